"""Case and device numbers that their own form gives away: courts, police, radio, MAC, chassis."""

import re
from collections.abc import Iterator

from aduan.anonymize.span import Span

# Court cases (SK KMA 26/2012: number/kind/year/court), police reports (Polri KEP/464/II/2021:
# LP/B/number/month/year/SPKT/station), call signs of radio amateurs (ITU: YB to YH), MAC addresses
# (IEEE 802), engine and chassis with blanks.
UNIT = r"(?: (?:[A-Z][A-Za-z.]{1,15}|[a-z]{3,15}(?=[/.,;]|$))){0,2}"
STEP = r"[A-Za-z0-9](?:[A-Za-z0-9.\-]{0,15}[A-Za-z0-9])?"
STROKES = (
    re.compile(
        r"(?<![\w/])\d{1,5}(?:\.\d{1,3})?(?:[ ]?/[ ]?|[ ](?=p?k/))"
        r"(?:(?:pdt|pid|pailit|pkpu|phi|hki)[\w.\-]{0,14}"
        r"|(?:g|p|jn|k|pk|tun)(?:[./-](?:pdt|pid|tun|sus|lh|ki|fp|tf"
        r"|plw)[\w.\-]{0,14})?)[ ]?/[ ]?\d{4}"
        r"(?:[ ]?/[ ]?(?:p[nta]|ms|ptun|ptta|pt\.?tun|ma)[a-z.]{0,4}[ .]?[a-z]{0,20})?",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?<![^\W_])(?:(?i:lp|stplk?|sttlp?|sktlk|tbl|sp2hp|skck|spkap"
        r"|spdp|stpl|sp\.?(?:sidik|lidik|han|kap|gas|dik)|r/li|laporan polisi|police report"
        r"))[ ]?[-/.:]?[ ]?"
        r"(?i:no(?:mor)?\.? ?(?:pol)?[.:]? ?)?"
        rf"(?=[A-Za-z/. -]{{0,8}}\d)[A-Za-z0-9.-]{{1,12}}(?:[ ]?/[ ]?{STEP}{UNIT}){{1,8}}"
    ),
    re.compile(
        rf"(?<![\w/])[A-Z]{{1,6}}/\d{{1,5}}/[IVX]{{1,4}}(?:/{STEP}){{0,2}}/(?:19|20)\d\d/"
        rf"(?i:dit|sat|res|pol|spkt|unit|sek|subdit|bareskrim){STEP}{UNIT}"
    ),
)
# Letters about one person by the archives' codes, after a word that says that somebody holds one.
# Old codes: 8 staff, 47 civil registry, 46 burials, 5 permits. Those of Permendagri 83/2022, as
# letters of several offices have them (we did not read its list): 800.1 staff, 400.12 civil
# registry, 400.11 burials, 500 permits; a certificate may have any but that of decrees, 100.3.
WORDS = r"\b(?:[ ](?!Gub|Bup|Wali|Kad)[A-Za-z]{3,12}){0,3}[ :.]{1,3}(?i:no(?:mor)?[ .:]{1,3})?"
ENTRY = r"(?:\.\d{1,3}){0,3}/[A-Z0-9]{1,8}(?:/[A-Za-z0-9.-]{2,12}){1,4}"
HELD = (
    re.compile(
        rf"\b(?i:sk(?: [a-z]{{3,12}})?|izin|ijin|pas|surat (?:izin|ijin)){WORDS}"
        rf"(?P<code>(?:8[1-8]\d|4[67]\d|5\d\d|800\.1|400\.1[12]){ENTRY})"
    ),
    re.compile(
        r"\b(?i:surat (?:keterangan|kematian|kelahiran|kuasa|pernyataan|tanah|kenal lahir))"
        rf"{WORDS}(?P<code>(?:8[1-8]\d|4[67]\d|5\d\d|(?!100\.3)[1-9]00\.\d{{1,2}}){ENTRY})"
    ),
)
# "no lambung JS-0442/BNA": what somebody gives a number of; a thing of the street has one too.
THING = (
    r"(?:surat|perda|uu|pp|sk|tiket|laporan|aduan|pengaduan|lampu|tiang|panel|gardu|trafo|halte"
    r"|pohon|hidran|pos|bak|kontainer|pompa|bus|trayek|rute|antre\w*|antri\w*|loket|urut|rumah"
    r"|jalan|jembatan|dokumen|paket|tender|meja|kursi|kamar|ruang|gedung|unit|blok|pasal|peraturan"
    r"|undang|nota|sni|iso|dan|di|yang|yg|untuk|dari|tong|cctv|kamera|box|toko|kios|lapak|los|gang)"
)
# "voucher LVB-7K2Q-904418-XM", "uji kir no DPS 118274-C": what one person or one boat holds.
OWNED = (
    r"(?:surat|buku|kutipan|akt[ae]) (?:nikah|cerai|kawin|lahir|kir|uji)|kua|tanda (?:selar|terima"
    r"|daftar|pengenal|anggota|peserta)|pas (?:kecil|besar|kapal|lintas)|berkas|(?:uji )?kir"
    r"|voucher|kupon|ijazah\w*|skhun?|transkrip|lisensi|licen[cs]e|sertifikat\w*|str|sip[bp]?"
    r"|k[uw]itansi|faktur|invoice|klaim|claim|polis|application|reference|membership|member"
    r"|permit|visa|badge|lencana|gadai|pinjaman|loan|pesanan|order|resi|awb|tilang|microchip|chip"
    r"|eartag|vaksin\w*|pasien|peserta|anggota|pelaut|selar|seri|serial|register"
)
JOINED = r"(?=[A-Za-z/.-]{0,24}\d)(?=[\d/.-]{0,24}[A-Z])[A-Z\d]{1,10}(?:[-/.][A-Za-z\d]{1,12}){1,7}"
SPACED = r"(?!(?:RP|IDR|USD)\b)[A-Z]{1,5}(?:-[A-Z]{1,3})? \d{5,9}(?:[-/][A-Z\d]{1,6}){0,3}"
HOLDS = re.compile(
    rf"\b(?i:{OWNED})(?i:nya|ku)?(?:[ ](?!(?i:{THING})\b)[A-Za-z]{{2,12}}){{0,2}}?[ :.]{{1,3}}"
    r"(?i:(?:no(?:mor|mer)?|kode|code|id|number)[ .:]{1,3})?"
    rf"(?P<code>(?=(?:[A-Za-z/. -]{{0,12}}\d){{3}})(?!\d{{1,2}}[-./][A-Z][a-z]{{2,8}}[-./]\d)"
    rf"(?:{JOINED}|{SPACED}))(?![^\W_])"
)
HOLDER = re.compile(rf"\b(?:{OWNED})")
MARKED = re.compile(r"[A-Z][-/.]?\d|\d[-/.]?[A-Z]|[A-Z] \d{5}")  # in every such code
NUMBERED = re.compile(
    rf"\b(?i:no|nomor|nomer|nmr)\.?[ ](?!(?i:{THING})\b)[a-z]{{3,12}}[ :.]{{1,3}}"
    r"(?P<code>(?=[A-Z]{1,5}[-./]\d)[A-Z]{1,5}[-./]\d{3,6}(?:[-./][A-Z0-9]{1,8}){0,3})(?![^\W_])"
)
CODES = (
    # The line of a passport that machines read (ICAO Doc 9303): P<IDNSARI<<LUH<PUTU<<<
    re.compile(r"(?<![^\W_])[A-Z][A-Z<][A-Z]{3,34}(?:<{1,2}[A-Z]{2,20}){1,6}<*"),
    # The mark on a boat's side (Permenhub 39/2017): its tonnage, its number, its harbour's letters.
    re.compile(r"(?<![^\W_])GT[ .]{0,2}\d{1,4}[ ]No\.?[ ]?\d{1,5}/[A-Za-z]{1,5}(?![^\W_])"),
    re.compile(r"(?<![^\W_])DN-\d{2}(?:[ /-][A-Z][A-Za-z-]{0,6}){0,2}[ /-]\d[\d/ ]{4,16}(?<=\d)"),
    re.compile(r"\b(?i:mac)\b[A-Za-z :]{1,12}(?P<code>[0-9A-Fa-f]{12})(?![^\W_])"),
    re.compile(
        r"\b(?i:kode booking|booking code|pnr|kode reservasi|e-?tiket|e-?ticket)[ :]{1,3}"
        r"(?P<code>(?=[A-Z]{0,7}\d)[A-Z\d]{5,8})(?![^\W_])"
    ),
    re.compile(r"(?<![^\W_])Y[B-H]\d[A-Z]{1,4}(?![^\W_])"),
    re.compile(
        r"(?<![\w:.-])(?:(?:[0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}"
        r"|(?=[\d.]{0,12}[A-Fa-f])(?:[0-9A-Fa-f]{4}\.){2}[0-9A-Fa-f]{4})"
        r"(?![\w:-])"
    ),
    re.compile(
        r"\b(?i:rangka|mesin|noka|nosin|chassis|engine"
        r"|vin)\b[ .:]{0,3}(?:(?i:no(?:mor)?)[ .:]{1,3})?(?P<code>"
        r"(?=[A-Z0-9 -]{0,12}\d)[A-Z0-9]{2,20}(?:[ -][A-Z0-9]{2,17}){0,4})(?![a-z])"
    ),
)
DIGIT = re.compile(r"\d")
# What every one of the codes holds.
HINT = re.compile(
    r"GT[ .\d]|DN-\d|[A-Z]<|(?i:mac|booking|pnr|e-?tic?ket|reservasi|rangka|mesin|noka"
    r"|nosin|chassis"
    r"|engine|vin)\b|Y[B-H]\d"
    r"|[0-9A-Fa-f]{2}[:-][0-9A-Fa-f]{2}[:-]|[0-9A-Fa-f]{4}\.[0-9A-Fa-f]{4}\."
)


def find(text: str) -> Iterator[Span]:
    """Every such number of a plain text."""
    if not DIGIT.search(text) and "<" not in text:
        return
    forms: tuple[re.Pattern[str], ...] = (*STROKES, *HELD) if "/" in text else ()
    holds = MARKED.search(text) and HOLDER.search(text.lower())
    forms = (*forms, NUMBERED, HOLDS) if holds else (*forms, NUMBERED)
    for form in (*forms, *CODES) if HINT.search(text) else forms:
        for match in form.finditer(text):
            yield Span(*match.span("code" if "code" in form.groupindex else 0), "OTHER_ID")
