"""Where in a text stands what was looked for: a title marked, the telling part of a long text."""

from bisect import bisect_left
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from aduan.outcome import TEXTS, Outcome
from aduan.search import words

LENGTH = 240  # characters of a snippet, about
LEAD = 60  # of them before the first word that is marked
Piece = tuple[str, bool]  # a part of a text; whether it was looked for


@dataclass(frozen=True)
class Snippet:
    """Pieces of a text; `part` names the outcome's field they come from, and its language."""

    part: str
    language: str
    pieces: tuple[Piece, ...]


def marked(text: str, language: str, wanted: Collection[str]) -> Iterator[Piece]:
    """The whole text in pieces."""
    position = 0
    for start, end, _ in words.hits(text, language, wanted):
        if start > position:
            yield text[position:start], False
        yield text[start:end], True
        position = end
    if position < len(text):
        yield text[position:], False


def snippet(outcome: Outcome, wanted: Collection[str]) -> Snippet:
    """The part of its texts with most of the words; the beginning of its story if none has any."""
    parts = [part for part in TEXTS if getattr(outcome, part)] or ["story"]
    texts = {part: (str(getattr(outcome, part)), language_of(outcome, part)) for part in parts}
    dense = {part: _densest(*texts[part], wanted) for part in parts}
    best = max(parts, key=lambda part: dense[part][1])
    text, language = texts[best]
    pieces = marked(_cut(text, dense[best][0]), language, wanted)
    return Snippet(best, language, tuple(pieces))


def language_of(outcome: Outcome, part: str) -> str:
    """Title and story are in the reporter's language, answers in Indonesian."""
    return outcome.language if part in ("title", "story") else "id"


def _densest(text: str, language: str, wanted: Collection[str]) -> tuple[int, int]:
    """Where the window with most different words looked for begins, and how many it has."""
    hits = words.hits(text, language, wanted)
    begin, most = 0, 0
    for number, (start, _, _) in enumerate(hits):
        end = bisect_left(hits, (start + LENGTH - LEAD,))
        inside = len({hit.stem for hit in hits[number:end]})
        if inside > most:
            begin, most = start, inside
    return begin, most


def _cut(text: str, start: int) -> str:
    """About LENGTH characters round `start`, whole words where there are any, in one line."""
    begin = max(start - LEAD, 0)
    if begin:
        begin = text.find(" ", begin, start) + 1 or begin
    end = begin + LENGTH
    if end < len(text):
        end = max(text.rfind(" ", start, end), 0) or end
    cut = " ".join(text[begin:end].split())
    return ("…\u00a0" if begin else "") + cut + ("\u00a0…" if end < len(text) else "")
