"""What of a report must go and when, what stays of it, and that nothing public changes by it."""

from dataclasses import fields, replace
from datetime import date, datetime, timedelta

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aduan import deadlines, decisions, keeping, queue, retention, review, workflow
from aduan.decisions import Decision
from aduan.keeping import Period
from aduan.report import Report, Reporter, to_document
from aduan.terms import KeepReason, Kept, Role, State
from aduan.workflow import NotAllowed, available
from tests.case import ACTORS, MONDAY, SAID, case, in_state, on, step, walk
from tests.test_deadlines import TABLE

SINCE = date(2020, 1, 1)
PERIODS = tuple(
    Period(part, months, SINCE, "")
    for part, months in ((Kept.PHOTOS, 6), (Kept.CONTACT, 12), (Kept.CONTENT, 24))
)
CLOSED = ("route", "answer", "agree")
PUBLISHED = (*CLOSED, "review", "publish")
ALL = frozenset(Kept)


def due(report: Report, day: str, files: frozenset[Kept] = frozenset()) -> dict[str, str]:
    found = retention.due(PERIODS, report, files, date.fromisoformat(day))
    return {part.value: since.isoformat() for part, since in found.items()}


def bare(report: Report, *parts: Kept) -> Report:
    return retention.purged(report, parts or ALL, MONDAY + timedelta(days=800))


def words(report: Report) -> str:
    return msgspec.json.encode(to_document(report)).decode()


# ── when


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2026-09-07", 12, "2027-09-07"),
        ("2026-08-31", 6, "2027-02-28"),
        ("2028-02-29", 12, "2029-02-28"),
        ("2027-08-31", 6, "2028-02-29"),
        ("2026-12-31", 2, "2027-02-28"),
        ("2026-01-31", 1, "2026-02-28"),
    ],
)
def test_a_period_ends_on_the_same_day_or_on_the_last_of_its_month(
    start: str, months: int, end: str
) -> None:
    assert keeping.later(date.fromisoformat(start), months).isoformat() == end


@pytest.mark.parametrize("state", [State.CLOSED, State.ARCHIVED, State.WITHDRAWN])
def test_contact_goes_after_a_year_and_content_after_two(state: State) -> None:
    report = in_state(state)
    assert due(report, "2027-09-06") == {}
    assert due(report, "2027-09-07") == {"contact": "2027-09-07"}
    assert due(report, "2028-09-06") == {"contact": "2027-09-07"}
    assert due(report, "2028-09-07") == {"contact": "2027-09-07", "content": "2028-09-07"}


def test_received_photos_go_after_half_a_year_and_other_files_with_the_content() -> None:
    report = in_state(State.CLOSED)
    assert due(report, "2027-03-07", ALL) == {"photos": "2027-03-07"}
    assert due(report, "2027-03-07", frozenset({Kept.CONTENT})) == {}
    assert due(bare(report), "2028-09-07", frozenset({Kept.CONTENT})) == {"content": "2028-09-07"}


@pytest.mark.parametrize("state", [s for s in State if s not in workflow.FINAL])
def test_nothing_of_an_open_report_goes_however_old_it_is(state: State) -> None:
    assert due(in_state(state), "2099-01-01", ALL) == {}


def test_reopening_and_objecting_start_the_count_anew() -> None:
    report = step(walk(case(), *CLOSED), "reopen", on("2027-03-01"), text="Mati lagi.")
    assert due(report, "2030-01-01") == {}
    again = step(step(report, "answer", on("2027-03-03")), "agree", on("2027-03-08"))
    assert due(again, "2028-03-07") == {}
    assert due(again, "2028-03-08") == {"contact": "2028-03-08"}
    objected = step(in_state(State.ARCHIVED), "object", on("2027-03-01"))
    assert due(objected, "2030-01-01") == {}
    assert due(step(objected, "archive", on("2027-03-02")), "2028-03-02").keys() == {"contact"}


def test_what_happens_to_the_public_page_prolongs_nothing() -> None:
    report = walk(case(), *CLOSED)
    for action in ("review", "publish", "flag", "dismiss", "take_down", "revoke"):
        report = step(report, action, on("2027-08-01"))
    assert due(report, "2027-09-07") == {"contact": "2027-09-07"}


def test_a_report_without_contact_data_has_none_to_lose() -> None:
    report = walk(case(name=""), *CLOSED)
    assert due(report, "2028-09-07") == {"content": "2028-09-07"}


def test_the_row_in_force_today_holds_for_old_reports_too() -> None:
    shorter = Period(Kept.CONTACT, 3, date(2027, 1, 1), "")
    later = Period(Kept.CONTACT, 1, date(2030, 1, 1), "")
    report = in_state(State.CLOSED)
    rows = (shorter, *PERIODS, later)
    assert retention.due(rows, report, (), date(2026, 12, 31)) == {}
    ends = retention.due(rows, report, (), date(2027, 1, 1))
    assert ends == {Kept.CONTACT: date(2026, 12, 7)}
    assert retention.due((later,), report, (), date(2029, 1, 1)) == {}


