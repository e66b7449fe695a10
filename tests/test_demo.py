"""The demonstration: possible, varied, honest, and free of real identifiers."""

from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from aduan import content, demo, publish
from aduan.office import Office
from aduan.terms import ArchiveReason, ClosedBy, Kind, OutcomeCode, State
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
    counted = content.snapshot(loaded.content.folder).whole
    assert counted.overdue >= 5
    assert counted.silent >= 5
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
