"""What one installation works with: its queue, its accounts, its content, and the time."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime

from aduan import workflow
from aduan.content import Content
from aduan.deadlines import Clock, Timetable
from aduan.report import Report, from_document, to_document
from aduan.store import Collection, Conflict
from aduan.terms import Role, State


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

    def clock(self, report: Report) -> Clock | None:
        return self.timetable.current(report, self.today)

    def overdue(self, report: Report) -> bool:
        return self.timetable.overdue(report, self.today)

    def close_due(self) -> Iterator[Report]:
        """Closes every report whose time to be silent or incomplete is over.

        One that somebody changed meanwhile is left for the next time: it may not be due any more.
        """
        for state in (State.ON_HOLD, State.ANSWERED):
            for report in self.find(state=state.value):
                action = self.timetable.closing(report, self.today)
                if action:
                    with suppress(Conflict):
                        yield self.act(report, action, Role.CLOCK, Role.CLOCK.value, {})
