"""The parts an address is made of: street, gang, number, blok, RT/RW, banjar, estate, room."""

import re
from collections.abc import Iterator

# Words that end a name, and never are one: function words, what is wrong with a street, directions.
STOP = (
    r"(?:dan|atau|di|ke|dari|yang|yg|ini|itu|tersebut|tsb|sudah|sdh|udah|telah|belum|blm|tidak|tdk"
    r"|tak|gak|ga|nggak|ada|adalah|akan|bisa|mau|masih|msh|sangat|sgt|sering|selalu|setiap|tiap"
    r"|semua|banyak|para|untuk|utk|buat|dengan|dgn|pada|oleh|karena|krn|sejak|selama|saat|ketika"
    r"|waktu|jam|pukul|hari|tgl|tanggal|malam|pagi|siang|sore|kemarin|tadi|dekat|dkt|depan|dpn"
    r"|belakang|blkg|samping|sebelah|seberang|sebrang|antara|sekitar|sepanjang"
    r"|menuju|arah|sampai|hingga|lewat|masuk|keluar|ujung|pojok|simpang|persimpangan|pertigaan"
    r"|perempatan|tikungan|jembatan|trotoar|saluran|got|selokan|gorong|lubang|rusak|rsk|berlubang"
    r"|bolong|jebol|ambles|amblas|longsor|macet|banjir|tergenang|gelap|mati|padam|licin|becek|kotor"
    r"|bau|parah|sempit|hancur|retak|putus|ditutup|tutup|mohon|tolong|harap|segera|agar|supaya|min"
    r"|pak|bu|bapak|ibu|saya|sy|kami|kita|dia|mereka|beliau|warga|nya|nih"
    r"|dong|ya|aja|saja|lagi|juga|jd|jadi|tapi|tetapi|namun|kalau|jika|bila|lampu|lampunya|tiang"
    r"|pohon|kabel|air|sampah|parkir|rumah|kantor|toko|warung|sekolah|pasar|atas|bawah|kanan|kiri"
    r"|tengah|umum|hp|telp|tlp|wa|no|nomor|nomer|nmr|rt|rw|blok|blk|gang|gg|lorong|kav|kavling"
    r"|kamar|kmr|lantai|lt|unit|banjar|br|lingkungan|lingk|dusun|dsn|kampung|kmp|kp|tempek|lrg?"
    r"|desa|kel|kelurahan|kec|kecamatan|kab|kabupaten|kota|provinsi|prov|km|jalan|jl|jln|perum"
    r"|perumahan|btn|komplek|kompleks|hub|email|nik|ktp|atas nama|nama|an|diperbaiki|diaspal"
    r"|dilaporkan|dibuang|terjadi|sedang|sdg|lalu|sebagai|punya|milik|orang|kendaraan|motor|mobil"
    r"|truk|the|is|are|was|has|near|and|to|from|in|on|at|of|for|please|since|every|very|too|next"
    r"|behind|front|opposite|been|with|until|plays?|playing|saking|ring|ten|sane|sampun"
    r"|nenten|tiang|titiang|punika|puniki|mangda|lan|miwah|uwug|peteng|saluran|pipa|bocor|ramai"
    r"|rame|belok|mulai|sampe|smpe|sesuai|nasional|provinsi|berdasarkan|menurut|kewenangan|status"
    r"|merupakan|terus|trus|karna|kalo|klo|kenapa|mengapa|kapan|bagaimana|gimana|berada|terletak"
    r"|lokasi|wilayah|daerah|dilewati|rp|sta)"
)
# Words of STOP that a name may hold: Banjar Tengah, Jalan Pasar Agung.
IN_NAMES = (
    r"(?:tengah|atas|bawah|kanan|kiri|pasar|air|pohon|kota|desa|pura|umum|bolong|ujung"
    r"|(?<=sedap )malam|(?<=multi )jadi|(?<=cluster )the)\b"
)
TITLE = (
    r"(?:[A-Z][a-z]{0,2}|Letkol|Letda|Letjen|Mayjen|Brigjen|Kapten|Kolonel|HOS|Prof|Drs|Jend|Serma"
    r"|KH|WR|PB)"
)
# no5, B82, B-17: no part of a name.
GLUED = r"(?:(?:no|nomor|nmr|gg|gang|blok|km|rt|rw)\.?|[a-z]{1,2}|[a-z]-)\d"
CAPITAL = (
    rf"(?:(?!{STOP}\b|{GLUED})|(?={IN_NAMES}))(?-i:(?:[A-Z]\.){{1,4}}|{TITLE}\.|[A-Z][\w'’-]*)"
)
SMALL = (
    rf"(?:(?!{STOP}\b|{GLUED}|\w{{3,}}nya\b)|(?=(?:pasar|air|tengah|pura|desa)\b)"
    r"|(?<=batu )(?=bolong)|(?<=sedap )(?=malam)|(?<=multi )(?=jadi))"
    r"(?-i:(?:[a-z]\.){1,4}|[a-z][\w'’-]*)"
)
# A name is written in capitals throughout, or in small letters throughout.
DATED = (
    r"\d{1,2} (?:januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november"
    r"|desember)"
)
NAME = (
    rf"(?:{CAPITAL}(?:(?:[ -]{{1,2}}|(?<=\.)){CAPITAL}){{0,5}}|{DATED}"
    rf"|{SMALL}(?:(?: |(?<=[a-z]\.)){SMALL}){{0,4}}(?: {CAPITAL}){{0,3}})"
    rf"(?: {DATED})?"
)
SHORT_NAME = (
    rf"(?:{CAPITAL}(?:[ -](?:{CAPITAL}|(?-i:Jalan))){{0,2}}"
    rf"|{SMALL}(?: {SMALL})?(?: {CAPITAL}){{0,2}})"
)
# What a bare number after a street counts instead of a house.
THINGS = (
    r"(?:[ ]?(?:%|x\b|°)|[ ](?:hari|minggu|bulan|bln|tahun|thn|th|jam|menit|detik|kali|meter|mtr|m"
    r"|km|cm|titik|lubang|pohon|tiang|lampu|mobil|motor|truk|bus|unit(?! \d)|buah|orang|org"
    r"|warga|rumah|kk|ruas|arah|lajur|jalur(?! \d)|lantai(?! \d)|ekor|kendaraan|sepeda|lokasi"
    r"|tempat|days?|weeks?|months?|years?"
    r"|hours?|minutes?|cars?|holes?|potholes?|lamps?|januari|februari|maret|april|mei|juni|juli"
    r"|agustus|september|oktober|november|desember|ton|kilo|kg|ons|gram|liter|ltr|va|watt|kwh"
    r"|kamar(?! \d)|cucu|lembar|set|paket|roda|are|ha|hektar|in|from|to|puluh|ribu"
    r"|rb|juta|jt|persen|pos|bak|kontainer|bangkai|anjing|korban|siswa|anak|pekan|malam|toko|warung"
    r"|kios)\b)"
)

