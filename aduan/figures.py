"""Every number shown anywhere: how reports are counted, and what a count is made of.

A report is counted in exactly one of open, agreed, silent, disagreed, by_triage, archived and
withdrawn; overdue ones are a part of the open ones, late ones (a limit passed, answered meanwhile
or not) of all. Closed is never one number. An overdue report counts at the agency that had it when
its limit passed.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from aduan.terms import OPEN_STATES, ClosedBy, State


@dataclass(frozen=True)
class Standing:
    """What counting needs to know of one report; `agency` "" while no agency has it."""

    agency: str
    state: State
    overdue: bool
    closed_by: ClosedBy | None = None
    late: bool = False


@dataclass(frozen=True)
class Counts:
    """Numbers of reports; `total` is the sum of all but `overdue` and `late`."""

    open: int = 0
    overdue: int = 0
    late: int = 0
    agreed: int = 0
    silent: int = 0
    disagreed: int = 0
    by_triage: int = 0
    archived: int = 0
    withdrawn: int = 0

    @property
    def total(self) -> int:
        closed = self.agreed + self.silent + self.disagreed + self.by_triage
        return self.open + closed + self.archived + self.withdrawn


CLOSED_AS = {
    ClosedBy.REPORTER_AGREED: "agreed",
    ClosedBy.REPORTER_SILENT: "silent",
    ClosedBy.REPORTER_DISAGREED: "disagreed",
    ClosedBy.TRIAGE: "by_triage",
}


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


def count(standings: Iterable[Standing]) -> Counts:
    tally: Counter[str] = Counter()
    for standing in standings:
        tally[counted_as(standing)] += 1
        tally["overdue"] += standing.overdue
        tally["late"] += standing.late
    return Counts(**tally)


def snapshot(standings: Iterable[Standing], as_of: date) -> Snapshot:
    by_agency: defaultdict[str, list[Standing]] = defaultdict(list)
    for standing in standings:
        by_agency[standing.agency].append(standing)
    everything = [standing for group in by_agency.values() for standing in group]
    agencies = {slug: count(group) for slug, group in sorted(by_agency.items())}
    return Snapshot(as_of, count(everything), agencies)
