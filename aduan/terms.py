"""The closed lists of the field: kinds, states, roles, outcomes, reasons, rules.

Both sides of the privacy border use these words, so they stand apart from `report` (private)
and `outcome` (public). What people read for each word is in `web/labels.py`.
"""

from enum import StrEnum


class Kind(StrEnum):
    COMPLAINT = "complaint"
    ASPIRATION = "aspiration"
    INFORMATION_REQUEST = "information_request"


class Classification(StrEnum):
    """A complaint's class, given by triage (PermenPANRB 62/2018: berkadar pengawasan or not)."""

    ORDINARY = "ordinary"
    OVERSIGHT = "oversight"


class State(StrEnum):
    RECEIVED = "received"
    ON_HOLD = "on_hold"
    ROUTED = "routed"
    IN_PROGRESS = "in_progress"
    ANSWERED = "answered"
    CLOSED = "closed"
    ARCHIVED = "archived"
    WITHDRAWN = "withdrawn"


OPEN_STATES = frozenset(
    {State.RECEIVED, State.ON_HOLD, State.ROUTED, State.IN_PROGRESS, State.ANSWERED}
)


class Role(StrEnum):
    """Who acts. The first three never log in: the citizen, the clock, any reader of the site."""

    REPORTER = "reporter"
    CLOCK = "clock"
    READER = "reader"
    ADMIN = "admin"
    TRIAGE = "triage"
    AGENCY = "agency"
    REVIEWER = "reviewer"
    AUDITOR = "auditor"


STAFF_ROLES = (Role.ADMIN, Role.TRIAGE, Role.AGENCY, Role.REVIEWER, Role.AUDITOR)


class OutcomeCode(StrEnum):
    RESOLVED = "resolved"
    PARTLY_RESOLVED = "partly_resolved"
    EXPLAINED_NO_CHANGE = "explained_no_change"
    REFUSED_WITH_REASON = "refused_with_reason"
    NOT_SUBSTANTIATED = "not_substantiated"
    REFERRED = "referred"
    NOT_ANSWERED = "not_answered"


class ClosedBy(StrEnum):
    REPORTER_AGREED = "reporter_agreed"
    REPORTER_SILENT = "reporter_silent"
    REPORTER_DISAGREED = "reporter_disagreed"
    TRIAGE = "triage"


class ArchiveReason(StrEnum):
    OUTSIDE_PUBLIC_SERVICE = "outside_public_service"
    TOO_GENERAL = "too_general"
    NOT_COMPLETED = "not_completed"
    DUPLICATE = "duplicate"
    ABUSIVE = "abusive"
    SPAM = "spam"
    BEFORE_A_COURT = "before_a_court"
    ALREADY_IN_PROCESS = "already_in_process"


class Cause(StrEnum):
    """What an agency says a problem came from; counted on the topic pages, for policy review."""

    BROKEN = "broken"
    MISSING = "missing"
    STAFF = "staff"
    PROCEDURE = "procedure"
    INFORMATION = "information"
    CONDUCT = "conduct"
    THIRD_PARTY = "third_party"
    NATURE = "nature"
    OTHER = "other"


class Promise(StrEnum):
    """How a promised date was kept; an agency says itself that it was."""

    PENDING = "pending"
    KEPT = "kept"
    KEPT_LATE = "kept_late"
    BROKEN = "broken"


class PlanStatus(StrEnum):
    """How far an item of the action plan is."""

    PLANNED = "planned"
    RUNNING = "running"
    DONE = "done"
    DROPPED = "dropped"


class KeepReason(StrEnum):
    """Why a reviewer leaves in public what looked like personal data."""

    NOT_PERSONAL = "not_personal"
    PUBLIC_PLACE = "public_place"
    OFFICE = "office"
    OFFICE_CONTACT = "office_contact"


class Removal(StrEnum):
    """Why a page that was public is no more, in the words of its tombstone."""

    WITHDRAWN = "withdrawn"
    CONSENT_REVOKED = "consent_revoked"
    TAKEN_DOWN = "taken_down"
    HELD = "held"
    ERASED = "erased"


class Kept(StrEnum):
    """What is kept of a report for a time; how long is data in content/retention.md."""

    PHOTOS = "photos"
    CONTACT = "contact"
    CONTENT = "content"


class RuleName(StrEnum):
    """The limits a public promise is made of; their lengths are data in content/rules.md."""

    VERIFY = "verify"
    FIRST_FOLLOW_UP = "first_follow_up"
    COMPLAINT_ORDINARY = "complaint_ordinary"
    COMPLAINT_OVERSIGHT = "complaint_oversight"
    ASPIRATION = "aspiration"
    INFORMATION_REQUEST = "information_request"
    REPLY_WINDOW = "reply_window"
    COMPLETION = "completion"


class Unit(StrEnum):
    WORKING_DAYS = "working_days"
    CALENDAR_DAYS = "calendar_days"
