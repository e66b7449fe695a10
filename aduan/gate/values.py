"""The private values of a report, as the keys the gate searches the public site for."""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from aduan import review
from aduan.anonymize import Span, lexicon
from aduan.anonymize.lexicon import NAMELIKE, PUBLIC, WORD
from aduan.gate.streams import MIN_DIGITS, digits, letters, words
from aduan.report import ANSWER_PARTS, Report
from aduan.terms import Role, State

MIN_LETTERS = 8  # shorter values would be met by chance
MIN_GLUED = 12  # letters of a name searched inside longer words, too: "wayansudarma88"
MIN_OWN = 30  # letters of a citizen's own words that nobody else writes by chance

SAID = ("text", *ANSWER_PARTS, "referred_to")  # fields of events in which people write
SPLIT = re.compile(r"[/,;&]|\batau\b|\bor\b")
TRUNK = re.compile(r"^(?:00)?620?|^0+")  # +62 and the 0 within the country
SCHEME = re.compile(r"^\w+://(?:www\.)?|^www\.")
STREET = re.compile(r"^\W*(?:jalan|jln|jl)\b\W*", re.IGNORECASE)
NUMBERED = re.compile(r"\b(?:nomor|nomer|no)\b", re.IGNORECASE)
AT = re.compile(r"\s*[\[({]?\s*(?:@|\bat\b)\s*[\])}]?\s*", re.IGNORECASE)
DOT = re.compile(r"\s*[\[({]?\s*(?:\.|\bdot\b|\btitik\b)\s*[\])}]?\s*", re.IGNORECASE)
# Words of birth order and rank, then of politeness, which by themselves point at nobody.
ORDER = frozenset(
    "ida bagus ayu anak agung gusti ngurah dewa cokorda desak sang pande pasek iluh luh wayan putu "
    "gede made kadek nengah nyoman komang ketut".split()
)
SHARED = ORDER | frozenset("i ni muhammad siti bapak ibu pak bu dr drs".split())
ROT13 = bytes.maketrans(b"abcdefghijklmnopqrstuvwxyz", b"nopqrstuvwxyzabcdefghijklm")
NOBODY = {"DOB", "HINT"}  # of these the words alone ("2 Maret 2026") stand on any page

Detector = Callable[[str], Iterable[Span]]


class Stream(StrEnum):
    """In which canonical form of a text a key is searched."""

    DIGITS = "digits"
    LETTERS = "letters"
    WORDS = "words"


class Key(NamedTuple):
    """One value of the case `case` (a report number), in canonical form."""

    case: str
    kind: str
    stream: Stream
    text: bytes


Value = tuple[str, Stream, bytes]  # kind, stream, text
OWN_WORDS = "own words"


def _once(values: Callable[[str], Iterator[Value]]) -> Callable[[str], tuple[Value, ...]]:
    """What people say of themselves they say again in their texts: it is worked out once."""
    return lru_cache(maxsize=4096)(lambda text: tuple(values(text)))


def keys(report: Report, public: bool, found: Detector) -> Iterable[Key]:
    """Every key of a report; `found` gives the personal data in its texts.

    One that is not `public` now has its own words among them, so that no story slips out.
    """
    values = dict.fromkeys(_values(report, found))
    if not public:
        own = map(letters, (report.title, report.story, *written(report, Role.REPORTER)))
        values |= dict.fromkeys(
            (OWN_WORDS, Stream.LETTERS, text) for text in own if len(text) >= MIN_OWN
        )
    return (Key(report.id, *value) for value in values)


def has_page(report: Report, sensitive: Mapping[str, bool]) -> bool:
    """Whether the report is public now."""
    standing = report.shown and report.state is not State.WITHDRAWN
    return standing and not review.held(report, sensitive)


def texts(report: Report) -> tuple[str, ...]:
    """Everything people wrote in a report, in which personal data may stand."""
    said = (report.title, report.story, report.place, *written(report))
    return tuple(text for text in said if text)


def written(report: Report, *roles: Role) -> Iterator[str]:
    """What these roles (all when none is named) wrote after the report itself."""
    for event in report.events:
        if event.action != "review" and (not roles or event.role in roles):
            yield from (text for name in SAID if (text := event.fields.get(name)))


