"""Every number shown anywhere: how reports are counted, and what a count is made of.

A report is counted in exactly one of open, agreed, silent, disagreed, by_triage, archived and
withdrawn; overdue ones are a part of the open ones, late ones (a limit passed, answered meanwhile
or not) of all. Closed is never one number. An overdue report counts at the agency that had it when
its limit passed. Small counts of unpublished reports are hidden (`suppression`).
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from aduan.durations import bin_of, starts_with
from aduan.periods import ALL, around
from aduan.suppression import Shown
from aduan.terms import OPEN_STATES, ClosedBy, Kind, OutcomeCode, Promise, State


class Answered(StrEnum):
    """How the limit for the answer was kept; a report is counted under exactly one of these."""

    ON_TIME = "on_time"
    LATE = "late"
    OVERDUE = "overdue"  # still open
    GIVEN_UP = "given_up"  # archived or withdrawn after the limit had passed
    NOT_DUE = "not_due"
    NOT_ROUTED = "not_routed"  # no agency ever had it, so that this limit does not run
    ENDED = "ended"  # archived or withdrawn before the limit


DUE = (Answered.ON_TIME, Answered.LATE, Answered.OVERDUE, Answered.GIVEN_UP)


@dataclass(frozen=True, slots=True)
class Standing:
    """What counting needs to know of one report; `agency` "" while no agency has it.

    `public`: it has a page of its own. `month`: of receipt. `age`, `first` (answer), `closed`:
    working days since receipt without those on hold; None: not yet.
    """

    agency: str
    state: State
    overdue: bool
    closed_by: ClosedBy | None = None
    late: bool = False
    public: bool = False
    month: str = ""
    kind: Kind = Kind.COMPLAINT
    topic: str = ""
    area: str = ""
    outcome: OutcomeCode | None = None
    answered: Answered = Answered.NOT_ROUTED
    age: int = 0
    first: int | None = None
    closed: int | None = None
    promise: Promise | None = None
    routings: int = 0
    reopened: int = 0


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
ENOUGH = 30  # reports of a month or quarter, before its details are counted
TOTAL = ("total",)
BRIEF = (*TOTAL, "way", "overdue", "late")
MEASURES = (
    *BRIEF, "open", "outcome", "answered", "answered_in", "unanswered_for", "unanswered",
    "closed_in", "unclosed_for", "promise", "reopened", "routings",
)  # fmt: skip
Context = tuple[str, str, str]  # table, row, period
Where = tuple[str, str, str, str, str]  # table, row, period, measure, value
Measured = dict[str, dict[str, Shown]]  # by measure and value; what is missing is 0
Tables = dict[str, dict[str, dict[str, Measured]]]  # by table, row ("" = all) and period


@dataclass(frozen=True)
class Snapshot:
    """All counts at the end of one day, in tables that hide what must be hidden."""

    as_of: date
    tables: Tables = field(default_factory=dict)

    @property
    def whole(self) -> Counts:
        return counts(self.of("all"))

    @property
    def agencies(self) -> dict[str, Counts]:
        """Per agency; "" = not with any."""
        return {slug: self.agency(slug) for slug in sorted(self.tables.get("agency", {}))}

    def agency(self, slug: str) -> Counts:
        return counts(self.of("agency", slug))

    def of(self, table: str, row: str = "", period: str = ALL) -> Measured:
        return self.tables.get(table, {}).get(row, {}).get(period, {})


def counts(measured: Mapping[str, Mapping[str, Shown]]) -> Counts:
    def one(measure: str) -> Shown:
        return measured.get(measure, {}).get("", 0)

    ways: Mapping[str, Shown] = measured.get("way", {})
    return Counts(total=one("total"), overdue=one("overdue"), late=one("late"), **ways)


def counted_as(standing: Standing) -> str:
    if standing.state in OPEN_STATES:
        return "open"
    if standing.closed_by:
        return CLOSED_AS[standing.closed_by]
    return standing.state.value


def facts(one: Standing) -> Iterator[tuple[str, str]]:
    """Measure and value of all that a report is counted under."""
    way = counted_as(one)
    yield "total", ""
    yield "way", way
    if way == "open":
        yield "open", one.state.value
    yield from ((name, "") for name in ("overdue", "late") if getattr(one, name))
    yield "outcome", one.outcome or ("waiting" if way == "open" else "ended")
    yield "answered", one.answered.value
    if one.first is not None:
        yield "answered_in", bin_of(one.first)
    else:
        yield ("unanswered_for", bin_of(one.age)) if way == "open" else ("unanswered", "")
    if one.closed is not None:
        yield "closed_in", bin_of(one.closed)
    elif way == "open":
        yield "unclosed_for", bin_of(one.age)
    if one.promise:
        yield "promise", one.promise.value
    yield "reopened", str(min(one.reopened, 2))
    yield "routings", str(min(one.routings, 3))


def weight(at: Where) -> int:
    """How much readers would miss a number: those of the first page most, of a month least."""
    table, _, period, measure, _ = at
    return (
        {"all": 20, "kind": 4, "agency": 3}.get(table, 1)
        * (80 if period == ALL else 20 if len(period) == 4 else 1)
        * (20 if measure == "total" else 5 if measure in (*BRIEF, "answered") else 1)
    )


def received(every: Mapping[Standing, int]) -> Counter[Context]:
    """How many reports each row of a table has in each period.

    `every`: how many reports there are of each.
    """
    months: Counter[Context] = Counter()
    for one, reports in every.items():
        for table, row in rows(one):
            months[table, row, one.month] += reports
    found: Counter[Context] = Counter()
    for (table, row, month), reports in months.items():
        for period in around(month):
            found[table, row, period] += reports
    return found


def wide(period: str) -> bool:
    return period == ALL or len(period) == 4


def rows(one: Standing) -> Iterator[tuple[str, str]]:
    """Each table with the row of it that a report is counted in."""
    yield "all", ""
    yield "kind", one.kind.value
    yield "agency", one.agency
    yield "topic", one.topic
    yield "area", one.area
    yield "agency-kind", f"{one.agency}/{one.kind.value}"
    yield "topic-area", f"{one.topic}/{one.area}"


def measures(context: Context, reports: int) -> tuple[str, ...]:
    """What a table says of a row that has so many reports in a period."""
    table, _, period = context
    if "-" in table:
        return () if period != ALL else ("total", "outcome") if table == "agency-kind" else TOTAL
    if period == ALL:
        every = {"area": BRIEF, "topic": (*BRIEF, "outcome", "reopened")}
        return every.get(table, MEASURES)
    if table == "all":
        return MEASURES if wide(period) or reports >= ENOUGH else BRIEF
    if table == "kind":
        return MEASURES if wide(period) else BRIEF
    return BRIEF if wide(period) else TOTAL


def counted(one: Standing, where: Where) -> bool:
    """Whether a report is counted in a cell that there is."""
    table, row, period, *fact = where
    return (
        (table, row) in rows(one)
        and period in around(one.month)
        and (fact[0], fact[1]) in facts(one)
    )


def rounded(one: Standing) -> Standing:
    """The same report for all that is counted: of days, only their bin is."""
    first, closed = (
        None if days is None else starts_with(days) for days in (one.first, one.closed)
    )
    return replace(one, age=starts_with(one.age), first=first, closed=closed)
