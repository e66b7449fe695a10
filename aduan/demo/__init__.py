"""The demonstration: hand-written reports, lived through the real workflow by passing the time.

The files beside this module hold the texts. All people are invented.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import msgspec
import yaml

from aduan import accounts, content, publish, review, submission, tracking
from aduan.office import Office
from aduan.report import Report
from aduan.terms import Role
from aduan.workflow import ACTIONS

REGISTER = Path(__file__).parent / "register"
PASSWORD = "peragaan-aduan"  # noqa: S105 (printed by `flask serve`; only for invented data)
STAFF = (
    ("admin", "Gede Pasek", Role.ADMIN),
    ("koordinator", "Putu Sekar", Role.TRIAGE),
    ("peninjau", "Komang Arta", Role.REVIEWER),
    ("auditor", "Nengah Wira", Role.AUDITOR),
)
Item = Mapping[str, Any]
ACTORS = {action.name: action.role for action in ACTIONS}


def items() -> list[Item]:
    """Every report of the demonstration, oldest first."""
    found: list[Item] = []
    for path in sorted(Path(__file__).parent.glob("*.yaml")):
        found += yaml.safe_load(path.read_text(encoding="utf-8"))
    return sorted(found, key=lambda item: -item["days_ago"])


def load(office: Office, told: Iterable[Item]) -> None:
    """Lives through the reports in the office's own store, then creates the accounts."""
    write_register(office.content.folder, office.today)
    numbers: dict[str, str] = {}
    for item in told:
        numbers[item["key"]] = live(office, item, numbers).id
    hashed = accounts.new("demo", "", Role.ADMIN, PASSWORD).password_hash
    for id, name, role, agency in staff(office):
        account = accounts.Account(id, name, role, hashed, agency)
        office.accounts.add(msgspec.to_builtins(account))


def write_register(folder: Path, today: date) -> None:
    """Puts the invented register and action plan into content/, where there are none yet.

    "@-20" in these files is the day twenty days ago.
    """
    for path in sorted(REGISTER.rglob("*.md")):
        target = folder / path.relative_to(REGISTER)
        text = re.sub(
            r"@([+-]\d+)",
            lambda m: (today + timedelta(days=int(m[1]))).isoformat(),
            path.read_text(encoding="utf-8"),
        )
        if not target.exists():
            content.write(target, text)


def staff(office: Office) -> Iterator[tuple[str, str, Role, str]]:
    """User name, name, role and agency of each account."""
    yield from ((id, name, role, "") for id, name, role in STAFF)
    for agency in office.content.agencies.values():
        yield agency.slug, agency.short, Role.AGENCY, agency.slug


def live(office: Office, item: Item, numbers: Mapping[str, str]) -> Report:
    """One report's way through the office, as far as the office's present day."""
    report = submit(office, item)
    for step in item.get("steps", ()):
        moment = when(office, report, step, len(item["title"]))
        if moment > office.now():
            break
        report = take(office.at(moment), report, step, numbers)
    return report


def submit(office: Office, item: Item) -> Report:
    now = office.now()
    day = (now - timedelta(days=item["days_ago"])).date()
    written = datetime.combine(day, time(item["hour"], len(item["title"]) % 60), now.tzinfo)
    received = min(written, now)
    checked = submission.check(form(item, day), office.choices, day)
    if checked.errors:
        raise ValueError(f"{item['key']}: {checked.errors}")
    number, code = tracking.issue(office.code_key, item["key"], item["story"].encode())
    report = submission.receive(
        checked,
        number=number,
        code_hash=tracking.hash_code(office.code_key, code),
        language=item.get("language", "id"),
        at=received,
    )
    office.receive(report)
    return office.get(number)


def form(item: Item, received: date) -> dict[str, str]:
    """The fields as a citizen would have typed them."""
    typed = ("kind", "title", "story", "place", "agency", "topic")
    fields = {name: str(item.get(name, "")) for name in typed}
    consents = item.get("publish", True) and not item.get("confidential")
    fields |= {"district": item["area"], "consent": "yes" if consents else "no"}
    fields |= {name: "yes" if item.get(name) else "" for name in ("anonymous", "confidential")}
    fields |= dict(item.get("reporter") or {})
    if "incident" in item:
        day = received - timedelta(days=item["incident"])
        fields |= {"year": str(day.year), "month": str(day.month), "day": str(day.day)}
        if item.get("incident_month"):
            fields["day"] = ""
    return fields


def when(office: Office, report: Report, step: Mapping[str, Any], minute: int) -> datetime:
    """When a step is taken: so many working days after the last one, within office hours."""
    last = report.events[-1].at
    if "after" in step:
        day = office.timetable.after(last.date(), step["after"])
    else:  # the clock's own step: the day after the limit
        clock = office.at(last).clock(report)
        if clock is None or clock.due is None:
            raise ValueError(f"{report.title}: no clock runs for {step['do']}")
        day = clock.due + timedelta(days=1)
    hour = 8 + len(report.events) % 8
    at = datetime.combine(day, time(hour, (minute + 17 * hour) % 60), last.tzinfo)
    return max(at, last + timedelta(minutes=20))


def take(
    office: Office, report: Report, step: Mapping[str, Any], numbers: Mapping[str, str]
) -> Report:
    """One step of a life. `numbers` are those of the reports before, by their keys."""
    name, role = step["do"], ACTORS[step["do"]]
    fields = {k: str(v).strip() for k, v in step.items() if k not in ("do", "after")}
    by = {Role.TRIAGE: "koordinator", Role.AGENCY: report.agency, Role.REVIEWER: "peninjau"}
    who = by.get(role, role.value)
    if name == "review":
        made = review.cautious(report)
        return publish.review(office, report, who, review.suggestion(report, made) | fields, made)
    if name == "publish":
        return publish.publish(office, report, who)
    if "promised" in fields:
        promised = office.timetable.after(office.today, int(fields["promised"]))
        fields["promised"] = promised.isoformat()
    if "duplicate_of" in fields:
        fields["duplicate_of"] = numbers[fields["duplicate_of"]]
    return office.act(report, name, role, who, fields)
