"""Layer 2, the second form: what was said or disguised, in digits and signs.

"nol delapan satu" as "0 8 1", "5l7l O1" as "5171 01", "kadek at gmail titik com" as
"kadek@gmail.com".
"""

import re
from collections.abc import Callable, Iterator

from aduan.anonymize.hosts import DOMAINS, MISSPELT, NETWORKS, PROVIDERS
from aduan.anonymize.normal import Edit, Form, rewrite
from aduan.anonymize.numerals import MIN_DIGITS, numerals
from aduan.anonymize.spelt import spelt

# Letters that stand for digits, among digits: O, o, D, Q for 0, l, I, i, | and ! for 1; S, B,
# Z, b, E for 5, 8, 2, 6, 3; A, G, T, g, q for 4, 6, 7, 9.
WORD = re.compile(r"[^\W_]+")
MIN_SHARE = 4  # at least every fourth character is a digit
LETTERS = str.maketrans("OoQDlIi|!SsBZzbEAGTgq", "000011111558226346799")
ALIKE = r"[\dOoQDlIi|!SsBZzbEAGTgq]"
DISGUISED = re.compile(
    rf"(?<![^\W_]){ALIKE}++(?![^\W_])(?:[ .,;\-/()[\]_*~+]{{1,4}}{ALIKE}++(?![^\W_]))*+"
)
ZEROS = re.compile(r"[Oo]+|(?=[lI|]*[Oo])[OolI|]{3,}")
OPENS = re.compile(r"[Oo][B8]")  # 08 in letters
MIXED = re.compile(rf"{ALIKE}+")
MOMENT = re.compile(r"\d\dT\d\d:")  # 2026-03-02T00:00: no 7


def lookalikes(text: str) -> Iterator[Edit]:
    """Letters in the place of digits, in a run of seven or more that is mostly digits."""
    for run in DISGUISED.finditer(text):
        digits = sum(map(str.isdigit, run[0]))
        groups = list(MIXED.finditer(text, *run.span()))
        length = sum(len(group[0]) for group in groups)
        if digits == length or length < MIN_DIGITS or MIN_SHARE * digits < length:
            continue
        single = len(groups) >= MIN_DIGITS and all(len(group[0]) == 1 for group in groups)
        mixed = single or any(_is_mixed(group[0]) for group in groups)
        for group in groups:
            if MOMENT.match(text, group.start()):
                continue
            inside = group is not groups[0] and group is not groups[-1]
            opens = group is groups[0] and OPENS.match(group[0]) and mixed
            if _is_mixed(group[0]) or ZEROS.fullmatch(group[0]) or inside and mixed or opens:
                yield Edit(*group.span(), group[0].translate(LETTERS))


def _is_mixed(group: str) -> bool:
    """Digits with letters like them among them; A, G, T and q begin a code instead: G5125."""
    return not group.isdigit() and group[0] not in "AGTgq" and any(map(str.isdigit, group))


