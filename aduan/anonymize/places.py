"""Public names: of places, streets and facilities, also those called after people."""

from aduan.anonymize.cues import LEVELS
from aduan.anonymize.lexicon import NAME, NAMELIKE, ORDER, PUBLIC, RANK, WEAK, phrases
from aduan.anonymize.titles import CLANS, DAUGHTER_OF, PEOPLE, ROLES, TITLES
from aduan.anonymize.titles import RANKS as MILITARY
from aduan.anonymize.words import Word, joined

# What follows these is the name of a street or facility, though it be a person's.
CALLED_AFTER = frozenset(
    "jalan jl jln jalur gang gg lorong bypass simpang perempatan pertigaan bundaran "
    "jembatan bendungan dam waduk embung taman lapangan alun stadion gor gelora gedung "
    "balai museum monumen patung tugu makam tmp terminal pelabuhan bandara bandar stasiun "
    "halte pasar masjid mesjid musholla mushola musola langgar gereja vihara wihara "
    "kelenteng klenteng sekolah sd sdn sdk sdit mis madrasah smp smpn smpk sma sman smak "
    "smk smkn mts mtsn tk tkk paud universitas univ institut politeknik poltek stikes "
    "akademi daycare kampus pesantren ponpes yayasan rs rsu rsud rsup rsia rsj sakit kebun klinik "
    "apotek puskesmas tukad kali sungai danau gunung bukit pantai pulau teluk tanjung "
    "selat mall plaza pura puri griya geria gria trans korem kodam rindam wisma aula "
    "auditorium rutan lapas poliklinik perpustakaan panti posyandu pustu subak dermaga "
    "kapal kmp kri ruang ruangan bangsal poli tol underpass flyover lpd bpr bank koperasi".split()
)
# Of those, what is hardly ever called after somebody with a full Balinese name: "LPD I Made X".
NEVER_AFTER = frozenset(
    "sekolah sd sdn sdk sdit mis madrasah smp smpn smpk sma sman smak smk smkn mts mtsn tk tkk "
    "paud kampus pesantren ponpes yayasan rsia klinik apotek puskesmas panti posyandu pustu subak "
    "lpd bpr bank koperasi pasar rutan lapas poliklinik perpustakaan balai kebun pantai".split()
)
# May also be somebody's own name: "I Made Gria Sutapa".
NAMES_TOO = frozenset("griya gria geria puri graha taman gunung bukit kebun kali".split())
WHOLE_WORDS = frozenset("desa kota gang pura puri bank hotel tol mall gria".split())
# What follows these is a place; a person may follow that ("Kelian Banjar Tegal I Made Sudana").
AREAS = frozenset(
    "desa kelurahan kel kecamatan kec kabupaten kab kota provinsi prov banjar br br. "
    "dusun dsn lingkungan lingk lk link kampung kp dukuh perumahan perum perumnas btn "
    "graha komplek kompleks cluster residence ds wilayah daerah pulau kepaon setra "
    "kuburan tpa tps tpst jaba wantilan bale dinas badan kantor upt uptd polsek polres "
    "polresta polda koramil kodim samsat kejaksaan kejari pengadilan pemkab pemkot "
    "pemprov".split()
)
# A business: "Warung Made" is a sign on a street and a person's name at once.
BUSINESSES = frozenset(
    "hotel resort villa vila homestay guesthouse kos kost warung toko ud cv pt bengkel "
    "salon laundry restoran restaurant cafe kafe bar club rm depot dealer studio garasi "
    "travel rental spa swalayan minimarket supermarket counter konter kedai bumdes usaha".split()
)
# Words that are a head only after another one: "rumah sakit", but "Kelian Dinas Made Tirta".
NEEDED_BEFORE = {"sakit": ("rumah",)}
NO_HEAD_AFTER = {
    "dinas": ("kelian", "klian", "kelihan"),
    "kapal": ("kapten", "nakhoda", "pemilik", "awak", "abk", "kru"),
}
OWNED = frozenset("kos kost warung toko villa bengkel salon laundry kontrakan".split())
OWNERS = PEOPLE | ROLES  # "pemilik kos Jessica Simanjuntak"
HEADS = CALLED_AFTER | AREAS | BUSINESSES
# What stands before these is a place in English.
TAILS = frozenset(
    "beach street road airport hospital university school hotel resort villa villas "
    "temple market village district river lake mall restaurant cafe bar club station "
    "bridge regency city island square park lane highway prison residence apartment "
    "apartments".split()
)
GENDER = frozenset("i ni ida".split())
LINKS = frozenset(
    "raya besar kecil lama baru barat timur utara selatan tengah negeri umum ruas kota no "
    "seni kesenian olahraga internasional serba guna adat swasta dasar menengah".split()
)
NAMED_RANKS = MILITARY | frozenset(
    "dr drg drs dra ir prof profesor haji kh h raden ida mas i".split()
)
GO_ON = LINKS | NAMED_RANKS
LONGEST = 8  # words after the first


