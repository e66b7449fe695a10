"""What one installation works with: its queue, its accounts, its content, and the time."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from pathlib import Path

from aduan import deadlines, queue, retention, workflow
from aduan.attachments import Files
from aduan.catalogue import Content
from aduan.deadlines import Clock
from aduan.queue import Part
from aduan.report import Report, from_document, to_document
from aduan.store import Collection, Conflict, Document, NotFound, Store
from aduan.submission import Choices
from aduan.terms import Kept, Role
from aduan.timetable import Timetable


@dataclass(frozen=True)
class Office:
    store: Store
    content: Content
    timetable: Timetable
    code_key: bytes
    now: Callable[[], datetime]
    attachments: Path
    address: str = ""  # where people find the public site, "https://…"

    @property
    def reports(self) -> Collection:
        return self.store.collection("reports")

    @property
    def accounts(self) -> Collection:
        return self.store.collection("accounts")

    @property
    def today(self) -> date:
        return self.now().date()

    @cached_property
    def choices(self) -> Choices:
        """What a form may choose from."""
        made_of = self.content
        districts = {f"{d.area}/{d.slug}" for d in made_of.districts}
        areas = {f"{area}/" for area in made_of.areas}
        return Choices(districts | areas, made_of.agencies, made_of.topics)

    @cached_property
    def sensitive(self) -> dict[str, bool]:
        """Of each topic whether it is sensitive."""
        return {topic.slug: topic.sensitive for topic in self.content.topics.values()}

    def at(self, moment: datetime) -> "Office":
        """The same office at another time."""
        return replace(self, now=lambda: moment)

    def get(self, number: str) -> Report:
        """Raises NotFound."""
        return from_document(self.reports.get(number))

    def find(self, part: Part, limit: int | None = None, offset: int = 0) -> list[Report]:
        """A part of the queue in its order."""
        found = self.reports.find(
            below=part.below, order="due", limit=limit, offset=offset, **part.equal
        )
        return list(map(from_document, found))

    def public(self, public_id: str) -> Report:
        """The report that has this public page now. Raises NotFound."""
        found = map(from_document, self.reports.find(public_id=public_id) if public_id else [])
        report = next((report for report in found if report.shown), None)
        if report is None:
            raise NotFound(public_id)
        return report

    def count(self, part: Part) -> int:
        return self.reports.count(below=part.below, **part.equal)

    def every(self) -> Iterator[Report]:
        """Every report as of one moment; one that content/ moved in the queue is filed again."""
        with self.store.snapshot() as read:
            for document in read("reports"):
                report = from_document(document)
                if not self._filed(report).items() <= document.items():
                    with suppress(Conflict, NotFound):  # somebody just did, or erased it
                        self.save(report)
                yield report

    def receive(self, report: Report) -> None:
        """Raises Conflict."""
        self.reports.add(self._document(report))

    def _filed(self, report: Report) -> dict[str, str]:
        return queue.filed(self.timetable, report, self.sensitive)

    def _document(self, report: Report) -> Document:
        return to_document(report) | self._filed(report)

    def act(
        self, report: Report, action: str, role: Role, by: str, fields: Mapping[str, str]
    ) -> Report:
        """Applies an action and saves it. Raises NotAllowed, Missing, Conflict."""
        changed = workflow.apply(report, action, role=role, by=by, at=self.now(), fields=fields)
        try:
            return self.save(changed)
        except Conflict:
            newest = self.get(report.id)
            if newest.moment != report.moment or newest.version == report.version:
                raise
            return self.act(newest, action, role, by, fields)  # nobody did anything with it

    def amend(self, number: str, change: Callable[[Report], Report]) -> bool:
        """Saves what is made of the newest version, however often somebody is faster; False when
        nothing is to be changed, or the report was erased."""
        while True:
            try:
                report = self.get(number)
                changed = change(report)
                if changed != report:
                    self.save(changed)
                return changed != report
            except NotFound:
                return False
            except Conflict:
                continue

    def save(self, report: Report) -> Report:
        return from_document(self.reports.save(self._document(report)))

    def clocks(self, report: Report) -> tuple[Clock, ...]:
        return deadlines.clocks(self.timetable, report, self.today)

    def clock(self, report: Report) -> Clock | None:
        """What the report waits for now."""
        return deadlines.current(self.timetable, report, self.today)

    def late(self, report: Report) -> Clock | None:
        """The limit the office has let pass, if it has."""
        return deadlines.late(self.timetable, report, self.today)

    def ever_late(self, report: Report) -> bool:
        """Whether the office ever let a limit pass."""
        return deadlines.ever_late(self.timetable, report, self.today)

    def outdated(self, report: Report, files: Files) -> dict[Kept, date]:
        """The parts of it that must be gone by today, and since when each."""
        held = files.get(report.id, frozenset())
        return retention.due(self.content.periods, report, held, self.today)

    def kept_too_long(self, report: Report, files: Files) -> bool:
        """Whether a day has ended since something of it had to go."""
        return any(day < self.today for day in self.outdated(report, files).values())

    def close_due(self) -> Iterator[Report]:
        """Closes every report whose time to be silent or incomplete is over.

        One that somebody changed meanwhile is left for the next time: it may not be due any more.
        """
        for report in self.find(queue.over(self.today)):
            action = deadlines.closing(self.timetable, report, self.today)
            if action:
                with suppress(Conflict, NotFound):
                    yield self.act(report, action, Role.CLOCK, Role.CLOCK.value, {})
