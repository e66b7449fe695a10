"""Small counts of unpublished reports: hidden, and not to be had by subtraction either."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from aduan.suppression import Cell, Grid, Hidden, hidden

ROWS, COLUMNS = ("a", "b"), ("open", "agreed")
AT = list(product(ROWS, COLUMNS))


def summed(inner: dict[tuple[str, str], Cell]) -> Grid:
    """The table of these cells with its sums."""
    cells = dict(inner)

    def add(at: tuple[str, str], cell: Cell) -> None:
        before = cells.get(at, Cell())
        cells[at] = Cell(before.count + cell.count, before.public + cell.public)

    for (row, column), cell in inner.items():
        add((row, "total"), cell)
        add(("*", column), cell)
        add(("*", "total"), cell)
    rows = tuple(dict.fromkeys(row for row, _ in cells))
    columns = tuple(dict.fromkeys(column for _, column in cells))
    return Grid(cells, rows, columns, "*", "total")


def table(*numbers: tuple[int, int]) -> Grid:
    return summed({at: Cell(*cell) for at, cell in zip(AT, numbers, strict=True)})


def believable(grid: Grid, secret: dict[tuple[str, str], Hidden]) -> list[Grid]:
    """Every table that a reader holds for possible who sees all that is shown, and every page."""

    def values(at: tuple[str, str]) -> list[int]:
        cell = grid.cells[at]
        if at not in secret:
            return [cell.count]
        if secret[at] is Hidden.ANY:
            return list(range(cell.public, cell.count + 6))
        if secret[at] is Hidden.SMALL:
            return list(range(cell.public, 5))
        return list(range(max(cell.public, 5), cell.count + 6))

    possible = []
    for numbers in product(*map(values, AT)):
        inner = {at: Cell(n, grid.cells[at].public) for at, n in zip(AT, numbers, strict=True)}
        other = summed(inner)
        if all(
            secret[at] in (cell.hidden, Hidden.ANY) if at in secret else cell == grid.cells[at]
            for at, cell in other.cells.items()
        ):
            possible.append(other)
    return possible


def test_a_count_is_shown_where_every_case_has_a_page() -> None:
    assert hidden(table((1, 1), (2, 2), (0, 0), (3, 3))) == {}


def test_a_count_of_five_or_more_is_shown_though_some_have_no_page() -> None:
    assert hidden(table((5, 0), (9, 2), (0, 0), (6, 6))) == {}


def test_a_small_count_with_an_unpublished_case_is_hidden_with_three_others() -> None:
    grid = table((2, 1), (7, 7), (8, 2), (9, 3))
    found = hidden(grid)
    assert found == {
        ("a", "open"): Hidden.SMALL,
        ("a", "agreed"): Hidden.LARGE,
        ("b", "open"): Hidden.LARGE,
        ("b", "agreed"): Hidden.LARGE,
    }


def test_sums_stay_where_other_cells_can_be_hidden_instead() -> None:
    found = hidden(table((2, 1), (7, 3), (8, 2), (9, 3)))
    assert not [at for at in found if "*" in at or "total" in at]


def test_a_column_that_stands_alone_hides_a_second_row() -> None:
    cells = {("a", "late"): Cell(2), ("b", "late"): Cell(6), ("*", "late"): Cell(8)}
    grid = Grid(cells, ("a", "b", "*"), ("late", "rest"), "*", "total")
    assert hidden(grid) == {("a", "late"): Hidden.SMALL, ("b", "late"): Hidden.LARGE}


CELLS = st.integers(0, 6).flatmap(lambda n: st.builds(Cell, st.just(n), st.integers(0, n)))


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.tuples(CELLS, CELLS, CELLS, CELLS))
def test_no_reader_can_compute_a_hidden_small_count(cells: tuple[Cell, ...]) -> None:
    grid = summed(dict(zip(AT, cells, strict=True)))
    secret = hidden(grid)
    possible = believable(grid, secret)
    for at, cell in grid.cells.items():
        if cell.small:
            assert len({other.cells[at].count for other in possible}) > 1, at
