"""Layer 2, the second form: what was written as it is spoken, or disguised, in digits and signs.

"nol delapan satu" as "0 8 1", "5l7l O1" as "5171 01", "kadek at gmail titik com" as
"kadek@gmail.com". What a digit is doesn't matter as much as that one stands there.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from aduan.anonymize.hosts import DOMAINS, PROVIDERS
from aduan.anonymize.normal import Edit, Form, rewrite

# KBBI's numerals, their chat spellings, English, and Balinese (kasar and alus) and Javanese ones.
NUMERALS = {
    "0": "nol noll kosong ksong kosng zero oh noel enol",
    "1": "satu stu satoe esa one besik siki asiki siji setunggal",
    "2": "dua dwa duwa two kalih loro dua2",
    "3": "tiga tga tigo three telu tetiga tigang",
    "4": "empat empt ampat mpat four papat pat",
    "5": "lima lma limo five lime",
    "6": "enam enem nam nem six",
    "7": "tujuh tuju tjuh tujoh seven pitu",
    "8": "delapan dlapan delpan delapn lapan eight kutus akutus wolu ulu",
    "9": "sembilan smbilan sembiln semblan sembelan nine sia sanga songo",
}
DIGIT = {word: digit for digit, words in NUMERALS.items() for word in words.split()}
TENS = frozenset("belas puluh ratus sebelas sepuluh seratus ten eleven twelve hundred".split())
AMOUNT = frozenset(
    "ribu rebu rb jt juta miliar milyar triliun trilyun rupiah persen thousand million".split()
)
TWICE = {"double": 2, "dobel": 2, "doble": 2, "dobol": 2, "triple": 3, "tripel": 3}
# What people say between two digits.
BETWEEN = {
    "strip": "-", "setrip": "-", "dash": "-", "min": "-", "minus": "-", "garis": "-",
    "hubung": "-", "titik": ".", "dot": ".", "koma": ",", "comma": ",", "plus": "+",
} | dict.fromkeys("spasi space kali lalu terus trus kemudian lanjut dan and buka kurung tutup "
                  "datar miring garing slash angka x".split(), " ")  # fmt: skip
WORD = re.compile(r"[^\W\d_]+|\d+")
SPOKEN = re.compile(r"\b(?:" + "|".join(sorted(DIGIT, key=len, reverse=True)) + r")", re.IGNORECASE)
GLUED = re.compile("(?:" + "|".join(sorted(DIGIT, key=len, reverse=True)) + "){4,}")
MAX_GAP = 6  # characters between two spoken digits
MIN_SPOKEN = 3  # numerals in a row that are no counting ("dua tiga hari")
MIN_DIGITS = 7  # digits in a row that are a number, with a numeral or two among them


@dataclass(frozen=True)
class Token:
    start: int
    end: int
    kind: str  # digit, number, tens, twice, between
    text: str


def numerals(text: str) -> Iterator[Edit]:
    """Number words in sequence as digits."""
    if not SPOKEN.search(text):
        return
    run: list[Token] = []
    for match in WORD.finditer(text):
        token = _token(match)
        if run and (not token or match.start() - run[-1].end > MAX_GAP):
            yield from _digits(run)
            run = []
        if token and (run or token.kind != "between" or token.text == "+"):
            run.append(token)
    yield from _digits(run)


def _token(match: re.Match[str]) -> Token | None:
    word = match[0].casefold()
    kind, text = "", ""
    if word in DIGIT:
        kind, text = "digit", DIGIT[word]
    elif word.isdigit():
        kind, text = "number", word
    elif word in BETWEEN:
        kind, text = "between", BETWEEN[word]
    elif word in TENS:
        kind = "tens"
    elif word in AMOUNT:
        kind = "amount"
    elif word in TWICE:
        kind, text = "twice", word
    elif len(word) > 2 * MIN_DIGITS and GLUED.fullmatch(word):
        kind, text = "digit", "".join(DIGIT[part[0]] for part in SPOKEN.finditer(word))
    return Token(*match.span(), kind, text) if kind else None


def _digits(run: list[Token]) -> Iterator[Edit]:
    while run and run[-1].kind == "between":
        run.pop()
    if not _is_number(run):
        return
    times = 1
    for token in run:
        if token.kind == "twice":
            times = TWICE[token.text]
            yield Edit(token.start, token.end, " ")
        elif token.kind != "number":
            yield Edit(token.start, token.end, token.text * times)
            times = 1


def _is_number(run: list[Token]) -> bool:
    spoken = sum(len(token.text) for token in run if token.kind == "digit")
    total = spoken + sum(len(token.text) for token in run if token.kind == "number")
    kinds = {token.kind for token in run}
    if "amount" in kinds or not spoken:
        return False
    if "tens" in kinds:
        return spoken >= MIN_DIGITS or run[0].text == "0"
    enclosed = spoken > 1 or run[0].kind == run[-1].kind == "number"
    return spoken >= MIN_SPOKEN or (total >= MIN_DIGITS and enclosed)


# Letters that stand for digits, among digits: O and o for 0, l, I and | for 1; S, B, Z for 5, 8, 2.
LETTERS = str.maketrans("OoQlI|SsBZ", "0001115582")
DISGUISED = re.compile(
    r"(?<![^\W_])[\dOoQlI|SsBZ]++(?:[ .,\-/()_*~+]{1,3}[\dOoQlI|SsBZ]++)*+(?![^\W_])"
)
MIXED = re.compile(r"[\dOoQlI|SsBZ]+")


def lookalikes(text: str) -> Iterator[Edit]:
    """Letters in the place of digits, in a run of seven or more that is mostly digits."""
    for run in DISGUISED.finditer(text):
        digits = sum(map(str.isdigit, run[0]))
        groups = list(MIXED.finditer(text, *run.span()))
        length = sum(len(group[0]) for group in groups)
        if digits == length or length < MIN_DIGITS or 2 * digits < length:
            continue
        for group in groups:
            inside = group is not groups[0] and group is not groups[-1]
            if any(map(str.isdigit, group[0])) or inside or len(group[0]) > 1:
                yield Edit(*group.span(), group[0].translate(LETTERS))


# An e-mail address as it is said (no standard; forms from chats): local "at" domain "dot" ending.
BRACKETS = r"[ ]{0,2}[\[({<*_~|-]{1,2}[ ]?(?:%s)[ ]?[\])}>*_~|-]{1,2}[ ]{0,2}"
AT = (
    r"(?:" + BRACKETS % "at|a|et|ed|ad|add|@" + r"|[ ]{1,2}(?:at|et|ed|ad|add|keong)[ ]{1,2}"
    rf"|@[ ]?|[ ]@[ ]|[ ]@(?={PROVIDERS})|[ ]?(?:&commat;|&#64;|%40)[ ]?)"
)
SAID = BRACKETS % r"dot|titik|tik|ttk|d|\." + r"|[ ]{1,2}(?:dot|titik|tik|ttk|point)[ ]{1,2}"
DOT = rf"(?:{SAID}|[ ]?[.,](?! ))"
LOCAL = (
    rf"(?<![\w.+%-])(?P<local>[\w.+%-]{{1,64}}(?:(?:{SAID}|[ ]\.[ ]|[ ]{{1,2}}(?:underscore|under score"
    r"|garis bawah|strip|setrip|dash|minus)[ ]{1,2})[\w.+%-]{1,64}){0,3}?)"
)
ENDING = (
    rf"(?:{DOT}(?:{DOMAINS})(?:(?:{SAID})(?:id|uk|au|sg|my|jp))?"
    rf"|[ ]?[.,][ ]?(?:com|net|org|(?:co|go|ac)\.id)|[ ]com)(?![\w-])"
)
SURE = r"(?:g-?mail|yahoo|hotmail|ymail|icloud|rocketmail)(?![\w-])"
ADDRESS = re.compile(
    rf"{LOCAL}(?P<at>{AT})(?P<domain>(?:{PROVIDERS}){ENDING}"
    rf"|[\w-]{{1,63}}(?:{DOT}[\w-]{{1,63}}){{0,2}}?{ENDING}|{SURE})",
    re.IGNORECASE,
)
NO_AT = re.compile(
    rf"(?:e-?mail|surel|imel|gmail)[\w :=]{{0,24}}?[ :=](?P<local>[\w.+-]{{3,64}})[ ,]{{1,2}}"
    rf"(?P<domain>(?:{PROVIDERS}){ENDING})",
    re.IGNORECASE,
)
GLUED_AT = re.compile(
    rf"(?P<local>[\w.+-]{{1,64}})AT(?P<domain>(?:{PROVIDERS})(?:DOT|[.])?(?:{DOMAINS})?)\b"
)
SIGNS = {"underscore": "_", "under score": "_", "garis bawah": "_",
         "strip": "-", "setrip": "-", "dash": "-", "minus": "-"}  # fmt: skip
HINT = re.compile(r"@|%40|&commat;|&#64;|[ ](?:at|et|ed|ad|add|keong)[ ]|[a-z0-9]AT[a-z]"
                  r"|[\[({<*_~|-] ?(?:a|at|et|ed|ad|add) ?[\])}>*_~|-]", re.IGNORECASE)  # fmt: skip
SEPARATOR = re.compile(r"[^\w.+%-]+(?:\w+(?: \w+)?[^\w.+%-]+)?")


def addresses(text: str) -> Iterator[Edit]:
    """E-mail addresses as they are said or spaced, in their usual form."""
    patterns = [ADDRESS] * bool(HINT.search(text)) + [NO_AT, GLUED_AT]
    end = 0
    matches = sorted((m for p in patterns for m in p.finditer(text)), key=lambda m: m.start())
    for match in matches:
        usual = _usual(match["local"]) + "@" + SEPARATOR.sub(".", match["domain"]).strip(".")
        start = match.start("local")
        if start >= end and usual != text[start : match.end()]:
            yield Edit(start, match.end(), usual)
        end = max(end, match.end())


def _usual(local: str) -> str:
    return SEPARATOR.sub(lambda sign: SIGNS.get(sign[0].strip().casefold(), "."), local)


# A link as it is said: "wa titik me garis miring 62812…", "bit . ly / abc".
LINK = re.compile(
    rf"(?<![\w.])(?P<host>[\w-]{{1,63}})(?P<dot>{SAID}|[ ]\.[ ])(?P<ending>{DOMAINS})\b"
    r"(?P<path>(?:(?:[ ]?/[ ]?|[ ](?:slash|garis miring|garing|miring|per)[ ])[\w.?=&%+-]{1,99}){0,5})",
    re.IGNORECASE,
)


def links(text: str) -> Iterator[Edit]:
    """Spoken or spaced links in their usual form."""
    for match in LINK.finditer(text):
        path = re.sub(
            r"[ ]?/[ ]?|[ ](?:slash|garis miring|garing|miring|per)[ ]", "/", match["path"]
        )
        yield Edit(*match.span(), f"{match['host']}.{match['ending']}{path}")


def spoken(form: Form) -> Form:
    """The second form of a plain one; the same object where nothing in it is spoken."""
    for step in (addresses, links, numerals, lookalikes):
        edits = list(step(form.text))
        form = rewrite(form, edits) if edits else form
    return form
