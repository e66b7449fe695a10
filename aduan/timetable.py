"""Working days: the dated rules and the holidays an installation counts by.

A day is counted when it is Monday to Friday, not in the holiday table, and not within a pause.
Day zero is the day of the event; counting starts the day after (LAPOR!, PermenPANRB 62/2018).
"""

from bisect import bisect_right
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from aduan.terms import RuleName, Unit

ONE_DAY = timedelta(days=1)
Pause = tuple[date, date | None]  # from the day of a hold to the day it ended; None = it lasts


@dataclass(frozen=True)
class Rule:
    """A row of content/rules.md: so many days of this unit, since when, by which regulation."""

    name: RuleName
    limit: int
    unit: Unit
    since: date
    regulation: str


@dataclass(frozen=True)
class Timetable:
    """The rules and holidays by which an installation counts."""

    rules: tuple[Rule, ...]
    holidays: frozenset[date]

    def rule(self, name: RuleName, received: date) -> Rule:
        """The rule in force when a report was received; the oldest one for still older reports."""
        rows = sorted((r for r in self.rules if r.name == name), key=lambda r: r.since)
        if not rows:
            raise LookupError(f"no rule named {name}")
        return next((r for r in reversed(rows) if r.since <= received), rows[0])

    def is_working_day(self, day: date) -> bool:
        return day.weekday() < 5 and day not in self.holidays

    def counts(self, day: date, unit: Unit, pauses: Collection[Pause] = ()) -> bool:
        if any(begin < day and (end is None or day <= end) for begin, end in pauses):
            return False
        return unit is Unit.CALENDAR_DAYS or self.is_working_day(day)

    def after(self, start: date, days: int) -> date:
        """The day on which so many working days after `start` are reached."""
        day = start
        while days > 0:
            day += ONE_DAY
            days -= self.is_working_day(day)
        return day

    def used(self, start: date, end: date, unit: Unit, pauses: Collection[Pause]) -> int:
        """The days counted after `start`, up to and with `end`."""
        if end <= start:
            return 0
        paused = sum(
            self.used(max(start, begin), min(end, until or end), unit, ())
            for begin, until in pauses
        )
        return self._passed(end, unit) - self._passed(start, unit) - paused

    def _passed(self, day: date, unit: Unit) -> int:
        """The days counted from 1 January of the year 1, a Monday, to this one."""
        number = day.toordinal()
        if unit is Unit.CALENDAR_DAYS:
            return number
        weeks, rest = divmod(number, 7)
        return 5 * weeks + min(rest, 5) - bisect_right(self._days_off, day)

    @cached_property
    def _days_off(self) -> list[date]:
        """The holidays that would be working days, sorted."""
        return sorted(day for day in self.holidays if day.weekday() < 5)

    def due(
        self, start: date, rule: Rule, pauses: Collection[Pause], stopped: date | None
    ) -> date | None:
        """The day a limit is reached; None when a pause that still lasts comes before it.

        Pauses after the day the clock `stopped` no longer matter.
        """
        lasting = next((begin for begin, end in pauses if end is None), None)
        day, left = start, rule.limit
        while left > 0:
            day += ONE_DAY
            if lasting and not stopped and day > lasting:
                return None
            left -= self.counts(day, rule.unit, () if stopped and day > stopped else pauses)
        return day
