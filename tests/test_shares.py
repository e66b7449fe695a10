"""Sums and shares are as exact as hidden numbers allow, and never more."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from aduan.shares import Range, Share, bounds, parts, share, total
from aduan.suppression import Hidden, Shown

KNOWN = st.integers(0, 9)
SHOWN = st.sampled_from([0, 1, 6, 9, Hidden.SMALL])


def test_a_share_of_known_numbers_is_one_number_rounded_half_up() -> None:
    assert share([(1, 1)], [(7, 7)]) == Share(13, 13)
    assert share([(1, 1)], [(199, 199)]) == Share(1, 1)


def test_a_share_of_nothing_is_none() -> None:
    assert share([(0, 0)], [(0, 0)]) is None
    assert share([(0, 4)], [(0, 0)]) is None


def test_a_sum_with_a_hidden_number_is_a_range() -> None:
    assert total([(2, 2), (3, 3)]) == 5
    assert total([(2, 2), bounds(Hidden.SMALL)]) == Range(2, 6)
    assert total([(2, 2), bounds(Hidden.LARGE)]) == Range(7, None)


def test_what_is_known_of_the_whole_bounds_its_parts() -> None:
    counts: dict[str, Shown] = {"a": 10, "b": Hidden.LARGE, "c": Hidden.SMALL}
    assert parts(counts, 20) == {"a": (10, 10), "b": (6, 10), "c": (0, 4)}


def test_an_unbounded_whole_bounds_no_part() -> None:
    counts: dict[str, Shown] = {"a": 2, "b": Hidden.ANY}
    assert total([parts(counts, Hidden.LARGE)["b"]]) == Range(3, None)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.lists(SHOWN, min_size=1, max_size=2), st.lists(SHOWN, min_size=1, max_size=2))
def test_a_share_reaches_exactly_as_far_as_hidden_numbers_allow(
    part: list[Shown], rest: list[Shown]
) -> None:
    def choices(shown: list[Shown]) -> list[int]:
        each = [[n] if isinstance(n, int) else range(5) for n in shown]
        return [sum(chosen) for chosen in product(*each)]

    found = share(map(bounds, part), map(bounds, rest))
    if found is None:
        return
    every = [
        int((200 * p + p + r) // (2 * (p + r)))
        for p, r in product(choices(part), choices(rest))
        if p + r
    ]
    assert (found.least, found.most) == (min(every), max(every))
