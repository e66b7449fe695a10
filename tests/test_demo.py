"""The demonstration: possible, varied, honest, and free of real identifiers."""

from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from aduan import content, deadlines, demo, publish
from aduan.office import Office
from aduan.terms import ArchiveReason, ClosedBy, Kind, OutcomeCode, Promise, State
from tests.conftest import WITA, Clock
from tests.test_freeze import build

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=WITA)


@pytest.fixture
def loaded(office: Office, clock: Clock) -> Office:
    clock.at = NOON
    demo.load(office, demo.items())
    publish.sync(office)
    return office


def test_there_are_sixty_different_reports_in_every_state_kind_and_outcome(loaded: Office) -> None:
    reports = list(loaded.every())
    assert len(reports) >= 60
    assert len({r.title for r in reports}) == len({r.story for r in reports}) == len(reports)
    assert {r.state for r in reports} == set(State)
    assert {r.kind for r in reports} == set(Kind)
    assert {r.outcome for r in reports if r.outcome} == set(OutcomeCode) - {
        OutcomeCode.NOT_ANSWERED
    }
    assert {deadlines.promise(r, NOON.date()) for r in reports} - {None} == set(Promise)
    assert {r.closed_by for r in reports if r.closed_by} == set(ClosedBy)
    assert {r.archive_reason for r in reports} >= {
        ArchiveReason.DUPLICATE,
        ArchiveReason.NOT_COMPLETED,
        ArchiveReason.TOO_GENERAL,
    }


def test_the_reports_reach_over_eighteen_months_and_nothing_is_in_the_future(
    loaded: Office,
) -> None:
    reports = list(loaded.every())
    assert min(r.received for r in reports) < NOON - timedelta(days=500)
    for report in reports:
        moments = [event.at for event in report.events]
        assert moments == sorted(moments)
        assert moments[-1] <= NOON


def test_late_and_refused_reports_are_among_them(loaded: Office) -> None:
    reports = list(loaded.every())
    assert sum(loaded.late(report) is not None for report in reports) >= 5
    assert sum(report.closed_by is ClosedBy.REPORTER_SILENT for report in reports) >= 5
    shown = content.outcomes(loaded.content.folder)
    assert any(step.late for outcome in shown for step in outcome.steps)
    assert Counter(o.outcome for o in shown)[OutcomeCode.REFUSED_WITH_REASON] >= 1


@pytest.mark.parametrize("days", [0, 5, 45, 200, 365])
def test_it_can_be_loaded_on_any_day(office: Office, clock: Clock, days: int) -> None:
    clock.at = NOON + timedelta(days=days)
    demo.load(office, demo.items())
    states = {report.state for report in list(office.every())}
    assert states >= set(State) - {State.ON_HOLD}


def test_its_site_passes_the_gate(loaded: Office, tmp_path: Path) -> None:
    assert build(loaded, tmp_path / "site").written > 100


def test_the_register_and_the_plan_of_the_demonstration_are_good_content(loaded: Office) -> None:
    made_of = content.load(loaded.content.folder)
    assert {o.improvement for o in content.outcomes(loaded.content.folder)} - {""} <= set(
        made_of.improvements
    )
    assert any(item.late(NOON.date()) for item in made_of.plan)
    assert all(one.since <= NOON.date() for one in made_of.improvements.values())
    assert made_of.questions


def test_an_office_that_wrote_its_own_plan_keeps_it(office: Office) -> None:
    own = office.content.folder / "action-plan.md"
    own.write_text("ours")
    demo.write_register(office.content.folder, NOON.date())
    assert own.read_text() == "ours"


def test_reports_that_nobody_answered_are_published_as_such(loaded: Office) -> None:
    outcomes = content.outcomes(loaded.content.folder)
    assert sum(o.outcome is OutcomeCode.NOT_ANSWERED for o in outcomes) >= 2
