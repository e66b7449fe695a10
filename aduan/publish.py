"""THE ONE BRIDGE from a private report to a public outcome: review, refusal, writing, sync.

No other module sees both sides. What is public of a report is what `to_outcome` copies here.
"""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from aduan import attachments, content, corrections, counted, deadlines, decisions, figures
from aduan.alone import alone
from aduan.deadlines import OFFICE_RULES
from aduan.decisions import Decision
from aduan.keeping import Erased, Overdue
from aduan.office import Office
from aduan.outcome import Outcome, Step, Tombstone
from aduan.reading import ContentError
from aduan.removals import removal
from aduan.report import Report
from aduan.review import (
    TEXTS,
    changed,
    decided,
    emptied,
    excuses,
    final,
    fingerprint,
    is_sensitive,
    public_texts,
    refusals,
    still_open,
)
from aduan.standing import standing
from aduan.submission import clean
from aduan.terms import Cause, OutcomeCode, Removal, Role, State
from aduan.tracking import public_id
from aduan.workflow import UNANSWERED, Missing


class Refused(Exception):
    """A report can't be published; `codes` say why (findings.REFUSALS)."""

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


class Undecided(Exception):
    """Something that may point at a person stands in the public text, and nobody kept it."""

    def __init__(self, left: Iterable[Decision]) -> None:
        self.left = tuple(left)
        super().__init__(f"{len(self.left)} undecided")


def review(
    office: Office, report: Report, by: str, texts: Mapping[str, str], made: Iterable[Decision]
) -> Report:
    """Saves the public text a reviewer confirmed, and what they decided about all that was found.

    Raises Undecided, NotAllowed, Missing, Conflict.
    """
    made = [decision for decision in made if not decision.error]
    said = {name: clean(texts.get(name, "")) for name in TEXTS}
    if errors := emptied(report, said):
        raise Missing(errors)
    said = final(report, said, made)
    if left := still_open(report, said, made):
        raise Undecided(left)
    about = {"fingerprint": fingerprint(report, said), "decisions": decisions.written(made)}
    return office.act(report, "review", Role.REVIEWER, by, said | about)


def approve(office: Office, report: Report, by: str) -> Report:
    """A second reviewer agrees to exactly the text of the latest review.

    Raises Refused, NotAllowed, Conflict.
    """
    reviewed = report.latest("review")
    if reviewed is None or reviewed.by == by:
        raise Refused(["second_reviewer" if reviewed else "unreviewed"])
    fields = {"fingerprint": reviewed.fields["fingerprint"]}
    return office.act(report, "approve", Role.REVIEWER, by, fields)


def publish(office: Office, report: Report, by: str) -> Report:
    """Writes the outcome file. Raises Refused, NotAllowed, Conflict."""
    if codes := refusals(report, office.sensitive, office.late(report) is not None):
        raise Refused(codes)
    fields = {"public_id": report.public_id or public_id()}
    with content.locked(office.content.folder):
        published = office.act(report, "publish", Role.REVIEWER, by, fields)
        _write(office, published)
    return published


def kept(office: Office) -> dict[str, list[str]]:
    """By public id, the words a reviewer kept on its page, or called no leak, with a reason."""
    return {
        report.public_id: [d.text for d in decided(report, report.public_review) if d.keep]
        + [excuse.fields["words"] for excuse in excuses(report)]
        for report in office.every()
        if report.public_id
    }


def to_outcome(office: Office, report: Report) -> Outcome:
    """What the public may know of a report that was published: the approved text, today's facts."""
    approved, overdue = report.public_review, office.late(report) is not None
    answer = (report.answer or {}) if report.state in (State.ANSWERED, State.CLOSED) else {}
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
        language=report.language,
        outcome=_outcome(report, answer, overdue),
        closed_by=report.closed_by,
        archive_reason=report.archive_reason,
        reopened=report.reopened,
        objected=report.objected,
        asked_again=report.asked_again,
        routings=report.routings,
        holds=sum(1 for _ in report.happened("hold")),
        cause=Cause(answer["cause"]) if "cause" in answer else None,
        promised=report.promised if answer else None,
        promise=deadlines.promise(report, office.today) if answer else None,
        improvement=report.improvement,
        overdue=overdue,
        answer_pending=changed(report, approved),
        summary=is_sensitive(report, office.sensitive),
        steps=_steps(office, report),
        **public_texts(report, approved),
    )


def _outcome(report: Report, answer: Mapping[str, str], overdue: bool) -> OutcomeCode | None:
    if answer:
        return OutcomeCode(answer["outcome"])
    return OutcomeCode.NOT_ANSWERED if overdue and report.state in UNANSWERED else None


