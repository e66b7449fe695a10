"""How long what is kept: the dated periods an installation promises, and what it says of them.

A period counts calendar months from the day on which a report ended. The row in force today holds
for every report, old ones too: a shorter promise is kept at once.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from aduan.terms import Kept


@dataclass(frozen=True)
class Period:
    """A row of content/retention.md: this part is kept so many months, since when, and why."""

    part: Kept
    months: int
    since: date
    basis: str


@dataclass(frozen=True)
class Overdue:
    """How many reports still held something whose period was over, at the end of one day."""

    as_of: date
    reports: int


@dataclass(frozen=True)
class Erased:
    """A report erased at somebody's request: a keyed hash of its number, and nothing to read.

    `public_id` is "" when it never had a public page.
    """

    number: str
    erased: date
    public_id: str = ""


def end(periods: Iterable[Period], part: Kept, start: date, today: date) -> date | None:
    """The day on which this part of a report that ended on `start` must go; None: no row yet."""
    rows = [row for row in periods if row.part is part and row.since <= today]
    newest = max(rows, key=lambda row: row.since, default=None)
    return later(start, newest.months) if newest else None


def later(day: date, months: int) -> date:
    """The same day so many months later, or that month's last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    first = date(year, month + 1, 1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return min(first + timedelta(days=day.day - 1), last)
