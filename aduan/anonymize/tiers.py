"""How sure a name is: red is masked, amber has to be decided, "" is none."""

import re

from aduan.anonymize.balinese import GENDER, lead
from aduan.anonymize.cues import NAMED, PERSON, STAFF, TITLE
from aduan.anonymize.lexicon import (
    NAME,
    NAMELIKE,
    ORDER,
    PUBLIC,
    RANK,
    UNSURE,
    WEAK,
    WORD,
    looks_like_a_name,
)
from aduan.anonymize.nameless import is_nameless
from aduan.anonymize.runs import three_syllables
from aduan.anonymize.signatures import followed, signs
from aduan.anonymize.titles import (
    ADDRESS,
    BEFORE_OFFICES,
    ELDERS,
    JURISDICTIONS,
    KINSHIP,
    NOUNS,
    OFFICES,
    PEOPLE,
    ROLES,
    SELF,
    SURELY_TOWARDS,
    TITLES,
)
from aduan.anonymize.words import Word, joined

RED, AMBER, GREEN = "red", "amber", ""
PLACE_WORDS = frozenset(
    "di ke ring in at near dekat depan sekitar daerah wilayah arah menuju sampai dari "
    "jurusan to area sebelah belakang samping sepanjang antara seputaran kawasan hingga "
    "asal around".split()
)
FROM_ABROAD = frozenset("turis wn wna bule orang tourist wisatawan asal warga".split())
FROM = frozenset("dari dr saking from".split())
PATRONYMICS = frozenset("bin binti bt ibn ibnu".split())
# The shape of a verb: no name, though its root be in no list.
AFFIXED = re.compile(r"(?:ber|meng?|mem|meny|diper|dike|ter)\w{5}|\w{3,}(?:kan|annya)$")
TELLS = frozenset(
    "is was has had said says told asked refused never always works lives took gave came "
    "and who bilang mengatakan menolak adalah sudah sdh udah tidak gak ga sering selalu "
    "pernah minta marah datang bekerja kerja tinggal itu yang yg dan sama malah juga "
    "masih belum mau akan bisa".split()
)


def tier(words: list[Word], i: int, end: int, level: int) -> str:
    """The tier of words i:end after a cue of this level."""
    body = words[i:end]
    if is_nameless(words, i, end, level):
        return GREEN
    if body[0].public == "business" and level < TITLE and body[0].low not in GENDER:
        return AMBER if any(map(hardly_a_word, body)) else GREEN
    if lead(words, i) or three_syllables(words, i, end - 1) and len(body) == 3:
        return RED
    if level == NAMED:
        return AMBER if len(body) == 1 and body[0].plain else RED
    strong = [w for w in body if _is_strong(w)]
    if level >= PERSON:
        return _after_cue(words, i, end, level, strong)
    if any(w.low in PATRONYMICS for w in body[1:]):
        return RED
    signed = signs(words, i, end)
    if signed or followed(words, end):
        return _at_an_edge(words, i, body, strong, signed=signed)
    if strong:
        return RED if len(body) > 1 or level else _alone(words, i)
    return _without_listed(words, i, end, level)


def _alone(words: list[Word], i: int) -> str:
    """A single listed name without any cue."""
    word = words[i]
    small = not word.cap and i > 0 and words[i - 1].low in PLACE_WORDS
    return AMBER if small or word.loud and word.cap and len(word.low) < 4 else RED


def _is_strong(word: Word) -> bool:
    """A listed name that is hardly any other word."""
    if word.kind & NAME:
        return True
    if word.kind & (ORDER | RANK) and word.low not in UNSURE:
        return True
    return bool(word.kind & ORDER) and word.cap


def _after_cue(words: list[Word], i: int, end: int, level: int, strong: list[Word]) -> str:
    head = words[i]
    if level < TITLE and not strong and head.kind & PUBLIC and end - i == 1:
        return AMBER if head.cap and head.kind & (RANK | WEAK) else GREEN
    if head.plain and end - i == 1:
        title = words[i - 1]
        return RED if title.low in ELDERS and title.cap and not title.first else AMBER
    if strong or head.cap and not head.acronym:
        return RED
    if followed(words, end) and not head.acronym:
        return RED
    if head.kind & NAMELIKE:
        sure = end - i > 1 or level == TITLE or not head.kind & (WORD | PUBLIC)
        owned = words[i - 1].low.endswith(("nya", "ku"))
        return RED if sure else AMBER if owned else GREEN
    after = words[end].low if end < len(words) else ""
    if looks_like_a_name(head.low) or words[i - 1].low in SELF and after in FROM:
        return RED
    if level == TITLE:
        if head.acronym:
            return AMBER if words[i - 1].low in ADDRESS else GREEN
        doubtful = words[i - 1].low in NOUNS or AFFIXED.match(head.low)
        return AMBER if doubtful and "." not in head.gap else RED
    return GREEN if head.acronym or AFFIXED.match(head.low) else AMBER


def _of_my_kin(words: list[Word], i: int) -> bool:
    """ "anak saya wira": an unlisted word right after somebody of the family."""
    own = words[i - 2 : i] if i > 1 else []
    if len(own) < 2:
        return False
    first, second = own[0].low, own[1].low
    if first == "my":
        return second in KINSHIP
    return first in KINSHIP and second in ("saya", "sy", "tiange")


