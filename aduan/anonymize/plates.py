"""Number plates (Perpol 7/2021): area letters, one to four digits, up to three letters."""

import re
from collections.abc import Iterator
from enum import IntEnum

from aduan.anonymize.span import Span

# Area codes of Perpol 7/2021, and older ones still on the road; RI, CC and CD are official cars.
AREAS = (
    r"AA|AB|AD|AE|AG|BA|BB|BD|BE|BG|BH|BK|BL|BM|BN|BP|CC|CD|DA|DB|DC|DD|DE|DG|DH|DK|DL|DM|DN|DP|DR"
    r"|DS|DT|DW|EA|EB|ED|KB|KH|KT|KU|PA|PB|PG|PS|PY|PT|RI|D[ .-]{1,3}K"
    r"|(?-i:[A-Z] [A-Z])(?= \d \d)|[ABDEFGHKLMNPRSTWZ]"
)
GAP = r"[ \n]{0,3}(?:[.,_/\-:;*|()=+~']{1,3}|[^\w\s]{1,2})?[ \n]{0,3}"
# Its digits, some of them unreadable (DK 59?? AB) or written as letters (1O47), or one by one.
APART = r"[ ]{0,3}[ .,_\-*|/][ ]{0,3}"
NUMBER = (
    rf"\d(?:{APART}[\dxXoO?*](?![^\W_])){{2,3}}"
    r"|(?=[xX]{0,3}\d)\d{0,3}[xX]{2,3}\d{0,2}|(?=[OoIlxX?*]{0,3}\d)[\dOoIl?*!]{1,4}"
    r"|(?=[xX]{0,3}\d)[\dxX]{3,4}"
    r"|(?=[A-Z]{0,2}\d[A-Z]{0,2}\d)[\dOIZSBEAG]{4}"
    rf"|\d(?:{APART}[\dxXoO?*](?![^\W_])){{1,3}}|\d{{2}}{APART}[\dxX?*]{{2}}"
    rf"|\d{APART}[\dxX?*]{{2,3}}(?:{APART}\d)?|[\dxX?*]{{2,3}}{APART}\d"
)
LETTERS = (
    rf"(?-i:[A-Z]{{1,3}})(?=nya(?![^\W_]))|(?-i:[A-Z]{{1,2}}[08])(?![^\W_])|0[A-Z](?![^\W_])"
    rf"|[A-Z](?:{APART}[A-Z](?![^\W_])){{1,2}}|[A-Z]{{1,3}}"
)
BEGIN = r"(?:(?<![^\W_])(?<![A-Z]-)(?<!\b[sS]\.)|(?<=motor)|(?<=mobil)|(?<=plat)|(?<=nopol))"
START = (
    rf"{BEGIN}"
    r"(?=[A-Za-z]{1,2}(?:[ .-]{1,3}[Kk]|[ ][A-Z](?=[ ]\d[ ]\d))?[\W_]{0,7}[\dOoIlxX?*])"
    r"(?<!\d[.,/-])"
)
# Where one may begin, so that most places are passed over quickly.
AREA = re.compile(
    BEGIN
    + r"[A-Za-z]{1,2}(?:[ .-]{1,3}[Kk]|[ ][A-Z](?=[ ]\d[ ]\d))?[\W_]{0,7}(?=[OoIlxX?*A-Z]{0,3}\d)"
)
# Until when it holds, below it on the plate: 05.27.
UNTIL = (
    r"[ \n]{1,2}\(?(?:0[1-9]|1[0-2])[ ]?[^\w\s:,][ ]?(?:2[4-9]|3[0-2])(?!\d|[.,:/-]\d"
    r"|[ ]?(?:wi[tb]a?|am|pm|pagi|siang|sore|malam))"
)
PLATE = re.compile(
    rf"{START}(?P<area>{AREAS})(?P<gap>{GAP})(?P<number>{NUMBER})"
    rf"(?P<second>{GAP}|[ ](?:seri|huruf|belakang(?:nya)?)[ ])"
    rf"(?P<series>{LETTERS})(?:(?=(?-i:nya)(?![^\W_]))|(?![^\W_]|\+))(?P<until>{UNTIL})?",
    re.IGNORECASE,
)
# Without the last letters.
HALF = re.compile(
    rf"{START}(?P<area>{AREAS}){GAP}(?P<number>{NUMBER})(?![^\W_]|[.,:/-]\d|-)", re.IGNORECASE
)
# Plates of army and police (1234-07, 1234-XX) and of consulates (CC 12 34).
SERVICE = re.compile(
    r"(?:plat|pelat|nopol|no\.? ?pol\w*|dinas"
    r"|(?:mobil|motor|truk|kendaraan) (?:tni|polri|polisi|tentara))\b"
    r"[\w .:]{0,20}?(?<![\d.,:])(?P<plate>\d{2,5}[ ]?-[ ]?(?:\d{2}|[IVX]{1,5}))(?![\w-]|[.,:]\d)"
    r"|\b(?:plat|pelat|nopol|tnkb|no\.? ?pol(?:isi)?)(?:nya)?"
    r"(?: (?:nomor|no|belakang(?:nya)?|depan(?:nya)?|dk(?: ?nya)?|bali|motor(?:nya)?"
    r"|mobil(?:nya)?)){0,2}[ :]{1,3}"
    r"(?P<bare>\d{2,4}[ -]?(?-i:[A-Z]{1,3})|\d{3,4})(?![^\W_]|[.,/:-]\d)"
    r"|\b(?:motor\w*|mobil|truk|jeep|bike|car)[\w .:]{0,12}?"
    r"(?P<army>(?-i:[IVX]{1,5})[ ]?\d{3,5}-\d{2})(?![\w-])"
    r"|\b(?:motor|mobil|scoopy|vario|beat|nmax|avanza|xenia|innova|truk)(?: [a-z]{3,8}){0,2}"
    r" (?:no|nomor)\.? "
    r"(?P<numbered>\d{3,4}[ -]?(?-i:[A-Z]{2,3}))(?![^\W_])"
    r"|\b(?:plat|pelat|nopol|tnkb|polisi|plate|motor|mobil)(?:nya)?(?: nomor(?:nya)?)?[ :]{1,3}"
    r"(?P<apart>(?-i:[A-Z](?:[ .\n-]{1,2}[A-Z])?(?:[ .\n-]{1,2}\d){1,4}(?:[ .\n-]{1,2}[A-Z]){1,3}"
    r"|[A-Z][ .-][A-Z] \d{1,4} [A-Z]{1,3}))(?![^\W_])"
    r"|(?<![^\W_])(?P<consul>(?-i:C[CDNS]) \d{2,3} \d{2,3})(?!\d)",
    re.IGNORECASE,
)