def mark(words: list[Word]) -> None:
    """Set `public` on every word that is part of a public name."""
    _mark_phrases(words)
    for i, word in enumerate(words):
        before = words[i - 1].low if i else ""
        if _is_own_name(words, i):
            continue
        if word.low in HEADS and _is_head(word.low, before) and not of_a_clan(words, i):
            _mark_after(words, i)
        elif word.low in TAILS and i and not word.public:
            _mark_before(words, i)


def of_a_clan(words: list[Word], i: int) -> bool:
    """Whether "Br." is Batak boru, not banjar: "Br. Ginting"."""
    after = words[i + 1].low if i + 1 < len(words) else ""
    return words[i].low in DAUGHTER_OF and after in CLANS


def _is_own_name(words: list[Word], i: int) -> bool:
    """Whether a word for a place is somebody's name, after a birth order."""
    word, before = words[i], words[i - 1]
    own = i > 0 and word.low in NAMES_TOO and word.cap and before.cap and before.kind & ORDER
    return bool(own) and joined(before, word)


def _is_head(low: str, before: str) -> bool:
    if len(low) < 3 and before in TITLES:
        return False
    return before in NEEDED_BEFORE.get(low, (before,)) and before not in NO_HEAD_AFTER.get(low, ())


def _mark_phrases(words: list[Word]) -> None:
    """Public names of several words from the list."""
    known, lengths = phrases()
    past = 0
    for i, word in enumerate(words):
        for length in lengths.get(word.low, ()) if i >= past else ():
            part = words[i : i + length]
            if tuple(w.low for w in part) not in known or not all(map(joined, part, part[1:])):
                continue
            if not _inside_a_name(words, i, i + length):
                for w in part:
                    w.public = "place"
            past = i + length
            break


def _inside_a_name(words: list[Word], i: int, end: int) -> bool:
    """ "AA Ngurah Rai Yuda Darma": a public name as a part of another person's."""
    if words[i].low in HEADS or not all(w.kind & NAMELIKE for w in words[i:end]):
        return False
    if i and words[i - 1].kind & (NAME | ORDER | RANK) and joined(words[i - 1], words[i]):
        return words[i - 1].cap and words[i - 1].low not in HEADS
    after = words[end] if end < len(words) else None
    return after is not None and after.kind & (NAME | ORDER) > 0 and joined(words[end - 1], after)


def _mark_after(words: list[Word], i: int) -> None:
    """The name that follows the word for a street, a facility, an area or a business."""
    head = words[i]
    owned = i > 0 and words[i - 1].low in OWNERS
    area, business = head.low in AREAS, head.low in BUSINESSES
    for k in range(i + 1, min(i + 1 + LONGEST, len(words))):
        word, before = words[k], words[k - 1]
        if not joined(before, word) and not (before is head and _is_short_form(head, word)):
            return
        if word.low in TITLES and not (word.low in NAMED_RANKS and not area and not business):
            if not word.kind & (NAME | ORDER) and not (before is head and word.kind & RANK):
                return
        if _is_person_after(words, k, i) or not _part(word, head):
            return
        if word.low == "si" or word.low == "a" and k + 1 < len(words) and words[k + 1].low == "n":
            return
        if owned and _is_somebody(words, k, business=business):
            return
        if k > i + 1 and _comes_after(before, word, area=area):
            return
        if not (word.public and word.low in HEADS):
            head.public = word.public = "business" if business else "place"


