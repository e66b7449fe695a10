"""A factory that walks the workflow, so that no test has a report that could not exist."""

from typing import Any

from aduan import publish, review, submission, tracking
from aduan.office import Office
from aduan.report import Report
from aduan.terms import Role
from tests import case

CODE = "1234567812345670"
BY = {Role.TRIAGE: "koordinator", Role.AGENCY: "penghubung", Role.REVIEWER: "peninjau"}
FORM = case.FORM | {"day": "20", "month": "2", "year": "2026", "name": ""}


def form(**changes: str) -> dict[str, str]:
    return FORM | changes


def receive(office: Office, language: str = "id", **changes: str) -> Report:
    """A report received now; its code is CODE."""
    checked = submission.check(form(**changes), office.choices, office.today)
    number, _ = tracking.issue(office.code_key, tracking.nonce(), b"")
    code_hash = tracking.hash_code(office.code_key, CODE)
    report = submission.receive(
        checked, number=number, code_hash=code_hash, language=language, at=office.now()
    )
    office.receive(report)
    return office.get(report.id)


def live(office: Office, report: Report, *actions: str, **fields: str) -> Report:
    """The report after these actions, taken now; `fields` go to the last one."""
    for action in actions:
        said: dict[str, Any] = (
            {} if action in ("review", "publish") else dict(case.SAID.get(action, {}))
        )
        if action == actions[-1]:
            said |= fields
        role = case.ACTORS[action]
        by = BY.get(role, role.value)
        if action == "review":
            made = review.cautious(report)
            texts = review.suggestion(report, made) | said
            report = publish.review(office, report, by, texts, made)
        elif action == "publish":
            report = publish.publish(office, report, by)
        else:
            report = office.act(report, action, role, by, said)
    return report