# An e-mail address as it is said (no standard; forms from chats): local "at" domain "dot" ending.
BRACKETS = r"[ ]{0,2}[\[({<*_~|«/-]{1,2}[ ]?(?:%s)[ ]?[\])}>*_~|»/-]{1,2}[ ]{0,2}"
SAID = BRACKETS % r"d[o0]t|titik|tik|ttk|d|\." + (
    r"|[ ]{1,2}(?:d[o0]t|titik|tik|ttk|point|dott)[ ]{1,2}|(?<=[\w-])[•·;](?=\w)"
)
# "dotcom"
SAID += r"|[ ]{1,2}(?:dot|titik)(?=(?:com|kom|net|org|co|id)\b)"
# A lone blank before "@" begins a handle, unless a mail domain follows.
MAIL_DOMAIN = (
    rf"(?:{PROVIDERS}|[\w-]{{1,63}}(?:{SAID}"
    r"|[ ]?\.[ ]?(?:[\w-]{1,63}\.)?(?:(?:ac|co|go|sch|or)[ ]?\.[ ]?id|com|net|org)))"
)
# How the sign looks: a snail, a vegetable, an a in a circle.
SNAIL = (
    r"(?:a |rumah[ -]?)?ke[o0]ng|sayur a|at-nya"
    r"|a (?:bulat|bundar|lingkaran?|melingkar|siput|di ?lingkari)"
    r"|siput|at sign|(?:simbol|tanda) (?:at|et|a)"
)
AT = (
    r"(?:"
    + BRACKETS % rf"at|a|et|ed|ad|add|@|{SNAIL}"
    + rf"|[ ]{{1,2}}(?:at|et|ed|ad|add|{SNAIL})[ ]{{1,2}}"
    rf"|@{{1,2}}[ ]?|[ ]@{{1,2}}[ ]|[ ]@(?={MAIL_DOMAIN})|#(?=(?:{PROVIDERS})[ ]?[.,])"
    r"|[ ]?(?:&commat;|&#64;|%40)[ ]?)"
)
DOT = rf"(?:{SAID}|[ ]?[.,](?! )|[ ][.,][ ]|[ ](?:koma|comma)[ ])"
LINE = (
    r"[ ]{1,2}(?:underscore|under score|underskor|garis bawah|strip|setrip|dash|minus|plus)[ ]{1,2}"
)
SIGN = rf"(?:{SAID}|[ ]\.[ ]|(?<=\w),(?=\w)|{LINE})"
LOCAL = rf"(?<![\w.+%-])(?P<local>[\w.+%-]{{1,64}}(?:{SIGN}[\w.+%-]{{1,64}}){{0,3}}?)"
ENDING = (
    rf"(?:(?:{DOT}|(?<=[a-z]{{3}})(?:dot|titik))(?:{DOMAINS})(?:{DOT}(?:id|uk|au|sg|my|jp))?"
    rf"|{DOT}{MISSPELT}|[ ]?[.,][ ]?(?:com|net|org"
    r"|(?:co|go|ac|sch|or|web|my)[ ]?[.,][ ]?id)|[ ][ck]om|[ ]co[ .]id)"
    r"(?![\w-])"
)
SPACED = r"[ ]?[.,][ ](?:de|me|co|id|ch|fr|nl|uk|ru|eu)"  # as a phone's keyboard writes: proton. me
SURE = r"(?:g-?mail|gm@il|yahoo|y@hoo|hotmail|ymail|icloud|rocketmail)(?![\w-])"
NO_OFFICE = r"(?!(?<= at )[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}\.go\.id)"  # "free at badungkab.go.id"
ADDRESS = re.compile(
    rf"{LOCAL}{AT}{NO_OFFICE}(?P<domain>(?:{PROVIDERS})(?:{ENDING}|{SPACED}(?![\w-]))"
    rf"|[\w-]{{1,63}}(?:{DOT}[\w-]{{1,63}}){{0,2}}?{ENDING}|{SURE})",
    re.IGNORECASE,
)
NO_AT = re.compile(
    r"(?:e-?mail|surel|imel|gmail)[\w :=]{0,24}?[ :=](?!(?:at|et|ed|ad|add|keong)[ ])"
    r"(?P<local>[\w.+-]{2,64})[ ,]{1,2}(?:di )?"
    rf"(?P<domain>(?:{PROVIDERS}){ENDING})",
    re.IGNORECASE,
)
GLUED_AT = re.compile(
    rf"(?P<local>[\w.+-]{{1,64}})AT(?P<domain>(?:{PROVIDERS})(?:DOT|[.])?(?:{DOMAINS})?)\b"
)
SIGNS = {"underscore": "_", "under score": "_", "underskor": "_", "garis bawah": "_",
         "strip": "-", "setrip": "-", "dash": "-", "minus": "-", "plus": "+"}  # fmt: skip
# "email saya kadek suar at gmail": all words after the telling one.
MAIL_WORD = re.compile(
    r"(?:mail|surel|imel)(?:nya)?(?:[ ](?:saya|sy|ku|adalah|is|ke|di|pribadi))?[ :=]{1,3}"
    r"(?P<words>(?:[\w.]{1,20} ){1,3})$",
    re.IGNORECASE,
)
# What one of them must hold, so that most texts need no search.
HINT = re.compile(
    r"@|#[ghy]|%40|&commat;|&#64;"
    r"|[ \[({<*_~|«/-](?:at|et|ed|add?|a|ke[o0]ng|siput|sayur|simbol|tanda)[ \])}>*_~|»/-]"
)
SAID_SIGN = re.compile(SIGN, re.IGNORECASE)
SAID_DOT = re.compile(rf"(?:{SAID}|[ .,]|DOT)+", re.IGNORECASE)


