"""The policy on one screen: who may do what in which state, where it leads, what must be said.

Source: the states and actions of SP4N-LAPOR! (see ACTIONS; the README's table is tested
against it). `apply` is the only way a report's state changes.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from aduan.report import Event, Report, Reporter
from aduan.submission import clean
from aduan.terms import ArchiveReason, Cause, Classification, Kind, OutcomeCode, Role, State

RECEIVED, ON_HOLD, ROUTED, IN_PROGRESS, ANSWERED, CLOSED, ARCHIVED, WITHDRAWN = State

MAX_REOPENINGS = 2
MAX_LENGTH = 10_000
MAX_LENGTHS = {"decisions": 200_000}  # a line for each thing found in all the texts


class NotAllowed(Exception):
    """The action is not in this role's hands, or not in this state of the report."""


class Missing(Exception):
    """Fields the action needs are empty or wrong: `errors` maps each field to an error code."""

    def __init__(self, errors: Mapping[str, str]) -> None:
        super().__init__(", ".join(f"{name}: {code}" for name, code in errors.items()))
        self.errors = dict(errors)


def always(report: Report) -> bool:
    return True


def may_reopen(report: Report) -> bool:
    """Twice at most, and not once its story is gone: nobody could handle it."""
    return report.reopened < MAX_REOPENINGS and not is_bare(report)


def reopened_enough(report: Report) -> bool:
    return not may_reopen(report)


def may_object(report: Report) -> bool:
    return report.objected < MAX_REOPENINGS and not is_bare(report)


def was_held(report: Report) -> bool:
    return any(True for _ in report.happened("hold"))


def may_be_published(report: Report) -> bool:
    """The reporter agreed to it, did not ask for secrecy, and nothing was purged: without the
    contact data nobody can be sure that a text doesn't hold them. A page that stands stays."""
    return report.consent and not report.confidential and not report.purged


def has_promised(report: Report) -> bool:
    return report.promised is not None and report.fulfilled is None


def consents(report: Report) -> bool:
    return report.consent


def is_nameless(report: Report) -> bool:
    return report.reporter == Reporter()


def is_bare(report: Report) -> bool:
    return not report.story


def is_shown(report: Report) -> bool:
    return report.shown


def is_flagged(report: Report) -> bool:
    return report.leak is not None


@dataclass(frozen=True)
class Action:
    """A row of the policy. `to_state` None: the state stays. `needs`: fields that must be said."""

    name: str
    role: Role
    from_states: tuple[State, ...]
    to_state: State | None
    needs: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    when: Callable[[Report], bool] = always


ANSWER = ("outcome", "found")
ANSWER_OPTIONAL = ("done", "changes", "why_not", "referred_to", "cause", "promised")
OPEN = (RECEIVED, ON_HOLD, ROUTED, IN_PROGRESS, ANSWERED)
FINAL = (CLOSED, ARCHIVED, WITHDRAWN)
UNANSWERED = (RECEIVED, ROUTED, IN_PROGRESS)  # shown to the public once a limit has passed
SHOWABLE = (ANSWERED, CLOSED, ARCHIVED, *UNANSWERED)
PUBLIC_TEXT = ("found", "done", "changes", "why_not", "referred_to")

ACTIONS = (
    Action("route", Role.TRIAGE, (RECEIVED, ROUTED, IN_PROGRESS), ROUTED, ("agency",), ("topic",)),
    Action("hold", Role.TRIAGE, (RECEIVED,), ON_HOLD, ("text",)),
    Action("archive", Role.TRIAGE, (RECEIVED, ON_HOLD), ARCHIVED, ("reason", "text"), ("topic",)),
    Action("close", Role.TRIAGE, (ANSWERED,), CLOSED, ("text",)),
    Action("follow_up", Role.AGENCY, (ROUTED, IN_PROGRESS), IN_PROGRESS, ("text",)),
    Action("answer", Role.AGENCY, (ROUTED, IN_PROGRESS), ANSWERED, ANSWER, ANSWER_OPTIONAL),
    Action("fulfil", Role.AGENCY, (ANSWERED, CLOSED), None, ("text",), when=has_promised),
    Action("improve", Role.AGENCY, (ANSWERED, CLOSED), None, ("improvement",)),
    Action("decline", Role.AGENCY, (ROUTED, IN_PROGRESS), RECEIVED, ("text",)),
    Action("complete", Role.REPORTER, (ON_HOLD,), RECEIVED, ("text",)),
    Action("reply", Role.REPORTER, (ROUTED, IN_PROGRESS), None, ("text",)),
    Action("reply", Role.REPORTER, (ANSWERED,), IN_PROGRESS, ("text",)),
    Action("agree", Role.REPORTER, (ANSWERED,), CLOSED),
    Action("disagree", Role.REPORTER, (ANSWERED,), IN_PROGRESS, ("text",), when=may_reopen),
    Action("disagree", Role.REPORTER, (ANSWERED,), CLOSED, ("text",), when=reopened_enough),
    Action("reopen", Role.REPORTER, (CLOSED,), IN_PROGRESS, ("text",), when=may_reopen),
    Action("object", Role.REPORTER, (ARCHIVED,), RECEIVED, ("text",), when=may_object),
    Action("withdraw", Role.REPORTER, OPEN, WITHDRAWN),
    Action("revoke", Role.REPORTER, tuple(State), None, when=consents),
    Action("expire", Role.CLOCK, (ANSWERED,), CLOSED),
    Action("expire_hold", Role.CLOCK, (ON_HOLD,), ARCHIVED),
    # Said only of what is gone: `retention` takes it out and records the event in one step.
    Action("purge_photos", Role.CLOCK, FINAL, None),
    Action("purge_contact", Role.CLOCK, FINAL, None, when=is_nameless),
    Action("purge_content", Role.CLOCK, FINAL, None, when=is_bare),
    Action("review", Role.REVIEWER, SHOWABLE, None, ("title", "story", "fingerprint"),
           (*PUBLIC_TEXT, "decisions"), when=may_be_published),
    Action("approve", Role.REVIEWER, SHOWABLE, None, ("fingerprint",), when=may_be_published),
    Action("publish", Role.REVIEWER, SHOWABLE, None, ("public_id",), when=may_be_published),
    Action("flag", Role.READER, tuple(State), None, (), ("text",), when=is_shown),
    Action("take_down", Role.REVIEWER, tuple(State), None, ("text",), when=is_shown),
    Action("dismiss", Role.REVIEWER, tuple(State), None, ("text",), when=is_flagged),
    Action("excuse", Role.REVIEWER, tuple(State), None, ("words", "text", "fingerprint"),
           when=is_shown),
)  # fmt: skip

