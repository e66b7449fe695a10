"""Names of people: where they stand in a text, and how sure that is."""

from collections.abc import Iterator
from dataclasses import dataclass

from aduan.anonymize.cues import NONE, PERSON, TITLE, TOWARDS, corrects_a_name, cue
from aduan.anonymize.lexicon import NAME, ORDER, RANK, WEAK, WORD
from aduan.anonymize.nameless import MONTHS
from aduan.anonymize.places import mark, of_a_clan
from aduan.anonymize.runs import begin_of, end_of
from aduan.anonymize.signatures import followed, signs_off
from aduan.anonymize.span import Span, merge
from aduan.anonymize.tiers import RED, hardly_a_word, tier
from aduan.anonymize.titles import ADDRESS, DEGREES, INSIDE, KIN, NOBLE, SHORTENED, TITLES
from aduan.anonymize.words import Word, joined, split

AND = frozenset("sm dan and serta lan dn sama or atau".split())
MIN_MENTION = 3  # shorter words of a name (I, Ni, Gd) are no one's alone
POSSESSIVES = ("nya", "'s", "’s", "ne", "e")


@dataclass(frozen=True)
class Person:
    """Words start:end are a name."""

    start: int
    end: int
    tier: str


def find(text: str) -> list[Span]:
    """The spans of all names, in order, not overlapping."""
    words = split(text.replace("_", " "))  # names of files
    mark(words)
    people = list(_people(text, words))
    people += _coordinated(words, people)
    names = _names(words, people)
    people = [_sure(words, person, names) for person in people]
    people += _mentions(words, people, names)
    return merge(_span(text, words, person) for person in people)


def _people(text: str, words: list[Word]) -> Iterator[Person]:
    i, last = 0, Person(0, 0, "")
    while i < len(words):
        if _is_ordinary(words, i):
            i += 1
            continue
        level = _level(words, i, last)
        end = end_of(words, i, level)
        found = tier(words, i, end, level) if end > i else ""
        if found:
            last = Person(begin_of(words, i) if found == RED else i, end, found)
            yield last
            end = _past_degrees(text, words, end)
        i = max(end, i + 1)


def _is_ordinary(words: list[Word], i: int) -> bool:
    """Whether no name can begin at a word, whatever stands around it."""
    word = words[i]
    return word.plain and not word.cap and word.low != "anak" and not of_a_clan(words, i)


def _level(words: list[Word], i: int, last: Person) -> int:
    """The cue before a word; one name after another in a list is a cue too."""
    word = words[i]
    if not word.letters or word.plain and not word.cap:
        return NONE
    level = NONE if word.public and words[i - 1].public else cue(words, i)
    if level >= PERSON:
        return level
    if corrects_a_name(words, i) or word.unknown and not word.cap and _two_strange(words, i, level):
        return TITLE
    if word.unknown and word.first and i + 1 == len(words):
        return PERSON
    if last.tier == RED and not word.plain:
        gap = word.gap.strip()
        if last.end == i and gap in (",", ".,", "/", "&", "+"):
            return PERSON if _is_listed(words, i) else TOWARDS
        if last.end == i - 1 and words[i - 1].low in AND and not gap:
            return PERSON
    return level


def _is_listed(words: list[Word], i: int) -> bool:
    """Whether a list goes on or ends after a word: "Rio, Edo, Sultan"."""
    after = words[i + 1] if i + 1 < len(words) else None
    return after is None or after.low in AND or after.gap.lstrip()[:1] in (",", ")", ";", "&")


def _two_strange(words: list[Word], i: int, level: int) -> bool:
    """Two unlisted words together: after "milik", before a number, alone on the last line."""
    if signs_off(words, i):
        return True
    after = words[i + 1] if i + 1 < len(words) else None
    if after is None or not after.unknown or not joined(words[i], after):
        return False
    return level == TOWARDS or words[i].first and followed(words, i + 2)