# ── what goes


def test_contact_data_goes_and_an_event_says_so_without_a_value() -> None:
    report = bare(in_state(State.CLOSED), Kept.CONTACT)
    assert report.reporter == Reporter()
    assert report.story
    last = report.events[-1]
    assert (last.action, last.role, last.by, last.fields) == ("purge_contact", "clock", "clock", {})
    assert report.state is State.CLOSED


CANARIES = {
    "title": "Kutilang hilang di pasar", "story": "Perkutut " * 9, "place": "Depan merpati",
    "name": "Ni Luh Kenari", "phone": "0812 3456 7890", "email": "jalak@example.com",
}  # fmt: skip


def test_of_what_people_wrote_not_a_word_stays() -> None:
    report = step(case(**CANARIES), "hold", text="Cucak di mana?")
    report = step(report, "complete", text="Cendet.")
    report = step(report, "route")
    for action in ("follow_up", "reply", "decline"):
        report = step(report, action, text="Murai.")
    report = walk(report, "route", "answer", "disagree", "answer", "agree")
    report = step(report, "review", story="Nuri.", title="Nuri", decisions="[]")
    said = {text for action in SAID.values() for text in action.values() if " " in text}
    left = words(bare(report)).lower()
    for word in (*CANARIES.values(), "cucak", "cendet", "murai", "nuri", *said):
        assert word.lower() not in left
    for word in ("kenari", "jalak", "7890", "kutilang", "perkutut", "merpati"):
        assert word not in left


def test_every_field_of_a_report_is_a_fact_or_goes() -> None:
    facts = {
        "id", "kind", "area", "district", "topic", "anonymous", "confidential", "consent",
        "language", "code_hash", "received", "state", "agency", "classification", "version",
    }  # fmt: skip
    gone = {*retention.EMPTIED, "reporter"}
    assert {field.name for field in fields(Report)} == facts | gone | {"events"}


def test_the_reporter_can_still_track_it_and_take_back_consent_but_not_reopen() -> None:
    report = bare(walk(case(), *PUBLISHED))
    assert report.code_hash == case().code_hash
    assert {a.name for a in available(report, Role.REPORTER)} == {"revoke"}
    assert available(bare(in_state(State.ARCHIVED)), Role.REPORTER) != ()
    assert "object" not in {
        a.name for a in available(bare(in_state(State.ARCHIVED)), Role.REPORTER)
    }


def test_a_report_without_contact_data_can_be_reopened_but_not_published_any_more() -> None:
    report = bare(in_state(State.CLOSED), Kept.CONTACT)
    assert "reopen" in {a.name for a in available(report, Role.REPORTER)}
    assert available(report, Role.REVIEWER) == ()
    assert queue.filed(TABLE, report, {"penerangan-jalan": False})["review"] == ""
    photos = bare(in_state(State.CLOSED), Kept.PHOTOS)
    assert "review" in {a.name for a in available(photos, Role.REVIEWER)}


@pytest.mark.parametrize(
    ("part", "action"), [(Kept.CONTACT, "purge_contact"), (Kept.CONTENT, "purge_content")]
)
def test_nobody_can_say_that_something_is_gone_while_it_is_there(part: Kept, action: str) -> None:
    report = in_state(State.CLOSED)
    with pytest.raises(NotAllowed):
        step(report, action)
    assert step(retention.without(report, part), action).events[-1].action == action
    with pytest.raises(NotAllowed):
        step(retention.without(in_state(State.ROUTED), part), action)


def test_what_readers_just_said_of_the_page_waits_for_the_reviewer() -> None:
    report = step(walk(case(), *PUBLISHED), "flag", text="Nama saya ada di sana.")
    report = step(report, "flag", text="Nama ibu juga.")
    purged = bare(report)
    assert [e.fields for e in purged.happened("flag")] == [
        {"text": "Nama saya ada di sana."},
        {"text": "Nama ibu juga."},
    ]
    assert due(purged, "2029-01-01") == {}
    settled = step(purged, "dismiss", text="Nama kantor.")
    assert due(settled, "2029-01-01").keys() == {"content"}
    assert "Nama" not in words(bare(settled))


def test_a_reference_to_an_erased_report_is_forgotten_and_no_other() -> None:
    report = step(case(), "archive", reason="duplicate", duplicate_of="ADU-1111-1111-1111")
    assert retention.forgotten(report, {"ADU-2222-2222-2222"}) == report
    forgotten = retention.forgotten(report, {"ADU-1111-1111-1111"})
    assert forgotten.events[-1].fields == {
        "reason": "duplicate",
        "text": SAID["archive"]["text"],
    }


# ── what stays


