"""What counting sees of a report: days since receipt, the limit for the answer, where it counts."""

from datetime import date

import pytest

from aduan.content import load
from aduan.figures import Answered, Standing
from aduan.report import Report
from aduan.standing import standing
from aduan.terms import OutcomeCode
from tests import ROOT
from tests.case import MONDAY, case, on, step, walk

TIMETABLE = load(ROOT / "content").timetable


def seen(report: Report, day: str) -> Standing:
    return standing(TIMETABLE, report, date.fromisoformat(day))


def test_days_are_working_days_since_receipt() -> None:
    report = step(case(), "route", on("2026-09-08"))
    report = step(report, "answer", on("2026-09-14"))
    report = step(report, "agree", on("2026-09-21"))
    found = seen(report, "2026-10-05")
    assert (found.first, found.closed, found.age) == (5, 10, 20)


def test_what_has_not_happened_yet_has_no_days() -> None:
    found = seen(step(case(), "route"), "2026-09-09")
    assert (found.first, found.closed, found.age) == (None, None, 2)


def test_days_on_hold_are_not_counted() -> None:
    report = step(case(), "hold", on("2026-09-08"))
    report = step(report, "complete", on("2026-09-15"))
    assert seen(report, "2026-09-16").age == 2


def test_the_first_answer_stays_the_first_and_the_last_closing_counts() -> None:
    report = walk(case(), "route", "answer", "agree")
    report = step(report, "reopen", on("2026-09-14"))
    report = step(report, "answer", on("2026-09-21"))
    assert seen(report, "2026-09-21").closed is None
    report = step(report, "agree", on("2026-09-28"))
    found = seen(report, "2026-09-30")
    assert (found.first, found.closed, found.reopened) == (0, 15, 1)


@pytest.mark.parametrize(
    ("actions", "day", "how"),
    [
        ([], "2026-10-30", Answered.NOT_ROUTED),
        (["route"], "2026-09-25", Answered.NOT_DUE),
        (["route"], "2026-09-28", Answered.OVERDUE),
        (["route", "answer"], "2026-12-01", Answered.ON_TIME),
        (["archive"], "2026-09-08", Answered.ENDED),
        (["route", "withdraw"], "2026-12-01", Answered.ENDED),
    ],
)
def test_every_report_keeps_its_limit_in_one_way(
    actions: list[str], day: str, how: Answered
) -> None:
    assert seen(walk(case(), *actions), day).answered is how


def test_an_answer_after_the_limit_is_late_and_giving_up_after_it_is_no_way_out() -> None:
    routed = step(case(), "route")
    assert seen(step(routed, "answer", on("2026-09-28")), "2026-09-30").answered is Answered.LATE
    withdrawn = step(routed, "withdraw", on("2026-09-28"))
    assert seen(withdrawn, "2026-09-30").answered is Answered.GIVEN_UP


def test_a_reopened_report_is_unanswered_again() -> None:
    report = walk(case(), "route", "answer", "agree", "reopen")
    assert seen(report, "2026-12-01").answered is Answered.OVERDUE


def test_month_kind_topic_area_and_ways_are_those_of_the_report() -> None:
    report = walk(case(kind="aspiration"), "route", "answer")
    found = standing(TIMETABLE, report, MONDAY.date(), OutcomeCode.RESOLVED, public=True)
    assert (found.month, found.kind, found.topic, found.area) == (
        "2026-09", "aspiration", "penerangan-jalan", "bangli"
    )  # fmt: skip
    assert (found.outcome, found.public, found.routings) == (OutcomeCode.RESOLVED, True, 1)
