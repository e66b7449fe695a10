"""Layer 2: what is said piece by piece: house numbers, number plates, codes, decimals.

"nomor tujuh belas" as "nomor 17", "de ka tiga enam nol dua el ef" as "DK 3602 LF", "KITAS 2 C one
one J F" as "KITAS 2C11JF", "minus 8 koma 4127" as "-8.4127".
"""

import re
from collections.abc import Iterator

from aduan.anonymize.letters import PLAIN
from aduan.anonymize.normal import Edit
from aduan.anonymize.numerals import DIGIT, LETTERS, PART, SPOKEN, TENS

# The names of the letters as they are said (KBBI), and those of radio (ICAO).
LETTER = {
    name: letter
    for letter, names in {
        "a": "a alfa alpha", "b": "be bravo", "c": "ce charlie", "d": "de delta", "e": "e echo",
        "f": "ef foxtrot", "g": "ge golf", "h": "ha hotel", "i": "i india", "j": "je juliet",
        "k": "ka kilo", "l": "el lima", "m": "em mike", "n": "en november", "o": "o oscar",
        "p": "pe papa", "q": "ki qi kiu quebec", "r": "er romeo", "s": "es sierra", "t": "te tango",
        "u": "u uniform", "v": "ve fe victor", "w": "we whiskey", "x": "eks ex xray",
        "y": "ye yankee", "z": "zet zulu",
    }.items()
    for name in (*names.split(), letter)
}  # fmt: skip
NAMES_OF_LETTERS = {name for name in LETTER if len(name) > 1} | {"deka"}
SPELT = rf"(?:{'|'.join(sorted(LETTER, key=len, reverse=True))})(?![^\W_])"
COUNTED = rf"(?:{'|'.join(sorted((*DIGIT, *TENS), key=len, reverse=True))})(?![^\W_])"
HOUSE = re.compile(
    r"\b(?:(?P<ward>(?:er?[ ]?te|r t|er?[ ]?we|r w)(?=[ ]))|no(?:mor|mer)?|nmr|gang|gg|rt|rw"
    rf"|kamar|kmr|unit|kav(?:ling)?|blok(?P<letters>(?:[ ]{SPELT}){{1,2}})?)\.?[ /]"
    rf"(?P<number>{COUNTED}(?:[ ]{COUNTED}){{0,3}})(?![ ](?:ribu|juta|hari|orang|bulan|tahun)\b)",
    re.IGNORECASE,
)
# Any area after a word for a plate; DK (Bali) also without.
SAID_AREA = rf"{SPELT}(?:[ .-]{{0,2}}{SPELT})?"
CALLED = (
    r"(?:plat|pelat|nopol|no\.? ?pol|polisi|plate|tnkb|motor|mobil|truk|scooter|bike|car)"
    r"(?:nya|ne)?"
    r"[ :]{1,3}(?:nomor |no |motor |mobil |polisi |saya |sy |my |truk |pick ?up |depan |belakang )?"
)
BALI = r"(?:d[ .-]{0,2}k|de[ -]?ka|delta[ -]kilo)(?![^\W_])"
GLUED = rf"(?:\d{{1,3}}|{PART.pattern}){{2,6}}(?![^\W_])"
SAID = rf"(?:\d{{1,4}}(?![^\W_])|{COUNTED}|ribu\b|{GLUED})"
BETWEEN = r"(?:[ ,.-]|[^\w\s\x00-\x7f]){1,3}"  # also arrows and other pictures
NUMBER = rf"{SAID}(?:{BETWEEN}{SAID}){{0,6}}"
NO_SERIES = (
    r"(?!(?:di|ke|dan|yg|itu|ini|pak|bu|ya|jam|tgl|no|hp|wa|sdh|dr|an|min|ada|is|was|the)\b)"
)
SERIES = (
    rf"(?:[ ,.-]{{1,3}}(?:huruf )?(?:belakang(?:nya)? )?{NO_SERIES}"
    rf"(?P<series>{SPELT}(?:[ .-]{{1,2}}{SPELT}){{0,2}}|[A-Z]{{1,3}}(?![^\W_])))?"
)
PLATE = re.compile(
    rf"(?:(?<![^\W_]){CALLED}(?P<area>{SAID_AREA})|(?<![^\W_])(?P<bali>{BALI}))"
    rf"[ .:-]{{1,3}}(?P<number>{NUMBER}){SERIES}",
    re.IGNORECASE,
)
# The letters of any area in capitals, and so the last ones: "N sembilan empat satu satu UJ".
BARE = re.compile(
    rf"(?<![^\W_])(?P<area>(?-i:[ABD-HK-PR-TWZ][A-Z]?))[ .:-]{{1,3}}(?P<number>{COUNTED}"
    rf"(?:[ ,.-]{{1,3}}{SAID}){{1,5}})[ ,.-]{{1,3}}(?P<series>(?-i:[A-Z]{{1,3}}))(?![^\W_])",
    re.IGNORECASE,
)
# A code after a telling word, in groups of capitals and digits: "KITAS 2C 21 JE 1234 W".
GROUP = r"(?:[A-Z]{1,3}|[A-Z]{0,4}\d[A-Z\d]{0,12})"
GROUPS = rf"(?-i:{GROUP}(?:[ -]{GROUP}){{1,11}})"
GROUPED = re.compile(
    r"(?<![^\W_])(?:kita[sp]|itas|itap|pass?port?|sep|ijazah|rangka|mesin|imei|sn|s/n|serial"
    rf"|booking|bpkb)\b(?:[ ](?:no|nomor|number|code)\b)?[ .:=]{{1,4}}(?P<code>{GROUPS})(?![^\W_])",
    re.IGNORECASE,
)
# The same as single letters, digits and numerals in a row.
PIECE = rf"(?:[A-Z](?![^\W_])|\d{{1,4}}(?![^\W_])|(?:{PART.pattern})(?![^\W_]))"
CODE = re.compile(
    r"(?<![^\W_])(?:kita[sp]|itas|itap|pass?port?|sim|nik|ktp|kode|code|nomor|number|nomer|no"
    r"|rangka|mesin|imei|sn|serial|resi|booking|nip|visa|sertifikat|shm|bpkb|stnk|npwp)"
    rf"\b[ .:=]{{1,4}}(?P<code>(?:{SPELT}[ ,.-]{{1,3}})?{PIECE}(?:[ ,.\-]{{1,3}}{PIECE}){{4,24}})",
    re.IGNORECASE,
)
POINTS = frozenset("koma comma titik point dot".split())
DECIMAL = re.compile(
    r"(?<![^\W_])(?P<minus>min(?:us)?[ ])?(?P<whole>\d{1,3})[ ](?:koma|comma|titik|point|dot)[ ]"
    r"(?P<part>\d{2,12})(?![^\W_])",
    re.IGNORECASE,
)
SAID_DEGREES = re.compile(
    rf"(?<![^\W_])(?P<whole>{COUNTED}(?:[ ]{COUNTED}){{0,4}})[ ](?:koma|comma|titik|point|dot)[ ]"
    rf"(?P<part>{COUNTED}(?:[ ]{COUNTED}){{0,9}})"
    r"(?=[ ](?:derajat )?(?P<side>lintang|bujur|ls|lu|bt)\b)",
    re.IGNORECASE,
)
# An address of a computer, its four numbers said: "seratus tiga titik sepuluh titik …".
SAID_PART = rf"(?:\d{{1,3}}|{COUNTED}(?:[ ]{COUNTED}){{0,4}})"
IP = re.compile(
    rf"(?<![^\W_]){SAID_PART}(?:[ ](?:titik|dot|point)[ ]{SAID_PART}){{3}}(?![^\W_])", re.IGNORECASE
)
WORD = re.compile(r"[^\W_]+")
# Numerals with digits for letters: "n0l d3lapan s4tu".
DISGUISED = re.compile(
    r"(?<![^\W_])(?=[a-z]{0,8}\d[a-z\d]{0,8}(?![^\W_]))(?=\d{0,2}[a-z])[a-z\d]{3,9}"
)


