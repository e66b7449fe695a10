"""What counting needs to know of one report, read off its clocks and its history."""

from collections.abc import Sequence
from datetime import date

from aduan.deadlines import Clock, done_rule, entered, ever_late, holder, passed, pauses, promise
from aduan.deadlines import clocks as clocks_of
from aduan.figures import Answered, Standing
from aduan.report import Report
from aduan.terms import OutcomeCode, State, Unit
from aduan.timetable import Timetable

ENDED = (State.ARCHIVED, State.WITHDRAWN)


def standing(
    timetable: Timetable,
    report: Report,
    today: date,
    outcome: OutcomeCode | None = None,
    public: bool = False,
) -> Standing:
    """An overdue report counts where it was when its limit passed; declining moves no lateness."""
    clocks = clocks_of(timetable, report, today)
    late = passed(clocks, today)
    held = tuple(pauses(report))

    def since_receipt(until: date) -> int:
        return timetable.used(report.received.date(), until, Unit.WORKING_DAYS, held)

    answer = next(report.happened("answer"), None)
    closed = entered(report) if report.state is State.CLOSED else None
    return Standing(
        agency=holder(report, late.due) if late and late.due else report.agency,
        state=report.state,
        overdue=late is not None,
        closed_by=report.closed_by,
        late=ever_late(timetable, report, today),
        public=public,
        month=report.received.strftime("%Y-%m"),
        kind=report.kind,
        topic=report.topic,
        area=report.area,
        outcome=outcome,
        answered=answered(report, clocks, today),
        age=since_receipt(today),
        first=since_receipt(answer.at.date()) if answer else None,
        closed=since_receipt(closed) if closed else None,
        promise=promise(report, today),
        routings=report.routings,
        reopened=report.reopened,
    )


def answered(report: Report, clocks: Sequence[Clock], today: date) -> Answered:
    """How the limit for the answer was kept, counted from the first routing."""
    clock = next((c for c in clocks if c.rule.name is done_rule(report)), None)
    if clock is None:
        return Answered.ENDED if report.state in ENDED else Answered.NOT_ROUTED
    late = clock.late(today)
    if clock.running:
        return Answered.OVERDUE if late else Answered.NOT_DUE
    if clock.kept:
        return Answered.LATE if late else Answered.ON_TIME
    return Answered.GIVEN_UP if late else Answered.ENDED