def _steps(office: Office, report: Report) -> tuple[Step, ...]:
    return tuple(
        Step(
            rule=clock.rule.name,
            used=clock.used,
            limit=clock.rule.limit,
            unit=clock.rule.unit,
            late=clock.late(office.today),
            running=clock.running,
            paused=clock.paused,
            kept=clock.kept,
        )
        for clock in office.clocks(report)
        if clock.rule.name in OFFICE_RULES
    )


def _path(office: Office, report: Report) -> Path:
    year = next(report.happened("publish")).at.year
    return content.outcome_path(office.content.folder, year, report.public_id)


def _write(office: Office, report: Report) -> None:
    outcome = to_outcome(office, report)
    corrections.write(office.content.folder, _path(office, report), outcome, office.today)


@dataclass(frozen=True)
class Synced:
    """What a sync did: reports counted, outcome files that stand, files it removed."""

    counted: int
    published: int
    removed: int


def sync(office: Office) -> Synced:
    """Brings content/ up to date with the queue: facts of published outcomes, removals, counts.

    Raises Busy, and Orphan and ContentError before anything is changed.
    """
    folder = office.content.folder
    (folder / "outcomes").mkdir(parents=True, exist_ok=True)
    with alone(folder / "outcomes", ".sync-", "build"):
        synced, standings = _outcomes(office)
        counted.renew(folder, standings, office.today, office.code_key)
    return synced


def _outcomes(office: Office) -> tuple[Synced, list[figures.Standing]]:
    """The files of outcomes, and what of every report is to be counted.

    The lock keeps a publication that happens meanwhile from being overwritten with what was read
    before it.
    """
    folder = office.content.folder
    with content.locked(folder):
        standings: list[figures.Standing] = []
        shown: dict[Path, Outcome] = {}
        removed = _erased(content.erased(folder))
        files, overdue = attachments.kept(office.attachments), 0
        for report in office.every():
            overdue += office.kept_too_long(report, files)
            if reason := removal(report, office.sensitive):
                removed[report.public_id] = reason
            public = bool(report.public_id) and report.public_id not in removed
            standings.append(_standing(office, report, public))
            _check(office, report, standings[-1])
            if public:
                shown[_path(office, report)] = to_outcome(office, report)
        gone = set(content.outcome_paths(folder)) - set(shown)
        if orphans := {path for path in gone if path.stem not in removed}:
            raise Orphan(min(orphans))
        for path, outcome in shown.items():
            corrections.write(folder, path, outcome, office.today)
        for path in gone:
            path.unlink()
        ids = {outcome.id for outcome in shown.values()}
        corrections.forget(folder, ids)
        _bury(folder, removed, ids, office.today)
        content.write(content.overdue_path(folder), Overdue(office.today, overdue))
    return Synced(len(standings), len(shown), len(gone)), standings


def unpublish(folder: Path, erased: Iterable[Erased]) -> None:
    """Takes the pages of erased reports out of a content folder; a tombstone stays of each."""
    for one in erased:
        for path in content.outcome_paths(folder):
            if path.stem == one.public_id:
                path.unlink()
        _bury(folder, _erased([one]), (), one.erased)


def _erased(listed: Iterable[Erased]) -> dict[str, Removal]:
    return {one.public_id: Removal.ERASED for one in listed if one.public_id}


def _bury(folder: Path, removed: Mapping[str, Removal], shown: Container[str], day: date) -> None:
    """A tombstone for each page that is no more; those of erased people stay, too."""
    before = {stone.id: stone for stone in content.tombstones(folder) if stone.id not in shown}
    new = {id: Tombstone(id, day, reason) for id, reason in removed.items() if id not in before}
    stones = sorted((before | new).values(), key=lambda stone: (stone.removed, stone.id))
    content.write(content.tombstones_path(folder), stones)


def _check(office: Office, report: Report, one: figures.Standing) -> None:
    """A name that left content/ while reports have it would leave holes in lists and counts."""
    folder, made_of = office.content.folder, office.content
    for slug in {report.agency, one.agency} - {"", *made_of.agencies}:
        path = folder / "agencies" / f"{slug}.md"
        raise ContentError(path, 1, "missing, but reports stand at this agency")
    if report.topic and report.topic not in made_of.topics:
        raise ContentError(folder / "topics.md", 1, f"no topic {report.topic}, but reports have it")


def _standing(office: Office, report: Report, public: bool) -> figures.Standing:
    answer = (report.answer or {}) if report.state in (State.ANSWERED, State.CLOSED) else {}
    outcome = _outcome(report, answer, office.late(report) is not None)
    return standing(office.timetable, report, office.today, outcome, public)
