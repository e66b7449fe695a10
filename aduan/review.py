"""The review of a report for publication: its sources, what a reviewer starts from, what holds it.

Pure: `publish` carries out what is decided here.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

import msgspec

from aduan import anonymize, decisions
from aduan.anonymize import Known
from aduan.decisions import Decision, Found
from aduan.report import ANSWER_PARTS, Event, Report
from aduan.terms import Classification, State
from aduan.workflow import SHOWABLE, UNANSWERED

TEXTS = ("title", "story", *ANSWER_PARTS, "referred_to")
OFFICE_TEXTS = TEXTS[2:]  # what the office said: the agency's answer, or why it was archived
VERBATIM = 6  # words in a row; a summary has no such run in common with what it summarizes


def sources(report: Report) -> dict[str, str]:
    """The private texts a page could be made of; an archived report's reason is its why_not."""
    texts = dict.fromkeys(TEXTS, "") | {"title": report.title, "story": report.story}
    if report.state is State.ARCHIVED:
        archived = report.latest("archive", "expire_hold")
        return texts | {"why_not": archived.fields.get("text", "") if archived else ""}
    answer = report.answer or {}
    return texts | {name: answer.get(name, "") for name in OFFICE_TEXTS}


def as_of(report: Report, event: Event) -> Report:
    """The report as it stood when this event, which changed no state, happened."""
    return replace(report, state=event.state, events=report.events[: report.events.index(event)])


def known(report: Report) -> Known:
    """The values of the case that need no guessing."""
    who = report.reporter
    return Known(
        names=(who.name,) if who.name else (),
        phones=(who.phone,) if who.phone else (),
        emails=(who.email,) if who.email else (),
        other=(report.id,),
    )


def found(report: Report, texts: Mapping[str, str]) -> Found:
    """Everything in these texts that points, or may point, at a person."""
    values = known(report)
    return {name: anonymize.detect(text, values) for name, text in texts.items() if text}


def decided(report: Report, event: Event | None = None) -> list[Decision]:
    """What the latest review, or this one, decided."""
    review = event or report.latest("review")
    return decisions.read(review.fields.get("decisions", "")) if review else []


def to_decide(report: Report) -> list[Decision]:
    """All that was found in the sources, as it was decided before."""
    texts = sources(report)
    return decisions.to_decide(texts, found(report, texts), decided(report))


def cautious(report: Report) -> list[Decision]:
    """Everything found masked, and nothing kept."""
    return [replace(decision, keep=False) for decision in to_decide(report)]


def suggestion(report: Report, made: Iterable[Decision]) -> dict[str, str]:
    """What a reviewer starts from: the text approved before where its source is still the same,
    else the source with everything masked that is not kept."""
    now = sources(report)
    approved = report.latest("review")
    before = sources(as_of(report, approved)) if approved else {}
    fresh = proposal(report, made)
    return {
        name: approved.fields.get(name, "") if approved and before[name] == text else fresh[name]
        for name, text in now.items()
    }


def proposal(report: Report, made: Iterable[Decision]) -> dict[str, str]:
    """The sources with everything masked that is not kept."""
    now = sources(report)
    return decisions.applied(now, found(report, now), made, report.reporter.name)


def final(report: Report, texts: Mapping[str, str], made: Iterable[Decision]) -> dict[str, str]:
    """The public texts a reviewer wrote, with what they decided to mask masked in them, too."""
    said = {name: texts.get(name, "") for name in TEXTS}
    return decisions.applied(said, {}, [d for d in made if not d.keep], report.reporter.name)


def still_open(
    report: Report, texts: Mapping[str, str], made: Iterable[Decision]
) -> list[Decision]:
    """What still stands in public texts and nobody decided to keep."""
    said = {name: texts.get(name, "") for name in TEXTS}
    return decisions.still_open(said, found(report, said), made)


def emptied(report: Report, texts: Mapping[str, str]) -> dict[str, str]:
    """Parts that were said can be rewritten, not left out: error code "missing" for each."""
    return {name: "missing" for name, text in sources(report).items() if text and not texts[name]}


def fingerprint(report: Report, texts: Mapping[str, str]) -> str:
    """Changes with any edit of what the public text was made from, and of that text: "…:…"."""
    where = (report.place, report.area, report.district)
    when = (report.incident, report.incident_until, report.received.strftime("%Y-%m"))
    return f"{_digest(sources(report), where, when)}:{_sealed(texts)}"


def _sealed(texts: Mapping[str, str]) -> str:
    return _digest({name: texts.get(name, "") for name in TEXTS})


def _digest(*parts: object) -> str:
    return hashlib.sha256(msgspec.json.encode(parts, order="sorted")).hexdigest()


