"""Streets and estates named without "Jalan" or "Perum": by English, by a list, or as a home."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from aduan.anonymize.homes import FILLER, OFFICE, WORD
from aduan.anonymize.streets import (
    BARE,
    CAPITAL,
    HOUSE,
    LEAD,
    NO,
    ROAD,
    SMALL,
    STOP,
    THINGS,
    beginnings,
)

Stretch = tuple[int, int]  # where a name begins and ends

ENGLISH = re.compile(ROAD)
# A name that ends like an estate's, before a house: Dalung Permai LL/9, Canggu Nest Residence.
ESTATE = re.compile(
    rf"(?<![^\W_])(?!{OFFICE}\b)(?:[^\W\d_][\w']{{2,15}} ){{1,3}}(?:permai|asri|residen(?:ce|si)"
    r"|regency|estate|garden|village|indah|lestari)"
    rf"(?=,? (?:{NO}|(?-i:[A-Z]{{1,3}})[ ]?[-/]?[ ]?)\d{{1,3}}(?!\d))",
    re.IGNORECASE,
)
ENDS = re.compile(r"permai|asri|residen|regency|estate|garden|village|indah|lestari")
# What tells that a house comes: a marked number, a gang, a number with a letter.
NUMBERED = rf"(?:{NO})(?:{HOUSE})(?![^\W_])"
LANE = r"(?:gang|gg|gng|lorong)\b[. ]{0,3}[\w]"
MARK = re.compile(
    rf"(?<=[ ,])(?:(?P<no>{NUMBERED})|(?P<lane>{LANE}|\d{{1,3}}(?-i:[A-Z])(?![^\W_]))"
    rf"|(?P<bare>[1-9]\d{{1,2}})(?![^\W_]|[.,:/-]\d|{THINGS}))",
    re.IGNORECASE,
)
SAYS_A_LANE = re.compile(r"gang|gg|gng|lorong")
ENGLISH_WORD = re.compile(r"street|road|lane|alley|avenue|st\b|rd\b|ln\b")
FIRST = frozenset(
    "tukad pulau danau gunung gn bukit raya bypass letda kapten kolonel mayor".split()
)
NO_WORD = re.compile(STOP)
ROMAN = re.compile(r"[ivxl]{1,5}")
SENTENCE = re.compile(r"(?<=\w{4})[.!?][ ]+")
LONGEST = 5  # words of a name
LOOK_BACK = 56
# After a word for a home any name with a number is a street; in small letters after "di" only.
HOME = re.compile(WORD)
AT_HOME = re.compile(
    rf"{WORD}(?! (?:sakit|makan|potong|tangga)\b){FILLER}{{0,4}}?[ :,=]{{1,3}}"
    rf"(?P<road>(?!{OFFICE}\b|no\b|nomor|kelas|{LEAD.pattern})"
    rf"(?:(?!(?-i:[A-Z]{{2,}})){CAPITAL}(?: {CAPITAL}){{0,3}}|(?:(?<= di )|(?<= d )|(?<=ring )"
    rf"|(?<=: )|(?<= at ))(?:{CAPITAL}|{SMALL})(?: (?:{CAPITAL}|{SMALL})){{0,3}}))"
    rf"(?=,? (?:{NUMBERED}|{LANE}|blok\b)|{BARE.pattern})",
    re.IGNORECASE,
)


@cache
def _listed() -> tuple[frozenset[str], frozenset[str]]:
    """The streets of the gazetteer, and the places whose gangs people name."""
    streets, places, section = set[str](), set[str](), ""
    for line in files(__package__).joinpath("gazetteer.txt").read_text("utf-8").splitlines():
        if line.startswith("#"):
            section = line
        elif "streets" in section:
            streets.add(line.strip())
        elif "well-known places of" in section:
            places.add(line.strip())
    return frozenset(streets), frozenset(places)


def find(text: str) -> Iterator[Stretch]:
    """Every such name of a plain text that may be part of an address."""
    lower = text.lower()
    if ENGLISH_WORD.search(lower):
        yield from (road.span() for road in ENGLISH.finditer(text))
    if not any(map(str.isdigit, text)) and not SAYS_A_LANE.search(lower):
        return
    if ENDS.search(lower):
        yield from (estate.span() for estate in ESTATE.finditer(text))
    for word in beginnings(HOME, text):
        if home := AT_HOME.match(text, word.start()):
            yield home.span("road")
    yield from _before_marks(text)


def _before_marks(text: str) -> Iterator[Stretch]:
    for mark in MARK.finditer(text):
        before = SENTENCE.split(text[max(0, mark.start() - LOOK_BACK) : mark.start()])[-1]
        name = before.rstrip(" ,")
        if name and (length := _length(name.lower(), lane=mark["lane"] is not None)):
            end = mark.start() - len(before) + len(name)
            yield end - length, end


def _length(before: str, *, lane: bool) -> int:
    """How many of the last characters are the name of a street; of a place too before a gang."""
    streets, places = _listed()
    words = before.split(" ")
    while len(words) > 1 and ROMAN.fullmatch(words[-1]):
        words.pop()
    numeral = len(before) - len(" ".join(words))
    for count in range(min(LONGEST, len(words)), 0, -1):
        name = words[-count:]
        joined = " ".join(name)
        like = 1 < count < 4 and name[0] in FIRST and not any(map(NO_WORD.fullmatch, name[1:]))
        if like or joined in streets or lane and joined in places:
            return len(joined) + numeral
    return 0
