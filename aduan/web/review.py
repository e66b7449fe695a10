"""The reviewer's page: the original beside the public text; a person edits, confirms, publishes."""

from typing import Any

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from aduan import anonymize, publish, review
from aduan.report import Report
from aduan.store import Conflict
from aduan.terms import Role
from aduan.web.attempt import attempt
from aduan.web.labels import REFUSALS
from aduan.web.security import allow, me, office
from aduan.web.staff import load
from aduan.workflow import SHOWABLE, Missing, available

bp = Blueprint("review", __name__)
Answer = str | Response | tuple[str, int]
SETTLING = ("take_down", "dismiss")


@bp.get("/staf/laporan/<number>/tinjau")
@allow(Role.REVIEWER)
def read(number: str) -> Answer:
    return show(load(number))


@bp.post("/staf/laporan/<number>/tinjau")
@allow(Role.REVIEWER)
def confirm(number: str) -> Answer:
    report, typed = load(number), request.form
    if typed.get("version") != str(report.moment):
        return show(report, values=typed, overtaken=report.events[-1]), 409
    if typed.get("confirmed") != "yes":
        return show(report, values=typed, errors={"confirmed": "missing"}), 422
    try:
        publish.review(office(), report, me().id, typed)
    except Missing as error:
        return show(report, values=typed, errors=error.errors), 422
    except Conflict:
        newest = load(number)
        return show(newest, values=typed, overtaken=newest.events[-1]), 409
    return redirect(f"/staf/laporan/{number}/tinjau")


@bp.post("/staf/laporan/<number>/terbitkan")
@allow(Role.REVIEWER)
def release(number: str) -> Answer:
    report = load(number)
    if request.form.get("version") != str(report.moment):
        last = report.events[-1]
        if (last.action, last.by) == ("publish", me().id):  # a double click
            return redirect(f"/staf/laporan/{number}/tinjau")
        return show(report, overtaken=last), 409
    try:
        publish.publish(office(), report, me().id)
    except publish.Refused:
        return show(report), 422
    except Conflict:
        newest = load(number)
        return show(newest, overtaken=newest.events[-1]), 409
    return redirect(f"/staf/laporan/{number}/tinjau")


@bp.post("/staf/laporan/<number>/turunkan")
@allow(Role.REVIEWER)
def take_down(number: str) -> Answer:
    return settle(number, "take_down")


@bp.post("/staf/laporan/<number>/periksa")
@allow(Role.REVIEWER)
def dismiss(number: str) -> Answer:
    return settle(number, "dismiss")


def settle(number: str, action: str) -> Answer:
    """What a reviewer decides about a page that stands."""
    tried = attempt(office(), load(number), action, Role.REVIEWER, me().id, request.form)
    if tried.done:
        return redirect(f"/staf/laporan/{number}/tinjau")
    errors = {action: tried.errors["text"]} if tried.errors else {}
    shown = show(tried.report, values=tried.typed, errors=errors, overtaken=tried.overtaken)
    return shown, tried.status


def show(report: Report, **more: Any) -> str:
    desk = office()
    original = review.sources(report)
    approved = report.latest("review")
    given: dict[str, Any] = {"values": review.suggestion(report), "errors": {}, "overtaken": None}
    given |= more
    return render_template(
        "review/review.html",
        report=report,
        rows={name: 2 + text.count("\n") + len(text) // 42 for name, text in original.items()},
        marked={n: anonymize.parts(t, review.found(report, t)) for n, t in original.items() if t},
        approved=approved,
        published=report.latest("publish"),
        refusals=[REFUSALS[code] for code in review.refusals(report, desk.sensitive)],
        held=[REFUSALS[code] for code in review.held(report, desk.sensitive)],
        SHOWABLE=SHOWABLE,
        steps=[a for a in available(report, Role.REVIEWER) if a.name in SETTLING],
        **given,
    )
