"""A stretch of text that holds personal data, or might."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, order=True)
class Span:
    """Code-point offsets, end exclusive; tier "red" is masked, "amber" a person has to decide."""

    start: int
    end: int
    type: str
    tier: str = "red"


def merge(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, overlapping ones joined to the maximal span under the first one's type.

    What a red span and an amber one share is red; the rest of the amber one stays amber.
    """
    found = sorted(spans)
    red = _joined(span for span in found if span.tier == "red")
    amber = _joined(span for span in found if span.tier != "red")
    return sorted(red + [rest for span in amber for rest in _without(span, red)])


def _joined(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in spans:
        if merged and span.start < merged[-1].end:
            merged[-1] = replace(merged[-1], end=max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _without(span: Span, others: Sequence[Span]) -> list[Span]:
    """What others, in order and not overlapping, leave of a span."""
    rest, start = [], span.start
    for other in others[bisect_right(others, span.start, key=_end) :]:
        if other.start >= span.end:
            break
        if start < other.start:
            rest.append(replace(span, start=start, end=other.start))
        start = other.end
    return rest + ([replace(span, start=start)] if start < span.end else [])


def _end(span: Span) -> int:
    return span.end