def _values(report: Report, found: Detector) -> Iterator[Value]:
    who = report.reporter
    names, phones, emails = _name(who.name), _phone(who.phone), _email(who.email)
    yield from (*names, *phones, *emails)
    for kind, stream, own in (*names, *phones, *emails[:1]):
        if stream is not Stream.WORDS or own.startswith(b" "):
            yield kind, stream, own[::-1]  # a style sheet shows it the right way round
    yield from ((kind, stream, own.translate(ROT13)) for kind, stream, own in emails[:1])
    yield from _portrait(who.email)
    yield from _letters("report number", report.id.removeprefix("ADU-"))
    for part in report.code_hash.split("$"):
        yield from _letters("tracking code", part)
    for text in texts(report):
        for span in found(text):
            yield from detected(span.type, text[span.start : span.end])


def detected(kind: str, text: str) -> Iterator[Value]:
    """The values of a piece of text in which the detector saw this kind of personal data."""
    if kind in NOBODY:
        return
    if kind in ("PERSON", "KNOWN"):
        # What the grammar of Balinese names makes sure of: two guessed words are met by chance.
        yield from (value for value in _name(text) if ORDER.intersection(value[2].decode().split()))
    elif kind == "PHONE":
        yield from _phone(text)
    elif kind == "EMAIL":
        yield from _email(text)
    elif kind in ("ADDRESS", "URL", "HANDLE", "PLATE"):
        plain = STREET.sub("", SCHEME.sub("", text))
        yield from _letters(kind.lower(), plain)
        yield from _letters(kind.lower(), NUMBERED.sub("", plain))
    elif numbers := digits(text):
        yield from ((kind, Stream.DIGITS, number) for number in numbers)
    elif any(char.isdecimal() for char in text):
        yield from _letters(kind, text)


@_once
def _name(name: str) -> Iterator[Value]:
    """Pairs of neighbours in both orders; the whole name where no pair says enough."""
    parts = words(name)
    pairs = [pair for pair in pairwise(parts) if _tells(pair)]
    orders: list[tuple[str, ...]] = [pair for one in pairs for pair in (one, one[::-1])]
    if not orders and len("".join(parts)) >= MIN_LETTERS and not _ordinary(parts):
        orders = [tuple(parts)]
    for order in orders:
        yield "name", Stream.WORDS, f" {' '.join(order)} ".encode()
        if len(glued := "".join(order)) >= MIN_GLUED:
            yield "name", Stream.WORDS, glued.encode()


def _tells(pair: tuple[str, ...]) -> bool:
    """Whether two words point at somebody: "gusti ngurah" are thousands, and an airport."""
    long = len("".join(pair)) >= MIN_LETTERS and min(map(len, pair)) > 1
    return long and not SHARED.issuperset(pair) and not _ordinary(pair)


def _ordinary(words: Iterable[str]) -> bool:
    """Whether none of the words can be a name: who signs as "Warga Peduli" is nobody there."""
    kinds = [lexicon.kind(word) for word in words]
    return all(kind & (WORD | PUBLIC) and not kind & NAMELIKE for kind in kinds)


@_once
def _phone(text: str) -> Iterator[Value]:
    """The digits that are the same with and without +62 or 0."""
    for part in SPLIT.split(text):
        for number in digits(part):
            national = TRUNK.sub("", number.decode())
            if len(national) >= MIN_DIGITS:
                yield "phone", Stream.DIGITS, national.encode()


@_once
def _email(text: str) -> Iterator[Value]:
    """Its letters and digits, with the signs left out or said in words."""
    local, _, domain = DOT.sub(".", AT.sub("@", text)).partition("@")
    names, hosts = ([letters(part) for part in side.split(".")] for side in (local, domain))
    for dot, inner in ((b"", b""), (b"dot", b""), (b"titik", b""), (b"dot", b"dot"),
                       (b"titik", b"titik")):  # fmt: skip
        for at in (b"", b"at"):
            yield from _long("e-mail", inner.join(names) + at + dot.join(hosts))


def _portrait(email: str) -> Iterator[Value]:
    """The digests under which services of portraits (Gravatar) show whoever has this address."""
    if address := email.strip().lower().encode():
        for made in (hashlib.md5(address, usedforsecurity=False), hashlib.sha256(address)):
            yield "e-mail", Stream.LETTERS, made.hexdigest().encode()


def _letters(kind: str, text: str) -> Iterator[Value]:
    yield from _long(kind, letters(text))


def _long(kind: str, text: bytes) -> Iterator[Value]:
    if len(text) >= MIN_LETTERS:
        yield kind, Stream.LETTERS, text
