"""Where a report lies in the queue agrees, whatever happened to it, with what the clocks say."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aduan import deadlines, queue, workflow
from aduan.office import Office
from aduan.queue import Part
from aduan.report import Report
from aduan.terms import OPEN_STATES, Role, State
from tests.case import ACTORS, MONDAY, SAID, case, in_state, step, walk
from tests.conftest import Clock
from tests.life import live, receive
from tests.test_deadlines import TABLE

NOT_SENSITIVE = {"penerangan-jalan": False}
TODAY = date(2026, 9, 30)


def filed(report: Report) -> dict[str, str]:
    return queue.filed(TABLE, report, NOT_SENSITIVE)


def lies_in(report: Report, part: Part) -> bool:
    """What a store's find does."""
    fields = filed(report) | {"agency": report.agency}
    equals = all(fields[name] == value for name, value in part.equal.items())
    return equals and all(fields[name] < value for name, value in part.below.items())


@pytest.mark.parametrize(
    ("state", "waits", "due"),
    [
        (State.RECEIVED, "triage", "office 2026-09-10"),
        (State.ON_HOLD, "reporter", "reporter 2026-10-07"),
        (State.ROUTED, "agency", "office 2026-09-14"),
        (State.IN_PROGRESS, "agency", "office 2026-09-25"),
        (State.ANSWERED, "reporter", "reporter 2026-09-21"),
        (State.CLOSED, "", "~"),
        (State.ARCHIVED, "", "~"),
        (State.WITHDRAWN, "", "~"),
    ],
)
def test_a_report_waits_for_one_role_until_one_day(state: State, waits: str, due: str) -> None:
    fields = filed(in_state(state))
    assert (fields["waits"], fields["due"]) == (waits, due)


def test_a_limit_that_passed_before_a_hold_stays_the_offices() -> None:
    report = walk(case(), "hold", at=MONDAY + timedelta(days=30))
    fields = filed(report)
    assert (fields["waits"], fields["due"]) == ("reporter", "office 2026-09-10")


def test_a_reviewer_has_work_until_the_newest_text_is_published() -> None:
    assert filed(in_state(State.ON_HOLD))["review"] == ""
    answered = in_state(State.ANSWERED)
    assert filed(answered)["review"] == "text"
    assert queue.filed(TABLE, answered, {"penerangan-jalan": True})["review"] == ""
    assert filed(in_state(State.ANSWERED, consent="no"))["review"] == ""


def test_a_reviewer_sees_an_unanswered_report_as_soon_as_its_limit_has_passed() -> None:
    routed = in_state(State.ROUTED)
    for today, shown in ((date(2026, 9, 14), False), (date(2026, 9, 15), True)):
        part = queue.parts(Role.REVIEWER, "", today)["unanswered"]
        assert lies_in(routed, part) is shown
        assert not lies_in(in_state(State.ANSWERED), part)
        assert not lies_in(in_state(State.ROUTED, consent="no"), part)
    shown_now = step(step(routed, "review"), "publish")
    assert filed(shown_now)["review"] == "text"  # it changed since what was reviewed


def test_a_promise_brings_a_closed_report_back_to_its_agency_on_its_day() -> None:
    answered = step(in_state(State.ROUTED), "answer", promised="2026-12-01")
    closed = step(answered, "agree")
    assert filed(answered)["due"] == filed(closed)["due"] == "promise 2026-12-01"
    mine = queue.parts(Role.AGENCY, closed.agency, TODAY)["mine"]
    assert lies_in(closed, mine)
    assert lies_in(answered, queue.over(date(2026, 9, 22)))  # the reporter's window still ends
    assert not lies_in(step(closed, "fulfil"), mine)


def test_every_account_has_the_same_four_parts() -> None:
    received, routed, answered, closed = (
        in_state(state) for state in (State.RECEIVED, State.ROUTED, State.ANSWERED, State.CLOSED)
    )
    elsewhere = step(received, "route", agency="dinas-pupr-bali")
    everything = (received, routed, answered, closed, elsewhere)

    def shown(role: Role, agency: str = "") -> dict[str, list[bool]]:
        parts = queue.parts(role, agency, TODAY)
        return {name: [lies_in(r, part) for r in everything] for name, part in parts.items()}

    assert shown(Role.TRIAGE) == {
        "mine": [True, False, False, False, False],
        "late": [True, True, False, False, True],
        "open": [True, True, True, False, True],
        "all": [True] * 5,
    }
    assert shown(Role.AGENCY, routed.agency) == {
        "mine": [False, True, False, False, False],
        "late": [False, True, False, False, False],
        "open": [False, True, True, False, False],
        "all": [False, True, True, True, False],
    }
    assert shown(Role.REVIEWER)["mine"] == [False, False, True, True, False]
    assert shown(Role.AUDITOR)["mine"] == shown(Role.AUDITOR)["open"]


steps = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 19)), max_size=9)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(steps=steps, later=st.integers(0, 90))
def test_the_queue_never_contradicts_the_clocks(steps: list[tuple[int, int]], later: int) -> None:
    report, at = case(), MONDAY
    for days, choice in steps:
        at += timedelta(days=days)
        possible = [
            action.name
            for role in Role
            for action in workflow.available(report, role)
            if action.name in SAID or action.name in ("agree", "withdraw", "expire", "expire_hold")
        ]
        if possible:
            name = possible[choice % len(possible)]
            assert name in ACTORS
            report = step(report, name, at)
    today = at.date() + timedelta(days=later)
    parts = queue.parts(Role.TRIAGE, "", today)
    assert lies_in(report, parts["open"]) == (report.state in OPEN_STATES)
    assert lies_in(report, parts["late"]) == (deadlines.late(TABLE, report, today) is not None)
    assert lies_in(report, parts["mine"]) == (report.state is State.RECEIVED)
    turn = report.state in (State.ROUTED, State.IN_PROGRESS)
    if report.agency:
        mine = queue.parts(Role.AGENCY, report.agency, today)["mine"]
        assert lies_in(report, mine) == turn
    if deadlines.closing(TABLE, report, today):
        assert lies_in(report, queue.over(today))


# ── in the office


def test_content_that_moves_a_limit_moves_the_report_at_the_next_sync(
    office: Office, clock: Clock
) -> None:
    report = receive(office)
    strict = tuple(
        replace(rule, limit=1) if rule.name == "verify" else rule for rule in office.timetable.rules
    )
    stricter = replace(office, timetable=replace(office.timetable, rules=strict))
    clock.pass_days(3)
    late = queue.parts(Role.TRIAGE, "", office.today)["late"]
    assert stricter.count(late) == 0
    assert [r.id for r in stricter.every()] == [report.id]
    assert [r.id for r in stricter.find(late)] == [report.id]
    assert stricter.get(report.id).moment == report.moment


def test_a_sync_that_finds_nothing_to_file_changes_no_document(office: Office) -> None:
    report = live(office, receive(office), "route", "answer")
    before = office.reports.get(report.id)
    assert list(office.every()) == [report]
    assert office.reports.get(report.id) == before


def test_an_officer_who_acts_while_a_report_is_filed_again_is_not_refused(office: Office) -> None:
    report = receive(office)
    office.reports.save(office.reports.get(report.id) | {"due": "office 1999-01-01"})
    (old,) = office.every()
    assert office.reports.get(report.id)["due"] == "office 2026-03-05"
    assert live(office, old, "route").state is State.ROUTED
