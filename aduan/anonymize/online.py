"""Where a person is reached or found on the internet: EMAIL, URL, HANDLE, IP."""

import re
from collections.abc import Iterator

from aduan.anonymize.hosts import DOMAINS, GOVERNMENT, PLATFORMS
from aduan.anonymize.span import Span

# The local part is found backwards from the "@", so that no search starts twice (RFC 5321: 64).
AT = re.compile(r"@(?=[\w-])(?P<domain>[\w-]{1,63}(?:\.[\w-]{1,63}){0,6})")
LOCAL = re.compile(r"[\w.+%'&=-]{1,128}$")
OFFICE_MAIL = re.compile(rf"{GOVERNMENT}$", re.IGNORECASE)
# Local parts that name an office or a desk, no person: RFC 2142, and what Indonesian offices use.
OFFICES = (
    r"(?:dis(?:dukcapil|hub|dik|dikpora|kes|par|parbud|bud|naker|pertan|perkim|kopukm|kop|pora"
    r"|perindag)|dinas|dinkes|dinsos|dukcapil|kominfo|diskominfos?|bappeda|bkpsdm|bkpad|bpkad"
    r"|bapenda|badan|bpbd|pupr|dlhk?|dpmptsp|satpolpp|polres(?:ta)?|samsat|inspektorat|setda|sekretariat|kantor"
    r"|rs(?:ud|up|ia|j)?|puskesmas|pdam|bpjs|imigrasi|kanim|uptd?|mpp|ulp|lpse|ppid|sp4n"
    r"|kec(?:amatan)?|kel(?:urahan)?|desa|perbekel)"
)
DESK = re.compile(
    r"(?:info|admin|humas|kontak|contact|halo|hello|cs|(?:pe)?layanan|(?:peng)?aduan|lapor|support"
    rf"|helpdesk|call|umum|persuratan|tu|no-?reply|webmaster|e?mail|{OFFICES})"
    rf"(?:[._-]?(?:{OFFICES}|bali|denpasar|badung|gianyar|tabanan|buleleng|jembrana|klungkung|bangli"
    r"|karangasem|kota|prov(?:insi)?|kab|pem(?:kot|kab|prov|da)|kuta|ubud|sanur|info|dps|\d{1,2})"
    r"|(?<=[cla])[._-]\w{1,30}){0,4}",
    re.IGNORECASE,
)
URL = re.compile(
    r"(?<![\w@])(?:h(?:tt|xx)ps?[ ]?:[ ]?/{1,2}[ ]?|ftp://|www[.,])[^\s<>\"]{2,2000}"
    rf"|(?<![\w@.-])(?:[\w-]{{1,63}}\.){{1,6}}(?:{DOMAINS})(?![\w-])"
    rf"(?:[:/?#][^\s<>\"']{{0,2000}})?",
    re.IGNORECASE,
)
TRAILING = ".,;:!?)]}*_'"
SCHEME = re.compile(r"h(?:tt|xx)ps?[ ]?:[ ]?/{1,2}[ ]?|ftp://", re.IGNORECASE)
PUBLIC = re.compile(rf"(?:www\.)?(?:{GOVERNMENT}(?:[/:?#].*)?|{PLATFORMS}/?)", re.IGNORECASE)
# Endings that are Indonesian or English words too: a sentence without a blank after its full stop.
WORDLIKE = re.compile(
    r"\.(?:(?!id|io)[a-z]{2}|info|live|life|page|news|media|space|link|app|online|shop|store|club|site"
    r"|blog|pro|cloud|tech|asia|website|mobi|xyz|dev|biz|net)$",
    re.IGNORECASE,
)

