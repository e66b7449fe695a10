"""The review of a report for publication: its sources, what a reviewer starts from, what holds it.

Pure: `publish` carries out what is decided here.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import replace

import msgspec

from aduan import anonymize
from aduan.report import ANSWER_PARTS, Event, Report
from aduan.terms import Classification, State
from aduan.workflow import SHOWABLE

TEXTS = ("title", "story", *ANSWER_PARTS, "referred_to")
OFFICE_TEXTS = TEXTS[2:]  # what the office said: the agency's answer, or why it was archived


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


def suggestion(report: Report) -> dict[str, str]:
    """What a reviewer starts from: the text approved before where its source is still the same,
    else the source with the reporter's own values and every structured identifier masked."""
    now = sources(report)
    approved = report.latest("review")
    before = sources(as_of(report, approved)) if approved else {}
    return {
        name: approved.fields.get(name, "")
        if approved and before[name] == text
        else anonymize.mask(text, found(report, text))
        for name, text in now.items()
    }


def found(report: Report, text: str) -> list[anonymize.Span]:
    """Where a text holds a value of the reporter's, or an identifier."""
    who = report.reporter
    known = anonymize.known(text, name=who.name, phone=who.phone, email=who.email)
    return anonymize.find(text) + known


def emptied(report: Report, texts: Mapping[str, str]) -> dict[str, str]:
    """Parts that were said can be rewritten, not left out: error code "missing" for each."""
    return {name: "missing" for name, text in sources(report).items() if text and not texts[name]}


def fingerprint(report: Report, texts: Mapping[str, str]) -> str:
    """Changes with any edit of the public text or of what it was made from."""
    private = (sources(report), report.place, report.incident, report.incident_until)
    public = {name: texts.get(name, "") for name in TEXTS}
    return hashlib.sha256(msgspec.json.encode((private, public), order="sorted")).hexdigest()


def public_texts(report: Report, approved: Event) -> dict[str, str]:
    """The approved texts that still stand: an answer is no reason to archive, nor the reverse."""
    texts = {name: approved.fields.get(name, "") for name in TEXTS}
    if (approved.state is State.ARCHIVED) != (report.state is State.ARCHIVED):
        texts |= dict.fromkeys(OFFICE_TEXTS, "")
    return texts


def held(report: Report, sensitive: Mapping[str, bool]) -> list[str]:
    """Why it may not be published, whatever its text: codes of labels.REFUSALS.

    `sensitive` tells it of each known topic; one that is not known is held like a sensitive one.
    """
    conduct = report.classification is Classification.OVERSIGHT
    reasons = {
        "confidential": report.confidential,
        "no_consent": not report.consent,
        "no_topic": not report.topic,
        "sensitive": conduct or bool(report.topic) and sensitive.get(report.topic, True),
    }
    return [code for code, holds in reasons.items() if holds]


def changed(report: Report, approved: Event) -> bool:
    """Whether the report said something newer since this review."""
    return approved.fields["fingerprint"] != fingerprint(report, approved.fields)


def refusals(report: Report, sensitive: Mapping[str, bool]) -> list[str]:
    """Why it can't be published now, as codes; empty when it can."""
    codes = held(report, sensitive)
    approved = report.latest("review")
    if not approved:
        return [*codes, "unreviewed"]
    if changed(report, approved):
        codes.append("changed")
    return codes + _personal(report, approved.fields)


def awaits(report: Report, sensitive: Mapping[str, bool]) -> bool:
    """Whether a reviewer has work with it: showable, and its newest text is not published yet."""
    if report.state not in SHOWABLE or held(report, sensitive):
        return False
    approved = report.latest("review")
    return not report.public_id or approved is None or changed(report, approved)


def _personal(report: Report, texts: Mapping[str, str]) -> list[str]:
    """Which of the reporter's own values, or any NIK, still stand in the text."""
    text = "\n".join(texts.get(name, "") for name in TEXTS)
    who = report.reporter
    left = anonymize.left_over(text, name=who.name, phone=who.phone, email=who.email)
    return left + ["nik"] * any(span.type == "NIK" for span in anonymize.find(text))
