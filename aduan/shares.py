"""Sums and shares of counts of which some are hidden: from the least to the most they may be."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from aduan.durations import UNBOUND, least, most
from aduan.suppression import Shown

Bounds = tuple[int, int]  # the least and the most that a number may be


@dataclass(frozen=True)
class Range:
    """A number known only as far as this; `most` None: no bound is known."""

    least: int
    most: int | None


@dataclass(frozen=True)
class Share:
    """A part of a whole in percent, rounded half up, as exactly as it can be known."""

    least: int
    most: int


def bounds(shown: Shown) -> Bounds:
    return least(shown), most(shown)


def parts(counts: Mapping[str, Shown], whole: Shown) -> dict[str, Bounds]:
    """The bounds of each count, of which all together make the whole."""
    low, high = sum(map(least, counts.values())), sum(map(most, counts.values()))

    def part(count: Shown) -> Bounds:
        fewest = max(least(count), least(whole) - (high - most(count)))
        if most(whole) == UNBOUND:
            return fewest, most(count)
        return fewest, min(most(count), most(whole) - (low - least(count)))

    return {name: part(count) for name, count in counts.items()}


def total(numbers: Iterable[Bounds]) -> int | Range:
    """The sum of numbers."""
    low, high = _sums(numbers)
    return low if low == high else Range(low, high if high < UNBOUND else None)


def share(part: Iterable[Bounds], rest: Iterable[Bounds]) -> Share | None:
    """The part's share of part and rest together; None where there may be nothing at all."""
    low, high = _sums(part)
    low_rest, high_rest = _sums(rest)
    if not low + low_rest:
        return None
    return Share(_percent(low, low + high_rest), _percent(high, high + low_rest))


def _sums(numbers: Iterable[Bounds]) -> Bounds:
    numbers = tuple(numbers)
    return sum(low for low, _ in numbers), sum(high for _, high in numbers)


def _percent(part: int, whole: int) -> int:
    return (200 * part + whole) // (2 * whole) if whole else 0
