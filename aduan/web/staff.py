"""The desk of an office: the queue sorted by what is due, and one report with its buttons."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from flask import Blueprint, abort, current_app, redirect, render_template, request
from werkzeug.wrappers import Response

from aduan import deadlines, tracking, withheld, workflow
from aduan import queue as queues
from aduan.accounts import Account
from aduan.deadlines import OFFICE_RULES, Clock
from aduan.report import Report
from aduan.store import NotFound
from aduan.terms import Promise, Role
from aduan.web import failure, findings, labels
from aduan.web.attempt import Attempt, attempt, repeats
from aduan.web.security import CASE_ROLES, allow, me, office
from aduan.withheld import Held

bp = Blueprint("staff", __name__)
Answer = str | Response | tuple[str, int]
PER_PAGE = 50
ACTORS = (Role.TRIAGE, Role.AGENCY)
TABS = {
    "kebocoran": "leaks",
    "saya": "mine",
    "tanpa-jawaban": "unanswered",
    "terlambat": "late",
    "terbuka": "open",
    "semua": "all",
}


@dataclass(frozen=True)
class Row:
    """A line of the queue: what the report waits for, the limit that has passed, its promise."""

    report: Report
    clock: Clock | None
    late: Clock | None
    promise: Promise | None


def may_see(account: Account, report: Report) -> bool:
    return account.role is not Role.AGENCY or report.agency == account.agency


def sees_contact(account: Account, report: Report) -> bool:
    """Triage, to ask back; the handling agency, unless the reporter is anonymous. Nobody else."""
    return account.role is Role.TRIAGE or (account.role is Role.AGENCY and not report.anonymous)


def row(report: Report) -> Row:
    desk = office()
    every = desk.clocks(report)
    return Row(
        report,
        deadlines.awaited(report, every),
        deadlines.passed(every, desk.today),
        deadlines.promise(report, desk.today),
    )


def held_back() -> list[Held]:
    """What the gate kept from the public at the last build."""
    return withheld.read(Path(current_app.config["INSTANCE"]))


def held_pages() -> Iterator[tuple[Held, Report | None]]:
    """For a reviewer, each with its report; None for what belongs to none. One whose page was
    taken down since is nobody's work any more."""
    for held in held_back() if me().role is Role.REVIEWER else ():
        with suppress(NotFound):
            yield held, None if held.id == withheld.SITE else office().public(held.id)


@bp.get("/staf/")
@allow(*CASE_ROLES)
def queue() -> Answer:
    if typed := request.args.get("nomor", "").strip():
        number = tracking.read_number(typed)
        if number:
            return redirect(f"/staf/laporan/{number}")
    desk, account = office(), me()
    parts = queues.parts(account.role, account.agency, desk.today)
    tabs = {tab: desk.count(parts[name]) for tab, name in TABS.items() if name in parts}
    tab = request.args.get("lihat", "")
    tab = tab if tab in tabs else "kebocoran" if tabs.get("kebocoran") else "saya"
    last_page = -(-tabs[tab] // PER_PAGE) or 1
    page = min(max(request.args.get("hal", 1, type=int), 1), last_page)
    shown = desk.find(parts[TABS[tab]], PER_PAGE, (page - 1) * PER_PAGE)
    return render_template(
        "staff/queue.html",
        tabs=tabs,
        tab=tab,
        rows=[row(report) for report in shown],
        page=page,
        last_page=last_page,
        number_wrong=typed,
        held=list(held_pages()),
        of_kinds=findings.of_kinds,
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
    """Names in a form that must exist in the office: agency, topic, improvement, other report."""
    desk = office()
    known: dict[str, Mapping[str, object]] = {
        "agency": desk.content.agencies,
        "topic": desk.content.topics,
        "improvement": desk.content.improvements,
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
        row=row(report),
        CHOICES=workflow.CHOICES,
        contact=sees_contact(account, report),
        actions=workflow.available(report, account.role) if account.role in ACTORS else (),
        asked=workflow.asked,
        agencies=desk.content.agencies,
    )
