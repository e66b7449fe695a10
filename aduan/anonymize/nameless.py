"""Words that look like a name and are nobody's: initials alone, months, gods, ships, companies."""

from aduan.anonymize.cues import TITLE
from aduan.anonymize.lexicon import NAME, PUBLIC, UNSURE, WORD
from aduan.anonymize.words import Word, joined

MONTHS = frozenset(
    "januari februari maret april mei juni juli agustus oktober may june july".split()
)
NEVER_ALONE = frozenset("jero jro ida si ni i dong biang istri sang aa ia aan md pt km kd".split())
GODS = frozenset(
    "widhi wasa hyang sanghyang bhatara betara batara bhatari betari tuhan allah".split()
)
FIRMS = frozenset("pt cv ud pd po".split())  # "a.n. PT Maju", though Pt is short for Putu
GREAT = frozenset("jaksa mahkamah masjid pura puri gunung raja hari sekretaris kejaksaan".split())
# After these a listed word in small letters is the word, not the name: "hari ini", "made in".
WORDLY = frozenset(
    "ini itu in of by from me us it a an the my sure up sekali banget bgt and to that you "
    "them sense noise senin selasa rabu kamis jumat sabtu minggu kerja libur raya "
    "sebelumnya pertama kedua".split()
)


def is_nameless(words: list[Word], i: int, end: int, level: int) -> bool:
    """Initials and short forms alone, months, gods, "Made in …"."""
    body = words[i:end]
    if _is_company(words, i) or _is_god(body):
        return True
    if level < TITLE and all(_is_short(w) for w in body):
        return True
    if len(body) > 1:
        month = body[0].low in ("bulan", "bln") and body[1].low in MONTHS
        sum_of = body[0].text == "M" and body[0].gap == " " and words[i - 1].text.isdigit()  # 3,2 M
        told = month or sum_of or body[0].low in ("nomor", "no")
        return told and not any(w.kind & NAME for w in body)
    word = body[0]
    if word.loud and word.low in FIRMS or word.unknown and word.gap.endswith("#"):
        return True  # "#SaveJimbaran"; a hashtag named after somebody is a handle
    if level < TITLE and (word.low in NEVER_ALONE or word.loud and _is_short_word(word)):
        return True
    if word.low == "agung" and i and words[i - 1].low in GREAT:
        return True
    after = words[end] if end < len(words) else None
    if word.low in MONTHS and level < TITLE:
        return True
    doubtful = word.low in UNSURE or word.kind & WORD
    return bool(doubtful) and after is not None and after.low in WORDLY and joined(word, after)


def _is_company(words: list[Word], i: int) -> bool:
    """ "KM Sirimau" is a ship, "PT Bina Rekayasa" a company; "Km. Sirimau" is called Komang."""
    after = words[i + 1] if i + 1 < len(words) else None
    if words[i].text not in ("KM", "PT") or after is None or after.gap != " ":
        return False
    return after.cap and not after.loud


def _is_god(body: list[Word]) -> bool:
    """ "Ida Sang Hyang Widhi Wasa", but not "Bernadus Wasa Klau"."""
    named = any(w.kind & NAME and w.low not in GODS for w in body)
    return not named and any(w.low in GODS for w in body)


def _is_short_word(word: Word) -> bool:
    """A word of a few capitals in the lists, but not of names: SIM, TIM."""
    return len(word.low) < 5 and bool(word.kind & (WORD | PUBLIC)) and not word.kind & NAME


def _is_short(word: Word) -> bool:
    """Too short to be a name by itself, or so short in capitals that it is an acronym."""
    if len(word.low) < 3:
        return not word.kind or word.loud and word.low in UNSURE
    return len(word.low) < 4 and word.loud and (not word.kind or word.low in UNSURE)
