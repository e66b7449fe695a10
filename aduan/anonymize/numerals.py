"""Layer 2: numbers as they are said: "nol delapan satu", "kosong kutus solas".

What a digit is doesn't matter as much as that one stands there.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from aduan.anonymize.normal import Edit

# KBBI's numerals, their chat spellings, English, and Balinese (kasar and alus), Javanese,
# Sundanese, Minang, Batak, Bugis and Madurese ones.
NUMERALS = {
    "0": "nol noll kosong ksong kosng zero oh naught nought noel enol eno das nl nul",
    "1": "satu stu satoe esa one besik sabesik siki asiki siji setunggal"
    " hiji ciek sada seddi settong",
    "2": "dua dwa duwa two kalih loro dadua dua2 duo dhuwa",
    "3": "tiga tga tigo three telu tetelu tetiga tigang tilu tolu tellu tello",
    "4": "empat empt ampat mpat mpt four papat pat opat ampek eppa empa",
    "5": "lima lma limo five lime lelima lema",
    "6": "enam enm enem nam nem nenem six genep onom anam enneng ennem",
    "7": "tujuh tuju tjuh tjh tujoh seven pitu pepitu tujuah petto pettong",
    "8": "delapan dlapan dlpn dlapn delpan delapn lapan eight kutus akutus wolu ulu"
    " dalapan ualu walu arua ballu",
    "9": "sembilan smbilan smbln sblan sembiln semblan sembelan nine sia asia sie sanga songo"
    " salapan sambilan asera",
}
DIGIT = {word: digit for digit, words in NUMERALS.items() for word in words.split()}
# Also Balinese: solas 11, roras 12, telulas 13, duang dasa 20, selikur 21, petang dasa 40.
TENS = frozenset(
    "belas puluh ratus sebelas sepuluh seratus seribu ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety "
    "hundred solas roras telulas patbelas limolas nembelas pitulas plekutus siangolas dasa likur "
    "selikur selae duang telung petang limang pitung ulung sangang samas setiman satus".split()
)
AMOUNT = frozenset(
    "ribu rebu rb jt juta miliar milyar triliun trilyun rupiah persen thousand million".split()
)
TWICE = {"double": 2, "dobel": 2, "doble": 2, "dobol": 2, "triple": 3, "tripel": 3}
SPOKEN = DIGIT.keys() | TENS | TWICE.keys()
# What people say between two digits.
BETWEEN = {
    "strip": "-", "setrip": "-", "dash": "-", "min": "-", "minus": "-", "garis": "-",
    "hubung": "-", "garing": "/", "miring": "/", "slash": "/",
    "titik": ".", "dot": ".", "point": ".", "koma": ",", "comma": ",", "plus": "+",
} | dict.fromkeys("spasi space kali lalu terus trus kemudian lanjut dan and buka kurung tutup "
                  "datar angka x lanjutannya sambungannya "
                  "belakang belakangnya".split(), " ")  # fmt: skip
WORD = re.compile(r"[^\W\d_]+|\d+")
PART = re.compile("|".join(sorted(DIGIT, key=len, reverse=True)))
GLUED = re.compile(f"(?:{PART.pattern}){{4,}}")
PAIR = re.compile(f"(?:{PART.pattern}){{2,3}}")  # noldelapan
GLUED_TENS = re.compile(f"({PART.pattern})(belas|puluh)")  # duabelas
LONG = re.compile(r"([^\W\d_])\1+")
LETTERS = re.compile(r"[^\W\d_]+")
# One number word among digits.
MIXED = re.compile(
    rf"\d[^\w\n]{{0,5}}(?:{PART.pattern}|twenty|(?:thir|for|fif|six|seven|eigh|nine)ty)(?![^\W\d_])"
    rf"|(?:{PART.pattern})[^\w\n]{{0,5}}\d"
)
# Digits with a sign that is said between them.
SEPARATED = re.compile(
    r"[\dol][ ,]{1,2}(?:titik|koma|garing|miring|slash|s(?:e)?trip|spasi|space|dash|dot|minus|min"
    r"|lalu|terus|trus|kemudian|lanjutannya|sambungannya|belakang(?:nya)?)[ ]{1,2}[\dol]"
)
EIGHT = re.compile(r"[ -]{1,2}(?:delapan|dlpn|lapan|eight|wolu|kutus|8)(?![^\W_])", re.IGNORECASE)
AND = re.compile(r"\d dan (?=\d)")
LETTERS_ALIKE = {"o": "0", "oo": "00", "l": "1", "i": "1"}  # beside a digit: 0O5, 7l
MAX_GAP = 6  # characters between two spoken digits
MAX_WORD = 14  # a longer word may be several numerals written as one
MANY = 3  # signs said between digits, as nobody does who counts
MIN_SPOKEN = 3  # numerals in a row that are no counting ("dua tiga hari")
MIN_DIGITS = 7  # digits in a row that are a number, with a numeral or two among them


@dataclass(frozen=True)
class Token:
    """A word of a spoken number, and what it says in digits or signs."""

    start: int
    end: int
    kind: str  # digit, number, tens, amount, twice, between
    text: str


def numerals(text: str) -> Iterator[Edit]:
    """Number words in sequence as digits."""
    lower = text.lower()
    if not _is_spoken(lower) and not _is_spoken(LONG.sub(r"\1", lower)):
        return
    run: list[Token] = []
    for match in WORD.finditer(text):
        token = _token(match) or _alike(text, match)
        if run and (not token or match.start() - run[-1].end > MAX_GAP):
            yield from _digits(run)
            run = []
        if token and (run or token.kind != "between" or token.text == "+"):
            run.append(token)
    yield from _digits(run)


def _is_spoken(lower: str) -> bool:
    """Whether there is more than a lone number word."""
    if SEPARATED.search(lower) or len(AND.findall(lower)) > MANY:
        return True
    words = [word for word in LETTERS.findall(lower) if word in SPOKEN or len(word) > MAX_WORD]
    if any(word not in SPOKEN and GLUED.fullmatch(word) for word in words):
        return True
    if any(word in TWICE for word in words):
        return True
    return len(words) > 1 or bool(words and MIXED.search(lower))


def _token(match: re.Match[str]) -> Token | None:
    word = match[0].casefold()
    kind, text = "", ""
    word = LONG.sub(r"\1", word) if LONG.sub(r"\1", word) in DIGIT else word  # limaa, nool
    if word in DIGIT:
        kind, text = "digit", DIGIT[word]
    elif word.isdigit():
        kind, text = "number", word
    elif word in BETWEEN:
        kind, text = "between", BETWEEN[word]
    elif word in TENS:
        kind = "tens"
    elif glued := GLUED_TENS.fullmatch(word):
        digit = DIGIT[glued[1]]
        kind, text = "tens", f"1{digit}" if glued[2] == "belas" else f"{digit}0"
    elif word in AMOUNT:
        kind = "amount"
    elif word in TWICE:
        kind, text = "twice", word
    elif (len(word) > MAX_WORD and GLUED or PAIR).fullmatch(word):
        kind, text = "digit", "".join(DIGIT[part[0]] for part in PART.finditer(word))
    return Token(*match.span(), kind, text) if kind else None


def _alike(text: str, match: re.Match[str]) -> Token | None:
    """A letter in the place of a digit, glued to one."""
    digit = LETTERS_ALIKE.get(match[0].casefold())
    beside = text[max(0, match.start() - 1) : match.start()] + text[match.end() : match.end() + 1]
    told = digit == "0" and EIGHT.match(text, match.end())  # "o delapan satu dua"
    alike = digit and (told or re.search(r"\d", beside))
    return Token(*match.span(), "digit", digit or "") if alike else None


def _digits(run: list[Token]) -> Iterator[Edit]:
    while run and run[-1].kind == "between":
        run.pop()
    if not run or not _is_number(run):
        return
    if run[-1].kind == "tens" and not run[-1].text:  # the last belas or puluh belongs to it
        run[-1] = replace(run[-1], text="0")
    twice: Token | None = None
    for token in run:
        if token.kind == "number":
            twice = None
        elif token.kind == "twice":
            twice = token
        elif twice:
            yield Edit(twice.start, token.end, token.text * TWICE[twice.text])
            twice = None
        else:
            yield Edit(token.start, token.end, token.text)


def _is_number(run: list[Token]) -> bool:
    spoken = sum(len(token.text) for token in run if token.kind == "digit")
    total = spoken + sum(len(token.text) for token in run if token.kind == "number")
    kinds = {token.kind for token in run}
    if "amount" in kinds:
        return [token.text for token in run[:2]] == ["0", "8"] and total >= MIN_DIGITS
    if run[0].text.startswith("0") and total >= MIN_DIGITS:
        return True
    if not spoken:
        signs = [token.text for token in run if token.kind == "between"]
        told = len(signs) > MANY and total > MIN_DIGITS + MANY  # 78 dan 33 dan 3 dan 731 dan 220
        return told or total >= MIN_DIGITS and not {"-", ".", ",", "/"}.isdisjoint(signs)
    if "twice" in kinds and total >= MIN_DIGITS:
        return True
    if "tens" in kinds:
        opens = run[0].text[:1] in ("0", "+") or [token.text for token in run[:2]] == ["6", "2"]
        return spoken >= MIN_DIGITS or opens
    enclosed = spoken > 1 or run[-1].kind == "number" or run[0].text.startswith("0")
    return spoken >= MIN_SPOKEN or (total >= MIN_DIGITS and enclosed)
