"""A citizen's report and everything that happened to it: private, and never changed in place."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import msgspec

from aduan.terms import (
    ArchiveReason,
    Classification,
    ClosedBy,
    Kind,
    OutcomeCode,
    Role,
    State,
)

ANSWER_PARTS = ("found", "done", "changes", "why_not")

CLOSED_BY = {
    "agree": ClosedBy.REPORTER_AGREED,
    "expire": ClosedBy.REPORTER_SILENT,
    "disagree": ClosedBy.REPORTER_DISAGREED,
    "close": ClosedBy.TRIAGE,
}

# What ends a reader's report of personal data on a page.
SETTLES = ("publish", "take_down", "dismiss")


@dataclass(frozen=True)
class Reporter:
    """Who wrote, as far as they chose to say; every part may be empty."""

    name: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True)
class Event:
    """One thing that happened: `by` is a user name, "reporter" or "clock"; `at` is aware."""

    action: str
    role: Role
    by: str
    at: datetime
    state: State
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Report:
    """One report. `agency`, `topic`, `area`, `district` are slugs of content/ ("" = not known).

    `incident` and `incident_until` are ISO dates as exact as the citizen knew them
    ("2026", "2026-03" or "2026-03-09"; "" = not said).
    """

    id: str
    kind: Kind
    title: str
    story: str
    incident: str
    incident_until: str
    place: str
    area: str
    district: str
    named_agency: str
    topic: str
    anonymous: bool
    confidential: bool
    consent: bool
    language: str
    reporter: Reporter
    code_hash: str
    received: datetime
    state: State
    events: tuple[Event, ...]
    agency: str = ""
    classification: Classification | None = None
    version: int = 0

    def happened(self, *actions: str) -> Iterator[Event]:
        """The events of these actions, oldest first."""
        return (event for event in self.events if event.action in actions)

    def latest(self, *actions: str) -> Event | None:
        return next((e for e in reversed(self.events) if e.action in actions), None)

    @property
    def moment(self) -> int:
        """How much was done with it; a form says at which moment it was drawn. What strangers say
        of its page does not count: they can't make anybody's form an old one."""
        return sum(event.action != "flag" for event in self.events)

    @property
    def answer(self) -> Mapping[str, str] | None:
        """The agency's latest answer: `outcome`, the parts of ANSWER_PARTS, `referred_to`."""
        event = self.latest("answer")
        return event.fields if event else None

    @property
    def outcome(self) -> OutcomeCode | None:
        return OutcomeCode(self.answer["outcome"]) if self.answer else None

    @property
    def promised(self) -> date | None:
        """The day for which the latest answer promises a change."""
        said = (self.answer or {}).get("promised")
        return date.fromisoformat(said) if said else None

    @property
    def fulfilled(self) -> date | None:
        """The day on which the agency said that this promise is kept."""
        event = self.latest("answer", "fulfil")
        return event.at.date() if event and event.action == "fulfil" else None

    @property
    def improvement(self) -> str:
        """The entry of the improvements register that it led to; "" for none."""
        event = self.latest("improve")
        return event.fields["improvement"] if event else ""

    @property
    def closed_by(self) -> ClosedBy | None:
        event = self.latest(*CLOSED_BY)
        return CLOSED_BY[event.action] if event and self.state is State.CLOSED else None

    @property
    def archive_reason(self) -> ArchiveReason | None:
        if self.state is not State.ARCHIVED:
            return None
        event = self.latest("archive", "expire_hold")
        return ArchiveReason(event.fields["reason"]) if event else None

    @property
    def reopened(self) -> int:
        """How often the reporter reopened it: by disagreeing, or after it was closed."""
        return sum(e.state is not State.CLOSED for e in self.happened("disagree", "reopen"))

    @property
    def objected(self) -> int:
        """How often the reporter objected to an archive."""
        return sum(1 for _ in self.happened("object"))

    @property
    def asked_again(self) -> int:
        """How often the reporter replied to an answer, which must then be answered again."""
        pairs = zip(self.events, self.events[1:], strict=False)
        return sum(b.action == "reply" and a.state is State.ANSWERED for a, b in pairs)

    @property
    def routings(self) -> int:
        return sum(1 for _ in self.happened("route"))

    @property
    def shown(self) -> bool:
        """Published, and not taken down since."""
        event = self.latest("publish", "take_down")
        return event is not None and event.action == "publish"

    @property
    def leak(self) -> Event | None:
        """A reader's report of personal data on its page that nobody has dealt with yet."""
        event = self.latest("flag", *SETTLES)
        return event if event and event.action == "flag" else None

    @property
    def purged(self) -> bool:
        """Whether something of it is gone that a public text would have to be checked against."""
        return self.latest("purge_contact", "purge_content") is not None

    @property
    def public_review(self) -> Event:
        """The review that the latest publication showed. Raises ValueError when there was none."""
        last = max(n for n, event in enumerate(self.events) if event.action == "publish")
        return next(e for e in reversed(self.events[:last]) if e.action == "review")

    @property
    def public_id(self) -> str:
        """The random id of its public page; "" while it was never published."""
        event = self.latest("publish")
        return event.fields["public_id"] if event else ""


def to_document(report: Report) -> dict[str, Any]:
    """The report as plain JSON values, for the store."""
    document: dict[str, Any] = msgspec.to_builtins(report)
    return document


def from_document(document: Mapping[str, Any]) -> Report:
    """The report of a stored document; msgspec.ValidationError names the field that is wrong."""
    return msgspec.convert(document, Report)
