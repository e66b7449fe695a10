"""A stretch of text that holds personal data."""

from collections.abc import Iterable
from dataclasses import dataclass, replace


@dataclass(frozen=True, order=True)
class Span:
    """Code-point offsets, end exclusive."""

    start: int
    end: int
    type: str


def merge(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, overlapping ones joined to the maximal span under the first one's type."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = replace(merged[-1], end=max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged
