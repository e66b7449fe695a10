"""How reports are counted: each once, and closed never as one number."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aduan.figures import WAYS, Counts, Snapshot, Standing, counted_as, rows
from aduan.periods import around
from aduan.suppression import Hidden
from aduan.terms import ClosedBy, Kind, State
from aduan.worlds import snapshot

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


def standing(row: tuple[State, ClosedBy | None, str], agency: str, late: bool) -> Standing:
    return Standing(agency, row[0], late and row[2] == "open", row[1], late, public=True)


STANDINGS = st.lists(
    st.builds(standing, st.sampled_from(COUNTED), st.sampled_from(["", "a", "b"]), st.booleans())
)


def whole(*standings: Standing) -> Counts:
    return snapshot(standings, TODAY).whole


def test_the_table_has_every_state_and_every_way_to_close() -> None:
    assert {state for state, _, _ in COUNTED} == set(State)
    assert {by for _, by, _ in COUNTED} - {None} == set(ClosedBy)


@pytest.mark.parametrize(("state", "closed_by", "name"), COUNTED)
def test_a_report_is_counted_under_one_name(
    state: State, closed_by: ClosedBy | None, name: str
) -> None:
    one = Standing("a", state, False, closed_by, public=True)
    assert counted_as(one) == name
    assert whole(one) == Counts(**{name: 1}, total=1)


def test_an_overdue_report_is_one_of_the_open_ones_and_not_counted_twice() -> None:
    late, other = standing(COUNTED[2], "a", True), standing(COUNTED[2], "a", False)
    assert whole(late, other) == Counts(open=2, overdue=1, late=1, total=2)


def test_nothing_is_counted_as_nothing() -> None:
    assert snapshot([], TODAY) == Snapshot(TODAY)


def test_a_snapshot_counts_each_agency_and_those_that_nobody_has_yet() -> None:
    taken = snapshot(
        iter(
            [
                Standing("b", State.CLOSED, False, ClosedBy.REPORTER_SILENT, public=True),
                Standing("", State.RECEIVED, True, public=True),
                Standing("a", State.ROUTED, False, public=True),
                Standing("b", State.ROUTED, False, public=True),
            ]
        ),
        TODAY,
    )
    assert taken.as_of == TODAY
    assert taken.whole == Counts(open=3, overdue=1, silent=1, total=4)
    assert list(taken.agencies) == ["", "a", "b"]
    assert taken.agency("") == Counts(open=1, overdue=1, total=1)
    assert taken.agency("b") == Counts(open=1, silent=1, total=2)
    assert taken.agency("nobody") == Counts()


def test_a_small_count_is_hidden_where_a_report_in_it_has_no_page() -> None:
    private = Standing("a", State.ROUTED, False)
    public = [standing(COUNTED[2], agency, False) for agency in "ab" for _ in range(6)]
    held = Standing("a", State.WITHDRAWN, False)
    taken = snapshot([private, held, *public], TODAY)
    assert taken.agency("a").withdrawn is Hidden.SMALL
    assert taken.agency("a").open is Hidden.LARGE  # the withdrawn one might be one of these
    assert (taken.agency("a").total, taken.whole.total) == (8, 14)


def test_a_report_is_counted_in_its_month_quarter_and_year_and_in_all() -> None:
    one = Standing("a", State.ROUTED, False, month="2026-05", kind=Kind.ASPIRATION, topic="t")
    assert around(one.month) == ("*", "2026", "2026-k2", "2026-05")
    assert {row for _, row in rows(one)} == {"", "aspiration", "a", "t", "a/aspiration", "t/"}


def test_a_month_is_told_in_detail_only_from_thirty_reports_on() -> None:
    one = Standing("a", State.ROUTED, False, month="2026-05", public=True)
    few, many = (snapshot([one] * number, TODAY) for number in (29, 30))
    assert "answered" not in few.of("all", "", "2026-05")
    assert few.of("all", "", "2026-05")["way"] == {"open": 29}
    assert "answered" in few.of("all", "", "2026") and "answered" in many.of("all", "", "2026-05")


@settings(max_examples=60, deadline=None, derandomize=True)
@given(STANDINGS)
def test_the_agencies_add_up_to_the_whole_and_the_names_to_the_total(
    standings: list[Standing],
) -> None:
    taken = snapshot(standings, TODAY)
    assert taken.whole.total == len(standings)
    assert sum(getattr(taken.whole, name) for name in WAYS) == len(standings)
    assert taken.whole.overdue <= taken.whole.open
    for name in (*WAYS, "overdue", "late", "total"):
        parts = sum(getattr(counts, name) for counts in taken.agencies.values())
        assert parts == getattr(taken.whole, name)
