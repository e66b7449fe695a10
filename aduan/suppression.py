"""Small counts of unpublished reports are hidden, with enough others that nobody can compute them.

A count is exact where each case in it has its own public page, or where there are SMALL or more of
them. Any other is hidden; and with it whatever would be another number in one other world: one in
which the private reports are different ones, the small count is another, and all that is shown is
the same. So long as every small count has such a world, no reader can tell it, however the tables
are combined: by sums, by differences, by a part that can't be larger than its whole.
"""

from collections import Counter
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

SMALL = 5
CHEAP = 100  # what may be hidden besides without a longer search
FEW, MANY = 10, 40  # worlds looked at before a cheap one is taken, and at most


class Hidden(StrEnum):
    """What stands in the place of a hidden count: it tells its size, where that tells no more."""

    SMALL = "<5"
    LARGE = "≥5"
    ANY = "…"


Shown = int | Hidden
At = int  # the number of a cell
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


def hidden(
    cells: Mapping[At, Cell], worlds: Worlds, weight: Callable[[At], int] = lambda at: 1
) -> dict[At, Hidden]:
    """The cells that may not be shown, and what is shown in their place.

    `worlds(at)` are the other worlds one may think of, in which that cell is another number;
    `weight` says how much readers would miss a cell.
    """
    small = [at for at, cell in cells.items() if cell.small]
    small.sort(key=lambda at: (-weight(at), at))

    @cache
    def price(at: At) -> int:
        return weight(at) * (1 + cells.get(at, Cell()).count.bit_length())

    chosen = _Chosen(small, worlds, price)
    for world in sorted(chosen.complete(small), key=chosen.alone, reverse=True):
        chosen.reconsider(world)
    seen = {at: cells[at].face() for at in small}
    for world in chosen.worlds:
        seen |= {where: _face(cells, seen, where, by) for where, by in world.items()}
    return seen


class _Chosen:
    """Worlds such that each small count is another in one of them, and what they hide costs."""

    def __init__(self, small: Sequence[At], worlds: Worlds, price: Callable[[At], int]) -> None:
        self.order = {at: n for n, at in enumerate(small)}
        self.thought_of, self.price = worlds, price
        self.worlds: list[Change] = []
        self.hides = Counter(small)  # in how many worlds a hidden number differs; small: one more
        self.cost = 0

    def complete(self, small: Iterable[At]) -> list[Change]:
        """Chooses a world for each of these that is in none; returns these worlds."""
        before = len(self.worlds)
        for at in small:
            if self.hides[at] == 1:
                self.add(_cheapest(self.hides, self.thought_of(at), self.price))
        return self.worlds[before:]

    def reconsider(self, world: Change) -> None:
        """Leaves out this world where others, now that the rest is hidden, cost no more."""
        before = self.cost
        self.remove(world)
        bare = [at for at in world if at in self.order and self.hides[at] == 1]
        others = (
            self.complete(sorted(bare, key=self.order.__getitem__)) if self.cost < before else []
        )
        if self.cost > before or (bare and not others):
            for other in others:
                self.remove(other)
            self.add(world)

    def add(self, world: Change) -> None:
        self.cost += sum(self.price(at) for at in world if at not in self.hides)
        self.worlds.append(world)
        self.hides.update(world.keys())

    def remove(self, world: Change) -> None:
        self.worlds = [each for each in self.worlds if each is not world]
        self.hides.subtract(world.keys())
        for at in [at for at in world if not self.hides[at]]:
            del self.hides[at]
            self.cost -= self.price(at)

    def alone(self, world: Change) -> int:
        """The price of what only this world hides."""
        return sum(self.price(at) for at in world if self.hides[at] == 1 and at not in self.order)


def _face(cells: Mapping[At, Cell], seen: Mapping[At, Hidden], at: At, by: int) -> Hidden:
    face = cells.get(at, Cell()).face(by)
    return face if seen.get(at, face) is face else Hidden.ANY


def _cheapest(seen: Container[At], worlds: Iterable[Change], price: Callable[[At], int]) -> Change:
    """The world for which the least must be hidden besides."""
    best: tuple[int, Change] | None = None
    for number, world in enumerate(worlds, 1):
        found = sum(price(at) for at in world if at not in seen)
        if best is None or found < best[0]:
            best = found, world
        if not best[0] or number == MANY or (number >= FEW and best[0] < CHEAP):
            break
    if best is None:
        raise LookupError("a small count that could be nothing else")
    return best[1]
