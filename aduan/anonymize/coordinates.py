"""COORDINATE: a point on the earth, always masked: decimal, degrees, LS/BT, plus code, UTM."""

import re
from collections.abc import Iterator

from aduan.anonymize.numerals import DIGIT, TENS
from aduan.anonymize.span import Span

# ISO 6709: latitude before longitude; Indonesian LU/LS (north, south) and BT/BB (east, west).
SIDE = (
    r"(?<![^\W\d_])(?:lintang (?:utara|selatan)|bujur (?:timur|barat)|lu|ls|bt|bb|[nsewu])"
    r"(?![^\W\d_])\.?"
)
LABEL = (
    r"(?:(?:lat(?:itude)?|lon(?:g(?:itude)?)?|lng|lintang|bujur|[xy](?=[ ]?[:=]))\b[ ]?[.:=]?[ ]?)"
)
JOIN = r"[ ]{0,2}(?:[,;/|&]|dan|-(?= )|and)?[ ]{0,2}(?<!\d)"
POINT = r"(?:\.[ ]?|,)"
TAIL = rf"(?:[ ]?°)?(?:[ ]?{SIDE})?"
# Indonesia lies between 6 N and 11 S, 95 and 141 E: there two decimals are enough.
LATITUDE = rf"[-+]?(?:0?\d|1[01]){POINT}\d{{2,12}}{TAIL}"
LONGITUDE = rf"\+?(?:9[5-9]|1[0-3]\d|14[01]){POINT}\d{{2,12}}{TAIL}"
ANYWHERE = rf"[-+]?\d{{1,3}}[.,]\d{{4,12}}{TAIL}"
LABELLED = rf"[-+]?\d{{1,3}}{POINT}\d{{2,12}}"
DEGREES = rf"[-+]?\d{{1,3}}(?:{POINT}\d{{1,12}})?[ ]?°?"
SECONDS = r"(?:[ ]?\d{1,2}(?:[.,]\d{1,6})?[ ]?(?:\"|''|detik|sec|s\b)?)?"
MINUTES = (
    r"[-+]?\d{1,3}[ ]?(?:°|derajat|deg|[od](?=[ ]?\d{1,2}[ ]?['m]))[ ]?\d{1,2}(?:[.,]\d{1,8})?"
    rf"[ ]?(?:'|menit|min|m(?=[ ]?\d))?{SECONDS}"
)
MARKED = rf"(?:{SIDE}[ :]{{0,2}})?{MINUTES}(?:[ ]?{SIDE})?"
BLANKS = rf"\d{{1,3}}[ ]\d{{1,2}}[ ]\d{{1,2}}(?:[.,]\d{{1,4}})?[ ]?{SIDE}"
# Degrees and decimal minutes, as sailors write them: S 8 45.913 E 115 09.277.
DECIMAL_MINUTES = r"\d{1,3}[ -]\d{1,2}[.,]\d{1,4}"
# Open Location Code: an alphabet of twenty, a plus before the last two or three.
PLUS = "[23456789CFGHJMPQRVWX]"
EAST, NORTH = r"0?\d{6}(?:[.,]\d{1,3})?", r"\d{6,7}(?:[.,]\d{1,3})?"
# Each group of forms with what every one of them holds.
DECIMALS = (
    rf"{LABEL}?{LATITUDE}{JOIN}{LABEL}?{LONGITUDE}",
    rf"{LABEL}?{LONGITUDE}{JOIN}{LABEL}?{LATITUDE}",
    rf"{ANYWHERE}{JOIN}{ANYWHERE}",
    rf"{LABEL}{LABELLED}(?:{JOIN}{LABEL}?{LABELLED})?",
    r"-\d{1,2}[.,]\d{4,12}",
)
SIDES = (
    rf"{DEGREES}[ ]?{SIDE}{JOIN}{DEGREES}[ ]?{SIDE}",
    rf"(?:[ns]|l[us]\b)[ :]{{0,2}}{DEGREES}{JOIN}(?:[ew]|b[tb]\b)[ :]{{0,2}}{DEGREES}",
    rf"{MARKED}(?:{JOIN}{MARKED})?",
    rf"{BLANKS}{JOIN}{BLANKS}",
    rf"{SIDE}[ :]{{0,2}}{DECIMAL_MINUTES}{JOIN}{SIDE}[ :]{{0,2}}{DECIMAL_MINUTES}",
    rf"{DECIMAL_MINUTES}[ ]?{SIDE}{JOIN}{DECIMAL_MINUTES}[ ]?{SIDE}",
)
GRIDS = (
    rf"(?:4[6-9]|5[0-4])[ ]?[lmns][ ]{{1,2}}{EAST}[ ,me]{{1,5}}{NORTH}(?:[ ]?[mn]{{1,2}})?",
    rf"{NORTH}[ ]?mn[ ,]{{1,3}}{EAST}[ ]?me|{EAST}[ ]?me[ ,]{{1,3}}{NORTH}[ ]?mn",
)
CODES = (
    rf"(?:{PLUS}{{4}}[ ]?)?{PLUS}{{4}}\+{PLUS}{{2,3}}(?:,? (?-i:[A-Z][a-z]+)){{0,3}}"
    rf"|{PLUS}{{6}}\+{PLUS}{{2}}",
    r"geo:[-\d.,]{5,40}|///[^\W\d_]{2,20}\.[^\W\d_]{2,20}\.[^\W\d_]{2,20}",
)
# "minus delapan koma enam, seratus lima belas koma dua", "min 5 titik 14 koma 119 titik 43"
NUMERAL = rf"(?:{'|'.join(sorted((*DIGIT, *TENS), key=len, reverse=True))})"
WORDED = rf"(?:\d{{1,12}}|{NUMERAL}(?: {NUMERAL}){{0,11}})"
POINTED = rf"{WORDED} (?:koma|titik|point|dot) {WORDED}"
SAID = (rf"min(?:us)? {POINTED}(?: ?, ?| koma | dan | )(?:min(?:us)? )?{POINTED}",)
GROUPS = (
    (r"\d[.,][ ]?\d\d", DECIMALS),
    (r"°|derajat|deg|[od][ ]?\d|\b(?:l[sunit]|b[tbuj]|[nsewu])[a-z]{0,6}\b", SIDES),
    (r"\d{6}[ .,mn]", GRIDS),
    (r"\+|geo:|///", CODES),
    (r"\bmin(?:us)? ", SAID),
)
# What all of them hold: decimals, degrees, a side of the earth, a plus, six digits.
HINT = re.compile(
    r"[.,][ ]?\d\d|°|\+|\d[ ]?(?:derajat|deg|[lbLB][suSTtB]|[nsewNSEWod])\b|///|\d{6}|geo:"
    r"|\bmin(?:us)? "
)
FORMS = tuple(
    (
        re.compile(hint, re.IGNORECASE),
        [re.compile(rf"(?<![\w.,-])(?:{f})(?!\w|[.,]\d)", re.IGNORECASE) for f in forms],
    )
    for hint, forms in GROUPS
)


def find(text: str) -> Iterator[Span]:
    """Every coordinate of a plain text."""
    if not HINT.search(text):
        return
    for hint, forms in FORMS:
        for form in forms if hint.search(text) else ():
            for match in form.finditer(text):
                yield Span(*match.span(), "COORDINATE")
