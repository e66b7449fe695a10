"""A reader who combines all tables can't tell a small count of unpublished reports."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations_with_replacement, product

from hypothesis import given, settings
from hypothesis import strategies as st

from aduan import figures
from aduan.figures import Answered, Snapshot, Standing, Where
from aduan.periods import around
from aduan.suppression import Cell, Hidden, Shown
from aduan.terms import ClosedBy, OutcomeCode, State
from aduan.worlds import possible, snapshot

TODAY = date(2026, 3, 2)
COURSES = (
    {"state": State.ROUTED, "overdue": False, "answered": Answered.NOT_DUE},
    {"state": State.ROUTED, "overdue": True, "late": True, "answered": Answered.OVERDUE},
    {
        "state": State.CLOSED,
        "overdue": False,
        "closed_by": ClosedBy.REPORTER_AGREED,
        "answered": Answered.ON_TIME,
        "outcome": OutcomeCode.RESOLVED,
        "first": 2,
        "closed": 4,
    },
)
REPORTS = [
    Standing(agency, month=month, topic="t", age=40, routings=1, **course)
    for agency, month, course in product("ab", ("2025-12", "2026-01"), COURSES)
]
RECEIVED = figures.received(Counter(REPORTS))


def cells(one: Standing) -> frozenset[Where]:
    """The definition of where a report is counted, cell by cell."""
    return frozenset(
        (table, row, period, *fact)
        for table, row in figures.rows(one)
        for period in around(one.month)
        for fact in figures.facts(one)
        if fact[0] in figures.measures((table, row, period), RECEIVED[table, row, period])
    )


def tally(cases: Iterable[tuple[frozenset[Where], bool]]) -> dict[Where, Cell]:
    count: Counter[Where] = Counter()
    public: Counter[Where] = Counter()
    for where, has_page in cases:
        count.update(where)
        public.update(where if has_page else ())
    return {at: Cell(n, public[at]) for at, n in count.items()}


def shown(taken: Snapshot) -> dict[Where, Shown]:
    return {
        (table, row, period, measure, value): number
        for table, rows in taken.tables.items()
        for row, when in rows.items()
        for period, measured in when.items()
        for measure, values in measured.items()
        for value, number in values.items()
    }


def agrees(cell: Cell, number: Shown) -> bool:
    if isinstance(number, int):
        return cell.count == number
    return number in (cell.face(), Hidden.ANY)


def believable(
    public: Sequence[Standing], size: int, seen: dict[Where, Shown]
) -> Iterator[dict[Where, Cell]]:
    """Every set of unpublished reports, as many or one less, under which the tables look so."""
    for number in (size, max(size - 1, 0)):
        for private in combinations_with_replacement(REPORTS, number):
            counted = tally((cells(one), one.public) for one in (*public, *private))
            if all(agrees(counted.get(at, Cell()), seen.get(at, 0)) for at in seen | counted):
                yield counted


@settings(max_examples=40, deadline=None, derandomize=True)
@given(
    st.lists(st.sampled_from(REPORTS), max_size=6),
    st.lists(st.sampled_from(REPORTS), min_size=1, max_size=3),
)
def test_no_reader_of_all_tables_together_can_tell_a_small_count(
    public: list[Standing], private: list[Standing]
) -> None:
    public = [replace(one, public=True) for one in public]
    truth = tally((cells(one), one.public) for one in (*public, *private))
    small = {at for at, cell in truth.items() if cell.small}
    seen = shown(snapshot([*public, *private], TODAY))
    values: dict[Where, set[int]] = {at: set() for at in small}
    for world in believable(public, len(private), seen):
        for at in small:
            values[at].add(world.get(at, Cell()).count)
    told = [at for at, possible_values in values.items() if len(possible_values) < 2]
    assert told == []


def test_everything_is_shown_where_every_report_has_a_page() -> None:
    public = [replace(one, public=True) for one in REPORTS]
    assert all(isinstance(number, int) for number in shown(snapshot(public, TODAY)).values())


def test_large_counts_are_shown_though_no_report_has_a_page() -> None:
    taken = snapshot(5 * REPORTS, TODAY)
    assert all(isinstance(number, int) for number in shown(taken).values())


def test_a_part_is_never_shown_as_larger_than_its_whole() -> None:
    seen = shown(snapshot([*(3 * REPORTS), REPORTS[0]], TODAY))
    for (table, row, period, measure, _), number in seen.items():
        whole = seen[table, row, period, "total", ""]
        if measure == "overdue" and isinstance(number, int) and isinstance(whole, int):
            assert number <= whole


def test_the_same_reports_are_always_hidden_the_same_way() -> None:
    reports = [REPORTS[0], REPORTS[4], replace(REPORTS[2], public=True)]
    assert snapshot(reports, TODAY) == snapshot(reversed(reports), TODAY)


def test_another_world_contradicts_no_rule_that_readers_know() -> None:
    closed = REPORTS[2]
    assert possible(closed)
    assert not possible(replace(closed, age=3))  # closed after four days
    assert not possible(replace(closed, first=None))
    assert not possible(replace(closed, outcome=None))
    assert not possible(replace(closed, agency=""))
