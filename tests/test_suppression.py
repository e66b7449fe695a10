"""Which counts are hidden, and that what must be hidden besides is as little as may be."""

import pytest

from aduan.suppression import Cell, Hidden, hidden


def test_only_a_small_count_with_a_case_that_has_no_page_must_be_hidden() -> None:
    assert Cell(4, 3).small and Cell(1, 0).small
    assert not Cell(4, 4).small and not Cell(5, 0).small and not Cell(0, 0).small


def test_what_hides_a_count_tells_its_size_only_where_that_does_not_change() -> None:
    assert Cell(3).face() is Hidden.SMALL
    assert Cell(9).face(-1) is Hidden.LARGE
    assert Cell(4).face(1) is Cell(5).face(-1) is Hidden.ANY


def test_the_cheapest_other_world_hides_a_small_count() -> None:
    a, b, c, d = 1, 2, 3, 4
    cells = {a: Cell(2, 1), b: Cell(30, 9), c: Cell(8, 2), d: Cell(5, 5)}
    worlds = [{a: -1, b: 1}, {a: -1, c: 1}]
    assert hidden(cells, lambda at: worlds) == {a: Hidden.SMALL, c: Hidden.LARGE}
    missed = hidden(cells, lambda at: worlds, lambda at: 9 if at == c else 1)
    assert missed == {a: Hidden.SMALL, b: Hidden.LARGE}


def test_one_other_world_may_hide_several_small_counts() -> None:
    a, b, c = 1, 2, 3
    cells = {a: Cell(2), b: Cell(4), c: Cell(9)}
    asked = []

    def worlds(at: int) -> list[dict[int, int]]:
        asked.append(at)
        return [{a: -1, b: 1}]

    assert hidden(cells, worlds) == {a: Hidden.SMALL, b: Hidden.ANY}
    assert asked == [a]


def test_a_world_gives_way_to_one_that_hides_nothing_once_others_are_chosen() -> None:
    a, b, c, d, e = 1, 2, 3, 4, 5
    cells = {a: Cell(2), b: Cell(9), c: Cell(9), d: Cell(9), e: Cell(2)}
    worlds = {a: [{a: -1, b: 1}, {a: -1, c: 1, d: 1}], e: [{e: -1, c: 1, d: 1}]}
    assert hidden(cells, worlds.__getitem__).keys() == {a, c, d, e}


def test_a_world_that_hides_two_small_counts_stays_where_two_others_would_hide_more() -> None:
    a, b, c, d, e, f = 1, 2, 3, 4, 5, 6
    cells = {a: Cell(2), b: Cell(2), c: Cell(2), d: Cell(9), e: Cell(20), f: Cell(100)}
    worlds = {a: [{a: -1, b: 1, d: 1}, {a: -1, e: 1}], b: [{b: -1, f: 1}], c: [{c: -1, e: 1}]}
    assert hidden(cells, worlds.__getitem__).keys() == {a, b, c, d, e}


def test_a_small_count_that_can_be_nothing_else_stops_everything() -> None:
    with pytest.raises(LookupError):
        hidden({1: Cell(1)}, lambda at: [])