def addresses(text: str) -> Iterator[Edit]:
    """E-mail addresses as they are said or spaced, in their usual form."""
    lower = text.lower()
    hints = {
        ADDRESS: HINT.search(lower),
        NO_AT: "mail" in lower or "surel" in lower,
        GLUED_AT: "AT" in text,
    }
    patterns = [pattern for pattern, hint in hints.items() if hint]
    end = 0
    matches = sorted(
        (m for p in patterns for m in p.finditer(text)), key=lambda m: m.start("local")
    )
    for match in matches:
        usual = _usual(match["local"]) + "@" + SAID_DOT.sub(".", match["domain"])
        start = match.start("local")
        if words := MAIL_WORD.search(text, max(0, start - 48), start):
            start = words.start("words")
        if start >= end and usual != text[start : match.end()]:
            yield Edit(start, match.end(), usual)
        end = max(end, match.end())


def _usual(local: str) -> str:
    return SAID_SIGN.sub(lambda sign: SIGNS.get(sign[0].strip().casefold(), "."), local)


# What is said about how to write it: "gustut (tanpa spasi) narendra at …".
ADVICE = re.compile(
    r"[ ]?[(\[](?:tanpa (?:spasi|jarak)|di ?(?:sambung|gabung|rapat)(?:kan)?|no spaces?"
    r"|huruf kecil(?: semua)?|(?:semua )?kecil(?: semua)?|all lower ?case)[)\]][ ]?",
    re.IGNORECASE,
)


def advice(text: str) -> Iterator[Edit]:
    """Such words between two parts of one name, which are written together."""
    for said in ADVICE.finditer(text) if "(" in text or "[" in text else ():
        yield Edit(*said.span(), "")


# A link as it is said: "wa titik me garis miring 62812…", "bit . ly / abc".
SLASH = r"(?:[ ]?[(\[]/[)\]][ ]?|[ ]?/[ ]?|[ ](?:slash|garis miring|garing|miring|per)[ ])"
SAID_OR_DOT = rf"(?:{SAID}|[ ]\.[ ])"
LINK = re.compile(
    rf"(?<![\w.])(?P<host>[\w-]{{1,63}}(?:{SAID_OR_DOT}[\w-]{{1,63}}){{0,3}}?){SAID_OR_DOT}(?P<ending>{DOMAINS})\b"
    rf"(?P<path>(?:{SLASH}[\w.?=&%+-]{{1,99}}(?:[ ]\.[ ][\w-]{{1,30}}){{0,4}}){{0,5}})",
    re.IGNORECASE,
)
# The dots are left out: "drive google kom garis miring f/8Zk".
HOST_SAID = re.compile(
    r"(?<![\w.])(?P<host>[\w-]{1,63}(?: [\w-]{1,63}){0,2}(?= )|[\w-]{1,63}(?=\.))"
    rf"[ .](?P<ending>com|{MISSPELT}|me|ly|id|co)"
    rf"(?P<path>(?:[ ](?:slash|garis miring|garing)[ ][\w.?=&%+/-]{{1,99}}"
    rf"(?:{SAID}[\w-]{{1,30}}){{0,3}}){{1,5}})",
    re.IGNORECASE,
)
# "w a . m e / 6 2 8 7 7"
LINK_APART = re.compile(
    r"(?<![^\W_])\w(?: [\w.-](?![^\W_])){1,30} / (?:[\w?=&._+%/-](?:[ ]|(?![^\W_]))){2,60}"
)
SAYS_A_SLASH = re.compile(r"slash|miring|garing")
SAID_SLASH = re.compile(SLASH, re.IGNORECASE)


def links(text: str) -> Iterator[Edit]:
    """Spoken or spaced links in their usual form."""
    end = 0
    lower = text.lower()
    hosts = [*HOST_SAID.finditer(text)] if SAYS_A_SLASH.search(lower) else []
    said = [*LINK.finditer(text)] if " . " in text or SAYS_A_SIGN.search(lower) else []
    for match in sorted((*said, *hosts), key=lambda link: link.start()):
        if match.start() >= end:
            host = ".".join(re.sub(SAID_OR_DOT, " ", match["host"], flags=re.I).split())
            path = re.sub(SAID, ".", SAID_SLASH.sub("/", match["path"]), flags=re.I)
            yield Edit(*match.span(), f"{host}.{match['ending']}{path}")
            end = match.end()


def links_apart(text: str) -> Iterator[Edit]:
    """Links whose every character stands apart."""
    for link in LINK_APART.finditer(text) if " . " in text else ():
        usual = link[0].replace(" ", "")
        if "." in usual.split("/")[0]:
            yield Edit(link.start(), link.start() + len(link[0].rstrip()), usual)