# Networks where a plain word is a name, and words that need a sign, a dot or a digit after them.
NETWORK = (
    r"(?:(?:akun|user|username|nama|id) )?(?:(?P<sure>ig|instagr?am|insta|fb|facebook|fesbuk|pesbuk"
    r"|efbe|tik ?tok|twitter|telegram)|tele|tg|line|x|threads|snapchat|wechat|discord|youtube|yt"
    r"|linkedin|shopee|tokopedia|tokped|lazada|olx|steam|gmail|ymail)"
    r"|akun|user(?:name)?|medsos|dm"
)
MENTION = re.compile(r"(?<![\w@./])@[ ]?(?P<name>[A-Za-z0-9_](?:[\w.-]{0,60}[\w])?)")
OWNER = (
    r"(?:saya|sy|aku|dia|pelaku|id|akun|user(?:name)?|nama|name|kami|pribadi|pemilik|penjual|beliau|is"
    r"|my|account|an|a\.n\.?|atas nama|adalah|bernama|namanya|dengan|dgn)\b"
)
HANDLE = re.compile(
    r"(?<![^\W_])(?<!\w[.@])"
    r"(?P<by>(?:di|lewat|via|dari|ke|grup|group|on|in|the|pada|melalui|media) )?"
    rf"(?:{NETWORK})(?:[ -]?nya|[ -]?ku)?(?:[ ]{OWNER}){{0,3}}"
    r"(?P<sign>[ ]?[:=][ ]?@?[ ]?|[ ]?[-/][ ]?@?[ ]?|[ ]@?[ ]?)"
    r"(?P<name>[A-Za-z0-9_](?:[\w.-]{0,60}[\w])?"
    r"(?:\#\d{4}|(?<=[a-z]) (?-i:[A-Z][a-z]{2,20})){0,2})",
    re.IGNORECASE,
)
PRICE = re.compile(r"(?:rp|idr)?[.\d]+|rp", re.IGNORECASE)
MARKED = re.compile(r"[._\d]")
# What follows "ig", "fb" … in a sentence that names nobody.
COMMON = frozenset(
    "dan di ke yang yg dari untuk utk sudah sdh udah telah belum blm tidak tdk gak ga nggak saya "
    "sy kami kita dia mereka ini itu juga lalu tapi tetapi karena krn dengan dgn pada oleh atau "
    "jika kalau sampai agar supaya resmi dinas pemkot pemkab pemprov pemerintah kota kabupaten "
    "provinsi desa kecamatan kelurahan kantor polisi polda polres polsek group grup grub page "
    "halaman fanspage viral posting posted post unggah unggahan upload story stories reels live "
    "video foto komentar komen dm inbox chat pesan orang warga teman tetangga akun palsu hoax "
    "hoaks bodong jualan jual beli toko online shop penipuan penipu menipu tentang soal seperti "
    "spt lagi aja saja sangat banyak ada adalah akan bisa dapat harus mohon tolong min admin minta "
    "lapor laporan aduan terkait bali denpasar badung gianyar tabanan klungkung bangli karangasem "
    "buleleng jembrana ubud kuta sanur info berita mati rusak error lambat lemot down off hilang "
    "diretas dihack kena hack diblokir masuk login tagihan bayar nya the is are was were has have "
    "of to a an and in on at for with my your his her their our by via from or but not please "
    "about seller public official media sosial medsos publik masyarakat bupati gubernur walikota "
    "menteri presiden pln pdam bpjs telkom antrean antrian kamera bus trans ads iklan bisnis "
    "business instagram facebook tiktok twitter youtube telegram line x ig fb yt wa whatsapp atas "
    "nama milik menyebar disebar nyebar sebar menyebarkan memposting mengunggah terbaru terakhir "
    "lama baru utama pribadi keluarga anak istri suami sekolah kampus kerja pasar jalan rumah "
    "setempat sekitar punya seorang".split()
)
# kadek.s di ig
NAMED_FIRST = re.compile(
    r"(?<![\w@./])(?P<name>[\w-]{1,40}[._][\w.-]{0,40}\w)[ ](?:di|on|at|via) (?:ig|instagram|fb"
    r"|facebook|line|tiktok|telegram|tele|twitter|threads|shopee|tokopedia|youtube)\b",
    re.IGNORECASE,
)
OCTET = r"(?:25[0-5]|2[0-4]\d|1?\d?\d)"
V4 = re.compile(
    rf"(?<![\d.])(?:{OCTET}[ ]?\.[ ]?){{3}}{OCTET}(?:/\d{{1,2}}|:\d{{1,5}})?(?![\d]|\.\d)"
)
VERSION = re.compile(r"\b(?:v|ver|versi|version|firmware|pasal|bab|sub ?bab)\.? ?$", re.IGNORECASE)
NETWORKING = re.compile(r"\b(?:ip(?:v4)?|dns|server|ping|gateway|host)\b", re.IGNORECASE)
# RFC 4291: eight groups of hexadecimal, or fewer with one "::"; no time of day has that.
V6 = re.compile(
    r"(?<![\w:])(?:(?:[0-9A-Fa-f]{1,4}:){7}[0-9A-Fa-f]{1,4}"
    r"|(?=[0-9A-Fa-f:]{2,39}(?:[%/]|[^\w:]|$))(?=[:\d]*[A-Fa-f]"
    r"|\d{3})[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{1,4}){0,6}::"
    r"(?:[0-9A-Fa-f]{1,4}(?::[0-9A-Fa-f]{1,4}){0,6})?)(?:[%/]\w{1,8})?(?![\w:])"
)


