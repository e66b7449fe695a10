"""The policy, held against a table written by hand from domain.md."""

from datetime import date, timedelta

import pytest

from aduan.report import ANSWER_PARTS, Report
from aduan.terms import ArchiveReason, Classification, ClosedBy, OutcomeCode, Role, State
from aduan.workflow import ACTIONS, MAX_LENGTH, Missing, NotAllowed, apply, available
from tests.case import MONDAY, SAID, case, in_state, on, step, walk

# (role, action, state): the state it leads to. All that is not here is forbidden.
POLICY = {
    ("triage", "route", "received"): "routed",
    ("triage", "route", "routed"): "routed",
    ("triage", "route", "in_progress"): "routed",
    ("triage", "hold", "received"): "on_hold",
    ("triage", "archive", "received"): "archived",
    ("triage", "archive", "on_hold"): "archived",
    ("triage", "close", "answered"): "closed",
    ("agency", "follow_up", "routed"): "in_progress",
    ("agency", "follow_up", "in_progress"): "in_progress",
    ("agency", "answer", "routed"): "answered",
    ("agency", "answer", "in_progress"): "answered",
    ("agency", "improve", "answered"): "answered",
    ("agency", "improve", "closed"): "closed",
    ("agency", "decline", "routed"): "received",
    ("agency", "decline", "in_progress"): "received",
    ("reporter", "complete", "on_hold"): "received",
    ("reporter", "reply", "routed"): "routed",
    ("reporter", "reply", "in_progress"): "in_progress",
    ("reporter", "reply", "answered"): "in_progress",
    ("reporter", "agree", "answered"): "closed",
    ("reporter", "disagree", "answered"): "in_progress",
    ("reporter", "reopen", "closed"): "in_progress",
    ("reporter", "object", "archived"): "received",
    ("reporter", "withdraw", "received"): "withdrawn",
    ("reporter", "withdraw", "on_hold"): "withdrawn",
    ("reporter", "withdraw", "routed"): "withdrawn",
    ("reporter", "withdraw", "in_progress"): "withdrawn",
    ("reporter", "withdraw", "answered"): "withdrawn",
    ("clock", "expire", "answered"): "closed",
    ("clock", "expire_hold", "on_hold"): "archived",
    ("clock", "purge_photos", "closed"): "closed",
    ("clock", "purge_photos", "archived"): "archived",
    ("clock", "purge_photos", "withdrawn"): "withdrawn",
}
POLICY |= {("reporter", "revoke", state.value): state.value for state in State}
POLICY |= {
    ("reviewer", action, state): state
    for action in ("review", "approve", "publish")
    for state in ("answered", "closed", "archived", "received", "routed", "in_progress")
}
ABOUT_A_PAGE = {"flag", "take_down", "dismiss", "excuse"}  # only when the report has a public page
ABOUT_A_PROMISE = {"fulfil"}  # only while one is open
ABOUT_WHAT_IS_GONE = {"purge_contact", "purge_content"}  # see tests/test_retention.py
NAMES = {
    "route", "hold", "archive", "close", "follow_up", "answer", "fulfil", "improve", "decline",
    "complete", "reply", "agree", "disagree", "reopen", "object", "withdraw", "expire",
    "expire_hold", "review",
    "publish", "revoke", "flag", "take_down", "dismiss", "excuse", "approve", "purge_photos",
    "purge_contact", "purge_content",
}  # fmt: skip
NEEDED_BY_OUTCOME = {
    "resolved": {"found", "done", "changes"},
    "partly_resolved": {"found", "done", "changes"},
    "explained_no_change": {"found", "why_not"},
    "refused_with_reason": {"found", "why_not"},
    "not_substantiated": {"found", "why_not"},
    "referred": {"found", "why_not", "referred_to"},
}
NEEDED = {
    "route": {"agency", "classification"},
    "hold": {"text"},
    "archive": {"reason", "text"},
    "close": {"text"},
    "follow_up": {"text"},
    "answer": {"outcome", "found"},
    "improve": {"improvement"},
    "decline": {"text"},
    "complete": {"text"},
    "reply": {"text"},
    "disagree": {"text"},
    "reopen": {"text"},
    "object": {"text"},
    "review": {"title", "story", "fingerprint"},
    "approve": {"fingerprint"},
    "publish": {"public_id"},
}


def attempt(report: Report, action: str, role: Role, **fields: str) -> Report:
    return apply(report, action, role=role, by="somebody", at=MONDAY, fields=fields)


def from_where(action: str) -> State:
    """A state in which the action is allowed."""
    return State(next(state for _, name, state in POLICY if name == action))


