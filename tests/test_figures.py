"""How reports are counted: each once, and closed never as one number."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aduan.figures import Counts, Snapshot, Standing, count, counted_as, snapshot
from aduan.terms import ClosedBy, State

TODAY = date(2026, 9, 7)
COUNTED = [
    (State.RECEIVED, None, "open"),
    (State.ON_HOLD, None, "open"),
    (State.ROUTED, None, "open"),
    (State.IN_PROGRESS, None, "open"),
    (State.ANSWERED, None, "open"),
    (State.CLOSED, ClosedBy.REPORTER_AGREED, "agreed"),
    (State.CLOSED, ClosedBy.REPORTER_SILENT, "silent"),
    (State.CLOSED, ClosedBy.REPORTER_DISAGREED, "disagreed"),
    (State.CLOSED, ClosedBy.TRIAGE, "by_triage"),
    (State.ARCHIVED, None, "archived"),
    (State.WITHDRAWN, None, "withdrawn"),
]
NAMES = {name for _, _, name in COUNTED}


def standing(row: tuple[State, ClosedBy | None, str], agency: str, late: bool) -> Standing:
    return Standing(agency, row[0], late and row[2] == "open", row[1])


STANDINGS = st.lists(
    st.builds(standing, st.sampled_from(COUNTED), st.sampled_from(["", "a", "b"]), st.booleans())
)


def test_the_table_has_every_state_and_every_way_to_close() -> None:
    assert {state for state, _, _ in COUNTED} == set(State)
    assert {by for _, by, _ in COUNTED} - {None} == set(ClosedBy)


@pytest.mark.parametrize(("state", "closed_by", "name"), COUNTED)
def test_a_report_is_counted_under_one_name(
    state: State, closed_by: ClosedBy | None, name: str
) -> None:
    one = Standing("a", state, False, closed_by)
    assert counted_as(one) == name
    assert count([one]) == Counts(**{name: 1})
    assert count([one]).total == 1


def test_an_overdue_report_is_one_of_the_open_ones_and_not_counted_twice() -> None:
    counts = count([Standing("a", State.ROUTED, True), Standing("a", State.ROUTED, False)])
    assert counts == Counts(open=2, overdue=1)
    assert counts.total == 2


def test_nothing_is_counted_as_nothing() -> None:
    assert count([]) == Counts()
    assert snapshot([], TODAY) == Snapshot(TODAY, Counts(), {})


def test_a_snapshot_counts_each_agency_and_those_that_nobody_has_yet() -> None:
    taken = snapshot(
        iter(
            [
                Standing("b", State.CLOSED, False, ClosedBy.REPORTER_SILENT),
                Standing("", State.RECEIVED, True),
                Standing("a", State.ROUTED, False),
                Standing("b", State.ROUTED, False),
            ]
        ),
        TODAY,
    )
    assert taken.as_of == TODAY
    assert taken.whole == Counts(open=3, overdue=1, silent=1)
    assert list(taken.agencies) == ["", "a", "b"]
    assert taken.agency("") == Counts(open=1, overdue=1)
    assert taken.agency("b") == Counts(open=1, silent=1)
    assert taken.agency("nobody") == Counts()


@settings(max_examples=60, deadline=None, derandomize=True)
@given(STANDINGS)
def test_the_agencies_add_up_to_the_whole_and_the_names_to_the_total(
    standings: list[Standing],
) -> None:
    taken = snapshot(standings, TODAY)
    assert taken.whole.total == len(standings)
    assert sum(getattr(taken.whole, name) for name in NAMES) == len(standings)
    assert taken.whole.overdue <= taken.whole.open
    for name in (*NAMES, "overdue", "total"):
        parts = sum(getattr(counts, name) for counts in taken.agencies.values())
        assert parts == getattr(taken.whole, name)
