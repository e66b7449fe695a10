"""Sums and shares of counts of which some are hidden: from the least to the most they may be."""

from collections.abc import Iterable
from dataclasses import dataclass

from aduan.durations import UNBOUND, least, most
from aduan.suppression import Shown


@dataclass(frozen=True)
class Range:
    """A number known only as far as this; `most` None: no bound is known."""

    least: int
    most: int | None


def total(parts: Iterable[Shown]) -> int | Range:
    """The sum of counts."""
    parts = tuple(parts)
    low, high = sum(map(least, parts)), sum(map(most, parts))
    return low if low == high else Range(low, high if high < UNBOUND else None)


@dataclass(frozen=True)
class Share:
    """A part of a whole in percent, rounded half up, as exactly as it can be known."""

    least: int
    most: int


def share(part: Iterable[Shown], rest: Iterable[Shown]) -> Share | None:
    """The part's share of part and rest together; None where there may be nothing at all."""
    part, rest = tuple(part), tuple(rest)
    low, high = sum(map(least, part)), sum(map(most, part))
    low_rest, high_rest = sum(map(least, rest)), sum(map(most, rest))
    if not low + low_rest:
        return None
    return Share(_percent(low, low + high_rest), _percent(high, high + low_rest))


def _percent(part: int, whole: int) -> int:
    return (200 * part + whole) // (2 * whole) if whole else 0
