"""Tracking: number and code open one report, and whatever `available()` leaves to its reporter."""

from flask import Blueprint, redirect, render_template, request, session
from werkzeug.wrappers import Response

from aduan import tracking, workflow
from aduan.report import Report
from aduan.store import NotFound
from aduan.terms import Role
from aduan.web import failure
from aduan.web.attempt import Attempt, attempt
from aduan.web.i18n import prefix
from aduan.web.security import brake, office

bp = Blueprint("tracking", __name__)
Answer = str | Response | tuple[str, int]
IDLE_MINUTES = 30


@bp.get("/lacak/")
def track() -> Answer:
    return render_template("tracking/enter.html", values={}, errors={})


@bp.post("/lacak/")
def open_report() -> Answer:
    values = {"number": request.form.get("number", "")}
    number, code = (
        tracking.read_number(values["number"]),
        tracking.read_code(request.form.get("code", "")),
    )
    errors = {"number": "bad_number"} if not number else {} if code else {"code": "bad_code"}
    if errors or not number or not code:
        return render_template("tracking/enter.html", values=values, errors=errors), 422
    if brake().holds(number):
        return failure.show(429)
    if not matches(number, code):
        brake().failed(number)
        errors = {"code": "no_match"}
        return render_template("tracking/enter.html", values=values, errors=errors), 422
    session["report"] = (number, deadline())
    return redirect(f"{prefix()}/lacak/laporan")


def matches(number: str, code: str) -> bool:
    """An unknown number is compared too, so that it takes as long as a wrong code."""
    desk = office()
    try:
        stored = desk.get(number).code_hash
    except NotFound:
        stored = ""
    return tracking.code_matches(desk.code_key, code, stored)


def deadline() -> float:
    return office().now().timestamp() + IDLE_MINUTES * 60


def opened() -> Report | None:
    """The report this session may see, for another half an hour."""
    number, until = session.get("report", ("", 0))
    if not number or office().now().timestamp() > until:
        session.pop("report", None)
        return None
    session["report"] = (number, deadline())
    return office().get(number)


@bp.get("/lacak/laporan")
def report() -> Answer:
    shown = opened()
    return show(Attempt(shown)) if shown else redirect(f"{prefix()}/lacak/")


@bp.post("/lacak/laporan/<action>")
def act(action: str) -> Answer:
    shown = opened()
    if not shown:
        return failure.expired(), 401
    tried = attempt(office(), shown, action, Role.REPORTER, Role.REPORTER.value, request.form)
    return redirect(f"{prefix()}/lacak/laporan") if tried.done else (show(tried), tried.status)


@bp.post("/lacak/tutup")
def leave() -> Answer:
    session.pop("report", None)
    return redirect(f"{prefix()}/lacak/")


def show(tried: Attempt) -> str:
    desk, report = office(), tried.report
    return render_template(
        "tracking/report.html",
        report=report,
        tried=tried,
        clocks=desk.clocks(report),
        today=desk.today,
        overdue=desk.late(report) is not None,
        ever_late=desk.ever_late(report),
        actions=workflow.available(report, Role.REPORTER),
    )
