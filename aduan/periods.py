"""The periods that figures are given for: months, quarters, years, and all of them together.

Named as in addresses: "2026-03", "2026-k1" (triwulan I), "2026", and ALL. A report belongs to the
month it was received in, for good, whatever happens to it later.
"""

from collections.abc import Iterable
from datetime import date

ALL = "*"


def quarter(month: str) -> str:
    year, _, number = month.partition("-")
    return f"{year}-k{(int(number) + 2) // 3}"


def around(month: str) -> tuple[str, ...]:
    """All periods that a month is part of, the widest first; only ALL where it is not known."""
    return (ALL, month[:4], quarter(month), month) if month else (ALL,)


def months(period: str) -> tuple[str, ...]:
    """The months of a year, a quarter, or a month."""
    year, _, part = period.partition("-")
    if part and not part.startswith("k"):
        return (period,)
    first, last = (3 * int(part[1:]) - 2, 3 * int(part[1:])) if part else (1, 12)
    return tuple(f"{year}-{number:02}" for number in range(first, last + 1))


def listed(first: str, as_of: date) -> tuple[str, ...]:
    """Every year, quarter and month from the first report's to today's; none without a report."""
    if not first:
        return ()
    last = month_of(as_of)
    every = [
        month
        for year in range(int(first[:4]), as_of.year + 1)
        for month in months(str(year))
        if first <= month <= last
    ]
    names = (name for month in every for name in around(month)[1:])
    return tuple(dict.fromkeys(names))


def month_of(day: date) -> str:
    return f"{day.year}-{day.month:02}"


def running(period: str, as_of: date) -> bool:
    """Whether the period has not ended by that day, so that reports are still to come."""
    return period == ALL or month_of(as_of) <= months(period)[-1]


def earliest(found: Iterable[str]) -> str:
    """The first month among periods; "" where there is none."""
    return min((p for p in found if len(p) == 7 and p[5] != "k"), default="")
