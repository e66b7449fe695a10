"""Working days and the clocks that run on a report: what is due when, and what is late.

A day is counted when it is Monday to Friday, not in the holiday table, and not within a pause.
Day zero is the day of the event; counting starts the day after (LAPOR!, PermenPANRB 62/2018).
Only a hold pauses. Re-routing, reopening and declining never reset a clock.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from aduan.report import Event, Report
from aduan.terms import Classification, Kind, RuleName, State, Unit

ONE_DAY = timedelta(days=1)
Pause = tuple[date, date | None]

# Clocks the office answers for; the other two wait for the reporter and end by themselves.
OFFICE_RULES = frozenset(RuleName) - {RuleName.REPLY_WINDOW, RuleName.COMPLETION}
VERIFIED = (State.ROUTED, State.ARCHIVED, State.WITHDRAWN)


@dataclass(frozen=True)
class Rule:
    """A row of content/rules.md: so many days of this unit, since when, by which regulation."""

    name: RuleName
    limit: int
    unit: Unit
    since: date
    regulation: str


@dataclass(frozen=True)
class Clock:
    """One limit running on one report. `due` is None while a pause hides it; days are used so far."""

    rule: Rule
    start: date
    used: int
    due: date | None
    stopped: date | None

    @property
    def running(self) -> bool:
        return self.stopped is None

    @property
    def paused(self) -> bool:
        return self.due is None

    def late(self, today: date) -> bool:
        return self.due is not None and (self.stopped or today) > self.due


@dataclass(frozen=True)
class Span:
    """When a clock started and stopped (None = it still runs)."""

    name: RuleName
    start: date
    stopped: date | None


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

    def after(self, start: date, days: int) -> date:
        """The day on which the given number of working days after `start` is reached."""
        return self._due(start, days, Unit.WORKING_DAYS, ()) or start

    def clocks(self, report: Report, today: date) -> tuple[Clock, ...]:
        """Every clock that ever ran on the report, in the order they started."""
        pauses = tuple(_pauses(report))
        return tuple(self._clock(report, span, today, pauses) for span in _spans(report))

    def current(self, report: Report, today: date) -> Clock | None:
        """The running clock that is due first; None when nothing is awaited."""
        running = [c for c in self.clocks(report, today) if c.running]
        if report.state in (State.ON_HOLD, State.ANSWERED):
            return running[-1] if running else None
        return min(running, key=lambda c: c.due or date.max, default=None)

    def overdue(self, report: Report, today: date) -> bool:
        """Whether the office is late with it: computed, never stored."""
        clock = self.current(report, today)
        return clock is not None and clock.rule.name in OFFICE_RULES and clock.late(today)

    def closing(self, report: Report, today: date) -> str | None:
        """The clock's action that is due ("expire", "expire_hold"), or None."""
        clock = self.current(report, today)
        if clock is None or not clock.late(today):
            return None
        names = {RuleName.REPLY_WINDOW: "expire", RuleName.COMPLETION: "expire_hold"}
        return names.get(clock.rule.name)

    def _clock(
        self, report: Report, span: Span, today: date, pauses: Collection[Pause]
    ) -> Clock:
        rule = self.rule(span.name, report.received.date())
        paused = () if span.name is RuleName.COMPLETION else pauses
        used = self._used(span.start, span.stopped or today, rule.unit, paused)
        due = self._due(span.start, rule.limit, rule.unit, paused, span.stopped)
        return Clock(rule, span.start, used, due, span.stopped)

    def _counts(self, day: date, unit: Unit, pauses: Iterable[Pause]) -> bool:
        if any(begin < day and (end is None or day <= end) for begin, end in pauses):
            return False
        return unit is Unit.CALENDAR_DAYS or self.is_working_day(day)

    def _used(self, start: date, end: date, unit: Unit, pauses: Collection[Pause]) -> int:
        days = (start + timedelta(n) for n in range(1, (end - start).days + 1))
        return sum(self._counts(day, unit, pauses) for day in days)

    def _due(
        self,
        start: date,
        limit: int,
        unit: Unit,
        pauses: Collection[Pause],
        stopped: date | None = None,
    ) -> date | None:
        frozen = [begin for begin, end in pauses if end is None]
        day = start
        while limit > 0:
            day += ONE_DAY
            if frozen and stopped is None and day > frozen[0]:
                return None
            limit -= self._counts(day, unit, () if stopped and day > stopped else pauses)
        return day


def _pauses(report: Report) -> Iterator[Pause]:
    """From the day of each hold to the day it ended; the last may be open."""
    begin: date | None = None
    for event in report.events:
        if event.state is State.ON_HOLD and begin is None:
            begin = event.at.date()
        elif event.state is not State.ON_HOLD and begin is not None:
            yield begin, event.at.date()
            begin = None
    if begin is not None:
        yield begin, None


def done_rule(report: Report) -> RuleName:
    """Which limit says when this report must be answered."""
    if report.kind is Kind.COMPLAINT:
        oversight = report.classification is Classification.OVERSIGHT
        return RuleName.COMPLAINT_OVERSIGHT if oversight else RuleName.COMPLAINT_ORDINARY
    return RuleName(report.kind.value)


def _first(events: Iterable[Event]) -> date | None:
    return next((event.at.date() for event in events), None)


def _spans(report: Report) -> Iterator[Span]:
    """The clocks of a report, as the events that start and stop them."""
    for index, event in enumerate(report.events):
        if event.action in ("submit", "object"):
            verified = (e for e in report.events[index + 1 :] if e.state in VERIFIED)
            yield Span(RuleName.VERIFY, event.at.date(), _first(verified))
    routed = _first(report.happened("route"))
    if routed:
        over = _entered(report) if report.state in (State.ARCHIVED, State.WITHDRAWN) else None
        followed = _first(report.happened("follow_up", "answer"))
        yield Span(RuleName.FIRST_FOLLOW_UP, routed, followed or over)
        answered = report.latest("answer")
        settled = answered is not None and report.state in (State.ANSWERED, State.CLOSED)
        stopped = answered.at.date() if answered and settled else over
        yield Span(done_rule(report), routed, stopped)
    yield from _waiting(report)


def _waiting(report: Report) -> Iterator[Span]:
    """The reporter's own clocks: the latest answer's window, a hold that is still open."""
    answered = report.latest("answer")
    if answered and report.state in (State.ANSWERED, State.CLOSED):
        closed = _entered(report) if report.state is State.CLOSED else None
        yield Span(RuleName.REPLY_WINDOW, answered.at.date(), closed)
    if report.state is State.ON_HOLD:
        yield Span(RuleName.COMPLETION, _entered(report), None)


def _entered(report: Report) -> date:
    """The day on which the report came into its present state."""
    day = report.received.date()
    for event in reversed(report.events):
        if event.state is not report.state:
            break
        day = event.at.date()
    return day
