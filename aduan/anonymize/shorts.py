"""Short and coded identifiers that a word gives away: meter 12345, RM 12-34-56, SHM 01234."""

import re
from collections.abc import Iterator
from dataclasses import replace

from aduan.anonymize.harmless import STRONG, WEAK
from aduan.anonymize.keywords import GLUED, NO
from aduan.anonymize.reading import Reading
from aduan.anonymize.span import Span

LOOK_BACK, LOOK_AHEAD = 64, 40
# Three to six digits (more are masked anyway) with a few letters, and codes of letters and digits.
SHORT = re.compile(
    r"(?<![^\W_])(?<!\d[ .,/:\-])(?:[A-Za-z]{0,3}[-.]?\d(?:[ .\-/]?\d){2,5}"
    r"|\d{2,3})(?:[- ]?[A-Z]{1,2})?"
    r"(?![^\W_])(?![ .,:/\-]{1,2}\d)"
)
# Letters that stand before a number, apart from it: UB 2-11837.
SERIES = re.compile(r"(?<![^\W_])(?:[A-Z]{1,3}\.){0,2}[A-Z]{1,3}[ ]?[ /-][ ]?$")
LAND = re.compile(
    r"\b(?:pipil|persil|letter c|buku c|petok d?|girik|gs|gambar situasi|surat ukur|shm|s?hgb|hm"
    r"|sertifikat|sertipikat|ajb|sporadik|skt|nib|hak (?:milik|pakai|guna bangunan))\b",
    re.IGNORECASE,
)
# SHM 4471/Desa Pererenan, HM 00871/Babahan.
VILLAGE = re.compile(
    r"[ ]?[/-][ ]?(?:(?i:desa|ds|kel(?:urahan)?)\.? )?[A-Z][a-z]+(?: [A-Z][a-z]+)?"
)
# What a telling word does not turn into an identifier: a year, a date, a time.
DATED = re.compile(
    r"(?:\d{1,2}[-/.]\d{1,2}[-/.])?(?:19[4-9]|20[0-4])\d|(?:[01]?\d|2[0-4])[.:][0-5]\d"
    r"|(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2])/\d\d"
)
DAY_MONTH = re.compile(r"(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2])")  # "sejak 29/09, pelanggan"
CODE = re.compile(
    r"(?<![^\W_])(?<![./-])(?=[^\W\d_]{0,8}[-./ ]?\d"
    r"|\d)[A-Za-z0-9]{1,20}(?:[-./][A-Za-z0-9]{1,20}){0,7}"
)
NUMBERED = re.compile(rf"(?:{NO}|:|=|#)[ :=.]{{0,3}}$", re.IGNORECASE)
# What shows that the number counts or costs something after all.
COUNTS = re.compile(
    r"\b(?:terpotong|dipotong|potong|naik|turun|bayar\w*|tagihan|sebesar|rp|sekitar|selama|sejak"
    r"|sampai|jadi|menjadi|hingga|hanya|cuma|kurang|lebih|setiap|per|tahun|biaya|denda|diminta"
    r"|minta|habis|kena|total|ada|sesuai|peraturan|uu|pasal|perda|pp|surat|sebanyak|jumlah|kuota"
    r"|daya|golongan|pukul|jam|tanggal|tgl|ke|untuk|depan|km)\b|\d|[!?;]"
    r"|(?<!\b[a-z])(?<!no)(?<!\ban)(?<!\bjl)[.][ ]",
    re.IGNORECASE,
)
SAYS = re.compile(
    rf"[ ,]{{0,2}}(?:(?:itu|ini|adalah|merupakan|yaitu|is|sebagai|=|-|\()[ ]?){{0,3}}(?:{NO}[ ]?)?",
    re.IGNORECASE,
)
MIN_DIGITS = 3  # two for the numbers of land, four for most
MINIMUM = {"PHONE": 5, "BANK_ACCOUNT": 6, "BPJS": 5, "CARD": 3, "OTHER_ID": 3, "WALLET": 6}
PLAIN = re.compile(r"[\d .\-/]+")
HIDDEN = re.compile(r"\d{4,12}[xX]{2,12}|[xX]{2,12}\d{4,12}")  # 510312xxxxxxxxxx
PASSPORT = re.compile(r"(?=[A-Z]*\d)[A-Z\d]{7,9}")  # ICAO Doc 9303: German ones have few digits
MAX_WORDS = 9
CODED = frozenset(("SIM", "PASSPORT", "BPJS", "CUSTOMER_NO", "OTHER_ID"))


