"""The commands that close what is due."""

from flask import Flask

from aduan.office import Office
from aduan.terms import ArchiveReason, ClosedBy, State
from tests.conftest import Clock
from tests.life import live, receive


def test_silent_answers_and_expired_holds_are_closed_by_command(
    app: Flask, office: Office, clock: Clock
) -> None:
    silent = live(office, receive(office), "route", "answer")
    held = live(office, receive(office), "hold")
    waiting = receive(office)
    clock.pass_days(60)
    fresh = live(office, receive(office), "route", "answer")
    told = app.test_cli_runner().invoke(args=["close-due"]).output
    assert "2 closed" in told
    assert office.get(silent.id).closed_by is ClosedBy.REPORTER_SILENT
    assert office.get(held.id).archive_reason is ArchiveReason.NOT_COMPLETED
    assert office.get(waiting.id).state is State.RECEIVED
    assert office.get(fresh.id).state is State.ANSWERED
    assert "0 closed" in app.test_cli_runner().invoke(args=["close-due"]).output


def test_nothing_closes_on_the_last_day_of_the_window(office: Office, clock: Clock) -> None:
    report = live(office, receive(office), "route", "answer")
    due = office.clock(report).due  # type: ignore[union-attr]
    clock.at = clock.at.replace(year=due.year, month=due.month, day=due.day)  # type: ignore[union-attr]
    assert list(office.close_due()) == []
    clock.pass_days(1)
    assert [r.id for r in office.close_due()] == [report.id]
