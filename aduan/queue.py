"""Where a report lies in the queue: whose turn it is, what is due; the fields it is found by.

They are text, kept beside the report and filed again with every change of it. `due` sorts the whole
queue: what the office owes by date, what it promised, what reporters may still do, and the rest.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from aduan import deadlines, review
from aduan.deadlines import OFFICE_RULES
from aduan.report import Report
from aduan.terms import Role, State
from aduan.timetable import Timetable
from aduan.workflow import has_promised

OFFICE, PROMISE, REPORTER, NOBODY = "office", "promise", "reporter", "~"  # in alphabetical order

WAITS = {
    State.RECEIVED: Role.TRIAGE,
    State.ROUTED: Role.AGENCY,
    State.IN_PROGRESS: Role.AGENCY,
    State.ON_HOLD: Role.REPORTER,
    State.ANSWERED: Role.REPORTER,
}


def filed(timetable: Timetable, report: Report, sensitive: Mapping[str, bool]) -> dict[str, str]:
    """`waits` for a role ("" = nobody), `due`, `public_id`, and `review`: whether a reviewer has
    work with it ("leak": personal data was seen on its page; "text": there is one to publish;
    "unanswered": there is one as soon as a limit has passed)."""
    waits = WAITS.get(report.state)
    return {
        "waits": waits.value if waits else "",
        "due": _due(timetable, report),
        "public_id": report.public_id,
        "review": "leak" if report.leak else review.awaits(report, sensitive),
    }


def _due(timetable: Timetable, report: Report) -> str:
    """A passed limit of the office's comes before anything else that runs, also while on hold."""
    today = report.events[-1].at.date()  # when a clock is due does not depend on it
    running = [c for c in deadlines.clocks(timetable, report, today) if c.running and c.due]
    office = [c.due for c in running if c.due and c.rule.name in OFFICE_RULES]
    others = [c.due for c in running if c.due and c.rule.name not in OFFICE_RULES]
    if office:
        return f"{OFFICE} {min(office)}"
    if has_promised(report):
        return f"{PROMISE} {report.promised}"
    return f"{REPORTER} {min(others)}" if others else NOBODY


@dataclass(frozen=True)
class Part:
    """A part of the queue, as arguments of `find` and `count`; sorted by `due`."""

    below: Mapping[str, str] = field(default_factory=dict)
    equal: Mapping[str, str] = field(default_factory=dict)


def parts(role: Role, agency: str, today: date) -> dict[str, Part]:
    """What an account may look at: its own turn, the late ones, the open ones, all."""
    mine = {"agency": agency} if role is Role.AGENCY else {}
    turns = {
        Role.TRIAGE: Part(equal={"waits": role.value}),
        Role.AGENCY: Part({"due": REPORTER}, mine),
        Role.REVIEWER: Part(equal={"review": "text"}),
    }
    late, still_open = {"due": f"{OFFICE} {today}"}, Part({"due": NOBODY}, mine)
    reviews = {
        "leaks": Part(equal={"review": "leak"}),
        "unanswered": Part(late, {"review": "unanswered"}),
    }
    return (reviews if role is Role.REVIEWER else {}) | {
        "mine": turns.get(role, still_open),
        "late": Part(late, mine),
        "open": still_open,
        "all": Part(equal=mine),
    }


def over(today: date) -> Part:
    """Reports that wait for the reporter and whose time may be over."""
    return Part({"due": f"{REPORTER} {today}"}, {"waits": Role.REPORTER.value})
