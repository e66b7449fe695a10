"""How far a name goes: which words next to each other can be one."""

from aduan.anonymize.balinese import GENDER
from aduan.anonymize.cues import LEVELS, NAMED, PERSON, STAFF, TITLE, TOWARDS
from aduan.anonymize.lexicon import NAME, NAMELIKE, ORDER, PARTICLE, PUBLIC, RANK, UNSURE, WORD
from aduan.anonymize.places import HEADS, NAMES_TOO, of_a_clan
from aduan.anonymize.titles import (
    ELDERS,
    INSIDE,
    KIN,
    NAME_FILLERS,
    SHORT_ADDRESS,
    SHORT_KIN,
    SURNAMES,
    TITLES,
)
from aduan.anonymize.words import FUNCTION, Word, joined

LONGEST = 9  # words of one name
OWN_NAMES = NAMES_TOO | {"is"}  # after a birth order: "I Made Gria", "Gung Is"
SYLLABLE = 7  # letters that are too many for one
MOST_STRANGE = 2  # small unlisted words in it
ENGLISH = frozenset("mr mrs ms".split())  # before a Mr. Kang, Kang is no title
OFFICES_TOO = frozenset("hakim nona".split())  # "Arif Rahman Hakim"
# Written small inside names: patronymics, Arabic, Dutch, German, Portuguese; and "alias".
LINKS = frozenset(
    "alias als aka bin binti bt van der den de da dos al el ibn ibnu von ter a.l d.o "
    "dg daeng".split()
)


def end_of(words: list[Word], i: int, level: int) -> int:
    """Where the name that may begin at word i ends; i where none begins."""
    head = words[i]
    if (
        level < TITLE
        and head.acronym
        or head.low in TITLES
        and not head.kind & (NAME | ORDER | RANK)
        and not (i and head.cap and words[i - 1].low in ENGLISH)
    ):
        return i
    end, strange = i, 0
    for k in range(i, min(i + LONGEST, len(words))):
        word = words[k]
        if k > i and not joined(words[k - 1], word):
            break
        if head.public == "business" != word.public:
            break
        if not _goes_on(words, i, k, level):
            break
        strange += not word.kind and not word.cap
        if strange > (MOST_STRANGE if level < NAMED else LONGEST):
            break
        end = k + 1
    while end > i and _dangles(words, i, end):
        end -= 1
    return end


def begin_of(words: list[Word], i: int) -> int:
    """Where a name in small letters begins, with the unlisted words and initials before it."""
    begin = i
    while begin > max(i - LONGEST, 0) and not words[begin].cap:
        word, before = words[begin], words[begin - 1]
        single = before.end - before.start == 1 and word.gap.strip() == "." and before.letters
        strange = before.unknown and word.kind & NAME and joined(before, word) and not before.public
        if before.cap or not (single or strange) or before.low == "n" and begin == i:
            break
        begin -= 1
    return begin


def _dangles(words: list[Word], i: int, end: int) -> bool:
    """Whether the last word of a run is no part of a name: a link, I or Ni, an initial alone."""
    word = words[end - 1]
    if end - 1 == i:
        return (
            word.end - word.start < 2
            or word.low in ("ni", "si", "ia")
            or word.low in LINKS
            and not word.cap
        )
    return word.low in ("i", "ni", "si", "ida") or word.low in LINKS and not word.kind & NAMELIKE


def _goes_on(words: list[Word], i: int, k: int, level: int) -> bool:
    """Whether word k can be part of the name that begins at i."""
    word = words[k]
    if not word.letters or word.public == "place" and not _overruled(word, level):
        return False
    if word.initial or k > i and _links(words, k) or level >= TITLE and _small_initial(words, k):
        return True
    if of_a_clan(words, k) or k > i and of_a_clan(words, k - 1):
        return True
    if three_syllables(words, i, k):
        return True
    if word.low == "anak":
        return k + 1 < len(words) and words[k + 1].low == "agung"
    if word.kind & NAMELIKE:
        return _listed_goes_on(words, i, k, level)
    if k == i + 1 and _is_nickname(words, i, level):
        return True
    if k > i and words[k - 1].kind & (NAME | ORDER | RANK) and _between_names(words, i, k):
        return True
    if word.cap and not word.acronym and _capital_goes_on(words, i, k, level):
        return True
    return _strange_goes_on(words, i, k, level)


def three_syllables(words: list[Word], i: int, k: int) -> bool:
    """Whether word k is one of a Chinese name that begins at i: "Tan Kok Liong"."""
    name = words[i : i + 3]
    if len(name) < 3 or k > i + 2 or words[i].low not in SURNAMES or words[i].loud:
        return False
    short = all(word.cap and word.end - word.start < SYLLABLE for word in name)
    told = not name[2].plain or not name[0].first and not name[0].plain
    return short and told and all(word.gap in (" ", "-") for word in name[1:])


def _is_nickname(words: list[Word], i: int, level: int) -> bool:
    """Whether an ordinary word after a birth order, the last of its line, is what tells one Komang
    from the others: "namanya komang bebek", "Gardener: made botol"."""
    head, word = words[i], words[i + 1]
    if not head.kind & ORDER or not word.kind & WORD or word.kind & PARTICLE:
        return False
    if word.low in FUNCTION or word.low in LEVELS or word.low in HEADS:
        return False
    told = level == NAMED or ":" in head.gap or "." in head.gap and words[i - 1].text.isdigit()
    return told and (i + 2 == len(words) or words[i + 2].gap[0] != " ")