def test_of_a_public_page_the_approved_text_stays_and_no_other_review() -> None:
    report = step(walk(case(), *CLOSED), "review", story="Draf lama.", decisions="[1]")
    report = step(report, "review", title="Lampu", story="Teks yang terbit.", found="Tiga.")
    report = step(step(report, "publish"), "review", story="Draf baru.")
    first, shown, last = bare(report).happened("review")
    assert first.fields.keys() == last.fields.keys() == {"fingerprint"}
    texts = {n: t for n, t in shown.fields.items() if n != "fingerprint"}
    assert texts == {"title": "Lampu", "story": "Teks yang terbit.", "found": "Tiga."}


def test_of_the_decisions_only_those_about_words_of_the_public_text_stay() -> None:
    def decision(text: str, keep: bool) -> Decision:
        return Decision(text, "PERSON", "amber", keep, KeepReason.OFFICE if keep else None)

    kept = decision("Pasar  Kidul", keep=True)
    made = [kept, decision("Ni Luh Kenari", keep=False), decision("Pak Jalak", keep=True)]
    said = {"story": "Lampu di pasar kidul mati.", "decisions": decisions.written(made)}
    report = step(step(walk(case(), *CLOSED), "review", **said), "publish")
    purged = bare(report)
    assert review.decided(purged) == [kept]
    assert retention.without(purged, Kept.CONTENT) == purged


def test_words_that_were_called_no_leak_stay_as_long_as_their_page_and_the_reason_goes() -> None:
    report = excused(walk(case(), *PUBLISHED), MONDAY)
    (excuse,) = bare(report).happened("excuse")
    assert excuse.fields.keys() == {"words", "fingerprint"}
    assert review.excuses(bare(report)) == [excuse]
    (excuse,) = bare(step(report, "take_down")).happened("excuse")
    assert excuse.fields.keys() == {"fingerprint"}


@pytest.mark.parametrize("action", ["take_down", "revoke"])
def test_of_a_page_that_is_no_more_no_text_stays(action: str) -> None:
    report = step(walk(case(), *PUBLISHED), action)
    assert all(e.fields.keys() <= {"fingerprint"} for e in bare(report).happened("review"))


def test_no_fingerprint_of_a_private_text_stays() -> None:
    report = walk(case(), *PUBLISHED)
    before = {e.fields["fingerprint"] for e in report.happened("review")}
    assert before.isdisjoint(e.fields["fingerprint"] for e in bare(report).happened("review"))


def reviewed(report: Report, at: datetime) -> Report:
    texts = review.sources(report) | {"story": "Ringkasan."}
    said = {n: text for n, text in texts.items() if text}
    return step(report, "review", at, **said, fingerprint=review.fingerprint(report, said))


def excused(report: Report, at: datetime) -> Report:
    return step(report, "excuse", at, fingerprint=report.public_review.fields["fingerprint"])


def public(report: Report, day: date) -> tuple[object, ...]:
    """All that pages and counts are made of."""
    shown = retention.is_public(report)
    approved = report.public_review if shown else None
    return (
        shown and approved and review.public_texts(report, approved),
        shown and approved and review.changed(report, approved),
        shown and [event.fields["words"] for event in review.excuses(report)],
        review.seconded(report),
        report.public_id, report.shown, report.outcome, report.closed_by, report.archive_reason,
        report.reopened, report.objected, report.asked_again, report.routings, report.leak is None,
        deadlines.clocks(TABLE, report, day), deadlines.holder(report, day),
        replace(report, events=(), reporter=Reporter(), **dict.fromkeys(retention.EMPTIED, "")),
        tuple((e.action, e.at, e.state, e.by, e.role) for e in report.events),
    )  # fmt: skip


steps = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 19)), max_size=14)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(steps=steps, parts=st.sets(st.sampled_from(Kept)))
def test_a_purge_changes_nothing_that_is_public(
    steps: list[tuple[int, int]], parts: set[Kept]
) -> None:
    report, at = case(), MONDAY
    for days, choice in steps:
        at += timedelta(days=days)
        possible = sorted(
            {
                action.name
                for role in Role
                for action in available(report, role)
                if not action.name.startswith("purge")
                and (action.name in SAID or action.name in ("agree", "withdraw", "revoke", "flag"))
            }
        )
        if possible:
            name = possible[choice % len(possible)]
            if name == "publish" and not report.latest("review"):
                continue
            assert name in ACTORS
            doing = {"review": reviewed, "excuse": excused}.get(name)
            report = doing(report, at) if doing else step(report, name, at)
    if report.state not in workflow.FINAL:
        return
    purged = retention.purged(report, parts, at)
    events = purged.events[: len(report.events)]
    same = replace(purged, events=events)
    assert public(same, at.date()) == public(report, at.date())
    assert [e.action for e in purged.events[len(events) :]] == [
        action for part, action in retention.PURGES.items() if part in parts
    ]
    for part in parts:
        assert retention.without(purged, part) == purged
