"""What proves that digits are no identifier: money, time, quantity, law, a published number.

Everything else of seven digits or more is masked (layer 3). A proof names its thing by a word or
by a form nothing else has, and reaches to the number's end; no check digit proves anything.
"""

import re

# A number starts where no digit stands before it: not in front of it, not across one separator
# (START), or not even across three (ALONE), since "0361 223.344" is no quantity.
START = r"(?<![^\W_])(?<!\d[.,/:\-])"
ALONE = r"(?<![^\W_])(?<!\d[^\w\n|])(?<!\d[^\w\n|]{2})(?<!\d[^\w\n|]{3})"
END = r"(?!\d|[.,/:\-]\d)"
LAST = r"(?![^\w\n|]{0,3}\d)"
S = r"[ ]{0,3}"

# Numbers as PUEBI writes them: full stops between thousands, a comma before decimals, no leading 0.
DOTTED = r"[1-9]\d{0,2}(?:[.,]\d{3}(?!\d)){1,4}(?:[.,]\d{1,2}(?!\d))?"
SMALL = r"(?:[1-9]\d{0,2}(?:[.,]\d{1,3})?|0[.,]\d{1,3})"
AMOUNT = (
    rf"(?:{DOTTED}|[1-9]\d{{0,2}}(?:[ ']\d{{3}}(?!\d)){{1,4}}|[1-9]\d{{0,12}}(?:[.,]\d{{1,2}})?|0)"
)
TO = rf"(?:{S}(?:-|/|~|s/?d\.?|s\.d\.|sampai(?: dengan)?|hingga|dan|atau|,|, ?dan){S})"
CURRENCY = r"(?:\b(?:rp|idr|usd|us\$|eur|aud|sgd|gbp)\.?|(?<!\d)[$€£])"
SCALE = r"(?:ribu|rb|rebu|jt|juta|miliar|milyar|triliun|trilyun|rupiah|perak|k|m|million|billion)\b"
MONEY_WORD = (
    r"(?:di|mem)?bayar(?:an)?|biaya|(?:se)?harga(?:nya)?|tarif(?:nya)?|denda|tagihan|iuran|gaji"
    r"|upah|honor|uang|anggaran|pagu|nominal|sebesar|senilai|sejumlah|total(?:nya)?|kerugian|rugi"
    r"|retribusi|suara|dpt|jumlah|sebanyak|mencapai|populasi|penduduk|pungutan|sewa|minta|diminta"
    r"|dimintai|dipungut|cost|paid"
)
MONEY_FILLER = (
    r"(?:saya|kami|sebesar|senilai|hingga|sampai|hampir|sekitar|cuma|hanya|lebih|dari|total|air"
    r"|listrik|rawat|inap|pajak|sampah|parkir|sah|pemilih)"
)

UNIT = (
    r"(?:orang(?! tua)|org|jiwa|penduduk|warga|pemilih|suara|siswa|murid|ekor|lembar|keping|ton"
    r"|kuintal|kg|gram|liter|ltr|meter(?! air)|mtr|km|hektar|ha|kwh|kva|m[23]|dosis|wisatawan"
    r"|pengunjung|people|persen)"
    r"(?![^\W_])"
)
MEASURE = (
    rf"(?:{UNIT}|(?:kk|mg|l|ml|cc|m|cm|mm|are|va|w|watt|v|volt|a|hz|[mgk]bps|[gmtk]b|hari|minggu"
    r"|bulan|bln|tahun|thn|th|jam|menit|detik|kali|x|ppm|days?|years?|hours?|months?|weeks?|times)"
    r"(?![^\W_]|\.\w)|%)"
)
COUNTED = (
    rf"(?:{MEASURE}|(?:kepala keluarga|peserta|unit|buah|batang|biji|paket|sak|rumah|titik|ruas"
    r"|lampu|tiang|kendaraan|kamar|kasus|laporan|berkas|permohonan|anak|lansia|bidang|lokasi|desa"
    r"|banjar|pelanggan)(?![^\W_]))"
)

YEAR = r"(?:19[4-9]\d|20[0-4]\d)"
DAY, MONTH = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])"
MONTH_NAME = (
    r"\b(?:jan(?:uar[iy])?|[fp]eb(?:ruar[iy]|r)?|mar(?:et|ch)?|apr(?:il)?|mei|may|jun[ie]?|jul[iy]?"
    r"|ag(?:ustus|ust?|st?|t)|aug(?:ust)?|sep(?:tember|t)?|o[kc]t(?:ober)?|no[vp](?:ember)?"
    r"|de[sc](?:ember)?)\b"
)
DATE = (
    rf"(?:{DAY}(?:-{MONTH}-|/{MONTH}/|\.{MONTH}\.){YEAR}"
    rf"|{YEAR}(?:-(?:0[1-9]|1[0-2])-|/(?:0[1-9]|1[0-2])/)(?:0[1-9]|[12]\d|3[01]))"
)
HOUR = r"(?:[01]?\d|2[0-4])[.:][0-5]\d(?:[.:][0-5]\d)?"
ZONE = rf"(?:{S}(?:wita|wib|wit|am|pm|utc|z)\b)?"
ON = r"(?:tgl|tanggal|tertanggal|pada|hari|senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|on|date)"

