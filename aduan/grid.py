"""The cells of all tables by number, so that counting and comparing them costs little.

A cell is a context (table, row, period) and a fact (measure, value). Reports share their contexts
and their sets of facts, so that a report is told as a few pairs of these, not as a hundred names.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from operator import attrgetter
from typing import Generic, TypeVar

from aduan import figures
from aduan.figures import Context, Standing, Where
from aduan.periods import around
from aduan.suppression import Cell, Change

T = TypeVar("T")
SPAN = 1 << 8  # more than there are facts
KEPT = 4_000  # reports whose contexts and facts are remembered
MOVED = 2  # reports that are others in another world
Pair = tuple[int, frozenset[int]]  # a context, and the facts counted there
Measures = tuple[str, ...]
_facts_of = attrgetter(
    "state", "closed_by", "overdue", "late", "outcome", "answered", "age", "first", "closed",
    "promise", "routings", "reopened",
)  # fmt: skip


class Numbers(Generic[T]):
    """Numbers things in the order in which they are first asked for."""

    def __init__(self) -> None:
        self.named: list[T] = []
        self._numbers: dict[T, int] = {}

    def of(self, thing: T) -> int:
        if thing not in self._numbers:
            self._numbers[thing] = len(self.named)
            self.named.append(thing)
        return self._numbers[thing]


class Grid:
    """Where reports are counted; `received`: how many each row of a table has in each period."""

    def __init__(self, received: Counter[Context]) -> None:
        self.received = received
        self._contexts = Numbers[Context]()
        self._facts = Numbers[tuple[str, str]]()
        self._around: dict[tuple[str, str, str], tuple[tuple[int, Measures], ...]] = {}
        self._told: dict[object, dict[Measures, frozenset[int]]] = {}
        self._edge = {
            self._contexts.of(context) * SPAN + self._facts.of(("total", ""))
            for context, reports in received.items()
            if abs(reports - figures.ENOUGH) <= MOVED
        }
        self._sets: dict[frozenset[int], frozenset[int]] = {}
        self.pairs = lru_cache(maxsize=KEPT)(self._pairs)

    def _pairs(self, one: Standing) -> frozenset[Pair]:
        """Where a report is counted. Two equal sets of facts are one object."""
        told = self._told.setdefault(_facts_of(one), {})
        found = []
        for table, row in figures.rows(one):
            around = self._around.get((table, row, one.month))
            for context, measures in around or self._contexts_of(table, row, one.month):
                facts = told.get(measures)
                if facts is None:
                    facts = told[measures] = self._facts_among(one, measures)
                found.append((context, facts))
        return frozenset(found)

    def _contexts_of(self, table: str, row: str, month: str) -> tuple[tuple[int, Measures], ...]:
        contexts = [(table, row, period) for period in around(month)]
        found = tuple(
            (self._contexts.of(context), measures)
            for context in contexts
            if (measures := figures.measures(context, self.received[context]))
        )
        self._around[table, row, month] = found
        return found

    def _facts_among(self, one: Standing, measures: Measures) -> frozenset[int]:
        told = (fact for fact in figures.facts(one) if fact[0] in measures)
        facts = frozenset(map(self._facts.of, told))
        return self._sets.setdefault(facts, facts)

    def name(self, at: int) -> Where:
        """What a cell is called."""
        context, fact = divmod(at, SPAN)
        return (*self._contexts.named[context], *self._facts.named[fact])

    def tally(self, every: Mapping[Standing, int]) -> dict[int, Cell]:
        """Counts reports, given with how many there are of each."""
        count, public = Counter[Pair](), Counter[Pair]()
        for one, number in every.items():
            for pair in self._pairs(one):
                count[pair] += number
                if one.public:
                    public[pair] += number
        all_of, shown = _by_cell(count), _by_cell(public)
        return {at: Cell(number, shown[at]) for at, number in all_of.items()}

    def cells(self, one: Standing) -> frozenset[int]:
        """Where a report is counted, cell by cell."""
        return frozenset().union(*map(_cells, self._pairs(one)))

    def difference(self, before: Iterable[Standing], after: Iterable[Standing]) -> Change:
        """By how much each cell differs when each of those reports is one of these instead."""
        change: dict[int, int] = {}
        for one, other in zip(before, after, strict=True):
            was, now = self.pairs(one), self.pairs(other)
            lost = frozenset().union(*map(_cells, was - now))
            won = frozenset().union(*map(_cells, now - was))
            for cells, by in ((lost - won, -1), (won - lost, 1)):
                both = change.keys() & cells
                for at in both:
                    change[at] += by
                    if not change[at]:
                        del change[at]
                change |= dict.fromkeys(cells - both, by)
        return change

    def possible(self, change: Change) -> bool:
        """Whether as much is told in detail as before: readers see what is."""
        return all(
            self._measures(at, change[at]) == self._measures(at, 0)
            for at in self._edge.intersection(change)
        )

    def _measures(self, at: int, by: int) -> Measures:
        context = self._contexts.named[at // SPAN]
        return figures.measures(context, self.received[context] + by)


@lru_cache(maxsize=20 * KEPT)
def _cells(pair: Pair) -> frozenset[int]:
    context, facts = pair
    return frozenset(context * SPAN + fact for fact in facts)


def _by_cell(counted: Mapping[Pair, int]) -> Counter[int]:
    found = Counter[int]()
    for (context, facts), number in counted.items():
        for fact in facts:
            found[context * SPAN + fact] += number
    return found
