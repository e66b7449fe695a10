"""Small counts of unpublished reports are hidden, with enough others that nobody can compute them.

A count is exact where each case in it has its own public page, or where there are SMALL or more of
them. Any other is hidden; and with it whatever would be another number in one other world: one in
which the private reports are different ones, the small count is another, and all that is shown is
the same. So long as every small count has such a world, no reader can tell it, however the tables
are combined: by sums, by differences, by a part that can't be larger than its whole.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

SMALL = 5
CHEAP = 300  # what may be hidden besides without a longer search, weight times reports
FEW, MANY = 4, 30  # worlds looked at before a cheap one is taken, and at most


class Hidden(StrEnum):
    """What stands in the place of a hidden count: it tells its size, where that tells no more."""

    SMALL = "<5"
    LARGE = "≥5"
    ANY = "…"


Shown = int | Hidden
At = tuple[str, ...]  # where a number stands: the names of its table, row and column
Change = Mapping[At, int]  # by how much each number differs in another world, where it does


@dataclass(frozen=True)
class Cell:
    """A count of reports, and how many of them have a public page."""

    count: int = 0
    public: int = 0

    @property
    def small(self) -> bool:
        return self.public < self.count < SMALL

    def face(self, by: int = 0) -> Hidden:
        """What hides this count, and one that differs so, from readers."""
        sizes = {self.count < SMALL, self.count + by < SMALL}
        return Hidden.ANY if len(sizes) > 1 else Hidden.SMALL if True in sizes else Hidden.LARGE


Worlds = Callable[[At], Iterable[Change]]


def tally(cases: Iterable[tuple[Iterable[At], bool]]) -> dict[At, Cell]:
    """Counts the cases, each given as the cells it is part of, and whether it has a page."""
    count: Counter[At] = Counter()
    public: Counter[At] = Counter()
    for cells, has_page in cases:
        count.update(cells)
        if has_page:
            public.update(cells)
    return {at: Cell(n, public[at]) for at, n in count.items()}


def hidden(
    cells: Mapping[At, Cell], worlds: Worlds, weight: Callable[[At], int] = lambda at: 1
) -> dict[At, Hidden]:
    """The cells that may not be shown, and what is shown in their place.

    `worlds(at)` are the other worlds one may think of, in which that cell is another number;
    `weight` says how much readers would miss a cell.
    """
    seen = {at: cell.face() for at, cell in cells.items() if cell.small}
    open_to_doubt: set[At] = set()
    for at in sorted(seen, key=lambda at: (-weight(at), at)):
        if at not in open_to_doubt:
            world = _cheapest(cells, seen, worlds(at), weight)
            seen |= {where: _face(cells, seen, where, by) for where, by in world.items()}
            open_to_doubt |= world.keys()
    return seen


def _face(cells: Mapping[At, Cell], seen: Mapping[At, Hidden], at: At, by: int) -> Hidden:
    face = cells.get(at, Cell()).face(by)
    return face if seen.get(at, face) is face else Hidden.ANY


def _cheapest(
    cells: Mapping[At, Cell],
    seen: Mapping[At, Hidden],
    worlds: Iterable[Change],
    weight: Callable[[At], int],
) -> Change:
    """The world for which the least must be hidden besides."""

    def cost(world: Change) -> int:
        new = (at for at in world if at not in seen)
        return sum(weight(at) * (1 + cells.get(at, Cell()).count) for at in new)

    best: tuple[int, Change] | None = None
    for number, world in enumerate(worlds, 1):
        found = cost(world)
        if best is None or found < best[0]:
            best = found, world
        if not best[0] or number == MANY or (number >= FEW and best[0] < CHEAP):
            break
    if best is None:
        raise LookupError("a small count that could be nothing else")
    return best[1]