# A name on a network with its signs said: "tiktok yanto garis bawah sablon", "@budi titik s".
JOINED = rf"[\w.]{{1,30}}(?:(?:{SAID}|{LINE})[\w.]{{1,30}}){{1,4}}"
NAME_SAID = re.compile(
    rf"(?<![^\W_])(?:(?:{NETWORKS})(?:[ -]?nya|[ -]?ku)?(?:[ ]?[:=])?[ ]"
    r"(?P<at>@|(?:at|et|ad|keong)[ ])?"
    r"|(?:akun|user(?:name)?|id) )"
    rf"(?P<name>{JOINED})|@[ ]?(?P<mention>{JOINED})|(?P<alone>[\w.]{{1,30}}"
    r"(?:[ ](?:underscore|under score|underskor|garis bawah)[ ][\w.]{1,30}){1,4})",
    re.IGNORECASE,
)
# "@ d a r r e l 0 9"
SAYS_A_SIGN = re.compile(
    r"titik|ttk|\btik\b|dot|point|under|garis|strip|dash|minus|plus"
    r"|[\[({<*_~|-][ ]?(?:d|\.)[ ]?[\])}]"
)
# "b u d i @ g m a i l . c o m"
LETTERS_APART = re.compile(r"(?<![^\W_])(?:[\w.] ){2,30}@(?: [\w.](?![^\W_])){4,30}")
APART = re.compile(r"(?<=@)[ ]?(?P<name>[A-Za-z0-9](?:[ ][\w.](?![^\W_])){3,30})")


def names(text: str) -> Iterator[Edit]:
    """Names on a network as they are said or spaced, in their usual form."""
    for match in NAME_SAID.finditer(text) if SAYS_A_SIGN.search(text.lower()) else ():
        group = match.lastgroup or "name"
        start, end = match.span("at")[0] if match["at"] else match.start(group), match.end(group)
        yield Edit(start, end, "@" * bool(match["at"]) + _usual(match[group]))
    for match in LETTERS_APART.finditer(text) if " @ " in text else ():
        yield Edit(*match.span(), match[0].replace(" ", ""))
    for match in APART.finditer(text) if "@" in text else ():
        yield Edit(*match.span(), match["name"].replace(" ", ""))


# "nol-VIII-I-II / VII-IX-IX-III": a telephone number in Roman numerals, one for each digit.
ROMAN = re.compile(
    r"(?<![^\W_])(?:nol|kosong|0)(?:[ ./-]{1,3}(?:I[VX]|V?I{1,3}|V)(?![^\W_])"
    r"|[ ./-]{1,3}(?:nol|kosong|0)(?![^\W_])){6,14}"
)
IN_A_ROW = re.compile(r"[IVX][ ./-]{1,3}[IVX]")
ROMANS = dict(zip("I II III IV V VI VII VIII IX".split(), "123456789", strict=True))


def romans(text: str) -> Iterator[Edit]:
    """Such numbers in digits."""
    for number in ROMAN.finditer(text) if IN_A_ROW.search(text) else ():
        yield Edit(*number.span(), "".join(ROMANS.get(n, "0") for n in WORD.findall(number[0])))


# A number glued to the words around it: "platDK5520FBQparkir", "pasporE3310982an", "RM113082bed".
GLUED = re.compile(
    r"(?<=[a-z]{3})(?=[A-Z]{0,3}\d{3,}(?![a-z]\d))|(?<=\d{3})(?=[a-z]{3})|(?<=\d{5})(?=[a-z]{2})"
    r"|(?:(?<=\d[A-Z])|(?<=\d[A-Z]{2})|(?<=\d[A-Z]{3}))(?=[a-z]{3})"
)


def glued(text: str) -> Iterator[Edit]:
    """Blanks between such a number and its words."""
    for border in GLUED.finditer(text):
        yield Edit(border.start(), border.start(), " ")


def spoken(form: Form) -> Form:
    """The second form of a plain one; the same object where nothing in it is spoken."""
    for step in (romans, advice, addresses, links_apart, links, names, lookalikes):
        form = _after(step, form)
    said = _after(numerals, _after(spelt, form))
    return _after(glued, said if said is form else _after(lookalikes, said))


def _after(step: Callable[[str], Iterator[Edit]], form: Form) -> Form:
    edits = list(step(form.text))
    return rewrite(form, edits) if edits else form
