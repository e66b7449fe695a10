"""PHONE: the short numbers that go with a telephone number: an extension, a second ending.

"0361 479008 ato 4790 09", "754318 ext 12", "0821 4499 1288 atau belakangnya 89"
"""

import re
from collections.abc import Iterable, Iterator

from aduan.anonymize.dictated import UNIT
from aduan.anonymize.reading import Reading
from aduan.anonymize.span import Span

# Said before the last digits alone: one is enough.
ENDS = (
    r"ext|ekst|extension|pes|pesawat|psw|lokal|(?:belakang|blkg|buntut|ujung|ekor|akhir)(?:an|nya|ne)*"
    r"|bukan|ganti|diganti|s\.?d\.?|s/d|sampai|sampe|hingga"
)
LINK = (
    rf"{ENDS}|atau|ato|ataw|or|dan|and|sama|sm|satunya|satu|lagi|kedua|kantor|rumah|rmh|wa|hp|telp"
    r"|tlp|telepon|telpon|fax|faks|no|nomor|nomer|nya|yg|yang|baru|lama|cadangan|istri|suami|anak"
    r"|punya|saya|sy"
)
BETWEEN = r"[ ,;/&().:\-]"
COMPANION = re.compile(
    rf"(?:[ ]?\([^()\d\n]{{2,24}}\))?{BETWEEN}{{0,4}}"  # 0812 3344 5566 (Budi) / 7788 (Sari)
    rf"(?P<links>(?:(?:{LINK}){BETWEEN}{{1,3}}|(?<=[/&])[ ]?(?=\d)){{1,6}})"
    r"(?P<number>\d{1,8}(?:[ ./-]\d{1,4}){0,3})(?![\w%]|[ .,:/-]\d)"
)
EXTENSION = re.compile(r"\W*(?:ext|ekst|extension|pes|pesawat|psw|lokal)\W*")
# The end of a number in letters that look like digits: "0878 8637 EZ".
ALIKE = re.compile(r"[ .-]{1,2}[OIZESBGTlqg]{1,4}(?![^\W_])")
LAST = re.compile(rf"(?:^|{BETWEEN})(?:{ENDS}){BETWEEN}+$")
MIN_DIGITS, MAX_DIGITS, WHOLE = 3, 8, 10


def find(reading: Reading, numbers: Iterable[Span]) -> Iterator[Span]:
    """What goes with the telephone numbers that were found in a plain text; an extension also goes
    with a number of which only its length is known."""
    for number in set(numbers):
        if number.type == "PHONE":
            digits = sum(map(str.isdigit, reading.text[number.start : number.end]))
            if digits < WHOLE and (alike := ALIKE.match(reading.text, number.end)):
                yield Span(number.start, alike.end(), "PHONE")
        yield from _after(reading, number)


def _after(reading: Reading, number: Span) -> Iterator[Span]:
    end = number.end
    while companion := COMPANION.match(reading.lower, end):
        start, end = companion.span("number")
        extension = EXTENSION.fullmatch(companion["links"])
        digits = sum(map(str.isdigit, companion["number"]))
        least = 1 if LAST.search(companion["links"]) else MIN_DIGITS
        proven = reading.proof[start] or UNIT.match(reading.lower, end)
        if proven or not least <= digits <= MAX_DIGITS or not extension and number.type != "PHONE":
            return
        yield Span(companion.start() - 1 if extension else start, end, "PHONE")
