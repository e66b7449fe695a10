"""The one way in: every span of a text that is personal data, from all layers, merged."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from aduan.anonymize.addresses import find as addresses
from aduan.anonymize.births import find as births
from aduan.anonymize.cases import find as cases
from aduan.anonymize.chats import find as chats
from aduan.anonymize.companions import find as companions
from aduan.anonymize.coordinates import find as coordinates
from aduan.anonymize.dictated import find as dictated
from aduan.anonymize.digits import find as digits
from aduan.anonymize.handles import find as handles
from aduan.anonymize.hints import find as hints
from aduan.anonymize.letters import put_right
from aduan.anonymize.normal import plain
from aduan.anonymize.online import find as online
from aduan.anonymize.persons import find as persons
from aduan.anonymize.pieces import find as pieces
from aduan.anonymize.plates import find as plates
from aduan.anonymize.reading import Reading
from aduan.anonymize.shorts import find as shorts
from aduan.anonymize.span import Span, merge
from aduan.anonymize.spoken import spoken
from aduan.anonymize.values import NOBODY, Known
from aduan.anonymize.values import find as values

__all__ = ["NOBODY", "Known", "detect"]

# Each reads a plain or spoken form and knows its things by their own form.
BY_FORM: tuple[Callable[[str], Iterator[Span]], ...] = (
    online, handles, coordinates, births, plates, pieces, addresses, cases, chats,
)  # fmt: skip
WHOLE = frozenset(("COORDINATE", "DOB", "EMAIL", "IP", "URL"))  # no number goes on beyond these


def detect(text: str, known: Known = NOBODY) -> list[Span]:
    """The spans of a text in order, not overlapping; offsets in code points of this very text.

    Red ones are masked, amber ones a person decides, among them hints at somebody. What is missing
    here is leaked, so every layer reads both forms of the text and nothing that one found is taken
    back by another.
    """
    first = plain(text)
    second = spoken(first)
    things, others = [], [first.back(span) for span in persons(first.text)]
    righted = put_right(first)
    if righted is not first:
        others += [righted.back(span) for span in persons(righted.text) if span.tier == "red"]
    for form in (first,) if second is first else (first, second):
        reading = Reading(form.text)
        found = [span for find in BY_FORM for span in find(form.text)]
        things += [form.back(span) for span in (*found, *values(form.text, known))]
        numbers = [*digits(reading), *shorts(reading), *dictated(reading)]
        others += map(form.back, (*numbers, *companions(reading, numbers)))
    named = merge(things + _typed(others, things))
    return sorted([*named, *_beside(map(first.back, hints(first.text)), named, text)])


def _beside(hints: Iterable[Span], named: Sequence[Span], text: str) -> Iterator[Span]:
    """Of each hint what comes after the last thing named in it, the trait itself: one decision."""
    ends = [span.end for span in named]
    for hint in hints:
        after = bisect_left(ends, hint.start + 1)
        while after < len(named) and named[after].start < hint.end:
            hint = replace(hint, start=max(hint.start, named[after].end))
            after += 1
        rest = text[hint.start : hint.end].lstrip(" ,.:;()-\n") if hint.start < hint.end else ""
        if len(rest) > 1:
            yield replace(hint, start=hint.end - len(rest))


def _typed(spans: Iterable[Span], things: Iterable[Span]) -> list[Span]:
    """The names and numbers, under the type of a thing known by its form that they are part of."""
    merged = merge(thing for thing in things if thing.tier == "red")
    starts = [thing.start for thing in merged]
    return [replace(span, type=_type(span, merged, starts)) for span in spans]


def _type(span: Span, things: Sequence[Span], starts: Sequence[int]) -> str:
    """Its own type, or that of the last thing that it overlaps and is part of."""
    index = bisect_left(starts, span.end) - 1
    if index < 0 or things[index].end <= span.start:
        return span.type
    thing = things[index]
    within = thing.start <= span.start and span.end <= thing.end
    return thing.type if within or thing.type in WHOLE else span.type
