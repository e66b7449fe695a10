"""Which lists of outcomes there are, and what stands on each of their pages.

Pages are numbered from the oldest outcome, so that a page once full never changes; what fits on no
full page yet stands, with up to one page more, on the list's front page.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from aduan.outcome import Outcome
from aduan.terms import State

PER_PAGE = 25
OPEN = "open"  # a result that is none yet


class By(StrEnum):
    """What a list has in common; the value is the part of its address."""

    AGENCY = "instansi"
    TOPIC = "topik"
    AREA = "wilayah"
    DISTRICT = "kecamatan"
    MONTH = "bulan"
    KIND = "jenis"
    RESULT = "hasil"
    PROMISE = "janji"


def result(outcome: Outcome) -> str:
    """How it ended: the code of its outcome, archived, or open."""
    if outcome.outcome:
        return outcome.outcome.value
    return State.ARCHIVED.value if outcome.state is State.ARCHIVED else OPEN


KEYS: Mapping[By, Callable[[Outcome], str]] = {
    By.AGENCY: lambda outcome: outcome.agency,
    By.TOPIC: lambda outcome: outcome.topic,
    By.AREA: lambda outcome: outcome.area,
    By.DISTRICT: lambda outcome: outcome.district and f"{outcome.area}/{outcome.district}",
    By.MONTH: lambda outcome: outcome.month,
    By.KIND: lambda outcome: outcome.kind.value,
    By.RESULT: result,
    By.PROMISE: lambda outcome: outcome.promise or "",
}


@dataclass(frozen=True)
class List:
    """Outcomes in order of publication, oldest first; without `by`, all there are."""

    by: By | None
    value: str
    outcomes: tuple[Outcome, ...]

    @property
    def path(self) -> str:
        """The address of its front page, below the language."""
        return f"/daftar/{self.by}/{self.value}/" if self.by else "/hasil/"

    @property
    def full_pages(self) -> int:
        """How many pages never change again."""
        return max(len(self.outcomes) // PER_PAGE - 1, 0)

    def newest(self, most: int | None = None) -> tuple[Outcome, ...]:
        return self.outcomes[::-1][:most]

    def front(self) -> tuple[Outcome, ...]:
        """What stands on no numbered page, newest first."""
        return self.outcomes[self.full_pages * PER_PAGE :][::-1]

    def page(self, number: int) -> tuple[Outcome, ...]:
        """A full page, newest first; nothing when there is no such page."""
        if not 1 <= number <= self.full_pages:
            return ()
        return self.outcomes[(number - 1) * PER_PAGE : number * PER_PAGE][::-1]


class Lists:
    """All lists of a site. One exists as soon as an outcome belongs to it; each is made once."""

    def __init__(self, outcomes: Iterable[Outcome]) -> None:
        self.all = List(None, "", tuple(outcomes))
        groups: dict[tuple[By, str], list[Outcome]] = defaultdict(list)
        for outcome in self.all.outcomes:
            for by, key in KEYS.items():
                if value := key(outcome):
                    groups[by, value].append(outcome)
        self._lists = {at: List(*at, tuple(group)) for at, group in groups.items()}

    def __iter__(self) -> Iterator[List]:
        """Every list but that of all outcomes."""
        return iter(self._lists.values())

    def of(self, by: By, value: str) -> List:
        """That list; an empty one when no outcome belongs to it."""
        return self._lists.get((by, value)) or List(by, value, ())

    def values(self, by: By) -> list[str]:
        """The values by which there is a list."""
        return sorted(value for each, value in self._lists if each is by)


def by_month(outcomes: Iterable[Outcome]) -> dict[str, tuple[Outcome, ...]]:
    """Outcomes by the month of their publication ("2026-03"), in their order."""
    months: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        months[f"{outcome.published:%Y-%m}"].append(outcome)
    return {month: tuple(some) for month, some in months.items()}


def by_year(outcomes: Iterable[Outcome]) -> dict[int, tuple[Outcome, ...]]:
    """Outcomes by the year of their publication, in their order."""
    years: dict[int, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        years[outcome.published.year].append(outcome)
    return {year: tuple(some) for year, some in years.items()}
