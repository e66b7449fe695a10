"""Other worlds: what else the private reports could have been, for all that readers can tell.

Two private reports exchange something, or one is in something like another; every table is then
counted anew from whole reports, so that such a world contradicts itself nowhere.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, replace
from datetime import date
from heapq import nsmallest
from operator import attrgetter, itemgetter, ne
from typing import Any

from aduan import figures
from aduan.figures import Answered, Snapshot, Standing, Tables, Where
from aduan.grid import Grid
from aduan.periods import ALL, around
from aduan.suppression import Change, Shown, hidden
from aduan.terms import OPEN_STATES, Kind, OutcomeCode, State

COURSE = (
    "state", "closed_by", "overdue", "late", "outcome", "answered", "first", "closed", "promise",
    "reopened", "routings",
)  # fmt: skip
TIME = ("month", "age")
KIND = ("kind", "answered", "overdue", "late")
ROWS = {
    "all": (),
    "kind": (("kind",), KIND),
    "agency": (("agency",), ("agency", "routings")),
    "topic": (("topic",),),
    "area": (("area",),),
    "agency-kind": (("agency",), ("kind",), KIND),
    "topic-area": (("topic",), ("area",)),
}
LATENESS = ("answered", "overdue", "late", "outcome")
PARTS = {
    "way": (("closed_by",), ("state",), ("state", "answered", "overdue", "late")),
    "open": (("state",), ("state", "outcome")),
    "overdue": (LATENESS,),
    "late": (LATENESS, ("answered", "late"), ("late",)),
    "answered": (LATENESS, ("answered", "late"), ("answered", "late", "first")),
    "outcome": (("outcome",), ("outcome", "promise")),
    "reopened": (("reopened",),),
    "routings": (("routings",),),
    "promise": (("promise",),),
    "answered_in": (("first",), ("first", "answered", "late")),
    "closed_in": (("closed",),),
    "unanswered_for": (("age",),),
    "unclosed_for": (("age",),),
}
ANSWERED = (State.ANSWERED, State.CLOSED)
ENDED = (State.ARCHIVED, State.WITHDRAWN)
NONE = (None, OutcomeCode.NOT_ANSWERED)
UNROUTED = (State.RECEIVED, State.ON_HOLD, State.ARCHIVED, State.WITHDRAWN)
SAME = {("age",): "month", ("kind",): "answered"}  # what goes with it must be the same in both
SOON = range(11)  # working days in which an aspiration or a request is on time
_fields = attrgetter(*(field.name for field in fields(Standing)))
Pair = tuple[Standing, Standing]
Key = Callable[[Standing], tuple[object, ...]]
Exchange = Callable[[Standing, Standing, tuple[str, ...]], Pair | None]
NEAR = 8  # how far a partner may stand in one of the orders
ALIKE = 3  # partners of each state for each report and each thing to exchange
COPIED = 4  # and of whom it is copied


class Reports:
    """All reports, found by likeness, and those without a page by their small cells."""

    def __init__(self, every: Mapping[Standing, int], small: Iterable[int], grid: Grid) -> None:
        self.grid, self.name = grid, grid.name
        self.orders = [sorted(every, key=order) for order in ORDERS]
        self.places = [{id(one): n for n, one in enumerate(order)} for order in self.orders]
        self.members: dict[int, list[Standing]] = {at: [] for at in small}
        for one in every:
            for at in () if one.public else grid.cells(one) & self.members.keys():
                self.members[at].append(one)

    def worlds(self, at: int) -> Iterator[Change]:
        """Changes that make another number of this cell, the likely ones first."""
        found = False
        for change in filter(self.grid.possible, self._thought_of(at)):
            found = True
            yield change
        if not found:  # it may not have been written at all, or twice
            cells = self.grid.cells(self.members[at][0])
            yield from filter(self.grid.possible, (dict.fromkeys(cells, by) for by in (-1, 1)))

    def _thought_of(self, at: int) -> Iterator[Change]:
        where = self.name(at)
        for one in self.members[at]:
            near = [other for other in self.near(one) if not figures.counted(other, where)]
            for names in bundles(where):
                for other, exchange in partners(one, near, names, where):
                    if world := exchange(one, other, names):
                        change = self.grid.difference((one, other), world)
                        if at in change:
                            yield change

    def near(self, one: Standing) -> Iterable[Standing]:
        """Reports that stand near this in an order."""
        found: dict[int, Standing] = {}
        for order, places in zip(self.orders, self.places, strict=True):
            here = places[id(one)]
            found |= {id(other): other for other in order[max(0, here - NEAR) : here + NEAR + 1]}
        return found.values()


def partners(
    one: Standing, others: Iterable[Standing], names: tuple[str, ...], where: Where
) -> Iterator[tuple[Standing, Exchange]]:
    """With whom to exchange this, those first that differ least in what it is counted with; then
    from whom to copy it."""
    given, rest = attrgetter(*names, names[0]), BESIDE.get(names[0], _b_course)
    mine, kept = given(one), rest(one)
    values: dict[tuple[Any, ...], Standing] = {}
    exchange: list[tuple[int, int, Standing]] = []
    for n, other in enumerate(others):
        theirs = given(other)
        if theirs == mine:
            continue
        if not other.public and apart(other, where, names):
            exchange.append((sum(map(ne, kept, rest(other))), n, other))
        values.setdefault(theirs, other)
    groups: dict[object, list[Standing]] = {}
    for _, _, other in sorted(exchange, key=itemgetter(0, 1)):
        groups.setdefault((other.state, other.closed_by), []).append(other)
    for group in groups.values():
        yield from ((other, exchanged) for other in group[:ALIKE])

    def unlike(value: tuple[Any, ...]) -> int:
        if names == TIME:
            return sum(map(ne, around(value[0]), around(one.month)))
        return sum(map(ne, value, mine))

    yield from ((values[value], copied) for value in nsmallest(COPIED, values, key=unlike))


def apart(other: Standing, where: Where, names: tuple[str, ...]) -> bool:
    """Whether it would be outside this cell even with these."""
    table, row, period, *fact = where
    keys = () if table == "all" else zip(table.split("-"), row.split("/"), strict=True)
    return (
        any(getattr(other, key) != value for key, value in keys if key not in names)
        or ("month" not in names and period not in around(other.month))
        or (not (set(names) & COURSES) and (fact[0], fact[1]) not in figures.facts(other))
    )


COURSES = {*COURSE, "kind"}


def _everything(one: Standing) -> tuple[str, ...]:
    """An order of all reports that differ."""
    return tuple(map(str, _fields(one)))


def _when(one: Standing) -> tuple[str, ...]:
    return around(one.month)[1:]


_course = attrgetter("kind", *COURSE)
_of_area = attrgetter("state", "closed_by", "overdue", "late")


# What each thing is counted with: in what two reports differ of it, an exchange is seen.
def _b_course(one: Standing) -> tuple[object, ...]:
    return (one.agency, one.topic, one.area, one.kind, *_when(one), one.state)


def _b_agency(one: Standing) -> tuple[object, ...]:
    return (*_when(one), *_course(one), one.age)


def _b_topic(one: Standing) -> tuple[object, ...]:
    place = (one.area, one.area, *_when(one))
    return (*place, *_of_area(one), one.outcome, one.reopened)


def _b_area(one: Standing) -> tuple[object, ...]:
    return (one.topic, one.topic, *_when(one), *_of_area(one))


def _b_month(one: Standing) -> tuple[object, ...]:
    year = 3 * around(one.month)[1:2]
    return (*year, *around(one.month)[2:3], one.agency, one.topic, one.area, *_course(one))


def _b_kind(one: Standing) -> tuple[object, ...]:
    return (one.agency, *_when(one), *_course(one)[1:], one.age)


BESIDE: dict[str, Key] = {
    "agency": _b_agency, "topic": _b_topic, "area": _b_area, "month": _b_month, "kind": _b_kind,
}  # fmt: skip


def _key(first: str, *names: str) -> Key:
    """Reports in the order of these fields; `first` may be "year" or "quarter"."""
    rest = attrgetter(*names, "month")
    when = {"year": 1, "quarter": 2}.get(first)

    def order(one: Standing) -> tuple[object, ...]:
        head = getattr(one, first) if when is None else "".join(around(one.month)[when : when + 1])
        return tuple(map(str, (head, *rest(one))))

    return order


W, L = ("state", "closed_by"), ("answered", "late", "outcome")
ORDERS = (
    _key("month", "kind", *W, *L, "first", "closed", "agency"),
    _key("month", "agency", *W, *L),
    _key("month", "topic", "area", *W, *L),
    _key("month", "area", *W, "topic"),
    _key("year", *W, *L, "kind", "topic", "area"),
    _key("year", *W, *L, "agency"),
    _key("year", "topic", "area", *W, *L),
    _key("year", "agency", "kind", *W, *L, "topic", "area"),
    _key("quarter", *W, "area", "topic", *L),
    _key("agency", *W, *L, "kind", "topic", "area"),
    _key("topic", "area", *W, *L),
    _key("area", "topic", "kind", *W, "agency"),
    _key(*W, *L, "kind", "first", "closed", "reopened", "routings", "promise", "topic"),
    _key("agency", "topic", "area", *W),
)


def bundles(where: Where) -> Iterator[tuple[str, ...]]:
    """What must be exchanged together, for each of the things that this cell depends on."""
    table, _, period, measure, _ = where
    yield from PARTS.get(measure, ())
    yield from ROWS[table]
    if period != ALL:
        yield TIME
    if measure != "total":
        yield COURSE


def exchanged(one: Standing, other: Standing, names: tuple[str, ...]) -> Pair | None:
    """The two after an exchange of this; None where they can't."""
    pair = copied(one, other, names)
    given = replace(other, **{name: getattr(one, name) for name in names})
    return (pair[0], given) if pair and not other.public and possible(given) else None


