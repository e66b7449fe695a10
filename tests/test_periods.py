"""Months, quarters and years: what a month belongs to, and which periods have a page."""

from datetime import date

import pytest

from aduan import periods


@pytest.mark.parametrize(
    ("month", "quarter"),
    [
        ("2026-01", "2026-k1"),
        ("2026-03", "2026-k1"),
        ("2026-04", "2026-k2"),
        ("2026-12", "2026-k4"),
    ],
)
def test_a_quarter_has_three_months(month: str, quarter: str) -> None:
    assert periods.around(month) == ("*", "2026", quarter, month)
    assert month in periods.months(quarter)
    assert len(periods.months(quarter)) == 3


def test_a_year_has_twelve_months_and_a_month_itself() -> None:
    assert periods.months("2026")[0] == "2026-01" and periods.months("2026")[-1] == "2026-12"
    assert periods.months("2026-05") == ("2026-05",)


def test_a_report_without_a_month_is_counted_in_all_only() -> None:
    assert periods.around("") == ("*",)


def test_every_period_from_the_first_report_to_today_is_listed_months_without_one_too() -> None:
    assert periods.listed("2025-12", date(2026, 2, 3)) == (
        "2025", "2025-k4", "2025-12", "2026", "2026-k1", "2026-01", "2026-02"
    )  # fmt: skip
    assert periods.listed("", date(2026, 2, 3)) == ()


def test_a_period_runs_until_its_last_month_is_over() -> None:
    assert periods.running("2026-k1", date(2026, 3, 31))
    assert not periods.running("2026-k1", date(2026, 4, 1))
    assert periods.running("2026", date(2026, 12, 31)) and periods.running("*", date(2026, 1, 1))


def test_the_earliest_month_is_found_among_all_periods() -> None:
    assert periods.earliest(["*", "2025", "2025-k4", "2025-12", "2026-01"]) == "2025-12"
    assert periods.earliest(["*"]) == ""