def intact(approved: Event) -> bool:
    """Whether its text is still the one that was confirmed; a purge leaves no seal to tell by."""
    _, _, seal = approved.fields["fingerprint"].partition(":")
    return not seal or seal == _sealed(approved.fields)


def excuses(report: Report) -> list[Event]:
    """What a reviewer said is no leak in exactly the text that is public: any edit voids it."""
    seal = report.public_review.fields["fingerprint"] if report.shown else ""
    return [e for e in report.happened("excuse") if e.fields["fingerprint"] == seal]


def public_texts(report: Report, approved: Event) -> dict[str, str]:
    """The approved texts that still stand: an answer is no reason to archive, nor the reverse."""
    texts = {name: approved.fields.get(name, "") for name in TEXTS}
    if (approved.state is State.ARCHIVED) != (report.state is State.ARCHIVED):
        texts |= dict.fromkeys(OFFICE_TEXTS, "")
    return texts


def is_sensitive(report: Report, sensitive: Mapping[str, bool]) -> bool:
    """`sensitive` tells it of each known topic; one that is not known counts as sensitive."""
    conduct = report.classification is Classification.OVERSIGHT
    return conduct or bool(report.topic) and sensitive.get(report.topic, True)


def held(report: Report, sensitive: Mapping[str, bool]) -> list[str]:
    """Why it may not be published, whatever its text: codes of findings.REFUSALS.

    A sensitive report is held until a second reviewer approved a summary of it.
    """
    reasons = {
        "confidential": report.confidential,
        "no_consent": not report.consent,
        "no_topic": not report.topic,
        "sensitive": is_sensitive(report, sensitive) and not seconded(report),
    }
    return [code for code, holds in reasons.items() if holds]


def seconded(report: Report) -> bool:
    """Whether somebody other than its reviewer approved exactly the text of the latest review."""
    review, second = report.latest("review"), report.latest("approve")
    if review is None or second is None:
        return False
    same = second.fields["fingerprint"] == review.fields["fingerprint"]
    return same and second.by != review.by


def verbatim(report: Report, texts: Mapping[str, str]) -> bool:
    """Whether a public story repeats the reporter's own words."""
    original, public = _runs(report.story), _runs(texts.get("story", ""))
    return bool(original & public) or decisions.folded(texts.get("title", "")) == decisions.folded(
        report.title
    )


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[n : n + VERBATIM]) for n in range(max(len(words) - VERBATIM + 1, 1))}


def changed(report: Report, approved: Event) -> bool:
    """Whether the report said something newer since this review."""
    return approved.fields["fingerprint"] != fingerprint(report, approved.fields)


def too_early(report: Report, overdue: bool) -> bool:
    """An unanswered report gets a page only once a limit has passed; one that has it keeps it."""
    return report.state in UNANSWERED and not overdue and not report.public_id


def refusals(report: Report, sensitive: Mapping[str, bool], overdue: bool) -> list[str]:
    """Why it can't be published now, as codes; empty when it can."""
    codes = [code for code in held(report, sensitive) if code != "sensitive"]
    codes += ["not_due"] * too_early(report, overdue)
    approved = report.latest("review")
    if not approved:
        return [*codes, *(["sensitive"] * ("sensitive" in held(report, sensitive))), "unreviewed"]
    if changed(report, approved):
        codes.append("changed")
    if is_sensitive(report, sensitive):
        codes += ["verbatim"] * verbatim(report, approved.fields)
        codes += ["second_reviewer"] * (not seconded(report))
    if still_open(report, approved.fields, decided(report, approved)):
        codes.append("undecided")
    return codes + _personal(report, approved.fields)


def awaits(report: Report, sensitive: Mapping[str, bool]) -> str:
    """Whether a reviewer has work with it: showable, and its newest text is not published yet.

    "text": now; "unanswered": once a limit has passed; else "". A sensitive report only once
    somebody began to summarize it: nobody has to publish it.
    """
    if report.state not in SHOWABLE or report.purged:
        return ""
    codes = set(held(report, sensitive))
    approved = report.latest("review")
    if codes - {"sensitive"} or (codes and not approved):
        return ""
    if not report.public_id or approved is None:
        return "unanswered" if report.state in UNANSWERED else "text"
    return "text" if report.shown and changed(report, approved) else ""


def _personal(report: Report, texts: Mapping[str, str]) -> list[str]:
    """Which of the reporter's own values still stand in the text, whatever was decided."""
    text = "\n".join(texts.get(name, "") for name in TEXTS)
    who = report.reporter
    return anonymize.left_over(text, name=who.name, phone=who.phone, email=who.email)