def spelt(text: str) -> Iterator[Edit]:
    """House numbers, plates and codes that are said, in letters and digits."""
    end = 0
    found = [*_disguised(text), *_grouped(text)] if any(map(str.isdigit, text)) else []
    words = set(LETTERS.findall(text.lower()))
    if words & SPOKEN:
        found += (*_houses(text), *_codes(text))
    if words & SPOKEN or words & NAMES_OF_LETTERS:
        found += _plates(text)
    if words & POINTS:
        found += _decimals(text)
    for edit in sorted(found, key=lambda edit: (edit.start, -edit.end)):
        if edit.start >= end:
            yield edit
            end = edit.end


def _houses(text: str) -> Iterator[Edit]:
    for house in HOUSE.finditer(text):
        number = "".join(map(_digits, house["number"].split()))
        for part in ("ward", "letters"):
            if house[part]:
                yield Edit(*house.span(part), " " * (part == "letters") + _letters(house[part]))
        yield Edit(*house.span("number"), number[:4])


def _plates(text: str) -> Iterator[Edit]:
    for plate in (*PLATE.finditer(text), *BARE.finditer(text)):
        area = plate["area"] or "DK"
        start = plate.start("area" if plate["area"] else "bali")
        number = "".join(map(_digits, WORD.findall(plate["number"])))
        series = plate["series"] or ""
        named = WORD.findall(f"{text[start : plate.start('number')]} {series}")
        if re.search(r"[^\W\d_]{3}", f"{plate['number']} {series}") or _are_names(named):
            written = f"{_letters(area)} {number[:4]} {_letters(series)}".strip()
            yield Edit(start, plate.end("series" if series else "number"), written)