# UU 12/2011 on laws, Perka ANRI and PermenPANRB 80/2012 on official letters: code/number/unit/year.
LAW = (
    r"\b(?:uu|undang-undang|uud|pp|perp?pu|perpres|keppres|inpres|permen\w{0,20}|kepmen\w{0,20}"
    r"|perda|pergub|perbup|perwali|perdes|peraturan|keputusan|instruksi|edaran|se|sk|skb|kepgub"
    r"|kepbup|pasal|surat|nota dinas|putusan mk|perka\w{0,10}|perpol|perma|pmk|spk|kontrak|mou"
    r"|dpa)\b"
)
WORDS = r"(?:\W{1,3}[a-z]{1,18}){0,5}?\W{1,3}(?:no(?:mor)?\b\W{0,3})?"
LETTER_NUMBER = r"(?:[a-z]{1,8}[./-])?\d{1,5}(?:[./-][a-z0-9()]{1,18}){0,8}"
# 640/0418/PUPR, B.31.620/1127/BM/PUPR, S-118/KPP.1705/2025: code, running number, unit, year.
OFFICIAL = (
    r"(?:[a-z]{1,3}[.-])?\d{1,3}(?:\.\d{1,3}){0,3}/(?:\d{1,5}/)?(?-i:[A-Z])[a-z.]{1,20}(?:\d{1,4})?"
    r"(?:/[a-z0-9.]{1,12}){0,4}(?![^\W_]|/)"
)
TICKET = (
    rf"\b(?:tiket|ticket|lapor(?:an)?!?|(?:peng)?adu(?:an)?|antre?an|tracking)(?:{S}\b(?:no(?:mor"
    rf"|mer)?|id|kode|tiket|laporan|aduan|sp4n|lama|baru|dengan|saya|kami|anda|sebelumnya)\b[.:]?){{0,3}}{S}(?:#|[.:]?{S}(?![08+]|62))"
)
# Permenkominfo 14/2018 (short codes 14xxx, 1500xxx; free calls 0800; split charge 0804, 0807), and
# two national services: PANDAWA of BPJS Kesehatan 08118165165, SAPA of KemenPPPA 08111129129.
MOBILE_62 = r"(?:\+?62[ -]?|0)"
HOTLINE = (
    r"(?:(?:021|0361)[ -]?)?1500[ .-]?\d{3}|(?:\(0\d{2,3}\)[ -]?|0\d{2,3}[ -])?14\d{3}"
    rf"|080[047][ -]?1[ -]?\d{{3}}[ -]?\d{{3}}|{MOBILE_62}811[ -]?8165[ -]?165"
    rf"|{MOBILE_62}811[ -]?81[ -]?65[ -]?165|{MOBILE_62}811[ -]?1[ -]?129[ -]?129"
)
OFFICE_LINE = (
    r"\b(?:(?:call ?cent(?:er|re)|contact ?cent(?:er|re)|hotline)(?: kami)?|posko"
    r"|(?:layanan )?pengaduan|command center|sekretariat|loket|pusat informasi|humas)"
    r"(?:\W{1,3}(?:di|nomor|no|telp|telepon|tlp|kantor|ke|melalui|lewat|via|humas|rs(?:ud)?|(?-i:[A-Z]{2,12}))\b){0,4}\W{1,3}"
    r"0(?:21|3\d\d|2\d\d?)\)?[ .-]{0,2}\d{2,4}[ .-]?\d{3,4}"
)
# The number of a report to PLN: G or K, region, yymmdd, running number.
PLN_REPORT = r"(?<=[GK])\d\d2\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{5}(?![^\W_])"
# Account codes 5.1.02.01.01.0024 (Permendagri 90/2019), area codes 51.71.01.1001 (137/2017).
CODE = (
    r"\b(?:kode (?:rekening|wilayah|desa)|mata anggaran|rek(?:ening)? belanja|(?:sub ?)?kegiatan"
    r"|program|belanja|dpa|rka|mak)\b(?:\W{1,3}[a-z]{1,15}){0,4}?\W{1,3}(?:\d(?:\.\d{1,4}){2,8}"
    r"|\d\d\.\d\d\.\d\d(?:\.\d{4})?)|\bkode \d(?:\.\d{1,4}){4,8}"
)