LETTER = r"(?:[A-Za-z]|XX)(?![^\W_])"
ROMAN = r"(?:[IVXLivxl]{1,6})"
HOUSE = (
    rf"(?:{ROMAN}[ ]?[/.-][ ]?)?(?:[A-Za-z]{{1,2}}[-./]?)?\d{{1,4}}(?:[ ]?[-/.]?[ ]?{LETTER})?"
    rf"(?:[ ]?[/-][ ]?(?:\d{{1,4}}(?:[ ]?{LETTER})?|{LETTER}"
    rf"|(?-i:[IVX]{{1,4}})(?![^\W_]))){{0,2}}(?: bis\b)?"
)
# "rumah cat biru no 4"
LOOKS = r"(?:rumah|rmh) (?:ber)?(?:cat|pagar|warna|gerbang|tembok|pintu|atap|tingkat|pojok|ujung)\b"
NO = (
    r"(?:no(?:mor|mer|m)?|nmr|num(?:ber)?|(?:rumah|rmh) \(?no(?:mor)?"
    r"|no(?:mor)?\.? ?(?:rumah|rmh)(?:nya|ku| saya| sy| kami)?"
    rf"|nr|{LOOKS}(?: [a-z]{{3,12}}){{0,2}},? no(?:mor|mer)?|rumah ke-?|lot"
    r"|house(?: no\.?| number)?)"
    r"(?:[.:]|[ ])?[.:]?[ ]{0,2}#?"
    r"|#[ ]?"
)
# Streets as English names them.
ROAD = (
    r"(?-i:\b(?:[A-Z][\w']{1,20} ){1,3}(?:(?i:Street|Road|Lane|Alley|Avenue)|St|Rd|Ln)\b\.?)"
    r"(?: (?-i:[IVX]{1,4})\b)?"
)
PARTS = {
    name: re.compile(form, re.IGNORECASE)
    for name, form in {
        "rt": (
            r"rukun tetangga[ ]\w{1,5}(?:[ ,/dan]{1,5}rukun warga[ ]\w{1,5})?"
            r"|r\.?t\.?[ ]?(?-i:[IVX]{1,4})[ ,/]{1,3}r\.?w\.?[ ]?(?-i:[IVX]{1,4})(?![^\W_])"
            r"|r\.?t\.?[ ]?[/&-]?[ ]?r\.?w\.?\W{0,3}\d{1,3}[ ]?(?:[/\-.,]|dan)[ ]?\d{1,3}(?!\d)"
            r"|r\.?[tw]\.?[ ]?[:.\-]?[ ]?\d{1,3}(?:[ ]?/[ ]?-+)?(?:[ ]?[,/.\-]?[ ]?"
            r"(?:dan )?r\.?[tw]\.?[ ]?[:.\-]?[ ]?\d{1,3}"
            r"|[ ]?/[ ]?\d{1,3})?(?!\d)"
        ),
        "street": (
            rf"(?:(?:jln|jl|jaln|jlan|jalam)\b[.,]?|(?:jalan|street)\b,?)[ ]{{0,2}}{NAME}|{ROAD}"
        ),
        "gang": rf"(?:gang|gg|gng|lorong|lrg?)\b[.,]?[ ]{{0,2}}(?:{HOUSE}(?![^\W_])|{SHORT_NAME}"
        rf"|(?:(?:yg|yang) )?(?:sama|itu|ini|tsb|tersebut)(?=[ ,]{{1,2}}(?:{NO})\d))",
        "number": rf"(?:{NO})(?:{HOUSE}|(?-i:[IVX]{{1,4}}))"
        rf"(?![^\W_]|/[A-Z]{{2}}|[ ]?(?:tahun|thn?)\b)",
        "blok": (
            rf"(?:blok|blk|block|blog)\b[.:]?[ ]?(?!sta\b|km\b)"
            rf"(?:[A-Za-z]{{1,3}}(?:[-./](?-i:[IVX]{{1,4}}))?(?![^\W_])(?![ ]?[-/.]?[ ]?\d)"
            rf"|(?:[A-Za-z]{{1,3}}(?:[ ]?[-/.]?[ ]?\d{{1,4}}"
            rf"(?:{LETTER})?)|\d{{1,3}}(?:[ ]?{LETTER})?)"
            rf"(?:[ ]?[/.-][ ]?{HOUSE})?(?![^\W_]|{THINGS}))"
            rf"|(?:kav(?:ling|eling|l)?|persil)\b[.:]?[ ]?(?:{NO})?(?:{HOUSE}|(?-i:[A-Z]))"
            r"(?![^\W_])"
            rf"|(?:blok|blk)\b[.:]? [a-z]{{3,12}} \d{{1,3}}[/-]\d{{1,3}}(?![^\W_]|[ ]?[-/]\d)"
        ),
        "room": (
            rf"(?:(?:{NO})?(?:(?:kamar|kmr)(?: kost?)?|room|rm|lantai|lt|floor|unit|tower|pintu"
            r"|apt|gudang)\b[.:]?[ ]?"
            rf"(?:{NO})?"
            rf"(?:{HOUSE}|(?-i:[A-Z]{{1,2}}))|(?:kamar|kmr|lantai|lt)\.? (?:paling )?"
            r"(?:atas|bawah|dasar|ujung|pojok|depan|dpn|belakang|blkg|tengah))"
            rf"(?![^\W_])"
        ),
        "hamlet": (
            rf"(?:banjar(?: dinas| adat)?|br(?:\.? dinas)?|bjr|bj(?=\.)|link(?=\.)|ling(?=\.)"
            rf"|lingkungan(?! (?:hidup|sekolah|kerja|kampus|kumuh"
            rf"|sekitar|rumah))|lingk|dusun|dsn|dukuh|p[ea]dukuhan|jorong|dasan|dk(?=\. ?[a-z])"
            rf"|kampung(?! halaman)"
            rf"|kampoeng|kp|(?-i:[Kk]mp)"
            rf"|tempek(?:an)?)\b[.,]?[ ]{{0,2}}{SHORT_NAME}"
        ),
        "estate": (
            rf"(?:perum(?:ahan|nas)?|prm|btn|komplek(?:s)?|komp|kpr|griya|graha|cluster"
            rf"|residen(?:ce|si)|town ?house|asrama|rusun(?:awa)?|apartemen|apartment|apt|villa"
            rf"|vila|guest ?house|homestay|ruko|wisma|mess|paviliun|pondok|ger?iya|geria|gria|puri"
            rf"|jero|kavling|kontrakan|kost?(?:-?kos(?:t)?an|an)?|rumah kos)\b\.?"
            rf"(?:[ ]{{0,2}}(?:(?:pak|bu|bapak|ibu|mbah|jro|bli|mbok|saya|kami) )?{NAME})?"
        ),
        "complex": (
            r"(?-i:(?:[A-Z][\w']+ ){1,3}(?:Residences?|Regency|Estate|Villas?|Apartments?|Village"
            r"|Permai|Asri|Indah|Lestari)|Tower [A-Z]\w+)\b"
        ),
        "flat": rf"(?:apt|apartemen|apartment|unit)\b[. ]{{0,2}}(?:{NO})?{HOUSE}(?![^\W_])",
        "lane": rf"(?:jalur|sektor|tahap|gerbang)\b[. ]?{HOUSE}(?![^\W_]|{THINGS})",
        "km": r"km\.? ?\d{1,3}(?:[.,]\d)?(?![\w])",
        "hotel": rf"(?:hotel|hostel|penginapan|rumah sakit)\b[ ]{{0,2}}(?:{NAME})?",
    }.items()
}  # fmt: skip
# A bare number belongs to the street, gang or estate right before it: Gang Sriti 5, XIV/3, 12A.
BARE = re.compile(
    rf"(?<=[IVXLivxl\d])-\d{{1,3}}(?![\w-])"
    rf"|[ ]?/[ ]?(?-i:[A-Z]{{0,2}})-?\d{{1,3}}(?:{LETTER})?(?:[-/]\d{{1,3}})?(?![\w])"
    rf"|,? (?-i:[A-Z]{{1,3}})[ ]?[-/][ ]?\d{{1,4}}(?![\w])"
    rf"|,? (?-i:[A-Z]{{1,2}})\d{{1,3}}(?:[/-]\d{{1,3}})?(?![\w]|[ ]?(?-i:[A-Z]{{1,3}})(?![^\W_]))"
    rf"|[ ]-[ ]\d{{1,3}}(?![\w]|[.,:/-]\d|{THINGS})"
    rf"|,?[ ]{{1,2}}(?:{ROMAN}[ ]?[/.-][ ]?(?-i:[A-Z]{{0,2}})[ -]?)?\d{{1,3}}"
    rf"(?:(?:[ ]?|-)(?-i:[A-Z])(?![^\W_])"
    rf"|[ ]?XX(?![^\W_])|[a-z](?![^\W_]))?"
    rf"(?:[ ]?[/-][ ]?(?:\d{{1,3}}[A-Za-z]?|(?-i:[IVX]{{1,4}})))?(?: bis\b)?"
    rf"(?![^\W_]|[.,:/-]\d|(?<=\d){THINGS})",
    re.IGNORECASE,
)
# Between two parts: a sign, a line's end, "di", or some words that describe the house.
LINK = re.compile(
    r"[ ]{0,2}[,.;/()\-|]?[ ]{0,2}\n?[ ]{0,2}(?:(?:di|d|at|on|belakang|depan) )?"
    r"(?:(?:cat|pagar|rumah|warna)(?: [a-z]{3,10}){1,2}, )?"
)
# How to find the house, before its number: "Jl. Moyo, gang masuk sebelah Alfa, rumah ke-3".
DETOUR = re.compile(
    r"[ ,(]{1,3}(?:gang )?(?:masuk|belakang|blkg|sebelah|samping|depan|dpn|dekat|dkt|seberang|pas"
    r"|persis|utara|selatan|timur|barat|kidul|lor|wetan|kulon|kaler|pojok"
    r"|behind|next to|near|beside|opposite)\b"
    rf"[^,.;:\n\d]{{0,32}}(?:, |,| )(?P<number>(?:{NO}){HOUSE})(?![^\W_]|[.:/-]\d|{THINGS})",
    re.IGNORECASE,
)
# What an address begins with, in small letters; no letter or digit stands before it.
LEAD = re.compile(
    rf"(?:{LOOKS}|r\.?[tw](?=[\W\d])|rukun tetangga|jalan|jln|jl|jaln|jlan|jalam|street|gang|gg|gng"
    r"|lorong|lrg?|blok|blk|block|kav(?:ling|eling|l)?|kamar|kmr|room|banjar|br|bjr|bj(?=\.)|lingkungan"
    r"|lingk|link(?=\.)|ling(?=\.)|dusun|dsn|dukuh|p[ea]dukuhan|jorong|dasan"
    r"|dk(?=\. ?[a-z])|kampung"
    r"|kampoeng|kp|kmp"
    r"|tempek(?:an)?"
    r"|perum(?:ahan|nas)?|prm|btn|kompleks?|komp|kpr"
    r"|griya|graha|cluster|residen(?:ce|si)|town ?house|asrama|rusun(?:awa)?|apartemen|apartment"
    r"|apt|villa|vila|guest ?house|homestay|ruko|wisma|mess|paviliun|pondok|ger?iya|geria|gria|puri"
    r"|jero|kontrakan|kost?(?:-?kost?an|an)?|rumah (?:kos|\(?no(?:mor)?)|no(?:mor)? rumah|hotel"
    r"|hostel|penginapan|persil|unit|tower|lantai|lt)(?![^\W\d_])"
)


def beginnings(form: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Where a form in small letters stands in a text at the beginning of a word.

    The pattern begins with its letters, so that most places are passed over quickly.
    """
    lower = text.lower()
    for match in form.finditer(lower if len(lower) == len(text) else text):
        if not match.start() or not text[match.start() - 1].isalnum():
            yield match
