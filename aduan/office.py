"""What one installation works with: its queue, its accounts, its content, and the time."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime

from aduan import deadlines, workflow
from aduan.catalogue import Content
from aduan.deadlines import Clock
from aduan.report import Report, from_document, to_document
from aduan.store import Collection, Conflict
from aduan.submission import Choices
from aduan.terms import Role, State
from aduan.timetable import Timetable


@dataclass(frozen=True)
class Office:
    reports: Collection
    accounts: Collection
    content: Content
    timetable: Timetable
    code_key: bytes
    now: Callable[[], datetime]

    @property
    def today(self) -> date:
        return self.now().date()

    @property
    def choices(self) -> Choices:
        """What a form may choose from."""
        made_of = self.content
        districts = {f"{d.area}/{d.slug}" for d in made_of.districts}
        areas = {f"{area}/" for area in made_of.areas}
        return Choices(districts | areas, made_of.agencies, made_of.topics)

    @property
    def sensitive(self) -> dict[str, bool]:
        """Of each topic whether it is sensitive."""
        return {topic.slug: topic.sensitive for topic in self.content.topics.values()}

    def at(self, moment: datetime) -> "Office":
        """The same office at another time."""
        return replace(self, now=lambda: moment)

    def get(self, number: str) -> Report:
        """Raises NotFound."""
        return from_document(self.reports.get(number))

    def find(self, **equal: object) -> list[Report]:
        return [from_document(document) for document in self.reports.find(**equal)]

    def act(
        self, report: Report, action: str, role: Role, by: str, fields: Mapping[str, str]
    ) -> Report:
        """Applies an action and saves it. Raises NotAllowed, Missing, Conflict."""
        changed = workflow.apply(report, action, role=role, by=by, at=self.now(), fields=fields)
        return self.save(changed)

    def save(self, report: Report) -> Report:
        return from_document(self.reports.save(to_document(report)))

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

    def close_due(self) -> Iterator[Report]:
        """Closes every report whose time to be silent or incomplete is over.

        One that somebody changed meanwhile is left for the next time: it may not be due any more.
        """
        for state in (State.ON_HOLD, State.ANSWERED):
            for report in self.find(state=state.value):
                action = deadlines.closing(self.timetable, report, self.today)
                if action:
                    with suppress(Conflict):
                        yield self.act(report, action, Role.CLOCK, Role.CLOCK.value, {})