CALLS = re.compile(
    r"plat|nopol|pelat|pol\b|tnkb|dinas|polri|tni|polisi|tentara|nomor|no\b|mobil|motor|C[CDNS] ",
    re.IGNORECASE,
)
CALLED = re.compile(
    r"\b(?:(?:plat|pelat|nopol|no\.? ?pol(?:isi)?|nomor polisi)(?:nya)?|plate|tnkb|registration)"
    r"(?:[ ](?:no(?:mor|mer)?\.?|seri|number))?[ :.,=(]{1,3}$",
    re.IGNORECASE,
)
# In capitals or with four digits, right after a vehicle too; not after a bus, whose lines are K2B.
BESIDE = re.compile(
    rf"{CALLED.pattern}"
    r"|\b(?:motor|mobil|truk|taksi|pick ?up|kendaraan|sopir|driver"
    r"|derek|taxi|grab|gojek|ojol|lawan|nabrak|ditabrak|sedan|minibus|ambulan[sc]?e?)"
    r"(?:nya)?[ :]{1,2}$",
    re.IGNORECASE,
)
VEHICLE = re.compile(
    r"\b(?:plat(?:nya)?|pelat(?:nya)?|plate|nopol(?:nya)?|tnkb|kendaraan|motor(?:nya)?"
    r"|mobil(?:nya)?|truk|truck|pick ?up|bus|bis|taksi|taxi|angkot|ojek|grab|gojek|gocar|avanza"
    r"|xenia|innova|vario|beat|scoopy|nmax|pcx|aerox|mio|vespa|supra|honda|yamaha|suzuki|toyota"
    r"|daihatsu|mitsubishi|brio|jazz|fortuner|pajero|ertiga|calya|sigra|agya|ayla|hiace|elf|l300"
    r"|driver|sopir|supir|pengemudi|pengendara|parkir|ditilang|stnk|bpkb|samsat|car|scooter"
    r"|motorbike|vehicle)\b",
    re.IGNORECASE,
)
# What stands before a letter and a number that are something else: Blok B 12 A.
ELSEWHERE = re.compile(
    r"\b(?:blok|blk|kelas|kls|kamar|kmr|gate|gol(?:ongan)?|tipe|type|lantai|ruang|jalur|sim|koridor"
    r"|vitamin|hepatitis|peron|grade|lapak|kios|los|nomor|no|halte|line|seri|paket|area|zona|gedung"
    r"|rt|rw|mm|pipa|pintu|poli|loket|tahap|pasal|ayat|huruf|lampiran|kode|influenza|jenis|meja"
    r"|kursi|baris|kav)\.?[ ]$",
    re.IGNORECASE,
)
# Letters after a number that are a word, or a unit.
WORDS = frozenset("di ke se sd dan yg an nya kk no rt rw jl gg inc in".split())
UNITS = frozenset(
    "kg gr mg km m cm mm ml l cc va kva w kw kwh v a hz gb mb tb x rb jt pcs org hr th thn bln jam "
    "am pm wib ha m2 kpa psi bar mpa lt pax kts pk hp lbr btl bh bks kel mw mva kb mbp det mnt mgg "
    "hal ton rit ekor unit".split()
)
ODD = re.compile(r"\d{4}(?<!00)")
VAN = "L300"
APART_LETTERS = re.compile(r"[\W_]+")
CLOSE, LOOK_BACK, LOOK_AHEAD = 24, 48, 32


