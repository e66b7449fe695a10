"""DOB: the date somebody was born, which only the words around a date tell from any other event."""

import re
from collections.abc import Iterator

from aduan.anonymize.span import Span

DAY, MONTH = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])"
YEAR = r"(?:(?:18|19|20)\d\d|'?\d\d(?!\d))"
NAMES = (
    r"(?:jan(?:uar[iy]|u)?|[fp]eb(?:r?uar[iy]|r)?|mar(?:et|ch|t)?|apr(?:il)?|me[iy]|may|jun[ie]?"
    r"|jul[iy]?|ag(?:ustus|ust?|u|st?|t)|agt?s|aug(?:ust)?|sep(?:t(?:ember)?)?|o[kc]t(?:ober)?"
    r"|no[vp](?:ember)?|de[sc](?:ember)?)"
    r"(?![^\W\d_])"
)
UNITS = (
    r"(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|se|sepuluh|sebelas|belas|puluh|ratus"
    r"|seratus|ribu|seribu|nol|kosong|first|second|third|(?:twen|thir)t(?:y|ieth)|nineteen|eighty"
    r"|ninety|seventy|sixty|fifty|(?:four|fif|six|seven|eigh|nin)th|tenth|eleventh|twelfth|(?:thir"
    r"|four|fif|six|seven|eigh|nine)teenth|two|thousand|hundred|one|three|four|five|six|seven|eight"
    r"|nine)"
)
WORDED = rf"{UNITS}(?:[ -]{UNITS}){{0,8}}"
B, S = r"[ ]{0,2}", r"[ ]{0,2}[-/.,][ ]{0,2}"
OF_YEAR = r"(?:(?:tahun|taon|thn|th)\.?[ ]?)"
DATES = (
    rf"{OF_YEAR}(?:19|20)\d\d,? (?:bulan|bln) (?:{NAMES}|{MONTH}),? (?:tanggal|tgl) {DAY}",
    rf"(?:18|19|20)\d\d{S}{MONTH}{S}{DAY}",
    rf"{DAY}{S}{MONTH}{S}{YEAR}",
    rf"{DAY}[ ]{{1,2}}{MONTH}[ ]{{1,2}}(?:(?:19|20)\d\d|'\d\d(?!\d)|\d\d(?![ .]?\d))",
    rf"(?:the )?{DAY}(?:st|nd|rd|th)?{B}[-/.,]?{B}(?:of |bulan |bln )?{NAMES}\.?{B}[-/.,]?{B}"
    rf"{OF_YEAR}?{YEAR}",
    rf"{NAMES}\.?[ ]{{1,2}}{DAY}(?:st|nd|rd|th)?[ ]?,?[ ]{{1,2}}{YEAR}",
    rf"(?:tgl |tanggal )?{DAY}[ ]?,?[ ]?(?:bulan|bln)\.?[ ]?(?:{MONTH}|{NAMES})"
    rf"[ ]?,?[ ]?{OF_YEAR}{YEAR}",
    rf"{DAY}{S}(?-i:[IVX]{{1,4}}){S}{YEAR}",
    rf"(?:tgl |tanggal )?{WORDED}[ ]?,?[ ](?:bulan|bln)[ ](?:{WORDED}|{MONTH})[ ]?,?[ ]{OF_YEAR}?"
    rf"(?:{WORDED}|{YEAR})",
    rf"(?:the |tgl |tanggal )?{WORDED}[ ,]{{1,2}}(?:bulan |of )?{NAMES}"
    rf"(?:[ ,]{{1,2}}(?:tahun )?(?:{WORDED}|{YEAR}))?",
    rf"(?:(?:bulan|bln)\.? )?{NAMES}\.?[ ]?,?{B}{OF_YEAR}?(?:19|20)\d\d",
    rf"{DAY}{B}{NAMES}",
    rf"{MONTH}[-/](?:19|20)\d\d",
    r"(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:(?:19|20)\d\d|\d\d)(?!\d)",
    r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)",
    rf"(?:(?:tahun|thn|th|year|in)\.?{B})?(?:(?:19|20)\d\d|'\d\d)(?!\d)",
    rf"(?:tahun|thn|th)\.?{B}(?:\d\d(?!\d)|{WORDED})",
    r"(?<=kelahiran )[4-9]\d(?![ ]?(?:orang|bayi|anak|tahun|th|%))",
)
# Rabu Kliwon, 6 Oktober 1937: a weekday of seven, and one of the five of a market's week.
WEEKDAY = (
    r"(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad|redite|soma|anggara|buda|wraspati|sukra"
    r"|saniscara)(?: (?:pon|wage|kliwon|legi|pa?hing|umanis|paing))?,? "
)
DATE = re.compile(rf"(?<![^\W_])(?:{WEEKDAY})?(?:{'|'.join(DATES)})(?![^\W_])", re.IGNORECASE)
# lekad, embas: Balinese; TTL: tempat, tanggal lahir.
BORN = re.compile(
    r"(?<![^\W_])(?:(?:tempat[ ]?(?:,|/|&|dan|-)?[ ]?)?(?:tgl|tanggal|tg)\.?[ /]?(?:lahir|lhr|lahr"
    r"|laihr)|t\.?t\.?l\.?|tm?pt?[ /,.]{0,3}tgl[ .]{0,2}(?:lahir|lhr)|di ?lahir(?:kan)?"
    r"|dilahirkan|lahir(?:an|nya)?|lhr|lahirku|kelahiran(?:nya)?|d\.?o\.?b\.?|born"
    r"|birth ?da(?:te|y)|date of birth|lekad|embas|ultah|ulang tahun(?:nya)?|tgllahir|bday"
    r"|tanggal lhr)(?![^\W\d_])",
    re.IGNORECASE,
)
HINT = re.compile(
    r"la?hi?r|lekad|embas|born|bi?rth|d\.?o\.?b|bday|t\.?t\.?l|ultah|ulang", re.IGNORECASE
)
# A certificate's date, a founding day: no one's birth, unless it is called the date of birth.
NO_BIRTH = re.compile(
    r"(?:akt[ae]|surat(?: keterangan)?|kutipan|hari|sejak|angka|tingkat|berat(?: badan)?|cacat"
    r"|bekas|tanda)[ ]$",
    re.IGNORECASE,
)
# What may stand between: a place, whose birth, on which weekday. No verb, no office.
OTHER_EVENT = re.compile(
    r"\b(?:belum|blm|terbit|dibuat|diurus|urus|mengurus|diajukan|mengajukan|hilang|rusak|selesai"
    r"|proses|diproses|daftar|terdaftar|dilaporkan|lapor|keluar|cetak|dicetak|pancasila|sejak"
    r"|sampai|hingga|minta|antre|antri|ditolak|pengajuan|permohonan|kemarin|tadi|mulai|berobat"
    r"|dirawat|masuk|kontrol|operasi|meninggal|wafat|kota|provinsi|kabupaten|kemerdekaan|ri|dikirim"
    r"|datang|baru jadi|vaksin|imunisasi|ke kantor|disdukcapil|was issued|submitted)\b|[;!?]"
    r"|(?<!\b\w)(?<!\b\w\w)[.][ ]+[A-Z]",
    re.IGNORECASE,
)
GAP = 72
PLACE = re.compile(
    r"[ :=]{0,3}(?:di |in )?(?P<place>(?-i:[A-Z])[\w'. -]{1,30}?|[^\W\d_]{3,16})[ ]?[,/-]?[ ]?$",
    re.IGNORECASE,
)
# "akta lahir anak Ida Ayu Shinta (21 Februari 2024)": a child's, not the certificate's.
CERTIFIED = re.compile(
    rf"(?i: anak)?(?: (?-i:[A-Z])[\w.]+){{1,5}} \((?P<date>{'|'.join(DATES)})\)", re.IGNORECASE
)
PUT_RIGHT = re.compile(
    r"\b(?:salah|keliru)\b[^.;\n]{1,24}\b(?:(?:se)?harusnya|yang (?:benar|betul)|mestinya)",
    re.IGNORECASE,
)
DATE_OF = re.compile(r"t|d\.?o|birth", re.IGNORECASE)
TTL = re.compile(r"t\.?t\.?l|tempat|tmpt", re.IGNORECASE)
# Twins, or what the date should have been.
JOINED = re.compile(
    r"(?:[ ]?(?:,|dan|sama|sm|&|/|and)[ ]+(?:\w+[ ]){0,2}?"
    r"|\.[ ]+di (?:ijazah|ktp|kk|akta|paspor)[ ]+"
    r"|[^;\n\d]{0,80}?\b(?:aslinya|real one|correct one|yang (?:benar|betul))(?: is)?[ :]{1,3}"
    r"|[^.;\n\d]{0,24}?\bdi (?:ijazah|ktp|kk|akta|paspor)"
    r"(?: (?:tertulis|ketulis|tercetak))?[ :]{1,2}"
    r"|[ ,(]{1,3}(?:(?:salah|keliru)(?: [a-z]+){0,2}[ ,]{1,2})?(?:se|yang )?"
    r"(?:ha?ru?s(?:nya)?|mestinya|sebenar(?:nya)?|yg bener"
    r"|bukan|benar"
    r"|jadi|menjadi|padahal|tertulis|diganti|ke|not|instead of|should be)[ :]{1,3}(?:(?:tgl|tanggal"
    r"|di ktp|di kk|di akta)[ :]{1,3})?)"
    rf"(?=(?:{WEEKDAY})?(?:{'|'.join(DATES)}))",
    re.IGNORECASE,
)
# A date of long ago right after a name, as on forms: "Rosalina Tefa, 17-02-1991".
LONG_AGO = r"(?:19[3-9]\d|200\d|201[0-2])"
AFTER_NAME = re.compile(
    r"(?<![^\W_])(?:[A-Z][a-z]{2,}|[A-Z]{3,})"
    rf"(?:[ ]?[,(/|;][ ]?(?:[A-Z][a-z]+,? )?(?P<date>{DAY}(?P<sign>[-/.])"
    rf"(?:{MONTH}|[IVX]{{1,4}}|(?i:{NAMES}))(?P=sign){LONG_AGO})"
    rf"|[ ]?[,|;][ ]?(?P<cell>{LONG_AGO}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))"
    rf"|[ ]?[,(][ ]?(?P<told>(?:[A-Z][a-z]+, )?{DAY} (?i:{NAMES})\.? {LONG_AGO})(?=[,)])"
    rf"|[ ](?P<bare>{DAY}/(?:{MONTH}|(?i:{NAMES}))/{LONG_AGO})"
    r"|[ ,/(|;]{1,3}(?:L|P|l/p|Lk|Pr)\b[ ,/)|;]{1,3}(?:\(?(?i:lhr|lahir|tgl)\)?[ :]{1,2})?"
    r"(?P<row>(?:0?[1-9]|[12]\d|3[01])[-/.](?:0?[1-9]|1[0-2])[-/.](?:19|20)\d\d))(?!\d)"
)
# "UU Pelayanan Publik, 18 Juli 2009"
LAW = re.compile(
    r"\b(?:uu|undang-undang|per(?:da|gub|pres|bup|aturan|men\w*))\b[^,;.\n]*$", re.IGNORECASE
)
LOOK_BACK = 64
# Day, month and year in numerals alone: "lahir lima belas sembilan dua puluh tiga".
IN_NUMERALS = re.compile(
    rf"[ :]{{1,3}}(?:(?:pada|tgl|tanggal)[ :]{{1,2}})?"
    rf"(?P<date>{UNITS}(?:[ ,-]{{1,2}}{UNITS}){{2,9}})"
    r"(?![^\W_]|[ ](?:orang|bayi|anak|tahun|bulan|hari|kali|warga|persen))",
    re.IGNORECASE,
)
# What a form puts between its label and the value.
COLUMN = re.compile(r"[ ]?[;|\t][ ]?")
SAID_AFTER = re.compile(
    r"[ ,(]{0,3}(?:itu|ini|adalah|merupakan|is|=|-|\()[ ]{0,2}(?:tgl|tanggal|hari|my|his|her)?[ ]?"
    r"(?:lahir|kelahiran|birthday|birth ?date|date of birth|ttl|ultah|ulang tahun)|[ ]?\((?:lahir"
    r"|lhr|born|ttl)\)|[ ,]{1,2}(?:saya |dia |anak (?:saya )?|bayi )?(?:di)?lahir(?:kan)?(?: di| ke"
    r"|$|[.,])",
    re.IGNORECASE,
)


