"""How long answers take: no case is left out, and hidden numbers make a span, never a guess."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aduan.durations import BINS, Span, bin_of, quantile
from aduan.suppression import Hidden, Shown

ENDED = st.dictionaries(st.sampled_from(BINS), st.integers(1, 4), max_size=4)
HIDDEN = st.sampled_from([1, 2, Hidden.SMALL])


@pytest.mark.parametrize(
    ("days", "name"),
    [(0, "0-3 days"), (3, "0-3 days"), (4, "4-5 days"), (5, "4-5 days"),
     (6, "6-10 days"), (14, "11-14 days"), (15, "15-20 days"),
     (60, "31-60 days"), (61, "over 60 days"), (900, "over 60 days")],
)  # fmt: skip
def test_a_bin_ends_on_the_day_of_a_limit(days: int, name: str) -> None:
    assert bin_of(days) == name


def test_half_of_all_answers_came_within_the_median() -> None:
    assert quantile(50, {"0-3 days": 5, "11-14 days": 4}, {}) == Span("0-3 days", "0-3 days")
    assert quantile(50, {"0-3 days": 4, "11-14 days": 5}, {}) == Span("11-14 days", "11-14 days")


def test_open_cases_are_in_the_denominator_as_longer_than_their_age() -> None:
    assert quantile(50, {"0-3 days": 2}, {"11-14 days": 3}) == Span("11-14 days", None)
    assert quantile(50, {"0-3 days": 4}, {"11-14 days": 3}) == Span("0-3 days", "0-3 days")


def test_a_young_open_case_may_still_be_fast_or_never_end() -> None:
    assert quantile(50, {"0-3 days": 2, "15-20 days": 2}, {"0-3 days": 1}) == Span(
        "0-3 days", "15-20 days"
    )


def test_without_any_case_there_is_no_median() -> None:
    assert quantile(50, {}, {}) is None


def test_a_hidden_number_leaves_every_bin_it_allows() -> None:
    assert quantile(50, {"0-3 days": 2, "4-5 days": Hidden.SMALL}, {}) == Span(
        "0-3 days", "4-5 days"
    )
    assert quantile(50, {"0-3 days": 6, "4-5 days": Hidden.SMALL}, {}) == Span(
        "0-3 days", "0-3 days"
    )
    assert quantile(50, {"0-3 days": 6, "over 60 days": Hidden.LARGE}, {}) == Span(
        "0-3 days", "over 60 days"
    )


def test_what_may_be_nothing_at_all_still_has_a_span() -> None:
    assert quantile(50, {"4-5 days": Hidden.SMALL}, {}) == Span("4-5 days", None)


def brute(share: int, ended: list[int], ages: list[int]) -> tuple[int, int | None]:
    """Of bins by number: the quantile when waiting cases end at once, and when they never end."""

    def rank(values: list[int]) -> int:
        return sorted(values)[-(-len(values) * share // 100) - 1]

    last = rank([*ended, *(len(BINS) for _ in ages)])
    return rank([*ended, *ages]), None if last == len(BINS) else last


def spread(counts: dict[str, int]) -> list[int]:
    return [BINS.index(name) for name, number in counts.items() for _ in range(number)]


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.sampled_from([50, 90]), ENDED, ENDED)
def test_a_quantile_is_what_counting_one_by_one_gives(
    share: int, ended: dict[str, int], waiting: dict[str, int]
) -> None:
    if not ended and not waiting:
        return
    first, last = brute(share, spread(ended), spread(waiting))
    found = quantile(share, ended, waiting)
    assert found == Span(BINS[first], None if last is None else BINS[last])


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    st.sampled_from([50, 90]),
    st.dictionaries(st.sampled_from(BINS[:4]), HIDDEN, min_size=1, max_size=3),
    st.dictionaries(st.sampled_from(BINS[:4]), HIDDEN, max_size=1),
)
def test_a_span_reaches_exactly_as_far_as_hidden_numbers_allow(
    share: int, ended: dict[str, Shown], waiting: dict[str, Shown]
) -> None:
    def choices(bins: dict[str, Shown]) -> list[dict[str, int]]:
        numbers = [[n] if isinstance(n, int) else range(5) for n in bins.values()]
        return [dict(zip(bins, chosen, strict=True)) for chosen in product(*numbers)]

    every = [
        brute(share, spread(done), spread(open_))
        for done, open_ in product(choices(ended), choices(waiting))
        if any(done.values()) or any(open_.values())
    ]
    lasts = [last for _, last in every]
    found = quantile(share, ended, waiting)
    assert found is not None
    assert BINS.index(found.first) == min(first for first, _ in every)
    if any(isinstance(number, int) for number in (*ended.values(), *waiting.values())):
        known = [last for last in lasts if last is not None]
        assert found.last == (BINS[max(known)] if len(known) == len(lasts) else None)
