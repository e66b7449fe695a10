"""What of a report must go, since when, and the report without it.

A report has ended on the day it came into its final state; reopening or objecting starts it anew,
while a review, a publication or a reader's word about its page prolongs nothing. What stays for
good is what published figures are recomputed from: states, dates, agency, topic, kind, district,
codes. Of a report with a public page its approved text stays, too, with the reasons for the words
that were kept in it, and nothing else that was said.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime

from aduan import deadlines, decisions, keeping, review, workflow
from aduan.keeping import Period
from aduan.report import SETTLES, Event, Report, Reporter
from aduan.terms import OPEN_STATES, Kept, Role, State

# The event that says a part is gone, in the order they are recorded.
PURGES = {
    Kept.PHOTOS: "purge_photos",
    Kept.CONTACT: "purge_contact",
    Kept.CONTENT: "purge_content",
}
# Slugs, codes and a public id: what of the fields of events is no text of anybody's.
FACTS = (
    "agency",
    "topic",
    "classification",
    "outcome",
    "cause",
    "promised",
    "improvement",
    "reason",
    "public_id",
    "fingerprint",
)
EMPTIED = ("title", "story", "place", "incident", "incident_until", "named_agency")


def ended(report: Report) -> date | None:
    """The day since which nobody handles it; None while somebody does."""
    return None if report.state in OPEN_STATES else deadlines.entered(report)


def due(
    periods: Iterable[Period], report: Report, files: Collection[Kept], today: date
) -> dict[Kept, date]:
    """Each part it still holds that must be gone by today, and since when.

    `files` says of which parts received files are kept; a report does not know them.
    """
    start = ended(report)
    if start is None:
        return {}
    rows = tuple(periods)
    ends = {part: keeping.end(rows, part, start, today) for part in PURGES}
    over = {part: day for part, day in ends.items() if day and day <= today}
    return {part: day for part, day in over.items() if part in files or holds(report, part)}


def holds(report: Report, part: Kept) -> bool:
    return without(report, part) != report


def purged(report: Report, parts: Collection[Kept], at: datetime) -> Report:
    """The report without these parts, with an event for each."""
    clock = Role.CLOCK
    for part, action in PURGES.items():
        if part in parts:
            bare = without(report, part)
            report = workflow.apply(bare, action, role=clock, by=clock.value, at=at)
    return report


def without(report: Report, part: Kept) -> Report:
    """The report without a part; a second time changes nothing."""
    if part is Kept.CONTACT:
        return replace(report, reporter=Reporter())
    return _without_content(report) if part is Kept.CONTENT else report


def forgotten(report: Report, numbers: Collection[str]) -> Report:
    """The report without its references to others, which were erased."""

    def without(event: Event) -> Event:
        fields = event.fields.items()
        kept = {n: said for n, said in fields if n != "duplicate_of" or said not in numbers}
        return replace(event, fields=kept)

    return replace(report, events=tuple(map(without, report.events)))


def _without_content(report: Report) -> Report:
    public = report.public_review if is_public(report) else None
    waiting, excuses = _unsettled(report), review.excuses(report) if public else []

    def kept(event: Event) -> Event:
        said = review.TEXTS if event is public else ("text",) if event in waiting else ()
        said = ("words",) if event in excuses else said
        fields = {n: text for n, text in event.fields.items() if n in (*FACTS, *said)}
        return replace(event, fields=fields | (_excuses(event) if event is public else {}))

    events = tuple(map(kept, report.events))
    bare = replace(report, **dict.fromkeys(EMPTIED, ""), events=events)  # type: ignore[arg-type]
    seals = _seals(report, bare, public)
    return replace(bare, events=tuple(_sealed(event, seals) for event in events))


def _excuses(reviewed: Event) -> dict[str, str]:
    """Why words of the public text were kept there: whoever searches the site must know it."""
    made = reviewed.fields.get("decisions", "")
    public = decisions.folded("\n".join(reviewed.fields.get(name, "") for name in review.TEXTS))
    still = [d for d in decisions.read(made) if d.keep and d.key in public]
    return {"decisions": decisions.written(still)} if made else {}


def is_public(report: Report) -> bool:
    """Whether it has a public page, or would have one again if its topic were not held."""
    return report.shown and report.consent and report.state is not State.WITHDRAWN


def _unsettled(report: Report) -> tuple[Event, ...]:
    """What readers said of its page and no reviewer dealt with yet."""
    dealt = [n for n, event in enumerate(report.events) if event.action in SETTLES]
    since = report.events[max(dealt, default=-1) + 1 :]
    return tuple(event for event in since if event.action == "flag")


def _seals(report: Report, bare: Report, public: Event | None) -> Mapping[str, str]:
    """New values for all fingerprints, since they were made of private texts.

    What was equal stays equal, and a public text as new or as outdated as it was.
    """
    made = (event.fields["fingerprint"] for event in report.events if "fingerprint" in event.fields)
    seals = {old: f"purged {n}" for n, old in enumerate(dict.fromkeys(made))}
    if public and not review.changed(report, public):
        seals[public.fields["fingerprint"]] = review.fingerprint(bare, public.fields)
    return seals


def _sealed(event: Event, seals: Mapping[str, str]) -> Event:
    changed = {n: seals[t] if n == "fingerprint" else t for n, t in event.fields.items()}
    return replace(event, fields=changed)
