"""HANDLE: the name somebody goes by on a network: after an @, or after the network's name."""

import re
from collections.abc import Iterator

from aduan.anonymize.hosts import NETWORKS
from aduan.anonymize.online import OFFICES
from aduan.anonymize.persons import find as persons
from aduan.anonymize.span import Span

# Networks where a plain word is a name, and words that need a sign, a dot or a digit after them.
NETWORK = (
    r"(?:(?:akun|user|username|nama|id) )?(?:(?P<sure>ig|instagr?am|insta|fb|facebook|fesbuk|pesbuk"
    r"|efbe|tik ?tok|twitter|telegram)|tele|tg|line|(?<!\d[ ])x|threads|snapchat|wechat|discord"
    r"|youtube|yt|linkedin|shopee|tokopedia|tokped|lazada|olx|steam|gmail|ymail)"
    r"|akun|user(?:name)?|medsos|dm"
)
MENTION = re.compile(r"(?<![\w@.])@[ ]?(?P<name>[A-Za-z0-9_](?:[\w.-]{0,60}[\w])?)")
OFFICE = re.compile(
    rf"{OFFICES}(?:[._-]?(?:bali|denpasar|badung|gianyar|tabanan|buleleng|jembrana|klungkung|bangli"
    r"|karangasem|kota|kab|prov(?:insi)?)){0,2}",
    re.IGNORECASE,
)
OWNER = (
    r"(?:saya|sy|aku|dia|pelaku|id|akun|user(?:name)?|nama|name|kami|pribadi|pemilik|penjual|beliau|is"
    r"|my|account|an|a\.n\.?|atas nama|adalah|bernama|namanya|dengan|dgn)\b"
)
HANDLE = re.compile(
    r"(?<![^\W_])(?<!\w[.@])"
    r"(?P<by>(?:di|lewat|via|dari|ke|grup|group|on|in|the|pada|melalui|media) )?"
    rf"(?:{NETWORK})(?:[ -]?nya|[ -]?ku)?(?:[ ]{OWNER}){{0,3}}"
    r"(?P<sign>[ ]?(?:[:=]|\n)[ ]?@?[ ]?|[ ]?[-/][ ]?@?[ ]?|[ ]@?[ ]?)"
    r"(?P<name>[A-Za-z0-9_](?:[\w.-]{0,60}[\w])?"
    r"(?:\#\d{4}| (?-i:[A-Z][\w'&-]{1,20})){0,4})",
    re.IGNORECASE,
)
# Some words later, with a sign in it or after a colon: "IG usahanya sablon.yanto", "ig villa: sun".
LATER = re.compile(
    rf"(?<![^\W_])(?:{NETWORKS}|akun|medsos)(?:[ /][^\W_]{{1,14}}){{1,5}}?"
    r"(?:[ ]?[:=][ ]?@?(?P<named>[A-Za-z0-9_][\w.-]{1,60}\w"
    r"(?: (?-i:[A-Z][\w'&-]{1,20})){0,4})"
    r"|[ ](?P<marked>(?=[\w-]{0,40}(?:[._][^\W_]|[a-z][013-9]|[a-z]\d\d))[A-Za-z_][\w.-]{2,60}\w))",
    re.IGNORECASE,
)
QUOTED = re.compile(
    rf"(?<![^\W_])(?:{NETWORKS}|akun)(?:[ -]?nya|[ -]?ku)?(?:[ ]\w{{2,14}}){{0,3}}[ ]?[:=]?[ ]?"
    r"\"(?P<name>[^\"\n]{3,40})\"",
    re.IGNORECASE,
)
HINT = re.compile(
    rf"(?<![^\W_])(?:{NETWORKS}|akun|user|medsos|dm|dc|x|g-?mail|ymail)(?:name)?(?:nya|ku)?(?![^\W\d_])",
    re.IGNORECASE,
)
# A name with the four digits that a network gave it: "tasya#4471".
TAG = re.compile(r"(?<![\w.#/])(?P<name>[A-Za-z][\w.]{2,31}#\d{4})(?![\w-])")
# Words of a hashtag: "#Pray4DekGung".
HASHTAG = re.compile(r"(?<!\w)#(?P<name>[A-Za-z][A-Za-z0-9]{4,60})(?!\w)")
CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[a-z])(?=\d)")
PRICE = re.compile(r"(?:rp|idr)?[.,\d]+(?:rb|ribu|jt|juta|k|x|kali|an)?|rp", re.IGNORECASE)
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
    "setempat sekitar punya seorang jam pukul tgl tanggal kemarin tadi hari besok bulan minggu "
    "gue gw tahun malam pagi siang sore aja saja nih dong lho sih ya".split()
)
# kadek.s di ig
NAMED_FIRST = re.compile(
    r"(?<![\w@./])(?P<name>[\w-]{1,40}[._][\w.-]{0,40}\w)[ ](?:di|on|at|via) (?:ig|instagram|fb"
    r"|facebook|line|tiktok|telegram|tele|twitter|threads|shopee|tokopedia|youtube)\b",
    re.IGNORECASE,
)


def find(text: str) -> Iterator[Span]:
    """Every name on a network in a plain or spoken text.

    Amber where "di ig" or "@ " comes before a plain word: it may be no name.
    """
    yield from _mentioned(text)
    for match in HASHTAG.finditer(text):
        if any(span.tier == "red" for span in persons(CAMEL.sub(" ", match["name"]))):
            yield Span(*match.span(), "HANDLE")
    if not HINT.search(text):
        return
    yield from _after_network(text)
    for form in (NAMED_FIRST, QUOTED, TAG):
        for match in form.finditer(text):
            yield Span(*match.span("name"), "HANDLE")
    for match in LATER.finditer(text):
        name = match[match.lastgroup or ""]
        if name.casefold() not in COMMON and not PRICE.fullmatch(name):
            yield Span(*match.span(match.lastgroup or ""), "HANDLE")


def _mentioned(text: str) -> Iterator[Span]:
    for match in MENTION.finditer(text):
        if not PRICE.fullmatch(match["name"]) and not OFFICE.fullmatch(match["name"]):
            apart = match[0].startswith("@ ") and not MARKED.search(match["name"])
            yield Span(*match.span(), "HANDLE", "amber" if apart else "red")


def _after_network(text: str) -> Iterator[Span]:
    for match in HANDLE.finditer(text):
        name, signed = match["name"], match["sign"].strip() != ""
        first = name.split(" ")[0]
        marked = signed or bool(MARKED.search(first))
        linked = text.startswith(("/", ":"), match.end("name"))
        if linked or len(name) < 3 or _is_no_name(first, signed=signed):
            continue
        if marked or match["sure"]:
            start = match.start("name") - match["sign"].endswith("@")
            sure = marked or not match["by"]
            end = match.end("name") if name[0].isupper() else match.start("name") + len(first)
            yield Span(start, end, "HANDLE", "red" if sure else "amber")


def _is_no_name(word: str, *, signed: bool) -> bool:
    """A word of the sentence, also with a possessive ("usahanya"), or a price."""
    low = word.casefold()
    possessed = low.endswith("nya") and not signed
    return low in COMMON or possessed or bool(PRICE.fullmatch(word))
