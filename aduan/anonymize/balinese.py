"""The grammar of Balinese names: gender, rank and birth order first, the person's own name last."""

from aduan.anonymize.lexicon import NAME, NAMELIKE, ORDER, PUBLIC, RANK, UNSURE, WEAK, WORD
from aduan.anonymize.words import Word, joined

# Geertz & Geertz, "Kinship in Bali" (1975), ch. 2; Antara, "Tata Nama Orang Bali" (2015):
# I / Ni (commoners), Ida Bagus / Ida Ayu (brahmana), Cokorda, Anak Agung, Dewa, Desak (satria),
# Gusti, Sang, Sagung (wesia), clan titles (Pande, Pasek), then Wayan / Made / Nyoman / Ketut.
GENDER = frozenset("i ni ida ide".split())
LONGEST = 6
AUXILIARIES = frozenset(
    "is was were are be been being has have had i we they he she you it who not hand self "
    "that which this also and to would".split()
)


def lead(words: list[Word], i: int) -> int:
    """How many words from i on are the beginning of a Balinese name; 0 unless that is sure."""
    first = words[i]
    if not first.kind & (ORDER | RANK) and not first.initial and first.low != "anak":
        return 0
    end = i
    signs = 0
    for k in range(i, min(i + LONGEST, len(words))):
        word = words[k]
        if k > i and not joined(words[k - 1], word):
            break
        if not (word.kind & (ORDER | RANK) or word.initial or word.low == "anak"):
            break
        end = k + 1
        signs += 2 if word.low == "agung" and words[k - 1].low == "anak" and k > i else _sign(word)
    length = end - i
    own = words[end] if end < len(words) and joined(words[end - 1], words[end]) else None
    if first.low in GENDER:
        return length if length > 1 and _after_gender(words[i + 1 : end], own) else 0
    if sum(w.kind & ORDER > 0 for w in words[i:end]) > 1 and length > 1:
        return length
    if length > 1 and signs > 1 and any(w.kind & (ORDER | RANK) for w in words[i:end]):
        return length
    if own is None or not _own_name(own):
        return 0
    return length if signs or first.kind & ORDER and not _english(words, i) else 0


def _sign(word: Word) -> int:
    """How much one word says that a name is there."""
    if word.kind & (ORDER | RANK):
        return 1 if word.cap else 0 if word.low in UNSURE else 1
    return 0


def _after_gender(rest: list[Word], own: Word | None) -> bool:
    """Whether "I …" or "Ni …" begins a name: English writes "I made a mistake"."""
    sure = [w for w in rest if w.kind & (ORDER | RANK) and w.low not in ("i", "made")]
    if sure:
        return True
    if any(w.low == "made" and w.cap for w in rest):
        return own is None or not own.kind & WORD or own.kind & NAMELIKE > 0 or own.cap
    return own is not None and _own_name(own) and any(w.low == "made" for w in rest)


def _english(words: list[Word], i: int) -> bool:
    """ "was made", "they made": no Made. "Gede" in small letters is "big", "putu" a cake."""
    if i and words[i - 1].low in ("kue", "jaje", "jajan"):
        return True
    if words[i].low in ("gede", "gde", "de", "tu", "man", "yan", "mang"):
        return True
    return words[i].low == "made" and i > 0 and words[i - 1].low in AUXILIARIES


def _own_name(word: Word) -> bool:
    """Whether a word can be the personal name after the shared ones."""
    if word.kind & (NAME | WEAK) and not word.kind & PUBLIC:
        return True
    return word.unknown or word.cap and not word.plain
