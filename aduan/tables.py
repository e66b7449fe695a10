"""Tables written in Markdown, read as data with the line each row stands on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from aduan.outcome import Malformed


@dataclass(frozen=True)
class Row:
    """The cells of one row by their column's heading; `line` counts from 1."""

    line: int
    cells: dict[str, str]

    def __getitem__(self, heading: str) -> str:
        return self.cells[heading]


def read(text: str, headings: tuple[str, ...]) -> Iterator[Row]:
    """The rows of every table of a text that has these headings; Malformed when a row does not fit.

    A text without such a table is malformed too: nothing is silently empty.
    """
    columns: tuple[str, ...] = ()
    found = False
    for number, line in enumerate(text.split("\n"), 1):
        if not line.lstrip().startswith("|"):
            columns = ()
            continue
        cells = tuple(cell.strip() for cell in line.strip().strip("|").split("|"))
        if not columns:
            columns = cells
            found = found or columns == headings
        elif columns == headings and not all(re.fullmatch(":?-+:?", cell) for cell in cells):
            if len(cells) != len(headings):
                raise Malformed(number, f"expected {len(headings)} cells, found {len(cells)}")
            yield Row(number, dict(zip(headings, cells, strict=True)))
    if not found:
        raise Malformed(1, f"no table with the columns {' | '.join(headings)}")
