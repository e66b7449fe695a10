"""The reviewer's page: the original beside the public text; a person decides, edits, publishes."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from aduan import decisions, publish, review
from aduan.anonymize import masks
from aduan.decisions import BY_HAND, Decision
from aduan.gate import wording
from aduan.report import Report
from aduan.store import Conflict
from aduan.terms import KeepReason, Role
from aduan.web.attempt import attempt
from aduan.web.findings import FOUND, REFUSALS, of_kinds
from aduan.web.security import allow, me, office
from aduan.web.staff import held_back, load
from aduan.withheld import Held
from aduan.workflow import SHOWABLE, Missing, available

bp = Blueprint("review", __name__)
Answer = str | Response | tuple[str, int]
SETTLING = ("take_down", "dismiss")
KEPT = {"mask": False, "keep": True}


@bp.get("/staf/laporan/<number>/tinjau")
@allow(Role.REVIEWER)
def read(number: str) -> Answer:
    return show(load(number))


@bp.post("/staf/laporan/<number>/tinjau")
@allow(Role.REVIEWER)
def confirm(number: str) -> Answer:
    report, typed = load(number), request.form
    made = decided(report, typed)
    if typed.get("version") != str(report.moment):
        return show(report, made=made, values=typed, overtaken=report.events[-1]), 409
    if typed.get("step") == "apply":
        return show(report, made=made, values=review.proposal(report, made))
    errors = {f"d-{n}": decision.error for n, decision in enumerate(made) if decision.error}
    if typed.get("confirmed") != "yes":
        errors["confirmed"] = "missing"
    if errors:
        return show(report, made=made, values=typed, errors=errors), 422
    try:
        publish.review(office(), report, me().id, typed, made)
    except publish.Undecided as error:
        more = {f"d-{n}": "undecided" for n in range(len(made), len(made) + len(error.left))}
        return show(report, made=[*made, *error.left], values=typed, errors=more), 422
    except Missing as error:
        return show(report, made=made, values=typed, errors=error.errors), 422
    except Conflict:
        newest = load(number)
        return show(newest, made=made, values=typed, overtaken=newest.events[-1]), 409
    return redirect(f"/staf/laporan/{number}/tinjau#terbitkan")


def decided(report: Report, typed: Mapping[str, str]) -> list[Decision]:
    """The decisions of the form, and those it did not know of yet; words to mask by hand, too."""
    told = {}
    for n in range(len(typed)):
        if text := typed.get(f"t-{n}", ""):
            reason = typed.get(f"r-{n}", "")
            told[decisions.folded(text)] = Decision(
                text,
                typed.get(f"k-{n}", BY_HAND),
                typed.get(f"c-{n}", "amber"),
                KEPT.get(typed.get(f"d-{n}", "")),
                KeepReason(reason) if reason in list(KeepReason) else None,
            )
    for line in typed.get("more", "").splitlines():
        if words := line.strip():
            told[decisions.folded(words)] = Decision(words, BY_HAND, "red", False)
    new = [d for d in review.to_decide(report) if d.key not in told]
    return [*told.values(), *new]


@bp.post("/staf/laporan/<number>/setujui")
@allow(Role.REVIEWER)
def second(number: str) -> Answer:
    return act(number, "approve")


@bp.post("/staf/laporan/<number>/terbitkan")
@allow(Role.REVIEWER)
def release(number: str) -> Answer:
    return act(number, "publish")


def act(number: str, action: str) -> Answer:
    """Approves or publishes exactly the text this page showed."""
    report = load(number)
    if request.form.get("version") != str(report.moment):
        last = report.events[-1]
        if (last.action, last.by) == (action, me().id):  # a double click
            return redirect(f"/staf/laporan/{number}/tinjau")
        return show(report, overtaken=last), 409
    try:
        (publish.approve if action == "approve" else publish.publish)(office(), report, me().id)
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


@bp.post("/staf/laporan/<number>/bukan-kebocoran")
@allow(Role.REVIEWER)
def excuse(number: str) -> Answer:
    """Only words that the gate found, and bound to exactly the text that is public now."""
    report = load(number)
    known = [words for words, excused in in_question(report, withheld_page(report)) if not excused]
    wrong = {} if request.form.get("words") in known else {"text": "unknown"}
    bound = {"fingerprint": report.public_review.fields["fingerprint"]} if report.shown else {}
    return settle(number, "excuse", bound, wrong)


def settle(
    number: str,
    action: str,
    bound: Mapping[str, str] | None = None,
    errors: Mapping[str, str] | None = None,
) -> Answer:
    """What a reviewer decides about a page that stands."""
    form = {**request.form.to_dict(), **(bound or {})}
    tried = attempt(office(), load(number), action, Role.REVIEWER, me().id, form, errors)
    if tried.done:
        return redirect(f"/staf/laporan/{number}/tinjau")
    errors = {action: next(iter(tried.errors.values()))} if tried.errors else {}
    shown = show(tried.report, settling=tried.typed, errors=errors, overtaken=tried.overtaken)
    return shown, tried.status


def withheld_page(report: Report) -> Held | None:
    """Why the page of this report is not public now."""
    return next((one for one in held_back() if one.id and one.id == report.public_id), None)


def in_question(report: Report, held: Held | None) -> list[tuple[str, bool]]:
    """The words of its public text that occur in another report, and whether they were called no
    leak since."""
    if held is None or not report.shown:
        return []
    texts = review.public_texts(report, report.public_review).values()
    excused = {event.fields["words"] for event in review.excuses(report)}
    found = wording.read(office().code_key, held.grounds.words, texts)
    return [(words, words in excused) for words in found]


def show(report: Report, made: list[Decision] | None = None, **more: Any) -> str:
    desk, original = office(), review.sources(report)
    made = review.to_decide(report) if made is None else made
    given: dict[str, Any] = {"errors": {}, "overtaken": None, "settling": {}}
    given |= {"values": review.suggestion(report, made)} | more
    withheld = withheld_page(report)
    reviewed, overdue = report.latest("review"), desk.late(report) is not None
    return render_template(
        "review/review.html",
        report=report,
        made=made,
        rows={name: 2 + text.count("\n") + len(text) // 42 for name, text in original.items()},
        marked=marked(report, original, made),
        approved=reviewed,
        published=report.latest("publish"),
        sensitive=review.is_sensitive(report, desk.sensitive),
        seconded=review.seconded(report),
        mine=reviewed is not None and reviewed.by == me().id,
        refusals=[REFUSALS[c] for c in review.refusals(report, desk.sensitive, overdue)],
        held=[REFUSALS[c] for c in review.held(report, desk.sensitive) if c != "sensitive"]
        + [REFUSALS["purged"]] * report.purged
        + [REFUSALS["not_due"]] * review.too_early(report, overdue),
        steps=[a for a in available(report, Role.REVIEWER) if a.name in SETTLING],
        SHOWABLE=SHOWABLE,
        KeepReason=KeepReason,
        kinds=FOUND,
        withheld=withheld,
        in_question=in_question(report, withheld),
        of_kinds=of_kinds,
        **given,
    )


def marked(
    report: Report, original: Mapping[str, str], made: list[Decision]
) -> dict[str, list[tuple[str, str]]]:
    """The original texts cut into pieces, each with what becomes of it: "", red, amber, kept."""
    kept = {decision.key for decision in made if decision.keep}
    return {
        name: [
            (piece, "kept" if decisions.folded(piece) in kept else span.tier if span else "")
            for piece, span in masks.pieces(original[name], spans)
        ]
        for name, spans in review.found(report, original).items()
    }
