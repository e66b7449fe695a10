"""Anybody who sees personal data on a public page says so here, in one short form."""

from contextlib import suppress

from flask import Blueprint, render_template, request

from aduan.store import Conflict
from aduan.terms import Role
from aduan.web.security import office
from aduan.workflow import MAX_LENGTH

bp = Blueprint("leak", __name__)
Answer = str | tuple[str, int]
MOST = 20  # such reports kept for one page; a reviewer sees it from the first
ATTEMPTS = 5  # to be faster than staff who work on the same report


@bp.get("/bocor/<public_id>")
def form(public_id: str) -> Answer:
    office().public(public_id)
    return render_template("leak/form.html", public_id=public_id)


@bp.post("/bocor/<public_id>")
def tell(public_id: str) -> Answer:
    """Files it with the report; the same words twice are filed once."""
    desk, said = office(), {"text": request.form.get("text", "").strip()[:MAX_LENGTH]}
    for _ in range(ATTEMPTS):
        report = desk.public(public_id)
        told = list(report.happened("flag"))
        if (report.leak and report.leak.fields.get("text", "") == said["text"]) or len(told) > MOST:
            break
        with suppress(Conflict):
            desk.act(report, "flag", Role.READER, Role.READER.value, said)
            break
    else:
        raise Conflict(public_id)
    return render_template("leak/told.html")
