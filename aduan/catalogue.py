"""What people write in content/, as typed records: agencies, topics, places, rules, pages."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from aduan.keeping import Period
from aduan.terms import PlanStatus
from aduan.timetable import Rule, Timetable


@dataclass(frozen=True)
class Page:
    """A page people write; `body` is Markdown."""

    slug: str
    title: str
    summary: str
    body: str


@dataclass(frozen=True)
class Agency:
    slug: str
    name: str
    name_en: str
    short: str
    level: str
    body: str
    area: str = ""
    topics: tuple[str, ...] = ()


@dataclass(frozen=True)
class Topic:
    slug: str
    name: str
    name_en: str
    sensitive: bool


@dataclass(frozen=True)
class District:
    """A kecamatan in its kabupaten/kota (`area`)."""

    area: str
    area_name: str
    slug: str
    name: str


@dataclass(frozen=True)
class Residents:
    """How many people live in an area, in which year, as who says."""

    area: str
    number: int
    year: int
    source: str

    @property
    def unsure(self) -> bool:
        """Whether nobody has compared the number with its source yet, as the source says."""
        return self.source.endswith("perlu diperiksa")


@dataclass(frozen=True)
class Holiday:
    day: date
    name: str
    kind: str
    source: str


@dataclass(frozen=True)
class Licence:
    """Under which others may use what the site publishes; `name` as in spdx.org/licenses."""

    name: str
    title: str
    address: str


@dataclass(frozen=True)
class Publisher:
    """Whose feeds these are: a domain or an e-mail address (`name`) that was the office's at the
    beginning of `since`, a year, month or day."""

    name: str
    since: str

    @property
    def tag(self) -> str:
        """What all ids of its feeds begin with (RFC 4151), whatever the site's address is."""
        return f"tag:{self.name},{self.since}:"


@dataclass(frozen=True)
class Contact:
    """A number, link, address or name of the office that may stand on the site; `reason`: why."""

    shown: str
    reason: str


@dataclass(frozen=True)
class Improvement:
    """What changed in a service because of complaints: an entry of the register."""

    slug: str
    title: str
    title_en: str
    agency: str
    topics: tuple[str, ...]
    since: date
    body: str
    area: str = ""


@dataclass(frozen=True)
class PlanItem:
    """A line of the action plan (rencana aksi). `agency` owns it; `evidence` is words or a link."""

    slug: str
    action: str
    action_en: str
    agency: str
    due: date
    status: PlanStatus
    evidence: str
    topics: tuple[str, ...]

    def late(self, today: date) -> bool:
        return today > self.due and self.status in (PlanStatus.PLANNED, PlanStatus.RUNNING)


@dataclass(frozen=True)
class Question:
    """What policy makers have to decide about a topic."""

    topic: str
    words: str
    words_en: str


@dataclass(frozen=True)
class Content:
    """All that people write, without the outcomes."""

    folder: Path
    agencies: dict[str, Agency]
    topics: dict[str, Topic]
    districts: tuple[District, ...]
    rules: tuple[Rule, ...]
    periods: tuple[Period, ...]
    holidays: tuple[Holiday, ...]
    licence: Licence
    publisher: Publisher
    improvements: dict[str, Improvement]
    plan: tuple[PlanItem, ...]
    questions: tuple[Question, ...]
    pages: dict[str, dict[str, Page]]
    residents: tuple[Residents, ...]
    contacts: tuple[Contact, ...] = ()

    @property
    def timetable(self) -> Timetable:
        return Timetable(self.rules, frozenset(holiday.day for holiday in self.holidays))

    @cached_property
    def areas(self) -> dict[str, str]:
        return {district.area: district.area_name for district in self.districts}

    def district_name(self, area: str, district: str) -> str:
        """Kecamatan and kabupaten/kota in words, or the kabupaten/kota alone."""
        named = self._districts.get((area, district))
        whole = self.areas.get(area, area)
        return f"{named}, {whole}" if named else whole

    @cached_property
    def _districts(self) -> dict[tuple[str, str], str]:
        return {(one.area, one.slug): one.name for one in self.districts}


def nothing(folder: Path) -> Content:
    """What is known of a content folder that can't be read."""
    licence = Licence("", "", "")
    return Content(
        folder, {}, {}, (), (), (), (), licence, Publisher("", ""), {}, (), (), {}, (), ()
    )
