"""Other worlds: what else the private reports could have been, for all that readers can tell.

Two private reports exchange something, or one is in something like another; every table is then
counted anew from whole reports, so that such a world contradicts itself nowhere.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import product
from operator import ne

from aduan import figures
from aduan.figures import Answered, Snapshot, Standing, Tables
from aduan.periods import ALL, around
from aduan.suppression import At, Change, Shown, hidden, tally
from aduan.terms import Kind, OutcomeCode, State

COURSE = (
    "state", "closed_by", "overdue", "late", "outcome", "answered", "first", "closed", "promise",
    "reopened", "routings",
)  # fmt: skip
TIME = ("month", "age")
ALIKE = (*COURSE, "kind", "agency", "topic", "area")
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
SINGLE = {
    "open": (("state",), ("state", "outcome")),
    "outcome": (("outcome",),),
    "reopened": (("reopened",),),
    "routings": (("routings",),),
    "promise": (("promise",),),
    "answered_in": (("first",),),
    "closed_in": (("closed",),),
    "unanswered_for": (("age",),),
    "unclosed_for": (("age",),),
}
ANSWERED = (State.ANSWERED, State.CLOSED)
NONE = (None, OutcomeCode.NOT_ANSWERED)
UNROUTED = (State.RECEIVED, State.ON_HOLD, State.ARCHIVED, State.WITHDRAWN)
SAME = {("age",): "month", ("kind",): "answered"}  # what goes with it must be the same in both
SOON = range(11)  # working days in which an aspiration or a request is on time
Pair = tuple[Standing, Standing]
Count = Callable[[Standing], frozenset[At]]  # where a report is counted
NEAR = 20  # how far a partner may stand in one of the orders
TRIED = 3  # the most similar partners of each state and kind


class Reports:
    """All reports, found by likeness, and those without a page by their small cells."""

    def __init__(self, every: Sequence[Standing], small: Iterable[At], cells: Count) -> None:
        self.cells = cells
        self.orders = [sorted(every, key=order) for order in ORDERS]
        self.places = [{id(one): n for n, one in enumerate(order)} for order in self.orders]
        self.marks = {id(one): _marks(one) for one in every}
        self.members: dict[At, list[Standing]] = {at: [] for at in small}
        for one in self.orders[0]:
            for at in () if one.public else cells(one) & self.members.keys():
                self.members[at].append(one)

    def worlds(self, at: At) -> Iterator[Change]:
        """Changes that make another number of this cell, the likely ones first."""
        found = False
        for change in self._thought_of(at):
            found = True
            yield change
        if not found:  # it may not have been written at all
            yield dict.fromkeys(self.cells(self.members[at][0]), -1)

    def _thought_of(self, at: At) -> Iterator[Change]:
        alike = [(one, other) for one in self.members[at] for other in self.alike(one, at)]
        for exchange in (exchanged, copied):
            for (one, other), names in product(alike, tuple(bundles(at))):
                world = exchange(one, other, names)
                if world and not self.leaves(at, (one, other), world):
                    yield self.difference((one, other), world)

    def near(self, one: Standing) -> Iterator[Standing]:
        for order, places in zip(self.orders, self.places, strict=True):
            here = places[id(one)]
            yield from order[max(0, here - NEAR) : here + NEAR + 1]

    def alike(self, one: Standing, at: At) -> list[Standing]:
        """The nearest reports outside this cell, those most like it in other fields first."""
        mine, marks = self.marks[id(one)], self.marks
        others = [other for other in self.near(one) if at not in self.cells(other)]
        found: dict[object, list[Standing]] = {}
        for other in sorted(others, key=lambda other: sum(map(ne, mine, marks[id(other)]))):
            found.setdefault((other.state, other.kind), []).append(other)
        return [other for alike in found.values() for other in alike[:TRIED]]

    def difference(self, before: Pair, after: Pair) -> Change:
        """What is counted otherwise, when these reports become those."""
        found: Counter[At] = Counter()
        for one, other in zip(before, after, strict=True):
            was, now = self.cells(one), self.cells(other)
            found.update(now - was)
            found.subtract(was - now)
        return {at: by for at, by in found.items() if by}

    def leaves(self, at: At, before: Pair, after: Pair) -> bool:
        """Whether this cell stays the number it is."""
        was, now = (sum(at in self.cells(one) for one in pair) for pair in (before, after))
        return was == now


def _marks(one: Standing) -> tuple[object, ...]:
    """By how many of these two differ, so unlike are they."""
    return (*around(one.month), *(getattr(one, name) for name in ALIKE))


def _place(one: Standing) -> tuple[object, ...]:
    said = (one.outcome or "", one.first or -1, one.closed or -1, one.closed_by or "")
    return (one.agency, one.topic, one.area, one.month, one.state, one.age, said)


def _month(one: Standing) -> tuple[object, ...]:
    return (one.month, one.kind, one.state, one.answered, one.age, _place(one))


def _quarter(one: Standing) -> tuple[object, ...]:
    return (*around(one.month)[:-1], one.topic, _place(one))


def _year(one: Standing) -> tuple[object, ...]:
    return (one.month[:4], one.kind, one.state, one.answered, one.outcome or "", _place(one))


ORDERS = (_month, _place, _quarter, _year)  # in which reports that are alike stand together


def bundles(at: At) -> Iterator[tuple[str, ...]]:
    """What must be exchanged together, for each of the things that this cell depends on."""
    table, _, period, measure, _ = at
    yield from SINGLE.get(measure, ())
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
    )


def snapshot(standings: Iterable[Standing], as_of: date) -> Snapshot:
    """All counts of these reports, with what must be hidden hidden."""
    every = tuple(standings)
    count = partial(figures.cells, rich=figures.rich(every))
    counted = tally((count(one), one.public) for one in every)
    reports = Reports(every, [at for at, cell in counted.items() if cell.small], count)
    shown: dict[At, Shown] = {at: cell.count for at, cell in counted.items()}
    shown |= hidden(counted, reports.worlds, figures.weight)
    tables: Tables = {}
    for at in sorted(shown):
        table, row, period, measure, value = at
        measured = tables.setdefault(table, {}).setdefault(row, {}).setdefault(period, {})
        measured.setdefault(measure, {})[value] = shown[at]
    return figures.Snapshot(as_of, tables)