def find(reading: Reading) -> Iterator[Span]:
    """Every short or coded identifier of a plain text."""
    if not (reading.sure.all or reading.words.all):
        return
    for form in (SHORT, CODE):
        for match in form.finditer(reading.text):
            span = _named(reading, match)
            if span and not _is_proven(reading, span):
                village = VILLAGE.match(reading.text, span.end) if _is_land(reading, span) else None
                yield replace(span, end=village.end()) if village else span


def _is_land(reading: Reading, span: Span) -> bool:
    """Whether a number is that of a piece of land, after whose number its village may stand."""
    return bool(LAND.search(reading.text, max(0, span.start - LOOK_BACK), span.start))


def _is_proven(reading: Reading, span: Span) -> bool:
    value = reading.text[span.start : span.end]
    places = [span.start + i for i, character in enumerate(value) if character.isdigit()]
    if "/" in value and not DATED.fullmatch(value):
        return False
    enough = WEAK if span.type == "PHONE" else STRONG
    return all(reading.proof[i] >= enough for i in places) or bool(DATED.fullmatch(value))


def _named(reading: Reading, match: re.Match[str]) -> Span | None:
    text, (start, end) = reading.text, match.span()
    digits = sum(map(str.isdigit, match[0]))
    land = digits == MIN_DIGITS - 1 and LAND.search(text, max(0, start - LOOK_BACK), start)
    passport = PASSPORT.fullmatch(match[0])
    if digits < MIN_DIGITS and not land and not passport:
        return None
    coded = not PLAIN.fullmatch(match[0])
    if not coded and match.re is CODE and "/" not in match[0]:
        return None
    if coded and "".join(filter(str.isalpha, match[0])).casefold() in GLUED:
        start, coded = start + next(i for i, c in enumerate(match[0]) if c.isdigit()), False
    kind = _before(reading, start)
    series = SERIES.search(text, max(0, start - 6), start)
    if series and series[0].strip(" /-").casefold() not in GLUED:
        apart = _before(reading, series.start())
        kind, start = (apart, series.start()) if apart else (kind, start)
    kind = kind or (None if DAY_MONTH.fullmatch(match[0]) else _after(reading, end))
    if not kind or coded and kind not in CODED and not HIDDEN.fullmatch(match[0]):
        return None
    if digits < MINIMUM.get(kind, 4) and not land and not (passport and kind == "PASSPORT"):
        return None
    return Span(start, end, kind)


def _before(reading: Reading, end: int) -> str | None:
    """The type that the words before a number give it."""
    start = max(0, end - LOOK_BACK)
    sure = reading.sure.last(start, end)
    if sure and _leads(reading.text[sure.end : end]):
        return sure.type
    number = NUMBERED.search(reading.text, max(0, end - 16), end)
    word = reading.words.last(start, number.start()) if number else None
    if number and word and _leads(reading.text[word.end : number.start()]):
        return word.type
    return None


def _leads(between: str) -> bool:
    after = between.removeprefix(".")  # of an abbreviation
    return not COUNTS.search(after) and len(after.split()) <= MAX_WORDS


def _after(reading: Reading, start: int) -> str | None:
    """The type that the words after a number give it: "12345 itu nomor pelanggan saya"."""
    says = SAYS.match(reading.text, start)
    if not says or not says[0].strip():
        return None
    word = reading.sure.first(start, says.end() + LOOK_AHEAD)
    return word.type if word and start < word.start <= says.end() else None
