"""Working days and clocks, by the real rules and holidays of content/."""

from datetime import date, datetime, timedelta
from pathlib import Path

import holidays
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aduan import content
from aduan.deadlines import Clock, clocks, closing, current, late
from aduan.report import Report
from aduan.terms import ArchiveReason, ClosedBy, RuleName, State, Unit
from aduan.timetable import Rule, Timetable
from tests.case import MONDAY, case, in_state, on, step, walk

CONTENT = content.load(Path(__file__).resolve().parent.parent / "content")
TABLE = CONTENT.timetable
LATER = date(2027, 6, 1)

VECTORS = {
    "2026-03-13": ("2026-03-25", "2026-03-27", "2026-04-06", "2026-04-10", "2026-06-24"),
    "2026-03-17": ("2026-03-27", "2026-03-31", "2026-04-08", "2026-04-14", "2026-06-26"),
    "2026-05-08": ("2026-05-13", "2026-05-19", "2026-05-26", "2026-06-04", "2026-08-10"),
    "2026-12-22": ("2026-12-29", "2026-12-31", "2027-01-11", "2027-01-15", "2027-04-02"),
}
LIMITS = (3, 5, 10, 14, 60)


def clock(report: Report, name: str, today: date = LATER, table: Timetable = TABLE) -> Clock:
    """The one clock of this name."""
    (found,) = (c for c in clocks(table, report, today) if c.rule.name == name)
    return found


def due(report: Report, name: str, table: Timetable = TABLE) -> str:
    return str(clock(report, name, table=table).due)


def day(text: str) -> date:
    return date.fromisoformat(text)


# ── working days


@pytest.mark.parametrize(
    ("event", "limit", "expected"),
    [
        (event, limit, expected)
        for event, row in VECTORS.items()
        for limit, expected in zip(LIMITS, row, strict=True)
    ],
)
def test_a_test_vector_of_the_domain(event: str, limit: int, expected: str) -> None:
    assert TABLE.after(day(event), limit) == day(expected)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.dates(date(2025, 1, 1), date(2027, 6, 1)), st.integers(1, 60))
def test_the_day_reached_is_the_nth_working_day_after_the_start(start: date, days: int) -> None:
    reached = TABLE.after(start, days)
    between = (start + timedelta(n) for n in range(1, (reached - start).days + 1))
    assert TABLE.is_working_day(reached)
    assert sum(map(TABLE.is_working_day, between)) == days


def test_no_days_after_a_day_is_that_day() -> None:
    assert TABLE.after(day("2026-09-05"), 0) == day("2026-09-05")


@pytest.mark.parametrize("free", ["2026-09-05", "2026-09-06", "2026-12-24", "2026-12-25"])
def test_a_weekend_a_holiday_and_a_collective_leave_are_no_working_days(free: str) -> None:
    assert not TABLE.is_working_day(day(free))
    assert TABLE.is_working_day(day("2026-12-23"))


def test_the_holiday_table_has_the_days_of_the_holidays_package() -> None:
    known = holidays.country_holidays(
        "ID", years=(2025, 2026, 2027), categories=("public", "government")
    )
    assert {h.day for h in CONTENT.holidays if h.kind != "daerah"} == set(known)


def test_every_holiday_stands_once_and_has_a_name_a_kind_and_a_source() -> None:
    days = [holiday.day for holiday in CONTENT.holidays]
    assert days == sorted(set(days))
    for holiday in CONTENT.holidays:
        assert holiday.name
        assert holiday.source
        assert holiday.kind in ("nasional", "cuti bersama", "daerah")


def test_the_limits_are_those_of_the_domain() -> None:
    limits = {rule.name.value: (rule.limit, rule.unit.value) for rule in CONTENT.rules}
    assert limits == {
        "verify": (3, "working_days"),
        "first_follow_up": (5, "working_days"),
        "information_request": (5, "working_days"),
        "aspiration": (5, "working_days"),
        "complaint_ordinary": (14, "working_days"),
        "complaint_oversight": (60, "working_days"),
        "reply_window": (10, "working_days"),
        "completion": (30, "calendar_days"),
    }
    assert all(rule.regulation for rule in CONTENT.rules)


# ── the clock of each state


def test_a_received_report_is_to_be_verified_in_three_working_days() -> None:
    report = case()
    assert due(report, "verify") == "2026-09-10"
    assert clock(report, "verify").start == day("2026-09-07")


@pytest.mark.parametrize("hour", [0, 12, 23])
def test_day_zero_is_the_day_of_the_event_at_any_hour(hour: int) -> None:
    report = case(at=on("2026-09-07", hour))
    assert due(report, "verify") == "2026-09-10"
    assert clock(report, "verify", day("2026-09-07")).used == 0
    assert clock(report, "verify", day("2026-09-08")).used == 1


