"""ADDRESS: where somebody lives, as one span.

A street alone is a public place; with a house, gang, blok or RT it is private, and so is a banjar
that somebody calls home.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from aduan.anonymize.span import Span
from aduan.anonymize.streets import BARE, LEAD, LINK, PARTS, ROAD, STOP

LOOK_BACK = 64
NAMED = frozenset(("street", "gang", "estate", "hamlet", "blok"))  # a bare number may follow
# What says, right before a place, that it is somebody's home; Balinese: umah, jumah, saking.
HOME = re.compile(
    r"\b(?:tinggal|alamat(?:nya|ku|e)?|rumah(?:nya|ku)?|umah(?:e|ne)?|jumah|domisili|berdomisili"
    r"|beralamat|berasal|asal|ngekost?|kost?|mengontrak|kontrak|kediaman|menetap|bermukim|nongos"
    r"|magenah|meneng|saking|live|living|stay|staying|home|house|address|resident|residing"
    r"|tinggalnya|tgl di|tggl|tnggal|tinggl|almt|ktp|mondok)\b"
    r"(?:[ :,]{1,3}(?:di|d|ring|ke|at|in|on|saking|saya|sy|kami|tiang|titiang|tiange|titiange|dia"
    r"|beliau|pelaku|nya|terlapor|korban|saat ini|sekarang|lengkap|rumah|orang tua|ibu|bapak|mertua"
    r"|kos|is|my|our|of|sini|wilayah|daerah|belakang|lingkungan|skrg|skr|pak \w+(?: \w+)?"
    r"|bu \w+(?: \w+)?|(?-i:[A-Z]\w+))\b){0,4}[ :,=]{0,3}$",
    re.IGNORECASE,
)
HERE = re.compile(
    r"\b(?:saya|sy|kami|tiang|titiang|aku|i am|we are|lives alone) "
    r"(?:(?:ada|orang|asli|skrg|sekarang) )?(?:di|ring|at|in|from|d) $",
    re.IGNORECASE,
)
# Warga and dari say so only of somebody who speaks or is named.
FROM = re.compile(
    r"\b(?:warga|krama|penduduk|dari|from|ring)[ ]{1,2}(?:di |kami di )?$", re.IGNORECASE
)
SOMEBODY = re.compile(
    r"\b(?:saya|sy|aku|tiang|titiang|tyang|nama|name|i am|i'm|a\.n\.?|pak|bu|bapak|ibu|sdr[i]?|mbah"
    r"|pelapor|kami|(?-i:I|Ni) (?-i:[A-Z][a-z]+))\b",
    re.IGNORECASE,
)
OFFICE = (
    r"(?:kantor|dinas|badan|uptd?|rsud|rsup|rsia|rs|puskesmas|pustu|posyandu|sdn?|smpn?|sman?|smkn?"
    r"|paud|kampus|universitas|sekolah|polsek|polres(?:ta)?|polda|samsat|disdukcapil|kecamatan"
    r"|kelurahan|mpp|pasar|terminal|masjid|pura|gereja|vihara|balai|gedung|museum|lapangan|stadion"
    r"|spbu|kodim|koramil|pengadilan|kejaksaan|lapas|rutan|bank|atm|imigrasi|bandara|pelabuhan"
    r"|perpustakaan|kanim|bpjs|perumda|pdam)"
)
AT_OFFICE = re.compile(
    rf"\b{OFFICE}\b(?:[ ][\w.'-]{{1,20}}){{0,5}}?[ ,(]{{0,3}}"
    r"(?:(?:yang )?(?:ber)?(?:alamat|lokasi)(?:nya)? di|di)?[ ,:]{0,2}$",
    re.IGNORECASE,
)
OWN_OFFICE = re.compile(
    r"\bkantor(?:nya|ku)?(?: (?:saya|kami|dia|mereka))?(?: di)?[ ,:]{1,2}$",
    re.IGNORECASE,
)
BESIDE = re.compile(
    r"\b(?:depan|belakang|sebelah|samping|dekat|seberang|utara|selatan|timur|barat|rumah|tinggal"
    r"|kost?|saya|alamat|near|behind|next|opposite)\b",
    re.IGNORECASE,
)
NO_HAMLET = re.compile(
    r"\b(?:balai|bale|kelian|klian|kepala|kadus|kaling|pecalang|sekaa)[ ]$", re.IGNORECASE
)
# An estate named without the word: Dalung Permai blok d-25.
ESTATE_NAME = re.compile(
    r"(?:(?-i:[A-Z][\w'-]*)[ ]){1,4}$|(?:pulau|tukad|gunung|danau|bukit|raya)[ ]"
    r"(?:[^\W\d_]+[ ]){1,2}$|(?:[^\W\d_]+[ ]){1,2}(?:permai|indah|asri|residen(?:ce|si)"
    r"|regency|estate|lestari|sari|jaya|kencana|mas|garden|village|park|hill|hijau|damai|sejahtera"
    r"|mulia)[ ,]{1,2}$",
    re.IGNORECASE,
)
ONE_NAME = re.compile(r"(?-i:(?:Taman|Bumi|Graha|Puri|Nusa|Pondok|Permata|Bukit|Pesona|Bali)[ ])$")
NO_NAME = re.compile(rf"(?:{STOP}|rumah\w*|warga|tinggal|alamat\w*)$", re.IGNORECASE)
NUMBER_BEFORE = re.compile(
    r"(?<![^\W_])(?:no(?:mor)?\.?[ ]?|(?:house )?number |#)\d{1,4}[A-Za-z]?[ ,]{1,2}$",
    re.IGNORECASE,
)
BARE_BEFORE = re.compile(
    r"(?<![^\W_])(?<!\d[ .,:/-])(?:no\.? ?|#)?\d{1,3}[A-Za-z]? $", re.IGNORECASE
)
GANG_HOUSE = re.compile(r"[IVXLivxl\d][ ]?/[ ]?\d")
BOTH = re.compile(r"r\W{0,2}t.*r\W{0,2}w|r\W{0,2}w.*r\W{0,2}t|/", re.IGNORECASE)
NAME = re.compile(r"\w[ .]{1,3}\w|\d")
ENOUGH = 200  # characters of a part that are looked at
HOMES = ("gang", "estate", "hamlet", "rt")  # where somebody can be at home
EXACT = frozenset(("number", "blok", "rt", "room", "gang"))


@dataclass
class Found:
    """An address as far as it was read: its parts by kind, each with its text."""

    start: int
    end: int
    parts: dict[str, str] = field(default_factory=dict)
    last: str = ""

    def add(self, kind: str, end: int, text: str) -> None:
        self.parts[kind] = (self.parts.get(kind, "") + text)[:ENOUGH]
        self.end, self.last = end, kind


def find(text: str) -> Iterator[Span]:
    """Every private address of a plain text; amber where it may be no more than a place."""
    position = 0
    leads = [*LEAD.finditer(text), *ROAD.finditer(text)]
    for lead in sorted(leads, key=lambda lead: lead.start()):
        if lead.start() < position:
            continue
        found = _read(text, lead)
        if not found.last:
            continue
        position = lead.end()
        if tier := _tier(text, found):
            position = found.end
            end = found.start + len(text[found.start : found.end].rstrip(" ,.;/(-"))
            yield Span(_widened(text, found), end, "ADDRESS", tier)


def _read(text: str, lead: re.Match[str]) -> Found:
    """The parts that follow each other from here."""
    start, road = lead.start(), lead.re is ROAD
    found = Found(start, start)
    if road:
        found.add("street", lead.end(), lead[0])
    number = BARE_BEFORE if road else NUMBER_BEFORE
    if before := number.search(text[max(0, start - 24) : start]):
        found.start -= len(before[0])
        found.parts["number"] = before[0]
    while part := _part(text, found):
        found.add(*part)
    return found


def _part(text: str, found: Found) -> tuple[str, int, str] | None:
    if found.last in NAMED and (bare := BARE.match(text, found.end)):
        return "number", bare.end(), bare[0]
    link = LINK.match(text, found.end) if found.last else None
    at = link.end() if link else found.end
    for kind, form in PARTS.items():
        if match := form.match(text, at):
            return kind, match.end(), match[0]
    return None


def _is_private(found: Found) -> bool:
    """Whether it points at a house: a street with more than its name, a blok with its number."""
    kinds = found.parts.keys()
    if "street" in kinds or "hamlet" in kinds:
        return bool(kinds & EXACT)
    if "gang" in kinds or "estate" in kinds:
        return bool(kinds & (EXACT - {"gang"})) or bool(
            GANG_HOUSE.search(found.parts.get("gang", ""))
        )
    if "hotel" in kinds:
        return "room" in kinds
    if "rt" in kinds:
        return bool(BOTH.search(found.parts["rt"]))
    return "number" in kinds or any(map(str.isdigit, found.parts.get("blok", "")))


def _tier(text: str, found: Found) -> str:
    before = text[max(0, found.start - LOOK_BACK) : found.start]
    if _is_private(found):
        return "" if _is_office(before) else "red"
    named = [kind for kind in HOMES if NAME.search(found.parts.get(kind, ""))]
    if named and _is_home(before):
        return "red"
    return "amber" if found.parts.keys() & {"gang", "rt"} and not _is_office(before) else ""


def _is_home(before: str) -> bool:
    if NO_HAMLET.search(before):
        return False
    if HOME.search(before) or HERE.search(before):
        return True
    said = FROM.search(before)
    return bool(said and SOMEBODY.search(before[: said.start()]))


def _is_office(before: str) -> bool:
    """Whether it is where an office stands, and nobody's home beside it."""
    office = AT_OFFICE.search(before)
    return bool(office) and not OWN_OFFICE.search(before) and not BESIDE.search(before)


def _widened(text: str, found: Found) -> int:
    """The start, with the name of an estate that stands before its blok."""
    first = next(iter(found.parts))
    if first not in ("blok", "estate", "number", "gang"):
        return found.start
    before = text[max(0, found.start - LOOK_BACK) : found.start]
    name = (ONE_NAME if first == "estate" else ESTATE_NAME).search(before)
    words = name[0].split(" ") if name else []
    while words and NO_NAME.match(words[0]):
        words.pop(0)
    return found.start - len(" ".join(words))
