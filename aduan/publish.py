"""THE ONE BRIDGE from a private report to a public outcome: review, refusal, writing, sync.

No other module sees both sides. What is public of a report is what `to_outcome` copies here.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import click
import msgspec

from aduan import anonymize, content, figures
from aduan.deadlines import OFFICE_RULES
from aduan.office import Office
from aduan.outcome import Outcome, Step
from aduan.report import ANSWER_PARTS, Event, Report
from aduan.submission import clean
from aduan.terms import Classification, Role, State
from aduan.tracking import public_id
from aduan.workflow import SHOWABLE

TEXTS = ("title", "story", *ANSWER_PARTS, "referred_to")
REVIEWER = Role.REVIEWER


class Refused(Exception):
    """A report can't be published; `codes` say why (labels.REFUSALS)."""

    def __init__(self, codes: Iterable[str]) -> None:
        self.codes = tuple(codes)
        super().__init__(", ".join(self.codes))


class Orphan(click.ClickException):
    """An outcome file that belongs to no report of this installation."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path}: no report of this installation was published as this file; "
            "move it away, or set ADUAN_CONTENT to this installation's own content folder"
        )


def sources(report: Report) -> dict[str, str]:
    """The private texts a page could be made of; an archived report's reason is its why_not."""
    texts = dict.fromkeys(TEXTS, "") | {"title": report.title, "story": report.story}
    archived = report.latest("archive") if report.state is State.ARCHIVED else None
    if archived:
        return texts | {"why_not": archived.fields["text"]}
    answer = report.answer or {}
    return texts | {name: answer.get(name, "") for name in TEXTS[2:]}


def suggestion(report: Report) -> dict[str, str]:
    """The texts with every structured identifier masked: what a reviewer starts from."""
    return {n: anonymize.mask(t, anonymize.find(t)) for n, t in sources(report).items()}


def fingerprint(report: Report, texts: Mapping[str, str]) -> str:
    """Changes with any edit of the public text or of what it was made from."""
    private = (sources(report), report.place, report.incident, report.incident_until)
    public = {name: texts.get(name, "") for name in TEXTS}
    return hashlib.sha256(msgspec.json.encode((private, public), order="sorted")).hexdigest()


def review(office: Office, report: Report, by: str, texts: Mapping[str, str]) -> Report:
    """Saves the public text a reviewer confirmed. Raises NotAllowed, Missing, Conflict."""
    said = {name: clean(texts.get(name, "")) for name in TEXTS}
    fields = said | {"fingerprint": fingerprint(report, said)}
    return office.act(report, "review", REVIEWER, by, fields)


def sensitive(report: Report, office: Office) -> bool:
    """Held back: a sensitive topic, or a complaint about conduct."""
    topic = office.content.topics.get(report.topic)
    return bool(topic and topic.sensitive) or report.classification is Classification.OVERSIGHT


def held(office: Office, report: Report) -> list[str]:
    """Why it may never be published as it is, whatever its text: codes."""
    reasons = {
        "confidential": report.confidential,
        "no_consent": not report.consent,
        "sensitive": sensitive(report, office),
    }
    return [code for code, holds in reasons.items() if holds]


def refusals(office: Office, report: Report) -> list[str]:
    """Why it can't be published now, as codes; empty when it can."""
    codes = held(office, report)
    approved = report.latest("review")
    if not approved:
        return [*codes, "unreviewed"]
    if approved.fields["fingerprint"] != fingerprint(report, approved.fields):
        codes.append("changed")
    return codes + _personal(report, approved.fields)


def awaits_review(office: Office, report: Report) -> bool:
    """Whether a reviewer has work with it: showable, and its newest text is not published yet."""
    if report.state not in SHOWABLE or held(office, report):
        return False
    return not report.public_id or "changed" in refusals(office, report)


def _personal(report: Report, texts: Mapping[str, str]) -> list[str]:
    """Which of the reporter's own values, or any NIK, still stand in the text."""
    text = "\n".join(texts.get(name, "") for name in TEXTS)
    who = report.reporter
    found = anonymize.left_over(text, name=who.name, phone=who.phone, email=who.email)
    return found + ["nik"] * any(span.type == "NIK" for span in anonymize.find(text))


def publish(office: Office, report: Report, by: str) -> Report:
    """Writes the outcome file. Raises Refused, NotAllowed, Conflict."""
    codes = refusals(office, report)
    if codes:
        raise Refused(codes)
    fields = {"public_id": report.public_id or public_id()}
    published = office.act(report, "publish", REVIEWER, by, fields)
    _write(office, published)
    return published


def to_outcome(office: Office, report: Report) -> Outcome:
    """What the public may know of a report that was published: the approved text, today's facts."""
    approved = _approved(report)
    answered = report.state in (State.ANSWERED, State.CLOSED)
    return Outcome(
        id=report.public_id,
        kind=report.kind,
        month=report.received.strftime("%Y-%m"),
        area=report.area,
        district=report.district,
        topic=report.topic,
        agency=report.agency,
        state=report.state,
        published=next(report.happened("publish")).at.replace(microsecond=0),
        updated=report.events[-1].at.date(),
        language=report.language,
        outcome=report.outcome if answered else None,
        closed_by=report.closed_by,
        archive_reason=report.archive_reason,
        reopened=report.reopened,
        routings=report.routings,
        holds=sum(1 for _ in report.happened("hold")),
        overdue=office.late(report) is not None,
        answer_pending=approved.fields["fingerprint"] != fingerprint(report, approved.fields),
        steps=_steps(office, report),
        **{name: approved.fields.get(name, "") for name in TEXTS},
    )


def _approved(report: Report) -> Event:
    """The review that the latest publication showed."""
    events = list(report.events)
    last = max(n for n, event in enumerate(events) if event.action == "publish")
    return next(event for event in reversed(events[:last]) if event.action == "review")


def _steps(office: Office, report: Report) -> tuple[Step, ...]:
    return tuple(
        Step(c.rule.name, c.used, c.rule.limit, c.rule.unit, c.late(office.today), c.running)
        for c in office.clocks(report)
        if c.rule.name in OFFICE_RULES
    )


def _path(office: Office, report: Report) -> Path:
    year = next(report.happened("publish")).at.year
    return content.outcome_path(office.content.folder, year, report.public_id)


def _write(office: Office, report: Report) -> None:
    outcome = to_outcome(office, report)
    content.write_outcome(_path(office, report), outcome)


@dataclass(frozen=True)
class Synced:
    """What a sync did: reports counted, outcome files that stand, files it removed."""

    counted: int
    published: int
    removed: int


def sync(office: Office) -> Synced:
    """Brings content/ up to date with the queue: facts of published outcomes, removals, counts.

    Raises Orphan before anything is changed.
    """
    # Files first: one that is published meanwhile has its report saved before its file.
    standing = set(content.outcome_paths(office.content.folder))
    reports = office.find()
    shown = [r for r in reports if r.public_id]
    kept = [r for r in shown if r.state is not State.WITHDRAWN and not held(office, r)]
    orphans = standing - {_path(office, report) for report in shown}
    if orphans:
        raise Orphan(min(orphans))
    for report in kept:
        _write(office, report)
    gone = standing - {_path(office, report) for report in kept}
    for path in gone:
        path.unlink()
    counts = figures.snapshot((_standing(office, r) for r in reports), office.today)
    content.write(content.snapshot_path(office.content.folder), counts)
    return Synced(len(reports), len(kept), len(gone))


def _standing(office: Office, report: Report) -> figures.Standing:
    late = office.late(report) is not None
    return figures.Standing(report.agency, report.state, late, report.closed_by)