def _at_an_edge(
    words: list[Word], i: int, body: list[Word], strong: list[Word], *, signed: bool
) -> str:
    """A name above its number or at the end; one word that is also another is not enough."""
    head = body[0]
    if strong or len(body) > 1 and not any(w.acronym for w in body):
        return RED
    if head.kind & NAMELIKE and not head.kind & (WORD | PUBLIC) and head.low not in UNSURE:
        return RED
    if head.cap and not head.kind:
        return RED if signed or not head.first or looks_like_a_name(head.low) else AMBER
    if head.kind & (WORD | PUBLIC):
        named = head.cap and head.kind & NAMELIKE and not head.kind & PUBLIC
        if named:  # "Teguh, 0857 3812 6640"; alone at the end it may be a word: "Bagus."
            return AMBER if i + len(body) == len(words) else RED
        return AMBER if head.cap and not head.first else GREEN
    return GREEN if i and words[i - 1].text.isdigit() else AMBER


def _without_listed(words: list[Word], i: int, end: int, level: int) -> str:
    """A run of weak names and unlisted words."""
    body = words[i:end]
    capitals = [w for w in body if w.cap]
    if not capitals:
        return _small(words, i, end, level)
    if all(w.initial for w in capitals):
        return GREEN
    shaped = any(looks_like_a_name(w.low) for w in capitals)
    if level:
        return _after_weak_cue(words, i, end, level, shaped=shaped)
    if i and _of_a_phrase(words[i - 1], body[0]):
        return _in_a_phrase(words, i, end)
    if len(capitals) > 1:
        strange = sum(w.unknown or hardly_a_word(w) for w in capitals)
        public = any(w.kind & PUBLIC for w in capitals)
        return RED if shaped or strange > body[0].first and not public else AMBER
    word = capitals[0]
    if hardly_a_word(word):
        return RED
    if shaped:
        return AMBER if word.first else RED
    if word.first:
        return AMBER if word.unknown and _is_told_of(words, end) else GREEN
    return GREEN if word.loud or word.kind & PUBLIC else AMBER


def _after_weak_cue(words: list[Word], i: int, end: int, level: int, *, shaped: bool) -> str:
    """After "oleh", "dari", "petugas": a capital alone is not enough."""
    body = words[i:end]
    if len(body) == 1 and body[0].kind & PUBLIC:
        return GREEN
    here = level >= STAFF or words[i - 1].low not in PLACE_WORDS
    many = here and sum(w.cap for w in body) > 1
    sure = shaped or many or _surely_towards(words, i) or any(map(hardly_a_word, body))
    return RED if sure else AMBER


def _in_a_phrase(words: list[Word], i: int, end: int) -> str:
    """After a place word or another capital: "turis Korea Park Ji-min", "di Tegenungan"."""
    before, body = words[i - 1], words[i:end]
    if i > 1 and words[i - 2].low in FROM_ABROAD and len(body) > 1:
        return RED
    strange = sum(w.cap and (not w.kind or hardly_a_word(w)) for w in body)
    agency = before.loud and before.low not in PLACE_WORDS and body[0].unknown
    return AMBER if before.cap and strange > 1 or agency else GREEN


def _is_told_of(words: list[Word], end: int) -> bool:
    """An unlisted word at the beginning of a sentence that goes on like one about somebody."""
    return end < len(words) and words[end].gap == " " and words[end].low in TELLS


def _small(words: list[Word], i: int, end: int, level: int) -> str:
    """Weak names in small letters: "hubungi sari aja", "ini dewi dari Kesiman"."""
    if end - i > 1 and words[i].low in TITLES:
        return AMBER
    if i and level and words[i].unknown and not AFFIXED.match(words[i].low):
        return AMBER
    if not i or not any(map(hardly_a_word, words[i:end])):
        return GREEN
    before, after = words[i - 1].low, words[end].low if end < len(words) else ""
    if before in SURELY_TOWARDS or before == "ini" and after in FROM:
        return RED
    return AMBER if level else GREEN


def hardly_a_word(word: Word) -> bool:
    """A listed name that is neither in the list of words nor a public name."""
    return bool(word.kind & (NAME | ORDER | WEAK)) and not word.kind & (WORD | PUBLIC)


def _surely_towards(words: list[Word], i: int) -> bool:
    """ "kata X", "dilaporkan oleh: X", "kurir JNE X", "Pak Lurah X", but not "Camat X"."""
    before, earlier = words[i - 1], words[i - 2] if i > 1 else words[i - 1]
    if ":" in words[i].gap or before.low in SURELY_TOWARDS:
        return True
    if before.low in ROLES:
        return before.low not in OFFICES or earlier.low in BEFORE_OFFICES
    return earlier.low in KINSHIP | PEOPLE | ROLES - JURISDICTIONS


def _of_a_phrase(before: Word, word: Word) -> bool:
    """ "di Tegenungan", "Mahkamah Agung", "Hotel Indah": no person."""
    if word.first:
        return False
    if before.low in PLACE_WORDS:
        return True
    return before.cap and not before.first and before.plain and joined(before, word)