def _past_degrees(text: str, words: list[Word], end: int) -> int:
    """The first word after the degrees that follow a name."""
    degrees = DEGREES.match(text, words[end - 1].end)
    while degrees and end < len(words) and words[end].start < degrees.end():
        end += 1
    return end


def _coordinated(words: list[Word], people: list[Person]) -> Iterator[Person]:
    """ "Bagus sama Intan", "budi sama anton": the first of two, where the second was sure."""
    ends = {person.end for person in people}
    for person in people:
        first = person.start
        while first and words[first - 1].low in KIN and joined(words[first - 1], words[first]):
            first -= 1
        k = first - 2
        if person.tier != RED or k < 0 or k + 1 in ends or words[k + 1].low not in AND:
            continue
        word = words[k]
        capital = word.cap and (word.unknown or word.kind & (WEAK | ORDER | RANK) > 0)
        capital |= k > 0 and words[k - 1].low in KIN and not word.plain
        if (capital or hardly_a_word(word)) and joined(word, words[k + 1]) and not word.public:
            yield Person(k, k + 1, RED)


def _names(words: list[Word], people: list[Person]) -> dict[str, str]:
    """The tier of each word that is somebody's own in this text."""
    names: dict[str, str] = {}
    for person in people:
        for word in words[person.start : person.end]:
            shared = word.kind & (ORDER | RANK) and person.end - person.start > 1
            shared = shared or word.low == "anak" or word.low in TITLES and not word.kind & NAME
            if len(word.low) >= MIN_MENTION and not shared and not word.plain:
                names[word.low] = RED if RED in (person.tier, names.get(word.low)) else person.tier
    return names


def _sure(words: list[Word], person: Person, names: dict[str, str]) -> Person:
    """A doubtful name is sure where the same stands surely elsewhere."""
    if person.tier != RED and any(
        names.get(word.low) == RED for word in words[person.start : person.end]
    ):
        return Person(person.start, person.end, RED)
    return person


def _mentions(words: list[Word], people: list[Person], names: dict[str, str]) -> Iterator[Person]:
    """Where else the names that were found stand."""
    taken = {k for person in people for k in range(person.start, person.end)}
    for k, word in enumerate(words) if names else ():
        if k in taken or word.public or word.plain and not word.cap:
            continue
        found = names.get(word.low, "") or _possessed(word.low, names)
        if found and _means_the_name(word):
            yield Person(k, k + 1, found)


def _means_the_name(word: Word) -> bool:
    if word.kind & (ORDER | RANK):
        return word.cap
    if word.low in MONTHS:
        return False
    return word.cap and not (word.first and word.plain) or not word.kind & WORD


def _possessed(low: str, names: dict[str, str]) -> str:
    """The tier of a name with a possessive: "Kenarinya", "Emma's", Balinese "Kenarine"."""
    for ending in POSSESSIVES:
        if low.endswith(ending) and (found := names.get(low.removesuffix(ending))):
            return found
    return ""


def _begins_earlier(before: Word, word: Word) -> bool:
    """Whether a title of nobles stands before a name (Lalu, Kemas; La and Wa before Ode, of Buton),
    or a first name with a dot."""
    if word.low == "ode":
        return before.low in ("la", "wa")
    if before.low in SHORTENED:
        return word.gap.startswith(".")
    return before.low in NOBLE and before.text[0].isupper()


def _span(text: str, words: list[Word], person: Person) -> Span:
    """From the friendly title, which is part of what people are called, to the last degree."""
    i, end = person.start, words[person.end - 1].end
    while i and words[i - 1].low in INSIDE and joined(words[i - 1], words[i]):
        i -= 1
    if i and _begins_earlier(words[i - 1], words[i]):
        i -= 1
    if i and words[i - 1].low in ADDRESS and end - words[i].start < 4:
        i -= 1
    if person.tier == RED and (degrees := DEGREES.match(text, end)):
        end = degrees.end()
    return Span(words[i].start, end, "PERSON", tier=person.tier)
