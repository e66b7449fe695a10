"""What a word can be: the lists of names, public names and ordinary words, and what they imply."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

# The kinds of a word; one word can be of several ("bagus": a name and "good").
NAME = 1  # hardly ever anything but a name
WEAK = 2  # a name, but an ordinary word or a place as well
ORDER = 4  # Balinese birth order: Wayan, Made, Nyoman, Ketut …
RANK = 8  # what stands before it: I, Ni, Ida, Bagus, Gusti, Dewa …
WORD = 16  # an ordinary word, or one derived from it
PUBLIC = 32  # a place, agency, month, brand of one word
PARTICLE = 64  # a word of grammar: pronouns, particles, adverbs
NAMELIKE = NAME | WEAK | ORDER | RANK

# Geertz & Geertz, "Kinship in Bali" (1975): four birth-order names that start over with the fifth
# child, the same in every family; with the spellings and short forms of forms and signatures.
ORDERS = frozenset(
    "wayan wy wyn yan putu pt ptu gede gde gd iluh luh lh made md kadek kdk kd dek nengah "
    "ngh nyoman nym nyo man komang kmg km koming ketut kt ktt tut tu de mang gedhe poetoe "
    "njoman kadex kade".split()
)
# The markers of gender and the titles of the three upper wangsa, with their short forms.
RANKS = frozenset(
    "i ni ida ide si ia ig iga igak igam igan igb igk igkt igm igmk ign igp igw ib ibg "
    "ibk ibm ibn ibp ibw iak iam a.a aa aaa aag aagde aai aak aam aan aangr aap bagus bgs "
    "ayu ayunda dayu dyu agung agg gung agn kompiang kompyang istri cokorda cok cokorde "
    "tjok tjokorda tjokorde cokordo tjokordo cok. dewa dw desak dsk gusti gst gsti gusi "
    "igst ngurah ngr ngurah. sang sagung sg sangging pande pd pasek psk pungakan ngakan ngk "
    "prebawa jero jro dong biang".split()
)
# Short, so anything else as well where they stand alone or in small letters.
UNSURE = frozenset(
    "made gede gde gd putu tu de mang luh lh tut man yan dek md pt km kd kt ngh nyo bagus "
    "ayu agung agg dewa sang istri jero jro pande pd sg si ia dong biang gung cok aa aan "
    "aap ib ig ida i ni wy kade pasek".split()
)
# On every list of names and still hardly ever one: "anak" stands in "Anak Agung" only.
NO_NAMES = frozenset("anak wali sim".split())
CLITICS = ("nya", "lah", "kah", "pun", "ku", "mu")
# With the shortest root each may follow; -in is colloquial, -e and -ne Balinese and Javanese.
SUFFIXES = (("kan", 3), ("an", 3), ("in", 4), ("i", 4), ("e", 4), ("ne", 4))
# Prefixes of Indonesian with the root's first letter that they swallow (Alwi et al., TBBBI 2003).
PREFIXES = (
    ("memper", ""), ("diper", ""), ("keter", ""), ("menge", ""), ("penge", ""),
    ("meng", ""), ("meng", "k"), ("meny", "s"), ("mem", ""), ("mem", "p"), ("men", ""),
    ("men", "t"), ("me", ""), ("peng", ""), ("peng", "k"), ("peny", "s"), ("pem", ""), ("pem", "p"),
    ("pen", ""), ("pen", "t"), ("per", ""), ("pe", ""), ("ber", ""), ("be", ""), ("ter", ""),
    ("di", ""), ("ke", ""), ("se", ""), ("ny", "s"), ("nge", ""), ("ng", ""), ("ng", "k"),
)  # fmt: skip
# Endings that Indonesian personal names have and ordinary words hardly ever.
NAME_ENDING = re.compile(
    r"\w{2,}(?:wati|ningsih|ningrum|nigrum|iasih|yasih|wijaya|yasa|yana|nyana|dnya|iyanto|ianto|yanto|"
    r"anto|yanti|ianti|dianti|iyono|iono|yono|ono|uddin|udin|ullah|rahman|rahim|putra|putri|saputra|"
    r"natha|nata|darma|dharma|artha|arta|arsa|wirya|stawa|stika|rdika|itri|artini|rtini|astini|arni|"
    r"erni|ianus|elius|isius|ensius|iskus|erius|onius|asius|"
    r"astuti|iati|utami|lestari|yani|riani|iana|liana|diana|usuma|maja|jana|dana|sana|dnyani|"
    r"karini|arini|nadi|yadi|iadi|wirawan|setiawan|iawan|yawan|rawan|ndra|ndri|putera|ningtyas|tyas)"
)
OFFICIAL = re.compile("(?:permen|kepmen|kemen|kanwil|pemkab|pemkot|perwali)")  # short forms
SU_NAME = re.compile(r"su(?:\w{3,})(?:a|i|o)")  # Suarta, Sulastri, Sutrisno: Sanskrit su-, "good"
WESTERN = re.compile(r"\w{2,}(?:sson|mann|berg|stein|ski|sky|ovich|evich|enko|ova|son|ez|ssen)")


def _lines(name: str) -> Iterator[tuple[str, list[str]]]:
    """The (section, words) pairs of the lines of a list."""
    section = ""
    for line in files(__package__).joinpath(name).read_text("utf-8").splitlines():
        if line.startswith("#"):
            section = line
        elif line.strip():
            yield section, line.split()


@cache
def kinds() -> dict[str, int]:
    """Each listed word with its kinds."""
    found: dict[str, int] = dict.fromkeys(ORDERS, ORDER)
    for word in RANKS:
        found[word] = found.get(word, 0) | RANK
    for section, words in _lines("names.txt"):
        for word in words:
            if not found.get(word, 0) & (ORDER | RANK) and word not in NO_NAMES:
                found[word] = WEAK if "# weak" in section else NAME
    for section, words in _lines("words.txt"):
        kind = WORD | PARTICLE if "particles" in section else WORD
        for word in words:
            found[word] = found.get(word, 0) | kind
    for section, words in _lines("gazetteer.txt"):
        if len(words) == 1:
            found[words[0]] = found.get(words[0], 0) | (WORD if "sentences" in section else PUBLIC)
    # A name that is also a word or a place points at a person only with another sign of it.
    return {
        w: (k & ~NAME | WEAK if k & NAME and k & (WORD | PUBLIC) else k) for w, k in found.items()
    }


@cache
def _bases() -> frozenset[str]:
    """The ordinary words that other ones are derived from: all but the English ones."""
    return frozenset(
        w for section, words in _lines("words.txt") if "English" not in section for w in words
    )


@cache
def phrases() -> tuple[frozenset[tuple[str, ...]], dict[str, tuple[int, ...]]]:
    """The public names of several words, and how long those with a first word can be."""
    found: set[tuple[str, ...]] = set()
    for section, words in _lines("gazetteer.txt"):
        if len(words) > 1 and "sentences" not in section:
            found.add(tuple(words))
    lengths: dict[str, set[int]] = {}
    for phrase in found:
        lengths.setdefault(phrase[0], set()).add(len(phrase))
    return frozenset(found), {w: tuple(sorted(n, reverse=True)) for w, n in lengths.items()}


@lru_cache(maxsize=1 << 15)
def kind(word: str) -> int:
    """The kinds of a word in small letters: its own, or those of the word it is derived from."""
    known = kinds()
    if word in known:
        return known[word]
    bare = word.removesuffix("'s")
    for clitic in CLITICS:
        bare = word.removesuffix(clitic) if bare == word else bare
    owned = known.get(bare, 0) if len(bare) > 2 and bare not in UNSURE else 0
    if OFFICIAL.match(bare) or any(root in _bases() for root in _roots(word)):
        return WORD | (WEAK if owned & NAMELIKE else 0)
    return owned


def _roots(word: str) -> Iterator[str]:
    """What may be left of a word without its affixes; three letters at least."""
    stems = [word, *(word.removesuffix(c) for c in CLITICS if word.endswith(c))]
    for ending, shortest in SUFFIXES:
        for stem in stems[: len(CLITICS)]:
            if stem.endswith(ending) and len(stem) - len(ending) >= shortest:
                stems.append(stem.removesuffix(ending))
    for stem in stems:
        yield stem
        for prefix, swallowed in PREFIXES:
            if stem.startswith(prefix) and len(stem) - len(prefix) > 2:
                yield swallowed + stem[len(prefix) :]


@lru_cache(maxsize=1 << 13)
def looks_like_a_name(word: str) -> bool:
    """Whether an unlisted word has the shape of a personal name of Indonesia or the West."""
    return len(word) > 4 and not kind(word) and any(
        shape.fullmatch(word) for shape in (NAME_ENDING, SU_NAME, WESTERN)
    )  # fmt: skip