def errors(action: str, **fields: str) -> dict[str, str]:
    """What is missing when exactly these fields are said."""
    report = in_state(from_where(action))
    role = next(a.role for a in ACTIONS if a.name == action)
    with pytest.raises(Missing) as caught:
        attempt(report, action, role, **fields)
    return caught.value.errors


def test_the_actions_are_the_ones_of_the_table() -> None:
    assert {action.name for action in ACTIONS} == NAMES


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("role", Role)
def test_a_role_may_do_in_a_state_what_the_table_says_and_nothing_else(
    role: Role, state: State
) -> None:
    report = in_state(state)
    assert report.state is state
    for name in NAMES:
        leads_to = POLICY.get((role.value, name, state.value))
        assert (name in {a.name for a in available(report, role)}) == bool(leads_to)
        if leads_to:
            assert attempt(report, name, role, **SAID.get(name, {})).state == leads_to
        else:
            with pytest.raises(NotAllowed):
                attempt(report, name, role, **SAID.get(name, {}))


def test_an_action_nobody_knows_is_not_allowed() -> None:
    with pytest.raises(NotAllowed):
        attempt(case(), "delete", Role.TRIAGE)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("state", State)
def test_every_button_is_drawn_once(role: Role, state: State) -> None:
    names = [action.name for action in available(in_state(state), role)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("refusal", [{"consent": "no"}, {"consent": "no", "confidential": "yes"}])
@pytest.mark.parametrize("state", [State.ANSWERED, State.CLOSED, State.ARCHIVED])
@pytest.mark.parametrize("action", ["review", "publish"])
def test_a_report_without_consent_is_neither_reviewed_nor_published(
    action: str, state: State, refusal: dict[str, str]
) -> None:
    with pytest.raises(NotAllowed):
        step(in_state(state, **refusal), action)


@pytest.mark.parametrize(("action", "needed"), NEEDED.items())
def test_an_action_names_all_that_is_missing(action: str, needed: set[str]) -> None:
    assert errors(action) == dict.fromkeys(needed, "missing")


@pytest.mark.parametrize(("action", "needed"), NEEDED.items())
def test_blanks_say_nothing(action: str, needed: set[str]) -> None:
    assert errors(action, **dict.fromkeys(needed, " \n\t ")) == dict.fromkeys(needed, "missing")


@pytest.mark.parametrize(
    "action", sorted(NAMES - NEEDED.keys() - ABOUT_A_PAGE - ABOUT_A_PROMISE - ABOUT_WHAT_IS_GONE)
)
def test_some_actions_need_no_words(action: str) -> None:
    role = next(a.role for a in ACTIONS if a.name == action)
    assert attempt(in_state(from_where(action)), action, role).events[-1].action == action


@pytest.mark.parametrize(("outcome", "needed"), NEEDED_BY_OUTCOME.items())
def test_an_answer_has_the_parts_its_outcome_asks_for(outcome: str, needed: set[str]) -> None:
    whole = dict.fromkeys(needed, "Kata-kata.")
    assert errors("answer", outcome=outcome) == dict.fromkeys(needed, "missing")
    for part in needed:
        assert errors("answer", outcome=outcome, **whole | {part: ""}) == {part: "missing"}
    answered = attempt(in_state(State.ROUTED), "answer", Role.AGENCY, outcome=outcome, **whole)
    assert answered.outcome == outcome
    assert answered.answer == whole | {"outcome": outcome}


def test_every_outcome_but_not_answered_can_be_an_answer() -> None:
    assert {*OutcomeCode} - {OutcomeCode.NOT_ANSWERED} == NEEDED_BY_OUTCOME.keys()
    said = dict.fromkeys((*ANSWER_PARTS, "referred_to"), "Kata-kata.")
    assert errors("answer", outcome="not_answered", **said) == {"outcome": "unknown"}


@pytest.mark.parametrize(
    ("action", "field"),
    [("answer", "outcome"), ("archive", "reason"), ("route", "classification")],
)
def test_a_word_outside_its_closed_list_is_unknown(action: str, field: str) -> None:
    assert errors(action, **SAID[action] | {field: "selesai saja"}) == {field: "unknown"}


@pytest.mark.parametrize("reason", ArchiveReason)
def test_every_archive_reason_can_be_given_and_is_told(reason: ArchiveReason) -> None:
    other = {"duplicate_of": "ADU-1111-1111-1111"} if reason == "duplicate" else {}
    held = in_state(State.ON_HOLD)
    assert step(held, "archive", reason=reason.value, **other).archive_reason is reason


def test_a_duplicate_says_of_which() -> None:
    assert errors("archive", reason="duplicate", text="Sama.") == {"duplicate_of": "missing"}
    archived = step(case(), "archive", reason="duplicate", duplicate_of="ADU-1")
    assert archived.events[-1].fields["duplicate_of"] == "ADU-1"


def test_a_text_may_be_long_but_not_too_long() -> None:
    assert step(case(), "hold", text="x" * MAX_LENGTH).state is State.ON_HOLD
    assert errors("hold", text="x" * (MAX_LENGTH + 1)) == {"text": "too_long"}


@pytest.mark.parametrize("kind", ["aspiration", "information_request"])
def test_only_a_complaint_is_classified(kind: str) -> None:
    routed = attempt(case(kind=kind), "route", Role.TRIAGE, agency="dinas", classification="")
    assert routed.classification is None
    assert step(case(kind=kind), "route").classification is None
    assert step(case(), "route").classification is Classification.ORDINARY


def test_routing_sets_agency_class_and_topic_and_declining_takes_the_agency_back() -> None:
    routed = step(case(), "route", agency="dinas", classification="oversight", topic="lainnya")
    assert (routed.agency, routed.topic) == ("dinas", "lainnya")
    assert routed.classification is Classification.OVERSIGHT
    assert step(case(), "route").topic == "penerangan-jalan"
    declined = step(routed, "decline")
    assert (declined.agency, declined.state) == ("", State.RECEIVED)
    assert step(declined, "route").routings == 2


def test_unknown_fields_are_dropped() -> None:
    held = step(case(), "hold", text="  Di mana?  ", agency="dinas", state="closed", by="x")
    assert held.events[-1].fields == {"text": "Di mana?"}
    assert (held.agency, held.state) == ("", State.ON_HOLD)


def test_a_field_that_would_be_dropped_is_not_checked_either() -> None:
    held = step(case(), "hold", outcome="nonsense", junk="x" * (MAX_LENGTH + 1))
    assert held.events[-1].fields == SAID["hold"]


def test_an_optional_field_left_empty_leaves_no_trace() -> None:
    answered = step(in_state(State.ROUTED), "answer", why_not="", referred_to=" ")
    assert answered.answer == SAID["answer"]


def test_the_original_report_is_unchanged_and_the_new_one_has_one_more_event() -> None:
    before, again = case(), case()
    at = MONDAY + timedelta(hours=1)
    fields = {"text": "Di mana?"}
    after = apply(before, "hold", role=Role.TRIAGE, by="koordinator", at=at, fields=fields)
    assert before == again
    assert fields == {"text": "Di mana?"}
    assert after.events[:-1] == before.events
    event = after.events[-1]
    assert (event.action, event.role, event.by) == ("hold", Role.TRIAGE, "koordinator")
    assert (event.at, event.state) == (at, State.ON_HOLD)


@pytest.mark.parametrize(
    ("action", "closed_by"),
    [
        ("agree", ClosedBy.REPORTER_AGREED),
        ("expire", ClosedBy.REPORTER_SILENT),
        ("close", ClosedBy.TRIAGE),
    ],
)
def test_closing_records_who_closed(action: str, closed_by: ClosedBy) -> None:
    answered = in_state(State.ANSWERED)
    assert answered.closed_by is None
    closed = step(answered, action)
    assert closed.closed_by is closed_by
    assert walk(closed, "review", "publish").closed_by is closed_by
    assert step(closed, "reopen").closed_by is None


def test_a_report_is_reopened_twice_at_most_then_disagreeing_closes_it() -> None:
    report = in_state(State.ANSWERED)
    for times in (1, 2):
        report = step(report, "disagree")
        assert (report.state, report.reopened) == (State.IN_PROGRESS, times)
        report = step(report, "answer")
    report = step(report, "disagree")
    assert report.state is State.CLOSED
    assert report.closed_by is ClosedBy.REPORTER_DISAGREED
    assert report.reopened == 2
    with pytest.raises(NotAllowed):
        step(report, "reopen")


def test_every_way_of_reopening_counts() -> None:
    report = walk(case(), "route", "answer", "agree", "reopen", "answer", "disagree", "answer")
    assert report.reopened == 2
    assert step(report, "disagree").closed_by is ClosedBy.REPORTER_DISAGREED
    assert step(report, "agree").closed_by is ClosedBy.REPORTER_AGREED


def test_a_reporter_who_disagreed_twice_may_still_object_to_an_archive() -> None:
    report = walk(case(), "route", "answer", "disagree", "answer", "disagree", "decline", "archive")
    assert step(report, "object").state is State.RECEIVED


def test_nobody_is_archived_for_not_completing_what_was_not_asked() -> None:
    with pytest.raises(Missing) as missing:
        step(case(), "archive", reason="not_completed")
    assert missing.value.errors == {"reason": "never_asked"}


def test_questions_after_an_answer_are_counted() -> None:
    report = walk(case(), "route", "reply", "answer", "reply", "answer", "reply")
    assert (report.asked_again, report.reopened) == (2, 0)


def test_an_archived_report_is_objected_to_twice_at_most() -> None:
    report = walk(case(), "archive", "object", "archive", "object", "archive")
    with pytest.raises(NotAllowed):
        step(report, "object")


def test_a_hold_that_expires_is_archived_as_not_completed() -> None:
    archived = step(in_state(State.ON_HOLD), "expire_hold")
    assert archived.state is State.ARCHIVED
    assert archived.archive_reason is ArchiveReason.NOT_COMPLETED
    assert archived.events[-1].role is Role.CLOCK
    assert step(archived, "object").archive_reason is None


def test_the_latest_answer_counts() -> None:
    report = walk(in_state(State.ANSWERED), "disagree")
    report = step(report, "answer", outcome="referred", why_not="Milik pusat.", referred_to="PLN")
    assert report.outcome is OutcomeCode.REFERRED
    assert report.answer and report.answer["referred_to"] == "PLN"


PUBLISHED = walk(in_state(State.ANSWERED), "review", "publish")


def promises(report: Report) -> bool:
    return "fulfil" in {action.name for action in available(report, Role.AGENCY)}


def test_an_agency_says_once_that_it_kept_the_promise_of_its_latest_answer() -> None:
    routed = in_state(State.ROUTED)
    assert not promises(step(routed, "answer"))
    answered = step(routed, "answer", promised="2026-12-01")
    assert answered.promised == date(2026, 12, 1)
    assert promises(answered) and promises(step(answered, "agree"))
    kept = step(step(answered, "agree"), "fulfil", on("2026-11-30"))
    assert (kept.state, kept.fulfilled) == (State.CLOSED, date(2026, 11, 30))
    assert not promises(kept)
    again = step(step(kept, "reopen"), "answer", promised="2026-12-24")
    assert again.fulfilled is None and promises(again)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("2026-09-06", "day_over"),
        ("besok", "no_day"),
        ("2026-02-30", "no_day"),
        ("20261201", "no_day"),
    ],
)
def test_a_promise_is_for_a_day_that_comes(typed: str, code: str) -> None:
    said = SAID["answer"] | {"promised": typed}
    assert errors("answer", **said) == {"promised": code}


