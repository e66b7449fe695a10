"""Small counts of unpublished reports are hidden, with enough others that no sum gives them away.

A count is exact where each case in it has its own public page, or where there are SMALL or more of
them. Any other is hidden, and so many others with it (complementary suppression) that the table's
sums leave at least two possible values for it. Readers know how many pages there are: "<5" says
from there to 4, "≥5" says 5 or more, and "…" nothing, where the others would say too much.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import product

SMALL = 5


class Hidden(StrEnum):
    """What stands in the place of a hidden count."""

    SMALL = "<5"
    LARGE = "≥5"
    ANY = "…"


Shown = int | Hidden


@dataclass(frozen=True)
class Cell:
    """A count of reports, and how many of them have a public page."""

    count: int = 0
    public: int = 0

    @property
    def small(self) -> bool:
        return self.public < self.count < SMALL

    @property
    def hidden(self) -> Hidden:
        return Hidden.SMALL if self.count < SMALL else Hidden.LARGE

    def may_change(self, by: int, seen: Hidden) -> bool:
        """Whether readers who see this in its place hold a count that differs so for possible."""
        changed = Cell(self.count + by, self.public)
        return changed.count >= self.public and seen in (changed.hidden, Hidden.ANY)


At = tuple[str, str]  # a row's name and a column's
Exchange = tuple[tuple[At, int], ...]  # changes of four cells that leave every sum as it is


@dataclass(frozen=True)
class Grid:
    """A table whose rows add up to the row `whole`, and whose columns to the column `total`.

    A cell that is missing in `cells` is shown nowhere.
    """

    cells: Mapping[At, Cell]
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    whole: str
    total: str

    def exchanges(self, at: At) -> Iterator[Exchange]:
        """Those that change this cell by one."""
        row, column = at
        others = [(r, c) for r in self.rows for c in self.columns if r != row and c != column]
        for (other_row, other_column), by in product(others, (-1, 1)):
            across = by if self.total in (column, other_column) else -by
            down = 1 if self.whole in (row, other_row) else -1
            yield (
                ((row, column), by),
                ((row, other_column), across),
                ((other_row, column), by * down),
                ((other_row, other_column), across * down),
            )

    def possible(self, exchange: Exchange, seen: Mapping[At, Hidden]) -> bool:
        """Whether readers of what is shown would hold it for possible, were these cells hidden."""
        cells = self.cells
        return all(
            cells[at].may_change(by, seen.get(at, cells[at].hidden))
            for at, by in exchange
            if at in cells
        )

    def cost(self, exchange: Exchange, seen: Mapping[At, Hidden]) -> tuple[int, int, int]:
        """What must be hidden besides: sums, then the fewest cells, then the fewest reports."""
        new = [at for at, _ in exchange if at in self.cells and at not in seen]
        sums = sum(self.whole == row or self.total == column for row, column in new)
        return sums, len(new), sum(self.cells[at].count for at in new)

    def cover(self, at: At, seen: Mapping[At, Hidden]) -> dict[At, Hidden]:
        """What must be hidden, and how, so that this cell can't be computed."""
        if best := self._cheapest(at, seen, seen):
            return {at: seen.get(at, self.cells[at].hidden) for at in best}
        return dict.fromkeys(
            self._cheapest(at, seen, dict.fromkeys(self.cells, Hidden.ANY)), Hidden.ANY
        )

    def _cheapest(self, at: At, seen: Mapping[At, Hidden], told: Mapping[At, Hidden]) -> list[At]:
        """The cells of the exchange possible under what is told that hides the least besides."""
        best: tuple[tuple[int, int, int], Exchange] | None = None
        for exchange in self.exchanges(at):
            cost = self.cost(exchange, seen)
            if (best is None or cost < best[0]) and self.possible(exchange, told):
                best = cost, exchange
                if not any(cost):
                    break
        return [at for at, _ in best[1] if at in self.cells] if best else []


def hidden(grid: Grid) -> dict[At, Hidden]:
    """The cells that may not be shown, and what is shown in their place."""
    seen = {at: cell.hidden for at, cell in grid.cells.items() if cell.small}
    for at in sorted(seen):
        seen |= grid.cover(at, seen)
    return seen
