"""The form: write, check, send, receipt. Nothing is kept on the server before "send"."""

import json
from collections.abc import Mapping

from flask import Blueprint, current_app, render_template, request
from flask_wtf.csrf import generate_csrf

from aduan import submission, tracking
from aduan.anonymize import Known, Span, detect
from aduan.anonymize.masks import masked, pieces
from aduan.report import Report
from aduan.store import Conflict
from aduan.submission import Submission
from aduan.terms import State
from aduan.web.i18n import language
from aduan.web.security import office

bp = Blueprint("citizen", __name__)
Answer = str | tuple[str, int]
MAX_NONCE = 64
SHOWN = ("title", "story")  # what strangers may read, after a review
ALL = "*"
PLACE = "@csrf@"


@bp.route("/lapor/", methods=["GET", "POST"])
def report() -> Answer:
    if request.method == "GET":
        return blank().replace(PLACE, generate_csrf())
    typed = request.form.to_dict()
    typed |= without(typed, typed.pop("remove", ""))
    form = submission.check(typed, office().choices, office().today)
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
        marked={name: list(pieces(form.fields[name], found(form.fields, name))) for name in SHOWN},
        nonce=nonce or tracking.nonce(),
        incident=submission.incident(form.fields),
        until=submission.incident(form.fields, "until_"),
    )


def blank() -> str:
    """The empty form: the same for everybody but for its CSRF token, so it is rendered once."""
    forms: dict[str, str] = current_app.extensions.setdefault("blank forms", {})
    if language() not in forms:
        page = render_template("citizen/form.html", values={}, errors={}, csrf_token=lambda: PLACE)
        forms[language()] = page
    return forms[language()]


def found(fields: Mapping[str, str], name: str) -> list[Span]:
    """What in this field points, or may point, at a person."""
    known = {f"{n}s": (fields[n],) for n in ("name", "phone", "email") if fields.get(n)}
    return detect(fields.get(name, ""), Known(**known))


def without(typed: Mapping[str, str], words: str) -> dict[str, str]:
    """Title and story with these words replaced, wherever they were found; ALL for everything."""
    texts = {name: typed.get(name, "") for name in SHOWN}
    spans = {
        name: [s for s in found(typed, name) if words in (ALL, text[s.start : s.end])]
        for name, text in texts.items()
        if words
    }
    return masked(texts, spans, typed.get("name", "")) if words else {}


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
