"""The clocks that run on a report: what is due when, and what is late.

Only a hold pauses. Re-routing, reopening and declining never reset a clock; an objection to an
archive starts a new verification, since it asks for a new decision.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from aduan.report import Event, Report
from aduan.terms import Classification, Kind, Promise, RuleName, State
from aduan.timetable import Pause, Rule, Timetable

# Clocks the office answers for; the other two wait for the reporter and end by themselves.
OFFICE_RULES = frozenset(RuleName) - {RuleName.REPLY_WINDOW, RuleName.COMPLETION}
ENDINGS = {RuleName.REPLY_WINDOW: "expire", RuleName.COMPLETION: "expire_hold"}
VERIFIED = (State.ROUTED, State.ARCHIVED, State.WITHDRAWN)


@dataclass(frozen=True)
class Clock:
    """One limit running on one report. `due` is None while it is paused; `used` days so far.

    `kept` is False when the clock stopped without what it waited for: withdrawn, archived.
    """

    rule: Rule
    start: date
    used: int
    due: date | None
    stopped: date | None
    kept: bool = True

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
    """When a clock started and stopped (None = it still runs), and whether that was the answer."""

    name: RuleName
    start: date
    stopped: date | None
    kept: bool = True


def clocks(timetable: Timetable, report: Report, today: date) -> tuple[Clock, ...]:
    """Every clock that ever ran on the report, in the order they started."""
    held = tuple(pauses(report))

    def clock(span: Span) -> Clock:
        rule = timetable.rule(span.name, report.received.date())
        paused = () if span.name is RuleName.COMPLETION else held
        used = timetable.used(span.start, span.stopped or today, rule.unit, paused)
        due = timetable.due(span.start, rule, paused, span.stopped)
        return Clock(rule, span.start, used, due, span.stopped, span.kept)

    return tuple(map(clock, _spans(report)))


def current(timetable: Timetable, report: Report, today: date) -> Clock | None:
    """The running clock that is due first; None when nothing is awaited."""
    return awaited(report, clocks(timetable, report, today))


def awaited(report: Report, every: Iterable[Clock]) -> Clock | None:
    """The same, of clocks that are known already."""
    running = [clock for clock in every if clock.running]
    if report.state in (State.ON_HOLD, State.ANSWERED):
        return running[-1]
    return min(running, key=lambda clock: clock.due or date.max, default=None)


def late(timetable: Timetable, report: Report, today: date) -> Clock | None:
    """The running clock the office has let pass, the oldest first; computed, never stored.

    A hold hides no lateness: a limit that had passed before it is still late.
    """
    return passed(clocks(timetable, report, today), today)


def passed(every: Iterable[Clock], today: date) -> Clock | None:
    """The same, of clocks that are known already."""
    running = (clock for clock in every if clock.running)
    let_pass = [c for c in running if c.rule.name in OFFICE_RULES and c.late(today)]
    return min(let_pass, key=lambda clock: clock.due or date.max, default=None)


def closing(timetable: Timetable, report: Report, today: date) -> str | None:
    """The clock's action that is due ("expire", "expire_hold"), or None."""
    clock = current(timetable, report, today)
    return ENDINGS.get(clock.rule.name) if clock and clock.late(today) else None


def ever_late(timetable: Timetable, report: Report, today: date) -> bool:
    """Whether the office ever let a limit of it pass, answered meanwhile or not."""
    every = clocks(timetable, report, today)
    return any(c.late(today) for c in every if c.rule.name in OFFICE_RULES)


def promise(report: Report, today: date) -> Promise | None:
    """How the promise of the latest answer is kept so far; None where none was made."""
    if report.promised is None:
        return None
    if report.fulfilled:
        return Promise.KEPT if report.fulfilled <= report.promised else Promise.KEPT_LATE
    return Promise.BROKEN if today > report.promised else Promise.PENDING


def holder(report: Report, day: date) -> str:
    """The agency that had the report at the end of a day; "" for triage."""
    agency = ""
    for event in report.events:
        if event.at.date() <= day and event.action in ("route", "decline"):
            agency = event.fields.get("agency", "")
    return agency


def pauses(report: Report) -> Iterator[Pause]:
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
            verified = next((e for e in report.events[index + 1 :] if e.state in VERIFIED), None)
            stopped = verified.at.date() if verified else None
            kept = verified is None or verified.state is not State.WITHDRAWN
            yield Span(RuleName.VERIFY, event.at.date(), stopped, kept)
    routed = _first(report.happened("route"))
    if routed:
        over = entered(report) if report.state in (State.ARCHIVED, State.WITHDRAWN) else None
        followed = _first(report.happened("follow_up", "answer"))
        yield Span(RuleName.FIRST_FOLLOW_UP, routed, followed or over, bool(followed or not over))
        answered = _answered(report)
        yield Span(done_rule(report), routed, answered or over, bool(answered or not over))
    yield from _waiting(report)


def _answered(report: Report) -> date | None:
    """The day of the answer that stands: none after it was reopened; withdrawing undoes none."""
    before = [e.state for e in report.events if e.state is not State.WITHDRAWN][-1]
    answer = report.latest("answer")
    return answer.at.date() if answer and before in (State.ANSWERED, State.CLOSED) else None


def _waiting(report: Report) -> Iterator[Span]:
    """The reporter's own clocks: the latest answer's window, a hold that is still open."""
    answered = report.latest("answer")
    if answered and report.state in (State.ANSWERED, State.CLOSED):
        closed = entered(report) if report.state is State.CLOSED else None
        yield Span(RuleName.REPLY_WINDOW, answered.at.date(), closed)
    if report.state is State.ON_HOLD:
        yield Span(RuleName.COMPLETION, entered(report), None)


def entered(report: Report) -> date:
    """The day on which the report came into its present state."""
    day = report.received.date()
    for event in reversed(report.events):
        if event.state is not report.state:
            break
        day = event.at.date()
    return day