# A strong proof holds beside a number that is not proven, a weak one only where all is proven.
WEAK, STRONG = 1, 2
# Forms that begin with a word or a sign. They are tried as one, so that a text is read once.
NAMED = re.compile(
    "|".join(
        (
            # money
            rf"{CURRENCY}{S}:?{S}{AMOUNT}(?:[.,]-+)?(?:{S}{SCALE})?"
            rf"(?:{TO}(?:{CURRENCY}{S}{AMOUNT}|{DOTTED})(?:[.,]-+)?(?:{S}{SCALE})?){{0,6}}{END}",
            rf"\b(?:{MONEY_WORD})\b(?:\W{{1,3}}{MONEY_FILLER}\b){{0,2}}\W{{1,3}}{DOTTED}{END}",
            # places along a road, times, dates
            rf"\b(?:sta|km)\.?{S}\d{{1,3}}{S}\+{S}\d{{3}}"
            rf"(?:{TO}(?:sta|km)?\.?{S}\d{{1,3}}{S}\+{S}\d{{3}})?{END}",
            rf"\b(?:jam|pukul|pkl|jm|at){S}[.:]?{S}{HOUR}(?:{TO}{HOUR})?{ZONE}{END}",
            rf"\b{ON}{S}[.,:]?{S}{DAY}[-/. ]{MONTH}[-/. ](?:{YEAR}|\d\d){LAST}",
            rf"\b(?:tgl|tanggal){S}[.:]?{S}(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2]){YEAR}{LAST}",
            rf"{MONTH_NAME}\.?{S}(?:{YEAR}|'\d\d){END}",
            # laws, letters, standards, codes
            rf"{LAW}{WORDS}{LETTER_NUMBER}/{YEAR}{END}",
            rf"{LAW}{WORDS}\d{{1,3}}(?:[./-]\d{{1,5}}){{1,3}}{S}(?:tahun|th)\b",
            rf"(?:\b(?:ber)?nomor|\bno\.?|\bse|\bsurat|\bnota dinas|\bregister)[ ]{{0,12}}[:.]?"
            rf"[ ]{{0,2}}{OFFICIAL}",
            rf"\b(?:sni|iso|iec|iso/iec|ohsas){S}\d{{1,5}}(?:[-:.]\d{{1,4}}){{0,3}}{LAST}",
            rf"{CODE}{LAST}",
            rf"\bresi\b(?: (?:pos|jne|jnt|tiki|no|nomor))*{S}[.:]?{S}"
            rf"(?-i:[A-Z]{{1,3}})\d{{8,14}}{LAST}",
            rf"\b(?:kode (?:tender|rup|paket|lelang|faskes|jabatan)|tender (?:kode|paket)|rup|npsn)"
            rf"{S}[.:]?{S}[1-9]\d{{6,10}}{LAST}",
            rf"\bkbli{S}[.:]?{S}\d{{5}}(?:[/,& ]{{1,3}}\d{{5}}){{0,6}}{LAST}",
            rf"\bspbu{S}\d\d\.\d{{3}}\.?\d\d{LAST}",
            rf"\b(?:versi|version)(?:{S}[a-z]{{3,12}})?{S}v?\d{{1,3}}(?:\.\d{{1,5}}){{1,4}}{LAST}",
            rf"\bkode ?pos{S}[.:]?{S}\d{{5}}{LAST}",
            # report numbers and offices' lines
            rf"{TICKET}(?!(?:nik|kk|hp|wa|no|telp|tlp|rek|sim|id|lp)[-.]?\d)"
            rf"(?:(?:sp4n|[a-z]{{1,5}})(?:[-./]?\d{{2,16}}|[-./][ivx]{{1,5}}(?=[-./]\d)){{1,4}}|20[0-4]\d(?:[-/.]?\d{{2,8}}){{1,3}}"
            rf"|\d{{4,10}}(?:-\d{{3,6}})?){LAST}",
            rf"\bADU-[0-9a-z]{{4}}-[0-9a-z]{{4,6}}(?:-[0-9a-z]{{4}})?\b{END}",
            r"\b(?:call ?cent(?:er|re)|hotline|hubungi|telp|telepon|nomor|darurat|layanan|ke)"
            rf"[ :]{{1,3}}1[1-9]\d(?:{TO}1[1-9]\d){{1,6}}{LAST}",
            rf"{OFFICE_LINE}{END}",
        )
    ),
    re.IGNORECASE,
)
LEAD = re.compile(
    rf"(?<![^\W_])(?:rp|idr|usd|us\$|eur|aud|sgd|gbp|{MONEY_WORD}|sta|km|jam|pukul|pkl|jm|at|{ON}|{LAW}"
    r"|ber|no|register|versi|version|spbu|sni|iso|iec|ohsas|kode|tender|rup|humas|mata|rekening|sub|kegiatan|program|belanja|rka|mak"
    r"|npsn|kbli|rek|subkegiatan|tiket|ticket|hubungi|telp|telepon|nomor|darurat|ke|lapor|pengadu|adu|antre|antri"
    r"|tracking|resi|call|contact|hotline|layanan|posko|command|sekretariat|loket|pusat)"
    rf"|{MONTH_NAME}|[$€£]"
)
# A round sum needs no word, unless the one before it says that a number follows.
UNNUMBERED = "".join(
    rf"(?<!{word}{sign})"
    for word in "pdam pelanggan no nomor nomer rek id hp wa telp kontak".split()
    for sign in ("[ .:]", "[.:] ")
)
# Forms that begin with a digit, or the plus or bracket of a number.
BARE = tuple(
    (strength, re.compile(form, re.IGNORECASE))
    for strength, form in (
        # money, quantities
        (STRONG, rf"{ALONE}(?:{SMALL}{TO})?(?:{DOTTED}|[1-9]\d{{0,5}}(?:,\d{{1,3}})?){S}{SCALE}"),
        (STRONG, rf"{ALONE}(?:{DOTTED}|[1-9]\d{{3,11}})(?:,-+|\.-)(?!\d)"),
        (STRONG, rf"{ALONE}[1-9]\d{{5,11}}{S}rupiah\b"),
        (STRONG, rf"{ALONE}{UNNUMBERED}[1-9]\d{{0,2}}(?:[.,]\d{{3}}){{1,3}}[.,][05]00{LAST}"),
        (STRONG, rf"{ALONE}(?:{SMALL}{TO}){{0,8}}{SMALL}{S}{COUNTED}"),
        (STRONG, rf"{ALONE}[1-9]\d{{3,5}}{S}{MEASURE}"),
        (STRONG, rf"{ALONE}(?:{DOTTED}{TO})?(?:{DOTTED}|[1-9]\d{{6,8}}){S}{UNIT}"),
        (STRONG, rf"{ALONE}{SMALL}(?:{S}×{S}{SMALL}){{1,3}}{LAST}"),
        (WEAK, rf"{START}{SMALL}{S}{COUNTED}"),
        # dates, times
        (STRONG, rf"{ALONE}{DATE}(?:T\d\d:\d\d(?::\d\d(?:\.\d{{1,6}})?)?Z?)?{END}"),
        (STRONG, rf"{ALONE}{DAY}{S}{MONTH_NAME}\.?{S}(?:{YEAR}|'?\d\d){END}"),
        (WEAK, rf"{START}(?:{DAY}(?:[/.]{MONTH})?{S}-{S})?{DATE}{END}"),
        (WEAK, rf"{START}{DAY}(?:-{MONTH}-|/{MONTH}/|\.{MONTH}\.)\d\d{END}"),
        (WEAK, rf"{START}{DAY}/{MONTH}{END}"),
        (WEAK, rf"{START}{HOUR}{ZONE}(?:{TO}{HOUR}{ZONE}){{0,6}}{END}"),
        (WEAK, rf"{START}{YEAR}(?:{S}[-/]{S}{YEAR}){{0,5}}(?:{S}[-/]{S}\d\d)?{END}"),
        # a law's number and year, a published line, the number of a list's line
        (WEAK, rf"{START}(?:{MONTH}[/.-]|[1-9]\d{{0,3}}/){YEAR}{END}"),
        (STRONG, PLN_REPORT),
        (WEAK, rf"{ALONE}(?<![+(])(?:{HOTLINE})(?:{TO}(?:{HOTLINE}|1[1-9]\d)){{0,6}}{LAST}"),
        (WEAK, r"(?<!\d\n)(?:(?<![^\n])|(?<=\n )|(?<=\n  ))\d{1,2}[.)][ ]{1,3}(?=[^\W\d])"),
    )
)
NUMBER = re.compile(r"(?<!\d)[+(]*(?P<digits>\d+)")


def proven(text: str, lower: str) -> bytearray:
    """For each character of a plain text: 0, or WEAK or STRONG where it is proven harmless."""
    proof = bytearray(len(text))
    for number in NUMBER.finditer(text):
        for start in {number.start(), number.start("digits")}:  # (0361) 223344, (08.00-15.00)
            for strength, form in BARE:
                match = form.match(text, start)
                if match and strength > proof[start]:
                    proof[start : match.end()] = bytes([strength]) * len(match[0])
    for lead in LEAD.finditer(lower):
        if match := NAMED.match(text, lead.start()):
            proof[match.start() : match.end()] = bytes([STRONG]) * len(match[0])
    return proof
