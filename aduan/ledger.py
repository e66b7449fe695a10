"""The public tables as CSV files: one line a number, as it is shown, hidden ones too.

Words stand between numbers: digits with signs alone might be anybody's number to the gate.
"""

from collections.abc import Iterable

from aduan.figures import Snapshot
from aduan.opendata import Column, csv_file
from aduan.suppression import Hidden

TABLES = ("all", "kind", "agency", "topic", "area", "agency-kind", "topic-area")
RESIDENTS = "population"
MEASURES = (
    "total", "way", "open", "overdue", "late", "outcome", "answered", "answered_in",
    "unanswered_for", "unanswered", "closed_in", "unclosed_for", "promise", "reopened", "routings",
)  # fmt: skip
# A hidden number is a text, and no missing one, which programs would leave out of a sum unasked.
COLUMNS = (
    Column("period", pattern=r"(\*|[0-9]{4}(-k[1-4]|-[0-9]{2})?)"),
    Column("row"),
    Column("measure", codes=MEASURES),
    Column("value"),
    Column("reports", pattern=f"([0-9]+|{'|'.join(Hidden)})"),
)
RESIDENT_COLUMNS = (
    Column("year", "year"), Column("area"), Column("inhabitants", "integer"), Column("source"),
)  # fmt: skip


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
    return _written(RESIDENT_COLUMNS, residents)


def _written(columns: tuple[Column, ...], lines: Iterable[Iterable[object]]) -> str:
    names = [column.name for column in columns]
    return csv_file(columns, (dict(zip(names, line, strict=True)) for line in lines))