@pytest.mark.parametrize("received", ["2026-09-04", "2026-09-05", "2026-09-06"])
def test_a_report_of_the_weekend_is_due_with_one_of_friday(received: str) -> None:
    report = case(at=on(received))
    assert due(report, "verify") == "2026-09-09"
    assert clock(report, "verify", day("2026-09-06")).used == 0


def test_a_routed_report_waits_for_its_first_follow_up_and_then_for_its_answer() -> None:
    report = step(case(), "route", on("2026-09-08"))
    assert due(report, "first_follow_up") == "2026-09-15"
    assert due(report, "complaint_ordinary") == "2026-09-28"
    assert clock(report, "verify").stopped == day("2026-09-08")
    awaited = current(TABLE, report, day("2026-09-08"))
    assert awaited and awaited.rule.name is RuleName.FIRST_FOLLOW_UP
    report = step(report, "follow_up", on("2026-09-10"))
    assert clock(report, "first_follow_up").stopped == day("2026-09-10")
    awaited = current(TABLE, report, day("2026-09-10"))
    assert awaited and awaited.rule.name is RuleName.COMPLAINT_ORDINARY


@pytest.mark.parametrize(
    ("kind", "classification", "name", "expected"),
    [
        ("complaint", "ordinary", "complaint_ordinary", "2026-09-28"),
        ("complaint", "oversight", "complaint_oversight", "2026-12-01"),
        ("aspiration", "", "aspiration", "2026-09-15"),
        ("information_request", "", "information_request", "2026-09-15"),
    ],
)
def test_kind_and_class_set_the_limit_counted_from_the_first_routing(
    kind: str, classification: str, name: str, expected: str
) -> None:
    report = step(case(kind=kind), "route", on("2026-09-08"), classification=classification)
    assert due(report, name) == expected
    assert clock(report, name).start == day("2026-09-08")


def test_an_answer_without_a_follow_up_before_it_stops_both_clocks() -> None:
    report = walk(case(), "route", "answer", at=on("2026-09-08"))
    assert clock(report, "first_follow_up").stopped == day("2026-09-08")
    assert clock(report, "complaint_ordinary").stopped == day("2026-09-08")


def test_an_answered_report_waits_ten_working_days_for_its_reporter() -> None:
    report = step(step(case(), "route", on("2026-09-08")), "answer", on("2026-09-10"))
    awaited = current(TABLE, report, day("2026-09-11"))
    assert awaited == clock(report, "reply_window", day("2026-09-11"))
    assert due(report, "reply_window") == "2026-09-24"


def test_a_report_on_hold_waits_thirty_calendar_days_for_its_reporter() -> None:
    report = step(case(), "hold", on("2026-09-08"))
    awaited = current(TABLE, report, day("2026-09-09"))
    assert awaited and (awaited.rule.name, awaited.used) == (RuleName.COMPLETION, 1)
    assert awaited.due == day("2026-10-08")


@pytest.mark.parametrize("state", [State.CLOSED, State.ARCHIVED, State.WITHDRAWN])
def test_nothing_is_awaited_of_a_report_that_is_over(state: State) -> None:
    report = in_state(state)
    assert current(TABLE, report, LATER) is None
    assert late(TABLE, report, LATER) is None
    assert closing(TABLE, report, LATER) is None
    assert not any(c.running for c in clocks(TABLE, report, LATER))


@pytest.mark.parametrize("actions", [("route",), ("route", "decline"), ("route", "follow_up")])
def test_withdrawing_stops_every_clock_on_that_day(actions: tuple[str, ...]) -> None:
    report = step(walk(case(), *actions), "withdraw", on("2026-09-11"))
    done = clock(report, "complaint_ordinary")
    assert (done.stopped, done.used) == (day("2026-09-11"), 4)


def test_an_answer_in_time_stays_in_time_when_the_reporter_withdraws_later() -> None:
    report = step(step(case(), "route"), "answer", on("2026-09-24"))
    report = step(report, "withdraw", on("2026-10-06"))
    done = clock(report, "complaint_ordinary")
    assert done.stopped == day("2026-09-24")
    assert not done.late(LATER)


# ── pauses


def test_a_hold_shows_the_clock_as_paused() -> None:
    report = step(case(), "hold", on("2026-09-08"))
    held = clock(report, "verify")
    assert held.paused
    assert held.running
    assert held.due is None
    assert held.used == 1
    assert not held.late(LATER)


def test_a_due_day_moves_by_the_working_days_of_the_hold() -> None:
    report = step(case(), "hold", on("2026-09-08"))
    report = step(report, "complete", on("2026-09-14"))
    assert due(report, "verify") == "2026-09-16"  # 9, 10, 11 and 14 September did not count
    assert clock(report, "verify", day("2026-09-15")).used == 2


