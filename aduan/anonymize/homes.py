"""What says that a place is somebody's home, or where an office stands."""

import re

# What says, right before a place, that it is somebody's home; Balinese: umah, jumah, saking.
WORD = (
    r"(?:tinggal|alamat(?:nya|ku|e)?|rumah(?:nya|ku)?|rmh(?:nya|ku)?|umah(?:e|ne)?|uma(?= tiang)"
    r"|jumah|(?:ber)?domisili|beralamat|berasal|asal|(?:nge|inde|in de )?kost?|mengontrak|ngontrak"
    r"|kontrak|nyewa|kediaman|menetap|bermukim|nongos|menempati"
    r"|magenah|(?:ma)?p?aumah(?:an)?|meumah|matongos|malinggih|meneng|jeron?(?= tiange ring)|saking"
    r"|live|living|stay|staying|home|house|address"
    r"|resident|residing"
    r"|tinggalnya|tgl di|tggl|tnggal|tinggl|almt|alamt|ktp|mondok)(?![^\W_])"
)
FILLER = (
    r"(?:[ :,]{1,3}(?:di|d|ring|ke|at|in|on|saking|saya|sy|kami|tiang|titiang|tiange|titiange|dia"
    r"|beliau|pelaku|nya|terlapor|korban|saat ini|sekarang|sendiri(?:an)?|berdua|lengkap"
    r"|rumah|orang tua|ibu|bapak|mertua"
    r"|kos|is|my|our|of|sini|wilayah|daerah|belakang|lingkungan|skrg|skr|pak \w+(?: \w+)?"
    r"|bu \w+(?: \w+)?|a\.?n\.?(?: (?-i:[A-Z]\w+)){1,2}|(?-i:(?!Ja?la?n|Gang|Gg)[A-Z]\w*))\b)"
)
HOME = re.compile(rf"(?<![\w-]){WORD}{FILLER}{{0,4}}[ :,=]{{0,3}}$", re.IGNORECASE)
# What says so right after it: "Banjar Kaja (rumah saya)".
OWN = re.compile(
    r"[ ,(-]{1,3}(?:itu |ini |adalah |is )?(?:(?:rumah|rmh|alamat|kos|kost|domisili|kediaman"
    r"|tempat tinggal)(?:ku| (?:saya|sy|kami|tiang|ibu saya|orang ?tua))|my (?:home|house))\b",
    re.IGNORECASE,
)
HERE = re.compile(
    r"\b(?:ibu|bapak|ayah|istri|suami|nenek|kakek|mertua|orang ?tua|lansia|keluarga) "
    r"(?:saya|sy|kami|tiang) (?:(?:yang|yg) )?(?:sakit|lumpuh|sendiri(?:an)?|ada) (?:di|ring) $"
    r"|\b(?:dipasung|dikurung|disekap|diisolasi|terbaring|meninggal|mengungsi|pulang kampung)"
    r"(?: (?:oleh )?keluarga(?:nya)?)? (?:di|ring) $"
    r"|(?:^|\n)[ ]?(?:[-*•]|\d{1,2}[.)])[ ](?-i:(?:[A-Z][\w.']+ ){0,4}[A-Z][\w.']+), $"
    r"|\b(?:semua(?:nya)?|mereka|keduanya) (?:di|ring|dari) $"
    r"|\b(?:saya|sy|kami|tiang|titiang|aku|i am|we are|lives alone) "
    r"(?:(?:ada|orang|asli|skrg|sekarang) )?(?:di|ring|at|in|from|d) $",
    re.IGNORECASE,
)
# Warga and dari say so only of somebody who speaks or is named.
FROM = re.compile(
    r"\b(?:warga|krama|penduduk|dari|from|uli|(?P<ring>ring))[ ]{1,2}(?:di |kami di )?$",
    re.IGNORECASE,
)
CLAUSE = re.compile(r"[,.;:!?]")
SOMEBODY = re.compile(
    r"\b(?:saya|sy|aku|tiang|titiang|tyang|nama|name|i am|i'm|a\.n\.?|pak|bu|bapak|ibu|sdr[i]?|mbah"
    r"|pekak|dadong|meme|bapa"
    r"|pelapor|kami|(?-i:I|Ni) (?-i:[A-Z][a-z]+))\b",
    re.IGNORECASE,
)
# Who belongs to a banjar: "anak banjar tegeh".
MEMBER = re.compile(r"\b(?:anak|nak|pemuda|gadis|janda|asli)(?: dari| di)? $", re.IGNORECASE)
OFFICE = (
    r"(?:kantor|office|klinik|dinas|badan|uptd?|rsud|rsup|rsia|rs|puskesmas|pustu|posyandu"
    r"|sdn?|smpn?|sman?|smkn?|paud|kampus|universitas|sekolah|polsek|polres(?:ta)?|polda|samsat|disdukcapil|kecamatan"
    r"|kelurahan|mpp|pasar|terminal|masjid|pura|gereja|vihara|balai|gedung|museum|lapangan|stadion"
    r"|spbu|kodim|koramil|pengadilan|kejaksaan|lapas|rutan|bank|atm|imigrasi|bandara|pelabuhan"
    r"|perpustakaan|kanim)"
)
AT_OFFICE = re.compile(
    rf"\b{OFFICE}\b"
    r"(?:[ ](?!(?:ke|dari|menuju)\b)(?:\w{1,4}\.|[\w'-]{1,20})){0,5}?[ ,(]{0,3}"
    r"(?:(?:yang )?(?:ber)?(?:alamat|lokasi)(?:nya)? di|di)?[ ,:]{0,2}$",
    re.IGNORECASE,
)
OWN_OFFICE = re.compile(
    r"\bkantor(?:nya|ku)?(?: (?:saya|kami|dia|mereka))?(?: di)?[ ,:]{1,2}$",
    re.IGNORECASE,
)
BESIDE = re.compile(
    r"\b(?:depan|belakang|sebelah|samping|dekat|seberang|(?-i:utara|selatan|timur|barat)"
    r"|rumah|tinggal|kost?|saya|alamat|near|behind|next|opposite)\b",
    re.IGNORECASE,
)
NO_HAMLET = re.compile(
    r"\b(?:balai|bale|kelian|klian|kepala|kadus|kaling|pecalang|sekaa)[ ]$", re.IGNORECASE
)


def is_home(before: str, after: str) -> bool:
    """Whether the words around a place say that somebody lives there."""
    if NO_HAMLET.search(before):
        return False
    if OWN.match(after):
        return True
    if HOME.search(before) or HERE.search(before):
        return True
    said = FROM.search(before)
    if not said:
        return False
    somebody = before[: said.start()]
    if said["ring"]:  # also "in" of any sentence
        somebody = CLAUSE.split(somebody)[-1]
    return bool(SOMEBODY.search(somebody))


def is_member(before: str) -> bool:
    """Whether the word before a hamlet says that somebody comes from there."""
    return bool(MEMBER.search(before))


def is_office(before: str) -> bool:
    """Whether it is where an office stands, and nobody's home beside it."""
    office = AT_OFFICE.search(before)
    return bool(office) and not OWN_OFFICE.search(before) and not BESIDE.search(before)
