"""How long answers take: working days in bins, and quantiles that leave nobody out.

The bins end where a limit or its double ends, so that they say what a limit asks. A quantile is a
bin, and a span of bins where hidden numbers or cases still open allow more than one.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from aduan.suppression import SMALL, Hidden, Shown

ENDS = (3, 5, 10, 14, 20, 30, 60)  # the last working day of each bin; one more bin is over 60
BINS = (
    "0-3 days", "4-5 days", "6-10 days", "11-14 days", "15-20 days", "21-30 days", "31-60 days",
    "over 60 days",
)  # fmt: skip
UNBOUND = 10**9
Bound = Callable[[Shown], int]


def bin_of(days: int) -> str:
    return next((name for name, end in zip(BINS, ENDS, strict=False) if days <= end), BINS[-1])


def starts_with(days: int) -> int:
    """The fewest days of the bin of so many."""
    return max((end + 1 for end in ENDS if end < days), default=0)


@dataclass(frozen=True)
class Span:
    """Between which two bins a quantile lies; `last` None: longer than anything that has ended."""

    first: str
    last: str | None

    @property
    def exact(self) -> bool:
        return self.first == self.last


def least(shown: Shown) -> int:
    """The smallest number that may stand behind what is shown."""
    return shown if isinstance(shown, int) else SMALL if shown is Hidden.LARGE else 0


def most(shown: Shown) -> int:
    """The largest one."""
    return shown if isinstance(shown, int) else SMALL - 1 if shown is Hidden.SMALL else UNBOUND


def quantile(
    share: int,
    ended: Mapping[str, Shown],
    waiting: Mapping[str, Shown],
    number: tuple[int, int] = (0, UNBOUND),
) -> Span | None:
    """The bin that `share` percent of all cases, ended or still waiting, do not exceed.

    A waiting case takes longer than it has waited: at best it ends in the bin of its age, at worst
    never. `number`: between which two the number of all cases lies, where that is known. None
    where no case is known.
    """
    fewest, many = number
    if not sum(map(most, (*ended.values(), *waiting.values()))):
        return None
    never = sum(map(most, waiting.values()))
    first, last = BINS[-1], None
    for n in reversed(range(len(BINS))):
        beyond = _rest(least, ended, n) + _rest(least, waiting, n)
        within = min(_sum(most, ended, n) + _sum(most, waiting, n), many - beyond)
        if _reached(share, within, max(within + beyond, fewest)):
            first = BINS[n]
        beyond = _rest(most, ended, n) + never
        within = max(_sum(least, ended, n), fewest - beyond)
        if _reached(share, within, min(within + beyond, many)):
            last = BINS[n]
    return Span(first, last)


def _sum(bound: Bound, bins: Mapping[str, Shown], until: int) -> int:
    return sum(bound(bins.get(name, 0)) for name in BINS[: until + 1])


def _rest(bound: Bound, bins: Mapping[str, Shown], until: int) -> int:
    return sum(bound(bins.get(name, 0)) for name in BINS[until + 1 :])


def _reached(share: int, within: int, number: int) -> bool:
    return within > 0 and 100 * within >= share * number