def _are_names(words: list[str]) -> bool:
    """Whether letters are said by their names: "ka te", "DEKA"."""
    return any(w.casefold() in NAMES_OF_LETTERS for w in words)


def _digits(said: str) -> str:
    """ "tiga" as 3, "12tiga4" as 1234; a word like "belas" as some digit."""
    low = said.casefold()
    if low in DIGIT or low.isdigit():
        return DIGIT.get(low, low)
    return PART.sub(lambda word: DIGIT[word[0]], low) if re.search(r"\d", low) else "1"


def _letters(said: str) -> str:
    return "".join(LETTER.get(word.casefold(), word) for word in WORD.findall(said)).upper()


def _codes(text: str) -> Iterator[Edit]:
    """A code must hold a letter, and a digit however it is said."""
    for code in CODE.finditer(text):
        words = [word.casefold() for word in WORD.findall(code["code"])]
        digits = [word for word in words if word in DIGIT or word.isdigit()]
        if digits and len(digits) < len(words):
            written = "".join(DIGIT.get(word) or LETTER.get(word, word) for word in words)
            yield Edit(*code.span("code"), written.upper())


def _grouped(text: str) -> Iterator[Edit]:
    for code in GROUPED.finditer(text):
        yield Edit(*code.span("code"), re.sub("[ -]", "", code["code"]))


def _decimals(text: str) -> Iterator[Edit]:
    for address in IP.finditer(text):
        yield Edit(*address.span(), "10.10.10.10")  # any: that one stands there
    for said in SAID_DEGREES.finditer(text):
        whole = "8" if said["side"].casefold()[0] == "l" else "115"  # any of this country
        yield Edit(*said.span(), f"{whole}.{'1' * max(2, len(said['part'].split()))}")
    for decimal in DECIMAL.finditer(text):
        sign = "-" if decimal["minus"] else ""
        yield Edit(*decimal.span(), f"{sign}{decimal['whole']}.{decimal['part']}")


def _disguised(text: str) -> Iterator[Edit]:
    for word in DISGUISED.finditer(text):
        if digit := DIGIT.get(word[0].translate(PLAIN)):
            yield Edit(*word.span(), digit)