def find(text: str) -> Iterator[Span]:
    """Every such address of a plain text."""
    yield from emails(text)
    yield from urls(text)
    yield from handles(text)
    for match in V4.finditer(text):
        if _is_address(text, match):
            yield Span(*match.span(), "IP")
    for match in V6.finditer(text):
        yield Span(*match.span(), "IP")


def _is_address(text: str, match: re.Match[str]) -> bool:
    """Whether four numbers are no version and no heading (4.1.2.3)."""
    before = text[max(0, match.start() - 24) : match.start()]
    if VERSION.search(before):
        return False
    return bool(re.search(r"\d\d", match[0])) or bool(NETWORKING.search(before))


def emails(text: str) -> Iterator[Span]:
    """E-mail addresses; those of a government's desks stay."""
    for match in AT.finditer(text):
        local = LOCAL.search(text[max(0, match.start() - 128) : match.start()])
        if not local or local[0].strip(".") == "" or match["domain"].isdigit():
            continue
        if OFFICE_MAIL.match(match["domain"]) and DESK.fullmatch(local[0].lstrip(".")):
            continue
        yield Span(match.start() - len(local[0].lstrip(".'")), match.end(), "EMAIL")


def urls(text: str) -> Iterator[Span]:
    """Links and host names; a government's own and a bare platform stay."""
    for match in URL.finditer(text):
        url = match[0].rstrip(TRAILING)
        host = SCHEME.sub("", url)
        sentence = host == url and not host.lower().startswith("www") and WORDLIKE.search(host)
        if url and not PUBLIC.fullmatch(host) and not sentence:
            yield Span(match.start(), match.start() + len(url), "URL")


def handles(text: str) -> Iterator[Span]:
    """Names on a social network: after an @, or after the network's name.

    Amber where "di ig" or "@ " comes before a plain word: it may be no name.
    """
    for match in MENTION.finditer(text):
        if not PRICE.fullmatch(match["name"]):
            apart = match[0].startswith("@ ") and not MARKED.search(match["name"])
            yield Span(*match.span(), "HANDLE", "amber" if apart else "red")
    for match in NAMED_FIRST.finditer(text):
        yield Span(*match.span("name"), "HANDLE")
    for match in HANDLE.finditer(text):
        name, signed = match["name"], match["sign"].strip(" ") != ""
        first = name.split(" ")[0]
        marked = signed or bool(MARKED.search(first))
        linked = text.startswith("/", match.end("name"))
        if linked or first.casefold() in COMMON or first.isdigit() or len(name) < 3:
            continue
        if marked or match["sure"]:
            start = match.start("name") - match["sign"].endswith("@")
            sure = marked or not match["by"]
            end = match.end("name") if name[0].isupper() else match.start("name") + len(first)
            yield Span(start, end, "HANDLE", "red" if sure else "amber")