# What an answer must say beyond what was found: what was done and changes, or why not.
OUTCOME_NEEDS = {
    OutcomeCode.RESOLVED: ("done", "changes"),
    OutcomeCode.PARTLY_RESOLVED: ("done", "changes"),
    OutcomeCode.EXPLAINED_NO_CHANGE: ("why_not",),
    OutcomeCode.REFUSED_WITH_REASON: ("why_not",),
    OutcomeCode.NOT_SUBSTANTIATED: ("why_not",),
    OutcomeCode.REFERRED: ("referred_to", "why_not"),
}  # not_answered is never an answer: it is what the public sees while there is none

CHOICES = {
    "outcome": tuple(OUTCOME_NEEDS),
    "cause": tuple(Cause),
    "reason": tuple(ArchiveReason),
    "classification": tuple(Classification),
}


def available(report: Report, role: Role) -> tuple[Action, ...]:
    """The actions this role may take on this report now; the pages' buttons are drawn from it."""
    return tuple(
        action
        for action in ACTIONS
        if action.role is role and report.state in action.from_states and action.when(report)
    )


def needed(report: Report, action: Action, fields: Mapping[str, str]) -> tuple[str, ...]:
    """The names of all fields that must be said, given what was said already."""
    more: tuple[str, ...] = ()
    if action.name == "route":
        unclassified = report.kind is Kind.COMPLAINT and report.classification is None
        more = ("classification",) * unclassified + ("topic",) * (not report.topic)
    elif action.name == "answer":
        more = next((v for k, v in OUTCOME_NEEDS.items() if k == fields.get("outcome")), ())
        more += ("changes",) * bool(fields.get("promised"))  # a date alone promises nothing
    elif action.name == "archive" and fields.get("reason") == ArchiveReason.DUPLICATE:
        more = ("duplicate_of",)
    return action.needs + more


def asked(report: Report, action: Action) -> tuple[str, ...]:
    """The names of the fields a form for this action shows, in order."""
    extra = ("duplicate_of",) if action.name == "archive" else ()
    return tuple(dict.fromkeys(needed(report, action, {}) + extra + action.optional))


def faults(
    report: Report, action: Action, fields: Mapping[str, str], today: date
) -> dict[str, str]:
    """Error code per field: "missing", "unknown" (not in its closed list), "too_long",
    "never_asked" (nobody is archived for not completing what was not asked for), or of a promise
    "no_day" (no ISO date) and "day_over"."""
    errors = {n: "missing" for n in needed(report, action, fields) if not fields.get(n)}
    for name, value in fields.items():
        if name in CHOICES and value and value not in CHOICES[name]:
            errors[name] = "unknown"
        elif len(value) > MAX_LENGTHS.get(name, MAX_LENGTH):
            errors[name] = "too_long"
    if fields.get("reason") == ArchiveReason.NOT_COMPLETED and not was_held(report):
        errors["reason"] = "never_asked"
    return errors | _wrong_day("promised", fields, today)


def _wrong_day(name: str, fields: Mapping[str, str], today: date) -> dict[str, str]:
    if name not in fields:
        return {}
    try:
        day = date.fromisoformat(fields[name])
    except ValueError:
        return {name: "no_day"}
    if day.isoformat() != fields[name]:  # Python reads "2026-W49" as a day, too
        return {name: "no_day"}
    return {name: "day_over"} if day < today else {}


def apply(
    report: Report,
    name: str,
    *,
    role: Role,
    by: str,
    at: datetime,
    fields: Mapping[str, str] | None = None,
) -> Report:
    """The report after this action, with one more event; fields it doesn't know are dropped.

    Raises NotAllowed when `available` does not list it, Missing when a field is.
    """
    action = next((a for a in available(report, role) if a.name == name), None)
    if action is None:
        raise NotAllowed(f"{role} may not {name} a report that is {report.state}")
    said = {key: clean(value) for key, value in (fields or {}).items()}
    known = needed(report, action, said) + action.optional
    kept = {key: value for key, value in said.items() if key in known and value}
    if errors := faults(report, action, kept, at.date()):
        raise Missing(errors)
    if action.name == "expire_hold":
        kept["reason"] = ArchiveReason.NOT_COMPLETED.value
    state = action.to_state or report.state
    event = Event(name, role, by, at, state, kept)
    return replace(report, state=state, events=(*report.events, event), **_effects(event))


def _effects(event: Event) -> dict[str, Any]:
    """What an action changes of the report besides its state."""
    if event.action == "decline":
        return {"agency": ""}
    if event.action == "revoke":
        return {"consent": False}
    if event.action not in ("route", "archive"):
        return {}
    said = event.fields
    changes: dict[str, Any] = {n: said[n] for n in ("agency", "topic") if n in said}
    if "classification" in said:
        changes["classification"] = Classification(said["classification"])
    return changes
