"""What stands before a word tells whether a name comes: "a.n.", "Pak", "anak saya", "oleh"."""

from aduan.anonymize.lexicon import NAMELIKE, PARTICLE, PUBLIC, WORD
from aduan.anonymize.titles import (
    ADDRESS,
    CALLINGS,
    CLOSINGS,
    CORRECTIONS,
    INTRODUCES,
    KIN,
    KINSHIP,
    NAME_FILLERS,
    NAMING,
    NEEDS_CAPITAL,
    PEOPLE,
    PREPOSITIONS,
    ROLES,
    SELF,
    SHORTENED,
    TITLES,
)
from aduan.anonymize.words import BLANKS, Word

# How much is said, from nothing to "whatever follows is a name".
NONE, TOWARDS, STAFF, PERSON, TITLE, NAMED = range(6)
LOOK_BACK = 5
QUOTES = BLANKS + "\"'“”‘’*_([:=-~"
LEVELS: dict[str, int] = {
    **dict.fromkeys(PREPOSITIONS, TOWARDS),
    **dict.fromkeys(ROLES, STAFF),
    **dict.fromkeys(PEOPLE | KINSHIP, PERSON),
    **dict.fromkeys(TITLES, TITLE),
    **dict.fromkeys(INTRODUCES | NAMING, NAMED),
}
DOTTED = frozenset(
    "cp cc ttd alm yth hub nm mb cak gek jik".split()
)  # short forms that are no title
OF_ITSELF = frozenset("i'm im am is it's dia ia".split())
CLITICS = ("nya", "ku", "mu", "ne")


def cue(words: list[Word], i: int) -> int:
    """How strongly what stands before word i says that it is a name."""
    if _is_explained(words, i):
        return PERSON
    if not i:
        return NONE
    before, gap = words[i - 1], words[i].gap
    bare = gap.strip(QUOTES)
    if _on_behalf(words, i):
        return NAMED
    if not bare or bare == "." and len(gap) < 4:
        level = _straight(words, i, dotted=bare == ".")
        return level if level or bare else _two_before(words, i)
    if "\n" in gap:
        return _next_line(words, i)
    if bare in (",", ",-"):
        desk = i > 1 and before.gap == " " and not before.kind & PARTICLE
        told = before if not desk or _level(before) else words[i - 2]  # "petugas loket, andi"
        return TOWARDS if _level(told) in (STAFF, PERSON) else NONE
    return NONE


def _is_explained(words: list[Word], i: int) -> bool:
    """ "Agung, teknisi PLN", "Bunga (kasir)": a name at the beginning, and who that is."""
    after = words[i + 1] if i + 1 < len(words) else None
    if after is None or not (words[i].first or i and words[i - 1].low in ("dan", "and")):
        return False
    named = words[i].text[0].isupper() and words[i].kind & NAMELIKE > 0
    return named and after.gap in (", ", " (") and LEVELS.get(after.low) in (STAFF, PERSON)


def _on_behalf(words: list[Word], i: int) -> bool:
    """a.n., a/n, an., AN: "atas nama" (EYD); also u.p. and English p.p."""
    before, gap = words[i - 1], words[i].gap
    if before.low in ("n", "p") and i > 1 and words[i - 2].low in ("a", "u"):
        return before.gap in (".", "/", ". ", " ") and len(gap) < 4
    if before.low != "an" or "\n" in gap or len(gap) > 3:
        return False
    word = words[i]
    if "." in gap or word.kind & NAMELIKE or word.cap and not word.plain:
        return True
    owned = words[i - 2] if i > 1 else before
    numbered = any(map(str.isdigit, owned.text))
    return word.unknown and (numbered or owned.low in NAME_FILLERS)


def _level(word: Word) -> int:
    """The level of one word, also with a possessive: "suaminya", "istriku"."""
    if word.low in LEVELS:
        return LEVELS[word.low]
    if word.low.endswith("2"):  # anak2, the chat spelling of "anak-anak"
        level = LEVELS.get(word.low.removesuffix("2"), NONE)
        return level if level in (STAFF, PERSON) else NONE
    for clitic in CLITICS:
        if word.low.endswith(clitic):
            base = word.low.removesuffix(clitic)
            level = PERSON if base in KINSHIP else LEVELS.get(base, NONE)  # "ibunya Tiur"
            return level if level in (STAFF, PERSON, NAMED) else NONE
    return NONE


def _straight(words: list[Word], i: int, *, dotted: bool) -> int:
    """The cue when nothing but blanks, quotes, brackets, a colon or a dot stand between."""
    before, word = words[i - 1], words[i]
    if _is_named(words, i):
        return NAMED
    if dotted and (before.text == "Dg" or before.low in SHORTENED):
        return TITLE
    level = _level(before) if before.low != "bos" or not before.loud else NONE
    if dotted and (level != TITLE or before.low in KIN) and before.low not in DOTTED:
        return NONE
    told = word.cap or dotted or word.kind & NAMELIKE and not word.kind & (WORD | PUBLIC)
    if before.low in NEEDS_CAPITAL and not told:
        return level if before.low in KIN and word.unknown else NONE
    if before.low in ("h", "r") and not before.loud and not dotted:
        return NONE
    if before.low in CALLINGS and i > 1 and words[i - 2].low in ADDRESS:
        return TITLE
    if before.low in SELF and level < PERSON:
        return PERSON if _speaks_of_itself(words, i) else NONE
    return level


def _two_before(words: list[Word], i: int) -> int:
    """A weaker cue one word earlier: "petugas loket Dewi", "HRD nya Jessica", "kurir JNE Fajar"."""
    before = words[i - 1]
    if i < 2 or before.gap not in (" ", "-") or words[i].gap != " ":
        return NONE
    level = _level(words[i - 2])
    if level not in (STAFF, PERSON):
        return NONE
    if before.low in ("nya", "kami", "kita"):
        return level
    return NONE if before.kind & PARTICLE or not (before.kind or before.acronym) else TOWARDS


def _speaks_of_itself(words: list[Word], i: int) -> bool:
    """ "I'm Emma", "this is Hannah", "saya Made"."""
    if words[i - 1].low == "is":
        return words[i].cap and i > 1 and words[i - 2].low in ("this", "name")
    return words[i].cap or words[i - 1].low not in OF_ITSELF


def _is_named(words: list[Word], i: int) -> bool:
    """Whether "nama" or "name" stands shortly before, with nothing but its own words between."""
    for k in range(i - 1, max(i - 1 - LOOK_BACK, -1), -1):
        word = words[k]
        if word.low in NAMING or word.low in ("namanya", "bernama"):
            return k == i - 1 or words[k + 1].low != "jalan"
        if word.low not in NAME_FILLERS or words[k].gap.strip(QUOTES + "."):
            return False
    return False


def _next_line(words: list[Word], i: int) -> int:
    """A name below its closing words or its label: "Hormat saya,\\nName", "ttd.\\n\\nName"."""
    before = words[i - 1]
    if before.low in INTRODUCES or before.low in NAMING:
        return NAMED
    if before.low in CLOSINGS:
        return TITLE
    return STAFF if _level(before) in (STAFF, PERSON) else NONE


def corrects_a_name(words: list[Word], i: int) -> bool:
    """ "Nama ibu salah, seharusnya Sumiati": a name put right in the same sentence."""
    if not i or words[i - 1].low not in CORRECTIONS:
        return False
    for word in reversed(words[max(i - 13, 0) : i]):
        if word.low in NAMING or word.low == "namanya":
            return True
        if word.first:
            return False
    return False
