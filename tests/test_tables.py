"""Markdown tables read as data, every row with its line."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aduan.outcome import Malformed
from aduan.tables import Row, read

HEADINGS = ("slug", "nama")
TABLE = """# Judul

Sebuah kalimat.

| slug | nama |
|---|:---:|
| a | Satu |
|b|Dua|
| c |  |

Penutup.
"""


def rows(text: str) -> list[Row]:
    return list(read(text, HEADINGS))


def wrong(text: str) -> tuple[int, str]:
    with pytest.raises(Malformed) as caught:
        rows(text)
    return caught.value.line, str(caught.value)


def test_rows_come_in_order_with_their_lines_and_cells() -> None:
    assert rows(TABLE) == [
        Row(7, {"slug": "a", "nama": "Satu"}),
        Row(8, {"slug": "b", "nama": "Dua"}),
        Row(9, {"slug": "c", "nama": ""}),
    ]
    assert rows(TABLE)[0]["nama"] == "Satu"


def test_every_table_with_these_headings_is_read_and_others_are_not() -> None:
    other = "| bukan | ini |\n|---|---|\n| x | y |\n\n"
    read_rows = rows(other + TABLE + "\n" + TABLE)
    assert [row["slug"] for row in read_rows] == ["a", "b", "c", "a", "b", "c"]
    assert read_rows[0].line == 7 + other.count("\n")


def test_a_table_may_be_indented_and_empty() -> None:
    assert rows("  | slug | nama |\n  |---|---|\n") == []


@pytest.mark.parametrize(
    ("row", "cells"), [("| a |", 1), ("| a | b | c |", 3), ("| a | b \\| c |", 3), ("|", 1)]
)
def test_a_row_with_a_wrong_number_of_cells_is_named(row: str, cells: int) -> None:
    assert wrong(TABLE.replace("|b|Dua|", row)) == (8, f"expected 2 cells, found {cells}")


@pytest.mark.parametrize("text", ["", "Tanpa tabel.", "| nama | slug |\n|---|---|\n| x | y |"])
def test_a_text_without_the_table_is_wrong(text: str) -> None:
    assert wrong(text) == (1, "no table with the columns slug | nama")


@settings(max_examples=80, deadline=None, derandomize=True)
@given(st.text("|-: a\n\\"))
def test_any_text_is_read_or_malformed(text: str) -> None:
    try:
        found = rows("| slug | nama |\n" + text)
    except Malformed as error:
        assert 1 <= error.line <= text.count("\n") + 2
    else:
        assert all(row.cells.keys() == set(HEADINGS) for row in found)