def find(text: str) -> Iterator[Span]:
    """Every date of birth of a plain text, with the place of birth where one form gives both."""
    for date in AFTER_NAME.finditer(text):
        group = date.lastgroup or ""
        before = text[max(0, date.start() - LOOK_BACK) : date.start(group)].rstrip(" ,(")
        if group not in ("told", "bare") or not LAW.search(before):
            yield Span(*date.span(group), "DOB")
    if not HINT.search(text):
        return
    for word in BORN.finditer(text):
        other = NO_BIRTH.search(text, max(0, word.start() - 20), word.start())
        put_right = PUT_RIGHT.search(text, word.end(), word.end() + GAP)
        certified = CERTIFIED.match(text, word.end()) if other else None
        if certified:
            yield Span(*certified.span("date"), "DOB")
        if other and not put_right and not DATE_OF.match(word[0]):
            continue
        yield from _after(text, word)
    for date in DATE.finditer(text):
        if SAID_AFTER.match(text, date.end()):
            yield Span(*date.span(), "DOB")


def _after(text: str, word: re.Match[str]) -> Iterator[Span]:
    """The date after the word, and one more joined to it (twins, or two people)."""
    if said := IN_NUMERALS.match(text, word.end()):
        yield Span(*said.span("date"), "DOB")
    column = COLUMN.match(text, word.end())
    start = column.end() if column else word.end()
    end = min(len(text), start + GAP)
    while (date := DATE.search(text, start, end + GAP)) and date.start() < end:
        between = text[start : date.start()]
        if OTHER_EVENT.search(between):
            return
        place = PLACE.fullmatch(between) if TTL.match(word[0]) and start == word.end() else None
        yield Span(start + place.start("place") if place else date.start(), date.end(), "DOB")
        joined = JOINED.match(text, date.end())
        if not joined or not DATE.match(text, joined.end()):
            return
        start, end = joined.end(), min(len(text), joined.end() + 48)