def _is_short_form(head: Word, word: Word) -> bool:
    """Whether the dot after a word belongs to it: "Br. Tegal", but "di taman. Dek Sri"."""
    return word.gap in (". ", ".") and len(head.low) < 5 and head.low not in WHOLE_WORDS


def _is_person_after(words: list[Word], k: int, i: int) -> bool:
    """Whether a person begins at word k, after the word i for an area or a facility."""
    if words[i].low in AREAS:
        return _begins_a_person(words, k, k == i + 1)
    return words[i].low in NEVER_AFTER and words[k].low in GENDER and _is_lead(words, k)


def _is_lead(words: list[Word], k: int) -> bool:
    """ "I Wayan", "ni made"."""
    after = words[k + 1] if k + 1 < len(words) else None
    return after is not None and joined(words[k], after) and after.kind & (ORDER | RANK) > 0


def _is_somebody(words: list[Word], k: int, *, business: bool) -> bool:
    """Whether after a role the name is a person's: "staf kelurahan Siti Aminah", "M. Iqbal"."""
    word = words[k]
    if business and word.kind & (NAME | ORDER | RANK):
        return True
    if words[k - 1].low in OWNED and word.unknown and word.cap:
        return True
    if word.public or word.text.isdigit():
        return False
    after = words[k + 1] if k + 1 < len(words) and joined(word, words[k + 1]) else None
    named = after is not None and after.kind & NAME > 0 and not after.public
    if word.end - word.start < 4 and after is not None and after.gap[0] == ".":
        return after.kind & NAMELIKE > 0
    return bool(word.kind & NAME) or bool(word.kind & NAMELIKE) and named


def _comes_after(before: Word, word: Word, *, area: bool) -> bool:
    """Whether a person follows what names the place: "SMPN 3 Kuta Putu Ayu", "PT PLN Sofyan"."""
    if word.public:
        return False
    ended = before.kind & PUBLIC or before.text.isdigit() or before.loud and len(before.low) > 1
    if ended and before.low not in GO_ON:
        return word.low in TITLES or word.kind & (NAME | ORDER | RANK) > 0
    return area and word.kind & NAME > 0


def _begins_a_person(words: list[Word], k: int, directly: bool) -> bool:
    """Whether a person follows an area: "Banjar Pande" is one, "Dusun Made Tirta" none."""
    word = words[k]
    after = words[k + 1] if k + 1 < len(words) and joined(word, words[k + 1]) else None
    if directly and k > 1 and words[k - 2].low in ROLES and word.kind & NAMELIKE and not word.cap:
        return True
    if word.low in ("gede", "gde"):
        return after is not None and after.kind & NAMELIKE > 0
    if word.low in ("i", "ni", "ida") or word.kind & ORDER:
        return True
    return bool(word.kind & RANK) and (
        not directly or after is not None and bool(after.kind & ORDER)
    )


def _part(word: Word, head: Word) -> bool:
    """Whether a word goes on the name of the place."""
    if word.initial or word.text.isdigit() or word.public == "place" or word.low in GO_ON:
        return True
    capital = head.cap or head.loud
    if word.loud and capital and (not word.kind or word.end - word.start < 4):
        return True
    if word.cap and capital and head.low in CALLED_AFTER:
        return not word.plain or word.kind & PUBLIC > 0 or word.low not in LEVELS
    if word.cap:
        return not word.plain or bool(word.kind & PUBLIC)
    if word.kind & (PUBLIC | NAME | RANK | ORDER | WEAK):
        return not head.cap
    return False


def _mark_before(words: list[Word], i: int) -> None:
    """The name before an English word for a place: "Jimbaran beach"."""
    for k in range(i - 1, max(i - 4, -1), -1):
        word = words[k]
        if not joined(word, words[k + 1]) or not word.cap or word.first and word.plain:
            return
        if word.kind & (NAME | ORDER):
            return
        word.public = "place"