def copied(one: Standing, other: Standing, names: tuple[str, ...]) -> Pair | None:
    """The two when the first becomes like the second in this; None where it can't."""
    if names in SAME and getattr(one, SAME[names]) != getattr(other, SAME[names]):
        return None
    changed = replace(one, **{name: getattr(other, name) for name in names})
    return (changed, other) if possible(changed) else None


def possible(one: Standing) -> bool:
    """Whether a report can be so; readers know the rules, too."""
    ended = [days for days in (one.first, one.closed) if days is not None]
    return (
        (bool(one.agency) or one.state in UNROUTED)
        and ended == sorted(ended)
        and (not ended or ended[-1] <= one.age)
        and (
            one.kind is Kind.COMPLAINT or one.answered is not Answered.ON_TIME or one.first in SOON
        )
        and (one.closed is not None) == (one.state is State.CLOSED)
        and (one.first is not None or one.state not in ANSWERED)
        and (one.outcome in NONE) == (one.state not in ANSWERED)
        and (one.closed_by is not None) == (one.state is State.CLOSED)
        and one.overdue <= (one.late and one.state in OPEN_STATES)
        and one.overdue >= (one.answered is Answered.OVERDUE)
        and one.late >= (one.answered in (Answered.LATE, Answered.GIVEN_UP))
        and (one.outcome is OutcomeCode.NOT_ANSWERED) <= one.overdue
        and (one.answered in (Answered.ON_TIME, Answered.LATE)) >= (one.state in ANSWERED)
        and (one.answered in (Answered.ENDED, Answered.GIVEN_UP)) <= (one.state in ENDED)
        and (one.answered in (Answered.OVERDUE, Answered.NOT_DUE, Answered.NOT_ROUTED))
        <= (one.state in OPEN_STATES)
    )


def snapshot(standings: Iterable[Standing], as_of: date) -> Snapshot:
    """All counts of these reports, with what must be hidden hidden."""
    number = Counter(map(figures.rounded, standings))
    every = {one: number[one] for one in sorted(number, key=_everything)}
    grid = Grid(figures.received(every))
    counted = grid.tally(every)
    reports = Reports(every, [at for at, cell in counted.items() if cell.small], grid)
    shown: dict[int, Shown] = {at: cell.count for at, cell in counted.items()}
    shown |= hidden(counted, reports.worlds, lambda at: figures.weight(grid.name(at)))
    tables: Tables = {}
    for where, at in sorted((grid.name(at), at) for at in shown):
        table, row, period, measure, value = where
        measured = tables.setdefault(table, {}).setdefault(row, {}).setdefault(period, {})
        measured.setdefault(measure, {})[value] = shown[at]
    return figures.Snapshot(as_of, tables)