def test_a_hold_that_ends_the_same_day_or_over_a_weekend_moves_nothing() -> None:
    report = walk(case(), "hold", "complete", at=on("2026-09-08"))
    assert due(report, "verify") == "2026-09-10"
    report = step(case(at=on("2026-09-11")), "hold", on("2026-09-11"))
    report = step(report, "complete", on("2026-09-13"))
    assert due(report, "verify") == "2026-09-16"


def test_every_hold_pauses() -> None:
    report = case()
    for held, completed in (("2026-09-07", "2026-09-08"), ("2026-09-09", "2026-09-11")):
        report = step(step(report, "hold", on(held)), "complete", on(completed))
    assert due(report, "verify") == "2026-09-15"


def test_a_hold_after_a_decline_pauses_the_agencys_clocks_too() -> None:
    report = walk(case(), "route", "decline", at=on("2026-09-08"))
    report = step(report, "hold", on("2026-09-10"))
    assert clock(report, "complaint_ordinary").paused
    assert clock(report, "first_follow_up").paused
    report = step(report, "complete", on("2026-09-14"))
    assert due(report, "first_follow_up") == "2026-09-17"
    assert due(report, "complaint_ordinary") == "2026-09-30"


def test_a_hold_does_not_excuse_what_was_late_before_it() -> None:
    report = step(case(), "hold", on("2026-09-14"))
    assert due(report, "verify") == "2026-09-10"
    assert late(TABLE, report, day("2026-09-14")) == clock(report, "verify", day("2026-09-14"))
    awaited = current(TABLE, report, day("2026-09-14"))
    assert awaited and awaited.rule.name is RuleName.COMPLETION


def test_the_oldest_of_several_late_limits_is_the_one_that_is_told() -> None:
    report = step(case(), "route", on("2026-09-08"))
    first = late(TABLE, report, LATER)
    assert first and first.rule.name is RuleName.FIRST_FOLLOW_UP
    report = step(report, "follow_up", on("2026-09-21"))
    assert late(TABLE, report, day("2026-09-28")) is None
    second = late(TABLE, report, day("2026-09-29"))
    assert second and second.rule.name is RuleName.COMPLAINT_ORDINARY


def test_a_report_archived_out_of_a_hold_was_not_late() -> None:
    report = step(step(case(), "hold", on("2026-09-08")), "expire_hold", on("2026-10-09"))
    verify = clock(report, "verify")
    assert (verify.stopped, verify.used) == (day("2026-10-09"), 1)
    assert not verify.late(LATER)


# ── what never resets, and what starts anew


def test_routing_again_does_not_reset_a_clock() -> None:
    report = step(step(case(), "route", on("2026-09-08")), "route", on("2026-09-14"))
    assert due(report, "first_follow_up") == "2026-09-15"
    assert due(report, "complaint_ordinary") == "2026-09-28"
    assert report.routings == 2


def test_a_decline_does_not_reset_or_stop_a_clock() -> None:
    report = step(case(), "route", on("2026-09-08"))
    report = step(report, "decline", on("2026-09-09"))
    assert clock(report, "verify").stopped == day("2026-09-08")
    assert clock(report, "complaint_ordinary").running
    report = step(report, "route", on("2026-09-24"))
    assert due(report, "complaint_ordinary") == "2026-09-28"
    assert clock(report, "first_follow_up").late(day("2026-09-24"))


@pytest.mark.parametrize("way", [("disagree",), ("reply",), ("agree", "reopen")])
def test_reopening_does_not_reset_a_clock(way: tuple[str, ...]) -> None:
    report = walk(step(case(), "route", on("2026-09-08")), "answer", at=on("2026-09-10"))
    report = walk(report, *way, at=on("2026-09-14"))
    done = clock(report, "complaint_ordinary", day("2026-09-14"))
    assert done.running
    assert (done.start, done.due) == (day("2026-09-08"), day("2026-09-28"))
    assert late(TABLE, report, day("2026-09-29"))
    assert RuleName.REPLY_WINDOW not in {c.rule.name for c in clocks(TABLE, report, LATER)}


def test_each_answer_opens_a_new_window() -> None:
    report = walk(step(case(), "route"), "answer", "disagree", at=on("2026-09-10"))
    report = step(report, "answer", on("2026-09-14"))
    assert due(report, "reply_window") == "2026-09-28"


def test_a_complaint_keeps_its_class_so_that_no_new_one_moves_the_limit() -> None:
    report = step(case(), "route", on("2026-09-08"))
    report = step(report, "route", on("2026-09-14"), classification="oversight")
    assert due(report, "complaint_ordinary") == "2026-09-28"


