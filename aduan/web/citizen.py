"""The form: write, check, send, receipt. Nothing is kept on the server before "send"."""

import json

from flask import Blueprint, render_template, request

from aduan import submission, tracking
from aduan.report import Report
from aduan.store import Conflict
from aduan.submission import Submission
from aduan.terms import State
from aduan.web.i18n import language
from aduan.web.security import office

bp = Blueprint("citizen", __name__)
Answer = str | tuple[str, int]
MAX_NONCE = 64


@bp.route("/lapor/", methods=["GET", "POST"])
def report() -> Answer:
    if request.method == "GET":
        return render_template("citizen/form.html", values={}, errors={})
    form = submission.check(request.form, office().choices, office().today)
    nonce = request.form.get("nonce", "")[:MAX_NONCE]
    step = request.form.get("step")
    if step == "edit":
        return render_template("citizen/form.html", values=form.fields, errors={}, nonce=nonce)
    if form.errors:
        filled = {"values": form.fields, "errors": form.errors, "nonce": nonce}
        return render_template("citizen/form.html", **filled), 422
    if step == "send" and nonce:
        return receipt(form, nonce)
    return render_template(
        "citizen/check.html",
        values=form.fields,
        nonce=nonce or tracking.nonce(),
        incident=submission.incident(form.fields),
        until=submission.incident(form.fields, "until_"),
    )


def receipt(form: Submission, nonce: str) -> str:
    """Says so only after the report is stored; the same check page sent twice makes one report."""
    desk = office()
    content = json.dumps(form.fields, sort_keys=True).encode()
    number, code = tracking.issue(desk.code_key, nonce, content)
    stored = accept(form, number, code)
    waits = stored.state is State.RECEIVED  # a receipt asked for again may be an old one
    clock = desk.clock(stored) if waits else None
    return render_template(
        "citizen/receipt.html", report=stored, code=tracking.write_code(code), clock=clock
    )


def accept(form: Submission, number: str, code: str) -> Report:
    desk = office()
    code_hash = tracking.hash_code(desk.code_key, code)
    received = submission.receive(
        form, number=number, code_hash=code_hash, language=language(), at=desk.now()
    )
    try:
        desk.receive(received)
    except Conflict:
        known = desk.get(number)
        if not tracking.code_matches(desk.code_key, code, known.code_hash):
            raise  # another report has this number: never seen, never silent
        return known
    return received
