"""Every number shown anywhere: how reports are counted, and what a count is made of.

A report is counted in exactly one of open, agreed, silent, disagreed, by_triage, archived and
withdrawn; overdue ones are a part of the open ones, late ones (a limit passed, answered meanwhile
or not) of all. Closed is never one number. An overdue report counts at the agency that had it when
its limit passed. Small counts of unpublished reports are hidden (`suppression`).
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from aduan.suppression import Cell, Grid, Shown, hidden
from aduan.terms import OPEN_STATES, ClosedBy, State


@dataclass(frozen=True)
class Standing:
    """What counting needs to know of one report; `agency` "" while no agency has it.

    `public`: it has a page of its own.
    """

    agency: str
    state: State
    overdue: bool
    closed_by: ClosedBy | None = None
    late: bool = False
    public: bool = False


@dataclass(frozen=True)
class Counts:
    """Numbers of reports; `total` is the sum of all but `overdue` and `late`."""

    open: Shown = 0
    overdue: Shown = 0
    late: Shown = 0
    agreed: Shown = 0
    silent: Shown = 0
    disagreed: Shown = 0
    by_triage: Shown = 0
    archived: Shown = 0
    withdrawn: Shown = 0
    total: Shown = 0


CLOSED_AS = {
    ClosedBy.REPORTER_AGREED: "agreed",
    ClosedBy.REPORTER_SILENT: "silent",
    ClosedBy.REPORTER_DISAGREED: "disagreed",
    ClosedBy.TRIAGE: "by_triage",
}
WAYS = ("open", *CLOSED_AS.values(), "archived", "withdrawn")
WHOLE = "*"  # the row of all reports


@dataclass(frozen=True)
class Snapshot:
    """All counts at the end of one day: over everything, and per agency ("" = not yet routed)."""

    as_of: date
    whole: Counts
    agencies: dict[str, Counts]

    def agency(self, slug: str) -> Counts:
        return self.agencies.get(slug, Counts())


def counted_as(standing: Standing) -> str:
    if standing.state in OPEN_STATES:
        return "open"
    if standing.closed_by:
        return CLOSED_AS[standing.closed_by]
    return standing.state.value


def snapshot(standings: Iterable[Standing], as_of: date) -> Snapshot:
    cells = tally(standings)
    rows = tuple(sorted({row for row, _ in cells} - {WHOLE}))
    shown: dict[tuple[str, str], Shown] = {at: cell.count for at, cell in cells.items()}
    for columns in ((*WAYS, "total"), ("overdue",), ("late",)):
        shown |= hidden(grid(cells, rows, columns))
    counts = {
        row: Counts(**{column: n for (at, column), n in shown.items() if at == row})
        for row in (*rows, WHOLE)
    }
    return Snapshot(as_of, counts.pop(WHOLE), counts)


def tally(standings: Iterable[Standing]) -> dict[tuple[str, str], Cell]:
    """Cells by agency and column, the sums among them; what nothing was counted in is missing."""
    count: Counter[tuple[str, str]] = Counter()
    public: Counter[tuple[str, str]] = Counter()
    for one in standings:
        columns = [counted_as(one), "total"]
        columns += ["overdue"] * one.overdue + ["late"] * one.late
        for at in ((row, column) for row in (one.agency, WHOLE) for column in columns):
            count[at] += 1
            public[at] += one.public
    return {at: Cell(n, public[at]) for at, n in count.items()}


def grid(
    cells: Mapping[tuple[str, str], Cell], rows: tuple[str, ...], columns: tuple[str, ...]
) -> Grid:
    """A table of some columns. A single one stands beside the rest of its row, shown nowhere."""
    rows = (*rows, WHOLE)
    shown = {(row, column): cells.get((row, column), Cell()) for row in rows for column in columns}
    if len(columns) == 1:
        columns = (*columns, "rest")
    return Grid(shown, rows, columns, WHOLE, "total")