def test_an_objection_starts_a_new_verify_clock() -> None:
    report = step(case(), "archive", on("2026-09-08"))
    report = step(report, "object", on("2026-09-14"))
    first, second = clocks(TABLE, report, day("2026-09-15"))
    assert (first.start, first.stopped) == (day("2026-09-07"), day("2026-09-08"))
    assert (second.start, second.due) == (day("2026-09-14"), day("2026-09-17"))
    assert second.running
    assert current(TABLE, report, day("2026-09-15")) == second
    report = step(report, "route", on("2026-09-15"))
    assert [c.stopped for c in clocks(TABLE, report, LATER)][:2] == [
        day("2026-09-08"),
        day("2026-09-15"),
    ]


# ── rules in force


def dated(name: RuleName, limit: int, since: str) -> Rule:
    return Rule(name, limit, Unit.WORKING_DAYS, day(since), "Peraturan percobaan")


SHORTER = Timetable(
    (
        *TABLE.rules,
        dated(RuleName.VERIFY, 1, "2026-09-07"),
        dated(RuleName.COMPLAINT_ORDINARY, 10, "2026-09-07"),
    ),
    TABLE.holidays,
)


@pytest.mark.parametrize(
    ("received", "verify", "done"),
    [
        (on("2026-09-06", 23), "2026-09-09", "2026-09-28"),
        (on("2026-09-07", 0), "2026-09-08", "2026-09-22"),
        (on("2017-01-02"), "2017-01-05", "2026-09-28"),
    ],
    ids=["the day before", "the first day", "before all rules"],
)
def test_a_report_keeps_the_rules_in_force_when_it_was_received(
    received: datetime, verify: str, done: str
) -> None:
    report = step(case(at=received), "route", on("2026-09-08"))
    assert due(report, "verify", SHORTER) == verify
    assert due(report, "complaint_ordinary", SHORTER) == done


def test_the_order_of_the_rows_does_not_matter() -> None:
    turned = Timetable(tuple(reversed(SHORTER.rules)), SHORTER.holidays)
    for received in (date(2017, 1, 1), date(2026, 9, 6), date(2026, 9, 7)):
        for name in RuleName:
            assert turned.rule(name, received) == SHORTER.rule(name, received)


def test_a_rule_nobody_wrote_is_named() -> None:
    with pytest.raises(LookupError, match="verify"):
        Timetable((), frozenset()).rule(RuleName.VERIFY, LATER)


# ── late, and over


def test_a_report_is_overdue_the_day_after_its_limit() -> None:
    assert late(TABLE, case(), day("2026-09-10")) is None
    assert late(TABLE, case(), day("2026-09-11"))


@pytest.mark.parametrize("state", [State.ON_HOLD, State.ANSWERED])
def test_the_office_is_not_late_with_what_the_reporter_owes(state: State) -> None:
    report = in_state(state)
    awaited = current(TABLE, report, LATER)
    assert awaited and awaited.late(LATER)
    assert late(TABLE, report, LATER) is None


def test_an_answer_after_the_limit_stays_late_and_one_on_the_last_day_does_not() -> None:
    routed = step(case(), "route", on("2026-09-08"))
    in_time, too_late = (step(routed, "answer", on(d)) for d in ("2026-09-28", "2026-09-29"))
    assert not clock(in_time, "complaint_ordinary").late(LATER)
    assert clock(too_late, "complaint_ordinary").late(LATER)
    assert clock(too_late, "complaint_ordinary").used == 15


def test_a_silent_reporters_window_closes_the_day_after_its_limit() -> None:
    report = step(step(case(), "route"), "answer", on("2026-09-10"))
    assert closing(TABLE, report, day("2026-09-24")) is None
    assert closing(TABLE, report, day("2026-09-25")) == "expire"
    closed = step(report, "expire", on("2026-09-25"))
    assert closed.closed_by is ClosedBy.REPORTER_SILENT
    assert clock(closed, "reply_window").stopped == day("2026-09-25")


def test_a_hold_ends_the_day_after_its_limit() -> None:
    report = step(case(), "hold", on("2026-09-08"))
    assert closing(TABLE, report, day("2026-10-08")) is None
    assert closing(TABLE, report, day("2026-10-09")) == "expire_hold"
    archived = step(report, "expire_hold", on("2026-10-09"))
    assert archived.archive_reason is ArchiveReason.NOT_COMPLETED


@pytest.mark.parametrize("state", [State.RECEIVED, State.ROUTED, State.IN_PROGRESS])
def test_a_clock_never_closes_what_the_office_owes(state: State) -> None:
    assert late(TABLE, in_state(state), LATER)
    assert closing(TABLE, in_state(state), LATER) is None


def test_a_second_hold_has_its_own_thirty_days() -> None:
    report = walk(case(), "hold", "complete", at=MONDAY)
    report = step(report, "hold", on("2026-09-09"))
    assert due(report, "completion") == "2026-10-09"