def _links(words: list[Word], k: int) -> bool:
    """ "bin", "van", "alias"; the second half of Sung-ho."""
    return words[k].low in LINKS or words[k].gap == "-" and not words[k - 1].plain


def _small_initial(words: list[Word], k: int) -> bool:
    """A single small letter and a dot: "an m. rifki"."""
    if words[k].end - words[k].start > 1 or k + 1 == len(words):
        return False
    return words[k + 1].gap.strip() == "."


def _strange_goes_on(words: list[Word], i: int, k: int, level: int) -> bool:
    """Whether a word of no list is part of the name."""
    word, head = words[k], words[i]
    if word.plain or word.low in LEVELS or word.low in HEADS or word.low in NAME_FILLERS:
        return False
    if word.acronym:
        return (
            level >= TITLE
            if k == i
            else words[k - 1].loud and (len(words[k - 1].low) > 3 or words[i].kind & NAME > 0)
        )
    if k > i and head.acronym:
        return word.cap and word.loud
    if k > i and word.cap != head.cap:
        return not head.unknown if word.cap else _between_capitals(words, k)
    return word.cap or level > 0 or k > i


def _between_capitals(words: list[Word], k: int) -> bool:
    """A small link of another language inside a name: "Elena della Rocca"."""
    after = words[k + 1] if k + 1 < len(words) else None
    if after is None or not words[k].unknown or not joined(words[k], after):
        return False
    return after.cap and after.kind & NAME > 0 and words[k - 1].cap


def _overruled(word: Word, level: int) -> bool:
    """ "Pak Teuku Umar" and "anak saya Raden Saleh" are no streets."""
    return level >= PERSON and word.cap and word.low not in HEADS


def _is_too(word: Word, before: Word) -> bool:
    """Whether a word for a place or an office is a name after the one before it."""
    owned = bool(before.kind & (ORDER | RANK)) and word.low in OWN_NAMES
    return owned or bool(before.kind & (NAME | ORDER | RANK)) and word.low in OFFICES_TOO


def _capital_goes_on(words: list[Word], i: int, k: int, level: int) -> bool:
    """Whether an ordinary word with a capital is a name because of what stands around it."""
    word = words[k]
    before = words[k - 1]
    if k > i and before.cap and _is_too(word, before):
        return True
    if word.low in FUNCTION or word.low in HEADS or word.low in LEVELS and word.low not in KIN:
        return False
    if k > i:
        return _capital_follows(words, i, k)
    if word.low in TITLES or word.loud and word.plain:
        return False
    if level >= STAFF and _leads_to_a_name(words, k):
        return True
    if level == TITLE:
        return words[i - 1].low in ELDERS | SHORT_ADDRESS and not word.kind & PARTICLE
    return level == NAMED and not word.first


def _capital_follows(words: list[Word], i: int, k: int) -> bool:
    """Whether it is one after those from i on."""
    word, before = words[k], words[k - 1]
    if before.kind & (ORDER | RANK) and before.cap or before.low in ("bin", "binti"):
        return True
    if before.initial:
        return k > i + 1 or not word.plain
    if word.low in TITLES or not before.cap:
        return False
    return bool(word.kind & WORD) and any(w.kind & (NAME | ORDER | RANK) for w in words[i:k])


def _leads_to_a_name(words: list[Word], k: int) -> bool:
    """ "saya Lo Kian Seng", "mas Galang Prakoso": ordinary words with capitals before a name."""
    for j in range(k + 1, min(k + 3, len(words))):
        word = words[j]
        if not joined(words[j - 1], word) or not word.cap or word.low in LEVELS:
            return False
        if not word.plain:
            return not word.acronym
    return False


def _between_names(words: list[Word], i: int, k: int) -> bool:
    """Whether a small word among names is one: "i wayan budha", "maruli tua hutapea", "tu gek"."""
    word = words[k]
    if word.low in KIN and word.low in INSIDE:
        return not words[k - 1].kind & NAME and word.low not in FUNCTION | SHORT_KIN
    if words[i].cap or word.low in FUNCTION or word.low in LEVELS or word.low in HEADS:
        return False
    after = words[k + 1] if k + 1 < len(words) else None
    named = after is not None and joined(word, after) and after.kind & NAME > 0
    sure = words[i].low in GENDER and any(w.kind & ORDER for w in words[i:k])
    return bool(word.kind & WORD) and not word.kind & PARTICLE and (named or sure)


def _listed_goes_on(words: list[Word], i: int, k: int, level: int) -> bool:
    """Whether a listed word, which may also be another one, is part of the name."""
    word, head = words[k], words[i]
    if LEVELS.get(word.low) == STAFF and not word.kind & NAME:
        return False
    if word.cap or word.kind & (NAME | ORDER | RANK) and word.low not in UNSURE:
        return True
    if k > i:
        return not head.cap
    if level != TITLE and word.low in LEVELS and word.low not in KIN:
        return False
    return level >= TOWARDS or bool(word.kind & (ORDER | RANK)) or not word.kind & (WORD | PUBLIC)
