"""The public tables as CSV files: one line a number, as it is shown, hidden ones too.

Words stand between numbers: digits with signs alone might be anybody's number to the gate.
"""

import csv
import io
from collections.abc import Iterable

from aduan.figures import Snapshot

TABLES = ("all", "kind", "agency", "topic", "area", "agency-kind", "topic-area")
COLUMNS = ("period", "row", "measure", "value", "reports")


def table(taken: Snapshot, name: str) -> str:
    """One table; a number that has no line is 0."""
    return _written(
        COLUMNS,
        (
            (period, row, measure, value, number)
            for row, when in taken.tables.get(name, {}).items()
            for period, measured in when.items()
            for measure, values in measured.items()
            for value, number in values.items()
        ),
    )


def inhabitants(residents: Iterable[tuple[int, str, int, str]]) -> str:
    """Year, area, number and source: what the figures per 10,000 inhabitants are computed with."""
    return _written(("year", "area", "inhabitants", "source"), residents)


def _written(head: Iterable[str], lines: Iterable[Iterable[object]]) -> str:
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(lines)
    return file.getvalue()
