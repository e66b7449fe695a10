"""The words of a text: where each stands, what is before it, what its capital tells."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from aduan.anonymize.lexicon import NAMELIKE, PUBLIC, WORD, kind

# Words glued to a name or a number: "atas namaMade Suta", "Aji081238800447".
TOKEN = re.compile(
    r"(?:[Nn]ama|[Aa]n|[Pp]ak|[Bb]u|[Ii]bu|[Bb]apak)(?=[A-Z][a-z])|[^\W\d_]{3,}(?=(?:0|62)\d{7})"
    r"|[^\W_]+(?:['’][^\W\d_]+)*"
)
BLANKS = " \t\u00a0"
ACRONYM = 6  # an unlisted word of fewer capitals is an acronym: PLN, KTP
QUOTES = ('"', "'", "“", "”")  # a nickname in the middle
# A short form before a dot; the dot ends no sentence.
SHORT = frozenset(
    "jl jln gg br no nmr dr drg drs dra ir prof h hj kh sdr sdri bp bpk yth gst ngr ngk dg moh muh "
    "muhd muhammad abd md kt nym kd kdk wyn wy gd pt km kmg dw ag ib st mr mrs ms tn ny alm "
    "almh rr r a.n an up cq kec kel kab prov ds dsn lk rt rw tk sd pdt ust apt ns bd cok "
    "cokorda desak dsk bgs mgr dg kms kgs ida tjok tj zr tgl bln thn th kol letkol kapt sert "
    "telp jend tlp hp wa dkk dll dsb s.d ttd pak bu".split()
)
FUNCTION = frozenset(
    "di ke dari yang yg dan untuk dengan pada saya kami tidak sudah belum atau ini itu "
    "oleh karena agar supaya mohon tolong ada akan the of in to and is".split()
)  # written small in a title; where they have capitals, capitals tell nothing


@dataclass(slots=True)
class Word:
    """One word; `gap` is what stands between it and the one before."""

    text: str
    low: str
    start: int
    end: int
    gap: str
    kind: int
    cap: bool = False  # has a capital, where capitals mean something
    first: bool = False  # begins a sentence, so that a capital means little
    loud: bool = False  # all in capitals
    acronym: bool = False  # a short unlisted word in capitals among others that are not
    letters: bool = True  # nothing but letters and apostrophes
    initial: bool = False  # a single capital, as in I.G.A.K. or "Made S."
    plain: bool = False  # an ordinary or public word, and no name
    unknown: bool = False  # in no list
    public: str = ""  # part of the name of a place: "place", or "business" (of a person's)


def split(text: str) -> list[Word]:
    """The words of a text in order."""
    words: list[Word] = []
    for line in _lines(text, words):
        _weigh_capitals(line)
    return words


def _lines(text: str, words: list[Word]) -> Iterator[list[Word]]:
    """Fill `words`; yield those of each line."""
    line: list[Word] = []
    end = 0
    before = ""
    for token in TOKEN.finditer(text):
        word, start = token[0], token.start()
        low, gap = word.lower(), text[end:start]
        if "\n" in gap and line:
            yield line
            line = []
        end = token.end()
        first = not words or (gap != " " and _begins(gap, before))
        letters = word.isalpha() or "'" in word or "’" in word
        kinds = kind(low.rstrip("2"))
        line.append(Word(word, low, start, end, gap, kinds, first=first, letters=letters))
        line[-1].plain = kinds & (WORD | PUBLIC) > 0 and not kinds & NAMELIKE
        line[-1].unknown = letters and not kinds and end - start > 1
        words.append(line[-1])
        before = low
    yield line


def _begins(gap: str, before: str) -> bool:
    """Whether a sentence begins after this gap."""
    if "\n" in gap or "!" in gap or "?" in gap:
        return True
    return "." in gap and len(gap) > 1 and before not in SHORT and len(before) > 1


def _weigh_capitals(line: list[Word]) -> None:
    """Mark capitals, unless nearly every word of the line has one."""
    letters = [w for w in line if w.end - w.start > 1 and w.letters and not w.text.islower()]
    for word in letters:
        word.loud = word.text.isupper()
    for word in line:
        if word.end - word.start == 1 and word.text.isupper():
            word.loud = word.initial = True
    spoken = sum(w.end - w.start > 1 and w.text.isalpha() for w in line)
    if len(letters) * 4 >= spoken * 3 and _flat(line, spoken):
        return
    for word in letters:
        word.acronym = word.loud and not word.kind and word.end - word.start < ACRONYM
        word.cap = word.text[0].isupper() and not word.acronym
    for word in line:
        word.cap |= word.initial


def _flat(line: list[Word], spoken: int) -> bool:
    """Whether a line of capitals has words in it that are written small elsewhere."""
    small = any(w.low in FUNCTION and not w.text.islower() for w in line[1:])
    loud = sum(w.loud and w.end - w.start > 1 for w in line)
    ordinary = sum(w.plain for w in line)
    return spoken > 3 and small or loud * 4 >= spoken * 3 and ordinary * 2 >= spoken > 1


def joined(before: Word, word: Word) -> bool:
    """Whether two words next to each other can be parts of one name."""
    gap = word.gap
    if gap == " ":
        return True
    bare = gap.strip(BLANKS)
    if bare in QUOTES and len(gap) < 4 and before.cap and word.cap:
        return True
    if not bare:
        return 0 < len(gap) < 4
    if bare == "-":
        return len(gap) == 1 and not before.initial
    short = len(before.low) < 2 or before.low in SHORT or len(before.low) < 3 and before.cap
    return bare == "." and len(gap) < 3 and short