class Told(IntEnum):
    """How far the words around tell that a plate stands here."""

    NOT = 0
    UNKNOWN = 1
    VEHICLE = 2
    PLATE = 3


def find(text: str) -> Iterator[Span]:
    """Every number plate of a plain text."""
    for area in AREA.finditer(text):
        if match := PLATE.match(text, area.start()):
            if _is_plate(match, _told(text, match)):
                yield Span(*match.span(), "PLATE")
        elif match := HALF.match(text, area.start()):
            told = _told(text, match)
            bali = _area(match).upper() == "DK" and _digits(match) > 2
            if told is Told.PLATE or bali or told is Told.VEHICLE and _digits(match) == 4:
                yield Span(*match.span(), "PLATE")
    for match in SERVICE.finditer(text) if CALLS.search(text) else ():
        yield Span(*match.span(match.lastgroup or 0), "PLATE")


def _area(match: re.Match[str]) -> str:
    """The letters of the area without what stands between them."""
    return APART_LETTERS.sub("", match["area"])


def _digits(match: re.Match[str]) -> int:
    return sum(character.isalnum() or character in "?*" for character in match["number"])


def _is_odd(match: re.Match[str]) -> bool:
    """Four digits that are no round number, as quantities are."""
    return bool(ODD.fullmatch(match["number"]))


def _told(text: str, match: re.Match[str]) -> Told:
    start, end = match.span()
    called = BESIDE if match[0].upper() == match[0] or _is_odd(match) else CALLED
    if called.search(text, max(0, start - CLOSE), start):
        return Told.PLATE
    if ELSEWHERE.search(text, max(0, start - CLOSE), start):
        return Told.NOT
    near = VEHICLE.search(text, max(0, start - LOOK_BACK), start)
    near = near or VEHICLE.search(text, end, end + LOOK_AHEAD)
    return Told.VEHICLE if near else Told.UNKNOWN


def _is_plate(match: re.Match[str], told: Told) -> bool:
    area, number, series = match["area"], match["number"], match["series"].casefold()
    upper = area.isupper() and match["series"].isupper()
    if told is Told.PLATE:
        return True
    glued = not match["gap"] and not match["second"]
    if _area(match).upper() == "DK":
        return upper or glued or series not in WORDS and (series not in UNITS or len(number) > 2)
    if not number.isalnum() and told is Told.UNKNOWN:
        spaced = match["gap"] != " " or len(area) > 1 and _digits(match) > 3
        return upper and _digits(match) > 2 and spaced and "," not in number
    if area + number == VAN or "/" in match["gap"] + match["second"] and told is Told.UNKNOWN:
        return False
    if glued and len(number) < 2:
        return False  # K5B is a bus line
    if series in WORDS | UNITS:
        sure = len(area) > 1 or _is_odd(match) or told is Told.VEHICLE and len(number) > 2
        return upper and sure
    if told is Told.VEHICLE:
        return True
    long = len(number) > 2 if not upper else len(number) > 1 or len(area) > 1
    return told is Told.UNKNOWN and long and (upper or glued)
