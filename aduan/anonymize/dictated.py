"""Numbers told piece by piece: "0812, tengahnya 3344, terus ujungnya 55", "RM nol nol dua belas".

After a word that asks for a number, whatever is like a digit belongs to it, with the small words
that people say between two pieces. Only what counts, costs or dates something ends it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from aduan.anonymize.harmless import COUNTED, STRONG, WEAK
from aduan.anonymize.numerals import DIGIT, GLUED, PAIR, PART, TWICE
from aduan.anonymize.reading import Reading
from aduan.anonymize.span import Span

TOKEN = re.compile(r"[^\W_]+")
# How many digits a numeral adds: belas one to its unit, puluh and ratus none of their own.
TENS = {"belas": 1, "puluh": 0, "ratus": 0, "ribu": 0, "likur": 1, "dasa": 0, "hundred": 0} | (
    dict.fromkeys("sebelas sepuluh solas roras telulas patbelas limolas nembelas pitulas plekutus"
                  " siangolas selikur selae ten eleven twelve thirteen fourteen fifteen sixteen"
                  " seventeen eighteen nineteen".split(), 2)
    | dict.fromkeys("twenty thirty forty fifty sixty seventy eighty ninety duang telung petang"
                    " limang pitung ulung sangang seratus seribu setiman samas".split(), 1)
)  # fmt: skip
# Said between two pieces, and meaning nothing else there.
LINKS = frozenset(
    "lalu terus trus trs kemudian kmdn lanjut lanjutan lanjutannya sambung sambungan sambungannya "
    "dan sama plus habis abis itu setelah then and followed by strip setrip dash spasi space "
    "titik dot point koma comma garis hubung miring slash kali dobel double doble triple tripel "
    "minus min depan depannya tengah tengahnya belakang belakangnya blkg blkgnya ujung ujungnya "
    "akhir akhirnya akhiran akhirannya terakhir terakhirnya awal awalnya awalan awalannya buntut "
    "buntutnya ekor ekornya sisa sisanya angka angkanya digit digitnya nomor nomornya nomer no "
    "nya x xx xxx eh ehm hmm anu apa ya yaitu kosongnya nolnya lagi satunya bukan salah maksud "
    "maksudnya paling maaf sori sorry middle ends ending with the last".split()
)
# Those of going on and of places in a number, with any affix: dilanjutkan, sambungane, ujungne.
STEM = re.compile(
    r"(?:di|se|me|ber|ter|pe)?(?:lanjut|sambung|nyambung|tambah|belakang|tengah|ujung|buntut|akhir"
    r"|awal|depan|terus|ikut|sisa)(?:kan|an)?(?:nya|ne|e|i)?"
)
# What may stand between the word that asks for a number and the first piece besides.
LEADS = LINKS | frozenset(
    "nomornya nomer saya sy aku kami tiang titiang tiange dia beliau pelaku korban ibu bapak pak "
    "bu anak istri suami pribadi rumah kantor aktif baru lama yang yg ini adalah is my his her "
    "number paling wa hp telp tlp nya ku ke di pada a.n an pln pdam bca bri bni mandiri bank bali "
    "cuma hanya inget ingat kelihatan keliatan kebaca dulu kalau klo gak ga tidak salah sekarang "
    "skrg dengan dgn berapa kira satunya lagi starts me at on to it kode negara "
    "area".split()
)
UNIT = re.compile(rf"[ ]?[-]?(?:{COUNTED}|(?:an|nd|st|th|juta|jt|rb|persen)\b)", re.IGNORECASE)
COUNTLESS = frozenset("ribu rebu rb juta jt miliar milyar rupiah persen thousand million".split())
ALIKE = re.compile(r"(?=[a-z|]{0,6}\d)[\dolisbzeagtq|]{1,8}")  # O8I2, 33A4
WINDOW = 64  # characters after the word in which a number must begin
SAID = re.compile(rf"(?<![^\W_])(?:{PART.pattern}|{'|'.join(TENS)})(?![^\W_])")
VALUE = re.compile(rf"\d|{SAID.pattern}")
MOST_LINKS = 4  # of these words between two pieces
MOST_STRANGE = 2  # words of no list before the number goes on
RESUMED = 3  # digits of what goes on then
COMPLETE = {"PHONE": 9, "NIK": 16, "KK": 16}  # digits
USUALLY = 10  # digits of a complete number of any other kind
AND = frozenset("dan and sama plus".split())  # after a complete number comes another one
NONE = frozenset[str]()
GAP = 14  # characters that are no words
STOP = re.compile(r"\n[ ]*\n|[ ]\|[ ]")  # a paragraph, a cell of a table
LOOK_BACK = 120
ENOUGH = {"NIK": 3, "BANK_ACCOUNT": 5, "WALLET": 6}  # digits; four for most
# A telephone number that no word announces: 0812 …, nol delapan …, +62 8 …
OPENING = re.compile(
    r"(?<![^\W_])(?<!\d[.,/:-])(?:(?:0|62 ?)8[\do]{1,3}(?![^\W_])"
    r"|0[2-79]\d{1,2}(?= (?:nya|lalu|terus|trus|sambung\w*|lanjut\w*|nomornya)\b)"
    r"|(?:nol|kosong|kosng|nul|zero|oh) (?:delapan|dlapan|dlpn|lapan|kutus|wolu|eight)(?![^\W_]))"
)
OPENS = ("0", "62", "lapan", "dlpn", "kutus", "wolu", "eight")  # one of them is in each
OPENED = 7  # digits of one
# The end or the beginning of a number alone: "hp belakangnya 4451", "4451 (4 digit terakhir)".
PLACE = (
    r"(?:belakang|blkg?|terakhir|akhir|ujung|buntut|ekor|depan|dpn|awal|tengah|akhiran|awalan)"
    r"(?:an)?(?:nya|ne)?"
)
HOW_MANY = r"(?:(?:\d|dua|tiga|empat|lima|enam|two|three|four|five|six) )?"
TAIL = re.compile(
    rf"(?<![^\W_])(?:(?:nomor|nomer|no|digit|angka|hp|wa|telp|tlp|ktp|nik|kk|rek|rekening|kartu|atm"
    rf"|sim|bpjs|nip|meter|rm)(?:nya|ku)?\.? (?:[a-z]{{1,10}} ){{0,2}}?{PLACE}"
    r"|(?:ber|di)?(?:akhir|awal)an|(?:ber|di)(?:akhir|awal)i?(?: dengan| dgn)?"
    r"|(?:belakang|buntut|ekor|ujung|sisa|sambungan|lanjutan)nya"
    rf"|(?:ending|ends|starts|starting) (?:in|with)|last {HOW_MANY}(?:digits?|numbers?))(?![^\W_])"
)
TOLD = re.compile(
    rf"[ ,(-]{{1,4}}{HOW_MANY}(?:digit|angka|nomor|no) {PLACE}"
    rf"|[ ,(-]{{1,4}}{HOW_MANY}(?:last|final) {HOW_MANY}digits"
)
# Sums and enumerations: "500.000 dan 250.000", "1, 2 dan 3".
LISTED = re.compile(r"(?:, ?dan|,| dan| atau| &) ")
ROUND = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})*\.[05]00")
SMALL = re.compile(r"[1-9]\d{0,2}")
# What every one of them holds.
TAIL_HINTS = ("akhir", "awal", "belakang", "blk", "ujung", "buntut", "ekor", "depan", "dpn",
              "tengah", "sisa", "lanjut", "sambung", "end", "start", "last", "final")  # fmt: skip
# "lanjutannya ada di kalimat ini: tujuh enam"
ANNOUNCED = re.compile(r"(?: [a-z]{1,12}){1,6} ?[:=]")
TAILED = 3  # digits of one


@dataclass(frozen=True)
class Piece:
    """A token of a told number and how many digits it is."""

    start: int
    end: int
    digits: int


def find(reading: Reading) -> Iterator[Span]:
    """Every number told in pieces, as one span from its first to its last piece."""
    position = 0
    for word in reading.words.all:
        if word.start >= position and (told := _told(reading, word.end, word.type)):
            enough = ENOUGH.get(word.type, 4)
            if len(told) > 1 and _digits(told) >= enough and not _counts(reading, told):
                position = told[-1].end
                yield _span(told, word.type)
    opens = any(hint in reading.lower for hint in OPENS)
    for opening in OPENING.finditer(reading.lower) if opens else ():
        if opening.start() >= position and (told := _told(reading, opening.start(), "PHONE")):
            position = told[-1].end
            if len(told) > 1 and _digits(told) >= OPENED:
                yield _span(told, "PHONE")
    yield from _tails(reading)


def _tails(reading: Reading) -> Iterator[Span]:
    if not any(hint in reading.lower for hint in TAIL_HINTS):
        return
    for tail in TAIL.finditer(reading.lower):
        word = reading.words.last(max(0, tail.start() - LOOK_BACK), tail.end())
        announced = ANNOUNCED.match(reading.lower, tail.end())
        told = _pieces(reading, (announced or tail).end(), LEADS, "")
        whole = told and (told[0].digits >= TAILED or len(told) > TAILED)
        if told and _digits(told) >= TAILED and (word or whole) and not _counts(reading, told):
            yield _span(told, word.type if word else "PHONE")
    for piece in re.finditer(r"(?<![^\W_])\d{3,6}(?=[ ,(-])", reading.lower):
        if TOLD.match(reading.lower, piece.end()):
            word = reading.words.last(max(0, piece.start() - LOOK_BACK), piece.start())
            yield Span(*piece.span(), word.type if word else "PHONE")


def _span(told: list[Piece], kind: str) -> Span:
    return Span(told[0].start, told[-1].end, "BANK_ACCOUNT" if kind == "WALLET" else kind)


def _digits(told: list[Piece]) -> int:
    return sum(piece.digits for piece in told)


def _counts(reading: Reading, told: list[Piece]) -> bool:
    """Whether the pieces are years and the like, round sums, or 1, 2 and 3."""
    places = [i for piece in told for i in range(piece.start, piece.end)]
    if all(reading.proof[i] for i in places):
        return True
    said = reading.lower[told[0].start : told[-1].end]
    values = LISTED.split(said)
    if all(ROUND.fullmatch(value) for value in values):
        return True
    small = len(values) == len(told) and all(SMALL.fullmatch(value) for value in values)
    return small and all(int(a) < int(b) for a, b in zip(values, values[1:], strict=False))


def _told(reading: Reading, start: int, kind: str) -> list[Piece]:
    """The pieces that follow each other from here."""
    window = min(len(reading.lower), start + WINDOW)
    if not VALUE.search(reading.lower, start, window):
        return []
    told = _pieces(reading, start, LEADS, kind)
    if not told and SAID.search(reading.lower, start, window):
        told = _resumed(reading, [], kind, start)
    while told and (more := _resumed(reading, told, kind, told[-1].end)):
        told += more
    return told


def _pieces(reading: Reading, start: int, leads: frozenset[str], kind: str) -> list[Piece]:
    text, told, between, end = reading.lower, list[Piece](), 0, start
    complete = COMPLETE.get(kind, USUALLY)
    for token in TOKEN.finditer(text, start):
        gap = text[end : token.start()]
        if len(gap) > GAP or STOP.search(gap):
            break
        end = token.end()
        if (digits := _value(reading, token, STRONG if told else WEAK)) >= 0:
            told.append(Piece(token.start(), end, digits))
            between = 0
            continue
        between += 1
        if token[0] in AND and _digits(told) >= complete:
            break
        known = token[0] in (LINKS if told else leads) or STEM.fullmatch(token[0])
        if not known or between > MOST_LINKS:
            break
    if told and _goes_on_to_count(text, told[-1].end) and not _one_by_one(text, told):
        return told[:-1]
    return told


def _one_by_one(text: str, told: list[Piece]) -> bool:
    """Whether the last two are numerals in a row: "nol tiga kamar" counts no rooms."""
    last = text[told[-2].start : told[-1].end].split(" ") if len(told) > 1 else []
    return len(last) == 2 and all(word in DIGIT for word in last)


def _resumed(reading: Reading, told: list[Piece], kind: str, end: int) -> list[Piece]:
    """What is said after some words of no list: "… dua, lanturanne nol nol lima"."""
    complete = COMPLETE.get(kind)
    unfinished = complete is not None and RESUMED < _digits(told) < complete
    text, enough = reading.lower, RESUMED + (not told)
    for token in islice(TOKEN.finditer(text, end), MOST_STRANGE):
        gap = text[end : token.start()]
        end = token.end()
        if "\n" in gap or token[0] in COUNTLESS or reading.words.within(token.start(), end):
            return []
        more = _pieces(reading, end, NONE if told else LEADS, kind)
        if _digits(more) >= enough and not _counts(reading, more):
            spoken = not any(map(str.isdigit, text[more[0].start : more[-1].end]))
            if unfinished or spoken and _digits(more) == len(more):
                return more
    return []


def _goes_on_to_count(text: str, end: int) -> bool:
    return bool(UNIT.match(text, end)) and not re.match(r" kali (?:\d|nol|kosong)", text[end:])


def _value(reading: Reading, token: re.Match[str], proof: int) -> int:
    """How many digits a word says; -1 for one that says none, or one proven so far."""
    word = token[0]
    if word.isdigit():
        return -1 if reading.proof[token.start()] >= proof else len(word)
    if word in DIGIT:
        return 1
    if word in TENS:
        return TENS[word]
    if word in TWICE:
        return -1
    if ALIKE.fullmatch(word):
        return len(word)
    if PAIR.fullmatch(word) or len(word) > 8 and GLUED.fullmatch(word):
        return len(PART.findall(word))
    return -1
