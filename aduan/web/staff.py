"""The desk of an office: the queue sorted by what is due, and one report with its buttons."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from flask import Blueprint, abort, redirect, render_template, request
from werkzeug.wrappers import Response

from aduan import review, tracking, workflow
from aduan.accounts import Account
from aduan.deadlines import OFFICE_RULES, Clock
from aduan.report import Report
from aduan.store import NotFound
from aduan.terms import OPEN_STATES, Role, State
from aduan.web import failure, labels
from aduan.web.attempt import Attempt, attempt, repeats
from aduan.web.security import CASE_ROLES, allow, me, office

bp = Blueprint("staff", __name__)
Answer = str | Response | tuple[str, int]
PER_PAGE = 50
ACTORS = (Role.TRIAGE, Role.AGENCY)
WAITING_FOR = {Role.TRIAGE: (State.RECEIVED,), Role.AGENCY: (State.ROUTED, State.IN_PROGRESS)}


@dataclass(frozen=True)
class Row:
    """A line of the queue: what the report waits for, and the limit that has passed, if any."""

    report: Report
    clock: Clock | None
    late: Clock | None

    @property
    def order(self) -> tuple[bool, bool, date]:
        """Overdue first, then by due date; what nobody waits for last."""
        clock = self.late or self.clock
        due = clock.due if clock else None
        return not self.late, due is None, due or date.max


def may_see(account: Account, report: Report) -> bool:
    return account.role is not Role.AGENCY or report.agency == account.agency


def sees_contact(account: Account, report: Report) -> bool:
    """Triage, to ask back; the handling agency, unless the reporter is anonymous. Nobody else."""
    return account.role is Role.TRIAGE or (account.role is Role.AGENCY and not report.anonymous)


def waits_for(account: Account, report: Report) -> bool:
    if account.role is Role.REVIEWER:
        return review.awaits(report, office().sensitive)
    return report.state in WAITING_FOR.get(account.role, tuple(OPEN_STATES))


def rows(account: Account) -> list[Row]:
    desk = office()
    only = {"agency": account.agency} if account.role is Role.AGENCY else {}
    found = (Row(r, desk.clock(r), desk.late(r)) for r in desk.find(**only))
    return sorted(found, key=lambda row: row.order)


@bp.get("/staf/")
@allow(*CASE_ROLES)
def queue() -> Answer:
    if typed := request.args.get("nomor", "").strip():
        number = tracking.read_number(typed)
        if number:
            return redirect(f"/staf/laporan/{number}")
    everything = rows(me())
    tabs = {
        "saya": [row for row in everything if waits_for(me(), row.report)],
        "terlambat": [row for row in everything if row.late],
        "terbuka": [row for row in everything if row.report.state in OPEN_STATES],
        "semua": everything,
    }
    tab = request.args.get("lihat", "saya")
    listed = tabs.get(tab) or []
    page = min(max(request.args.get("hal", 1, type=int), 1), -(-len(listed) // PER_PAGE) or 1)
    return render_template(
        "staff/queue.html",
        tabs={name: len(found) for name, found in tabs.items()},
        tab=tab,
        rows=listed[(page - 1) * PER_PAGE : page * PER_PAGE],
        page=page,
        last_page=-(-len(listed) // PER_PAGE),
        number_wrong=typed,
    )


def load(number: str) -> Report:
    """The report, if this account may see it; another agency's looks like none at all."""
    try:
        found = office().get(number)
    except NotFound:
        abort(404)
    if not may_see(me(), found):
        abort(404)
    return found


@bp.get("/staf/laporan/<number>")
@allow(*CASE_ROLES)
def report(number: str) -> Answer:
    return show(Attempt(load(number)))


@bp.post("/staf/laporan/<number>/<action>")
@allow(*ACTORS)
def act(number: str, action: str) -> Answer:
    account, form = me(), request.form.to_dict()
    try:
        found = office().get(number)
    except NotFound:
        abort(404)
    if not may_see(account, found):  # it moved on while this was written, perhaps by this very form
        again = repeats(found.events[-1], action, account.id, form)
        return redirect("/staf/") if again else (failure.moved(), 409)
    if form.get("duplicate_of"):
        form["duplicate_of"] = tracking.read_number(form["duplicate_of"]) or form["duplicate_of"]
    errors = lookup_errors(found, form)
    tried = attempt(office(), found, action, account.role, account.id, form, errors)
    if not tried.done:
        return show(tried), tried.status
    if not may_see(account, tried.report):  # an agency that declined
        return redirect("/staf/")
    return redirect(f"/staf/laporan/{number}")


def lookup_errors(report: Report, fields: Mapping[str, str]) -> dict[str, str]:
    """Names in a form that must exist in the office: agency, topic, the report it repeats."""
    desk = office()
    known: dict[str, Mapping[str, object]] = {
        "agency": desk.content.agencies,
        "topic": desk.content.topics,
    }
    errors = {
        n: "unknown" for n, among in known.items() if fields.get(n) and fields[n] not in among
    }
    twin = fields.get("duplicate_of")
    if twin and (twin == report.id or not desk.reports.find(id=twin)):
        errors["duplicate_of"] = "no_report"
    return errors


def show(tried: Attempt) -> str:
    desk, report, account = office(), tried.report, me()
    return render_template(
        "staff/report.html",
        report=report,
        tried=tried,
        wrong={f"{name}-{tried.action}": code for name, code in tried.errors.items()},
        names={f"{name}-{tried.action}": labels.FIELDS[name][0] for name in tried.errors},
        clocks=[c for c in desk.clocks(report) if c.rule.name in OFFICE_RULES or c.running],
        today=desk.today,
        row=Row(report, desk.clock(report), desk.late(report)),
        CHOICES=workflow.CHOICES,
        contact=sees_contact(account, report),
        actions=workflow.available(report, account.role) if account.role in ACTORS else (),
        asked=workflow.asked,
        agencies=desk.content.agencies,
    )
