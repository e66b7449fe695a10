"""PLATE, told in pieces: "platnya belakang FQ depannya DK 3712", "motor vario hitam 1234 AB".

After a word for a plate every group of capitals or of up to four digits is a piece of it, however
many colours, brands and small words stand between.
"""

import re
from collections.abc import Iterator

from aduan.anonymize.dictated import Piece
from aduan.anonymize.harmless import COUNTED
from aduan.anonymize.numerals import DIGIT, TENS
from aduan.anonymize.plates import UNITS
from aduan.anonymize.span import Span
from aduan.anonymize.spelt import NAMES_OF_LETTERS

PLATE = re.compile(
    r"(?<![^\W_])(?:plat|pelat|plate|nopol|tnkb|no\.? ?pol(?:isi)?|nomor polisi|number ?plate"
    r"|license plate|registration)(?:nya|ne|ku)?(?![^\W_])"
)
VEHICLE = (
    r"(?:motor|mobil|truk|truck|pick ?up|pickup|bus|taksi|taxi|scooter|bike|car|van|angkot|ojek"
    r"|grab|gojek|avanza|xenia|innova|vario|beat|scoopy|nmax|pcx|aerox|mio|vespa|supra|jupiter|fino"
    r"|genio|lexi|filano|fazzio|ninja|vixion|satria|revo|brio|jazz|fortuner|pajero|ertiga|calya"
    r"|sigra|agya|ayla|hiace|rush|terios|hrv|crv|xpander|carry|grandmax|elf|kijang|alphard|yaris"
    r"|honda|yamaha|suzuki|toyota|daihatsu|mitsubishi|kawasaki|isuzu|hino|fuso|wuling)(?:nya|ne)?"
)
HINTS = ("plat", "pelat", "pol", "tnkb", "registration")  # one of them is in each
TOKEN = re.compile(r"[^\W_]+")
FILLERS = frozenset(
    "nomor nomer nmr ada no nya yang yg itu ini adalah is was saya sy motor mobil motornya "
    "mobilnya truk angka angkanya huruf hurufnya depan depannya belakang belakangnya tengah "
    "tengahnya seri serinya ujung ujungnya cuma hanya kelihatan keliatan kelihatannya terlihat "
    "kebaca inget ingat terbaca kira lalu terus trus dan sama atau apa ya kalau klo kl gak ga "
    "nggak tidak salah sekian merah hitam putih kuning biru hijau abu silver bali dinas polisi "
    "maybe only ends starts with the first last letters digits numbers and then dengan dgn berapa "
    "lupa plat nopol tulisannya bacanya dobel double area kode awalnya akhirnya akhirannya".split()
)
MOST_FILLERS, GAP = 6, 8
NUMBER = re.compile(r"\d{1,4}|(?=[x?]{0,3}\d)[\dx?]{2,4}", re.IGNORECASE)
CAPITALS = re.compile(r"[A-Z]{1,3}")
NO_SERIES = frozenset("SIM STNK BPKB KTP HP WA RT RW GPS TNI GT CC PM AM ID NO TKP SUV".split())
COUNTS = re.compile(
    rf"[ ]?(?:(?=[^\W\d_]{{2}}|%){COUNTED}|(?:ribu|rb|juta|jt|an)\b)", re.IGNORECASE
)
# A number beside a vehicle: "vario hitam 1234 AB", "beat merah nomor 4451".
NUMBERED = re.compile(
    r"(?<![\w.,:/-])(?<!\d )\d{3,4}(?:(?P<gap>[ .-]?)(?P<series>[A-Z]{1,3}))?(?![^\W_]|[.,:/-]\d)"
)
BESIDE = re.compile(
    rf"(?<![^\W_])(?:{VEHICLE})(?:[ ,]{{1,2}}(?!no(?:m[oe]r)?\b)[a-z]{{3,9}}){{0,3}}[ ,:(]{{1,2}}"
    r"(?P<no>(?:no|nomor|nomer)(?:nya)?\.?[ :]{1,2})?$",
    re.IGNORECASE,
)
LOOK_BACK = 56


def find(text: str) -> Iterator[Span]:
    """Every plate of a plain text that is told in pieces, from its first to its last piece."""
    lower = text.lower()
    if len(lower) != len(text):
        return
    position = 0
    for word in PLATE.finditer(lower) if any(hint in lower for hint in HINTS) else ():
        if word.start() < position:
            continue
        pieces = list(_pieces(text, word.end()))
        digits = sum(piece.digits for piece in pieces)
        if digits > 1 or digits and len(pieces) > 1:
            position = pieces[-1].end
            yield Span(pieces[0].start, position, "PLATE")
    for number in NUMBERED.finditer(text):
        if _is_beside(text, number) and not COUNTS.match(text, number.end()):
            yield Span(*number.span(), "PLATE")


def _is_beside(text: str, number: re.Match[str]) -> bool:
    """Whether a number stands beside a vehicle like its plate."""
    beside = BESIDE.search(text, max(0, number.start() - LOOK_BACK), number.start())
    series = number["series"] or ""
    if not beside or series.casefold() in UNITS or series in NO_SERIES:
        return False
    return bool(beside["no"]) or len(series) > 1 and bool(number["gap"])


def _pieces(text: str, start: int) -> Iterator[Piece]:
    """Where the groups of digits and capitals stand that follow a word for a plate."""
    fillers, end = 0, start
    for token in TOKEN.finditer(text, start):
        gap = text[end : token.start()]
        if len(gap) > GAP or "\n\n" in gap or fillers > MOST_FILLERS:
            return
        end, word = token.end(), token[0]
        low = word.casefold()
        number = NUMBER.fullmatch(word)
        numeral = low in DIGIT or low in TENS
        if number and COUNTS.match(text, end):
            return
        series = CAPITALS.fullmatch(word) and word not in NO_SERIES
        letter = len(word) == 1 and not fillers or low == "dk" or low in NAMES_OF_LETTERS
        if number or numeral or series or letter:
            fillers = 0
            yield Piece(*token.span(), len(word) if number else int(numeral))
        elif low in FILLERS:
            fillers += 1
        else:
            return
