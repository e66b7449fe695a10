"""The demonstration: hand-written reports, lived through the real submission and workflow by passing time.

The files beside this module hold the texts; README.md tells their form. All people are invented.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import msgspec
import yaml

from aduan import accounts, publish, submission, tracking
from aduan.office import Office
from aduan.outcome import Loader
from aduan.report import Report, to_document
from aduan.terms import ArchiveReason, Role
from aduan.web.citizen import choices
from aduan.workflow import ACTIONS

PASSWORD = "peragaan-aduan"  # noqa: S105 (printed by `flask serve`; only for invented data)
STAFF = (
    ("admin", "Administrator", Role.ADMIN),
    ("koordinator", "Admin koordinator", Role.TRIAGE),
    ("peninjau", "Peninjau privasi", Role.REVIEWER),
    ("auditor", "Auditor", Role.AUDITOR),
)
Item = Mapping[str, Any]
ACTORS = {action.name: action.role for action in ACTIONS}


def items() -> list[Item]:
    """Every report of the demonstration, oldest first."""
    found: list[Item] = []
    for path in sorted(Path(__file__).parent.glob("*.yaml")):
        found += yaml.load(path.read_text(encoding="utf-8"), Loader)  # noqa: S506 (a safe loader)
    return sorted(found, key=lambda item: -item["days_ago"])


def load(office: Office, told: Iterable[Item]) -> None:
    """Creates the accounts and lives through the reports, in the office's own store."""
    numbers: dict[str, str] = {}
    for item in told:
        life = Life(office, item, numbers)
        numbers[item["key"]] = life.live().id
    hashed = accounts.new("demo", "", Role.ADMIN, PASSWORD).password_hash
    for id, name, role, agency in staff(office):
        account = accounts.Account(id, name, role, hashed, agency)
        office.accounts.add(msgspec.to_builtins(account))


def staff(office: Office) -> Iterator[tuple[str, str, Role, str]]:
    yield from ((id, name, role, "") for id, name, role in STAFF)
    for agency in office.content.agencies.values():
        yield agency.slug, agency.short, Role.AGENCY, agency.slug


@dataclass
class Life:
    """One report's way through the office; `office` always stands at the moment of its last event."""

    office: Office
    item: Item
    numbers: Mapping[str, str]

    def live(self) -> Report:
        today = self.office.now()
        report = self.submit()
        for step in self.item.get("steps", ()):
            moment = self.moment(report, step)
            if moment > today:
                break
            self.office = replace(self.office, now=lambda moment=moment: moment)
            report = self.take(report, dict(step))
        return report

    def submit(self) -> Report:
        now, item = self.office.now(), self.item
        received = now - timedelta(days=item["days_ago"])
        written = datetime.combine(received, time(item["hour"], len(item["title"]) % 60), now.tzinfo)
        received = min(written, now)
        self.office = replace(self.office, now=lambda: received)
        form = self.form(received.date())
        checked = submission.check(form, choices(self.office.content), received.date())
        if checked.errors:
            raise ValueError(f"{item['key']}: {checked.errors}")
        number, code = tracking.issue(self.office.code_key, item["key"], item["story"].encode())
        report = submission.receive(
            checked,
            number=number,
            code_hash=tracking.hash_code(self.office.code_key, code),
            language=item.get("language", "id"),
            at=received,
        )
        self.office.reports.add(to_document(report))
        return self.office.get(number)

    def form(self, received: date) -> dict[str, str]:
        """The fields as a citizen would have typed them."""
        item = self.item
        form = {name: str(item.get(name, "")) for name in ("kind", "title", "story", "place", "agency", "topic")}
        form |= {"district": item["area"], "consent": "yes" if self.publishable else "no"}
        form |= {name: "yes" if item.get(name) else "" for name in ("anonymous", "confidential")}
        form |= dict(item.get("reporter") or {})
        if "incident" in item:
            day = received - timedelta(days=item["incident"])
            form |= {"year": str(day.year), "month": str(day.month)}
            form["day"] = "" if item.get("incident_month") else str(day.day)
        return form

    @property
    def publishable(self) -> bool:
        return bool(self.item.get("publish", True)) and not self.item.get("confidential")

    def moment(self, report: Report, step: Mapping[str, Any]) -> datetime:
        """When a step is taken: so many working days after the last one, within office hours."""
        last = report.events[-1].at
        if "after" in step:
            day = self.office.timetable.after(last.date(), step["after"])
        else:  # the clock's own step: the day after the limit
            clock = self.office.clock(report)
            if clock is None or clock.due is None:
                raise ValueError(f"{self.item['key']}: no clock runs for {step['do']}")
            day = clock.due + timedelta(days=1)
        minute = (len(report.events) * 17 + len(self.item["title"])) % 60
        at = datetime.combine(day, time(8 + len(report.events) % 8, minute), last.tzinfo)
        return max(at, last + timedelta(minutes=20))

    def take(self, report: Report, step: dict[str, Any]) -> Report:
        name = step.pop("do")
        step.pop("after", None)
        fields = {key: str(value).strip() for key, value in step.items()}
        role = ACTORS[name]
        by = {Role.TRIAGE: "koordinator", Role.AGENCY: report.agency, Role.REVIEWER: "peninjau"}
        who = by.get(role, role.value)
        if name == "review":
            return publish.review(self.office, report, who, publish.suggestion(report) | fields)
        if name == "publish":
            return publish.publish(self.office, report, who)
        if fields.get("reason") == ArchiveReason.DUPLICATE:
            fields["duplicate_of"] = self.numbers[fields["duplicate_of"]]
        if name == "expire_hold":
            fields = {}
        return self.office.act(report, name, role, who, fields)