def test_a_promised_day_says_what_will_change() -> None:
    said = {"outcome": "explained_no_change", "found": "Benar.", "why_not": "Belum ada anggaran."}
    assert errors("answer", **said, promised="2026-12-01") == {"changes": "missing"}


def about_the_page(report: Report) -> set[str]:
    return {a.name for role in Role for a in available(report, role)} & ABOUT_A_PAGE


def test_a_page_is_flagged_and_taken_down_only_while_it_is_public() -> None:
    assert about_the_page(in_state(State.ANSWERED)) == set()
    assert about_the_page(PUBLISHED) == {"flag", "take_down", "excuse"}
    flagged = step(PUBLISHED, "flag")
    assert about_the_page(flagged) == ABOUT_A_PAGE
    assert (flagged.state, flagged.shown) == (State.ANSWERED, True)
    taken_down = step(flagged, "take_down", text="Nama anak di kalimat pertama.")
    assert (taken_down.shown, taken_down.leak) == (False, None)
    assert about_the_page(taken_down) == set()
    again = walk(taken_down, "review", "publish")
    assert (again.shown, again.public_id) == (True, PUBLISHED.public_id)


def test_a_flag_is_open_until_a_reviewer_says_what_came_of_it() -> None:
    assert PUBLISHED.leak is None
    flagged = walk(PUBLISHED, "flag", "flag")
    assert flagged.leak == flagged.events[-1]
    assert step(flagged, "dismiss", text="Nama kantor, bukan orang.").leak is None
    assert walk(flagged, "review", "publish").leak is None
    with pytest.raises(Missing):
        step(flagged, "take_down", text=" ")


def test_a_stranger_who_flags_a_page_makes_no_form_an_old_one() -> None:
    assert step(PUBLISHED, "flag").moment == PUBLISHED.moment


def test_a_revoked_consent_ends_review_and_publication() -> None:
    revoked = step(PUBLISHED, "revoke")
    assert (revoked.state, revoked.consent) == (State.ANSWERED, False)
    assert {a.name for a in available(revoked, Role.REVIEWER)} == {"take_down", "excuse"}
    with pytest.raises(NotAllowed):
        step(revoked, "revoke")
