"""The one bridge: what may cross it, what is refused, what a sync keeps true."""

import threading
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from aduan import content, publish, review
from aduan.alone import Busy, alone
from aduan.decisions import Decision
from aduan.office import Office
from aduan.reading import ContentError
from aduan.report import Report
from aduan.suppression import Hidden
from aduan.terms import Cause, ClosedBy, KeepReason, OutcomeCode, Promise, Removal, Role, State
from aduan.workflow import Missing
from tests.case import SAID
from tests.conftest import Clock
from tests.life import live, receive

ANSWERED = ("route", "answer")


def answered(office: Office, **changes: str) -> Report:
    return live(office, receive(office, **changes), *ANSWERED)


def suggested(report: Report) -> dict[str, str]:
    """What a reviewer meets who opens the page."""
    return review.suggestion(report, review.to_decide(report))


def public_files(office: Office) -> list[Path]:
    return content.outcome_paths(office.content.folder)


def test_a_reviewed_report_is_written_as_an_outcome_file(office: Office) -> None:
    report = live(office, answered(office), "review", "publish")
    (path,) = public_files(office)
    assert path.parts[-3:] == ("outcomes", "2026", f"{report.public_id}.md")
    (outcome,) = content.outcomes(office.content.folder)
    assert outcome.title == report.title
    assert outcome.month == "2026-03"
    assert (outcome.area, outcome.district) == ("bangli", "bangli")
    assert outcome.outcome is OutcomeCode.RESOLVED
    assert outcome.found == "Tiga lampu putus."


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ({"confidential": "yes", "consent": "no"}, ["confidential", "no_consent"]),
        ({"consent": "no"}, ["no_consent"]),
        ({"topic": "pungli-korupsi"}, ["sensitive"]),
        ({"topic": "kekerasan-anak", "consent": "no"}, ["no_consent", "sensitive"]),
    ],
)
def test_what_is_held_back_is_refused(
    office: Office, changes: dict[str, str], codes: list[str]
) -> None:
    report = answered(office, **changes)
    with pytest.raises(publish.Refused) as refused:
        publish.publish(office, report, "peninjau")
    assert refused.value.codes == (*codes, "unreviewed")
    assert public_files(office) == []


def test_a_complaint_about_conduct_is_held_back(office: Office) -> None:
    report = live(office, receive(office), "route", classification="oversight")
    report = live(office, report, "answer")
    assert not review.awaits(report, office.sensitive)
    assert review.refusals(live(office, report, "review"), office.sensitive, False) == [
        "verbatim",
        "second_reviewer",
    ]


SUMMARY = {
    "title": "Dugaan pungutan di sebuah kantor",
    "story": "Pelapor menyebut ada biaya tanpa tanda terima; kejadiannya berulang.",
}


def summarized(office: Office) -> Report:
    """A sensitive report whose summary one reviewer wrote."""
    story = "Setiap bulan kami diminta membayar dua ratus ribu rupiah tanpa kuitansi di loket itu."
    report = answered(office, topic="pungli-korupsi", story=story)
    return live(office, report, "review", **SUMMARY)


def test_a_sensitive_report_is_published_as_a_summary_a_second_reviewer_approved(
    office: Office,
) -> None:
    report = summarized(office)
    assert review.awaits(report, office.sensitive)
    with pytest.raises(publish.Refused, match="second_reviewer"):
        publish.approve(office, report, "peninjau")
    with pytest.raises(publish.Refused, match="second_reviewer"):
        publish.publish(office, report, "peninjau")
    publish.publish(office, publish.approve(office, report, "peninjau-kedua"), "peninjau")
    (outcome,) = content.outcomes(office.content.folder)
    assert (outcome.summary, outcome.story) == (True, SUMMARY["story"])
    assert publish.sync(office).published == 1


def test_an_edited_summary_needs_a_second_approval_again(office: Office) -> None:
    report = publish.approve(office, summarized(office), "peninjau-kedua")
    edited = live(office, report, "review", **SUMMARY | {"story": "Ringkasan lain yang baru."})
    assert review.refusals(edited, office.sensitive, False) == ["second_reviewer"]


def test_a_sensitive_report_is_never_published_in_the_reporters_own_words(office: Office) -> None:
    report = summarized(office)
    words = "Katanya kami diminta membayar dua ratus ribu rupiah setiap kali."
    report = live(office, report, "review", **SUMMARY | {"story": words})
    report = publish.approve(office, report, "peninjau-kedua")
    assert review.refusals(report, office.sensitive, False) == ["verbatim"]


def test_what_nobody_reviewed_is_refused(office: Office) -> None:
    with pytest.raises(publish.Refused, match="unreviewed"):
        publish.publish(office, answered(office), "peninjau")


def test_a_new_answer_voids_the_review(office: Office) -> None:
    report = live(office, answered(office), "review")
    report = live(office, report, "disagree", "answer", found="Dua lampu lagi putus.")
    assert review.refusals(report, office.sensitive, False) == ["changed"]
    with pytest.raises(publish.Refused, match="changed"):
        publish.publish(office, report, "peninjau")


def test_a_review_edited_behind_our_back_is_refused(office: Office) -> None:
    report = live(office, answered(office), "review")
    document = office.reports.get(report.id)
    document["events"][-1]["fields"]["story"] = "Teks lain yang tidak pernah ditinjau."
    office.reports.save(document)
    assert review.refusals(office.get(report.id), office.sensitive, False) == ["changed"]


def test_a_public_text_edited_behind_our_back_is_public_no_more(office: Office) -> None:
    report = live(office, answered(office), "review", "publish")
    document = office.reports.get(report.id)
    document["events"][-2]["fields"]["story"] = "Teks lain yang tidak pernah ditinjau."
    office.reports.save(document)
    assert publish.sync(office).published == 0
    (stone,) = content.tombstones(office.content.folder)
    assert (stone.id, stone.reason) == (report.public_id, Removal.HELD)


@pytest.mark.parametrize(
    "edit", [{"area": "badung", "district": ""}, {"received": "2026-01-07T09:00:00+08:00"}]
)
def test_another_place_or_month_behind_our_back_voids_the_review(
    office: Office, edit: dict[str, str]
) -> None:
    report = live(office, answered(office), "review")
    office.reports.save(office.reports.get(report.id) | edit)
    assert review.refusals(office.get(report.id), office.sensitive, False) == ["changed"]


CANARY = {"name": "Ni Luh Kenari Jingga", "phone": "0812-0000-1234", "email": "kenari@example.com"}


@pytest.mark.parametrize(
    "left",
    [
        "Hormat saya, KENARI.",
        "Hubungi +62 812 0000 1234.",
        "Tulis ke Kenari @ Example . com ya.",
        "NIK saya 5171 0123 0490 0001.",
        "NIK saya 5171\n0123\n0490\n0001.",
        "NIK saya 5171, 0123: 0490_0001",
        "NIK5171012304900001x",
        "Hubungi ０８１２００００１２３４",
        "Rumah Kenarinya gelap.",
        "Salam dari jingga!",
    ],
)
def test_what_points_at_a_person_is_refused_wherever_it_stands(office: Office, left: str) -> None:
    for field in ("title", "story", "found", "changes"):
        report = answered(office, **CANARY)
        with pytest.raises((publish.Undecided, publish.Refused)):
            live(office, live(office, report, "review", **{field: left}), "publish")
    assert public_files(office) == []


def test_a_reporters_value_is_refused_even_where_a_reviewer_kept_it(office: Office) -> None:
    report = answered(office, **CANARY)
    texts = suggested(report) | {"story": "Hormat saya, KENARI."}
    kept = Decision("KENARI", "PERSON", "red", True, KeepReason.NOT_PERSONAL)
    reviewed = publish.review(office, report, "peninjau", texts, [kept])
    with pytest.raises(publish.Refused, match="name"):
        publish.publish(office, reviewed, "peninjau")


def test_numbers_are_masked_before_the_reviewer_begins(office: Office) -> None:
    story = "NIK 5171012304900001, HP 0812 0000 1234, surel a.b@example.com, motor DK 1234 AB."
    assert suggested(answered(office, story=story))["story"] == (
        "NIK [NIK], HP [nomor telepon], surel [alamat email], motor [nomor kendaraan]."
    )


def test_no_private_field_is_in_the_outcome_file(office: Office, clock: Clock) -> None:
    report = receive(
        office,
        **CANARY,
        place="Dekat rumah kenari nomor tujuh",
        story="Lampu mati di depan pasar sejak dua minggu yang lalu.",
    )
    clock.pass_days(1)
    report = live(office, report, *ANSWERED, "review", "publish")
    (path,) = public_files(office)
    text = path.read_text().lower()
    for private in (report.id, "kenari", "jingga", "0812", "example", "koordinator"):
        assert private.lower() not in text
    assert report.received.isoformat(" ") not in text


def test_a_published_report_that_is_reopened_is_shown_as_open_and_later_as_late(
    office: Office, clock: Clock
) -> None:
    report = live(office, answered(office), "agree", "review", "publish")
    assert content.outcomes(office.content.folder)[0].closed_by is ClosedBy.REPORTER_AGREED
    live(office, report, "reopen")
    clock.pass_days(40)
    publish.sync(office)
    (outcome,) = content.outcomes(office.content.folder)
    assert (outcome.state, outcome.closed_by) == (State.IN_PROGRESS, None)
    assert outcome.overdue and outcome.reopened == 1
    assert outcome.found == SAID["answer"]["found"]


def test_a_new_answer_after_publication_waits_for_its_review(office: Office) -> None:
    report = live(office, answered(office), "review", "publish")
    report = live(office, report, "disagree", "answer", found="Jawaban yang baru.")
    publish.sync(office)
    (outcome,) = content.outcomes(office.content.folder)
    assert outcome.answer_pending
    assert outcome.found == SAID["answer"]["found"]
    assert review.awaits(report, office.sensitive)
    report = live(office, report, "review", "publish")
    (outcome,) = content.outcomes(office.content.folder)
    assert (outcome.answer_pending, outcome.found) == (False, "Jawaban yang baru.")
    assert outcome.id == report.public_id


def test_a_withdrawn_report_leaves_the_site_at_the_next_sync(office: Office) -> None:
    report = live(office, answered(office), "review", "publish")
    live(office, report, "withdraw")
    assert publish.sync(office).removed == 1
    assert public_files(office) == []


def test_a_sync_with_nothing_new_writes_nothing(office: Office) -> None:
    live(office, answered(office), "review", "publish")
    publish.sync(office)
    before = {path: path.stat().st_ino for path in office.content.folder.rglob("*")}
    publish.sync(office)
    assert {path: path.stat().st_ino for path in office.content.folder.rglob("*")} == before


def test_a_file_that_no_report_was_published_as_stops_the_sync(office: Office) -> None:
    live(office, answered(office), "review", "publish")
    (path,) = public_files(office)
    stranger = path.with_name("0123456789.md")
    stranger.write_text(path.read_text().replace(path.stem, "0123456789"))
    with pytest.raises(publish.Orphan, match=str(stranger)):
        publish.sync(office)
    assert stranger.exists()


def test_a_lost_outcome_file_is_written_again(office: Office) -> None:
    live(office, answered(office), "review", "publish")
    (path,) = public_files(office)
    text = path.read_text()
    path.unlink()
    publish.sync(office)
    assert path.read_text() == text


def test_the_counts_hold_every_report_published_or_not(office: Office, clock: Clock) -> None:
    for _ in range(5):
        receive(office)
        answered(office, confidential="yes", consent="no")
        live(office, answered(office), "agree")
    clock.pass_days(8)
    publish.sync(office)
    counted = content.snapshot(office.content.folder)
    assert counted.as_of.isoformat() == "2026-03-10"
    assert (counted.whole.total, counted.whole.open, counted.whole.overdue) == (15, 10, 5)
    assert counted.agency("").overdue == 5
    assert counted.agency("dinas-perhubungan-bali").agreed == 5
    assert sum(part.total for part in counted.agencies.values()) == counted.whole.total


def test_a_count_below_five_is_written_only_where_each_report_has_its_page(office: Office) -> None:
    live(office, answered(office), "agree", "review", "publish")
    publish.sync(office)
    assert content.snapshot(office.content.folder).whole.agreed == 1
    live(office, answered(office), "agree")
    publish.sync(office)
    assert content.snapshot(office.content.folder).whole.agreed is Hidden.SMALL
    assert '"agreed": 2' not in content.snapshot_path(office.content.folder).read_text()


def test_a_report_past_its_limit_is_published_as_unanswered_until_the_answer_comes(
    office: Office, clock: Clock
) -> None:
    report = live(office, receive(office), "route")
    assert "not_due" in review.refusals(report, office.sensitive, overdue=False)
    with pytest.raises(publish.Refused):
        live(office, report, "review", "publish")
    clock.pass_days(40)
    report = live(office, office.get(report.id), "publish")
    (outcome,) = content.outcomes(office.content.folder)
    assert (outcome.outcome, outcome.overdue) == (OutcomeCode.NOT_ANSWERED, True)
    report = live(office, report, "answer", "agree")
    publish.sync(office)
    (outcome,) = content.outcomes(office.content.folder)
    assert (outcome.outcome, outcome.answer_pending) == (OutcomeCode.RESOLVED, True)
    assert outcome.late and not outcome.found
    live(office, report, "review", "publish")
    (outcome,) = content.outcomes(office.content.folder)
    assert (outcome.found, outcome.answer_pending) == ("Tiga lampu putus.", False)


def test_a_promise_and_how_it_was_kept_are_public(office: Office, clock: Clock) -> None:
    report = live(
        office,
        live(office, receive(office), "route"),
        "answer",
        promised="2026-03-20",
        cause="staff",
    )
    live(office, report, "review", "publish")

    def public() -> tuple[object, ...]:
        publish.sync(office)
        (outcome,) = content.outcomes(office.content.folder)
        return outcome.cause, outcome.promised, outcome.promise

    assert public() == (Cause.STAFF, date(2026, 3, 20), Promise.PENDING)
    clock.pass_days(40)
    assert public()[2] is Promise.BROKEN
    live(office, office.get(report.id), "fulfil")
    assert public()[2] is Promise.KEPT_LATE


def test_of_two_syncs_at_a_time_none_overwrites_the_newer_counts(office: Office) -> None:
    folder = office.content.folder
    publish.sync(office)
    before = content.snapshot(folder)
    receive(office)
    with alone(folder / "outcomes", ".sync-", "build"), pytest.raises(Busy):
        publish.sync(office)
    assert content.snapshot(folder) == before
    assert publish.sync(office).counted == 1


def test_an_archived_report_is_shown_with_its_reason(office: Office) -> None:
    report = live(office, receive(office), "archive")
    live(office, report, "review", "publish")
    (outcome,) = content.outcomes(office.content.folder)
    assert (outcome.state, outcome.archive_reason) == (State.ARCHIVED, "too_general")
    assert outcome.why_not == "Tidak disebutkan tempatnya."


def test_a_topic_that_left_the_list_is_held_like_a_sensitive_one(office: Office) -> None:
    report = answered(office, topic="kekerasan-anak")
    known = {slug: holds for slug, holds in office.sensitive.items() if slug != "kekerasan-anak"}
    assert review.held(report, known) == ["sensitive"]


def test_a_report_without_a_topic_is_held(office: Office) -> None:
    report = live(office, receive(office, topic=""), "archive")
    assert review.held(report, office.sensitive) == ["no_topic"]


def test_a_new_review_starts_from_the_new_answer_and_keeps_what_did_not_change(
    office: Office,
) -> None:
    report = live(office, answered(office), "review", story="Cerita yang sudah disamarkan.")
    report = live(office, report, "disagree")
    new = {"outcome": "refused_with_reason", "found": "Baru.", "why_not": "Telepon 0812 0000 1234"}
    texts = suggested(live(office, report, "answer", **new))
    assert texts["story"] == "Cerita yang sudah disamarkan."
    assert texts["found"] == "Baru."
    assert texts["why_not"] == "Telepon [nomor telepon]"


def test_the_name_of_the_reporter_is_masked_before_the_reviewer_begins(office: Office) -> None:
    story = "Saya Ni Luh Kenari Jingga dari pasar, rumah kenarinya gelap sejak dua minggu."
    text = suggested(answered(office, **CANARY, story=story))["story"]
    assert text == "Saya [pelapor] dari pasar, rumah [pelapor] gelap sejak dua minggu."


def test_what_was_said_can_not_be_left_out_of_the_public_text(office: Office) -> None:
    with pytest.raises(Missing) as missing:
        live(office, answered(office), "review", found="", done=" ")
    assert missing.value.errors == {"found": "missing", "done": "missing"}


def test_an_old_answer_never_stands_as_the_reason_of_an_archive(office: Office) -> None:
    refused = {"outcome": "refused_with_reason", "found": "Diperiksa.", "why_not": "Uang habis."}
    report = live(office, receive(office), "route")
    report = live(office, live(office, report, "answer", **refused), "review", "publish")
    live(office, report, "disagree", "decline", "archive")
    publish.sync(office)
    (outcome,) = content.outcomes(office.content.folder)
    assert outcome.state is State.ARCHIVED
    assert (outcome.found, outcome.why_not, outcome.answer_pending) == ("", "", True)


def test_an_old_archive_reason_never_stands_as_the_agencys_answer(office: Office) -> None:
    report = live(office, receive(office), "archive", "review", "publish")
    live(office, report, "object", "route", "answer")
    publish.sync(office)
    (outcome,) = content.outcomes(office.content.folder)
    assert outcome.outcome is OutcomeCode.RESOLVED
    assert (outcome.why_not, outcome.answer_pending) == ("", True)


def test_an_expired_hold_does_not_repeat_an_older_archives_reason(office: Office) -> None:
    report = live(office, receive(office), "archive", "object", "hold", "expire_hold")
    assert review.sources(report)["why_not"] == ""


def test_a_sync_waits_for_a_publication_under_way(office: Office) -> None:
    report = live(office, answered(office), "review", "publish")
    done: list[publish.Synced] = []
    with content.locked(office.content.folder):
        sync = threading.Thread(target=lambda: done.append(publish.sync(office)))
        sync.start()
        corrected = publish.review(
            office, report, "peninjau", suggested(report) | {"found": "Sudah diperbaiki."}, []
        )
        office.act(corrected, "publish", Role.REVIEWER, "peninjau", {"public_id": report.public_id})
        assert done == []
    sync.join()
    (outcome,) = content.outcomes(office.content.folder)
    assert outcome.found == "Sudah diperbaiki."


def test_an_agency_that_left_content_while_it_has_reports_stops_the_sync(office: Office) -> None:
    answered(office)
    agencies = {k: v for k, v in office.content.agencies.items() if k != "dinas-perhubungan-bali"}
    moved = replace(office, content=replace(office.content, agencies=agencies))
    with pytest.raises(ContentError, match="dinas-perhubungan-bali.md:1: missing"):
        publish.sync(moved)


def test_a_late_answer_stays_late_in_public_after_it_was_given(
    office: Office, clock: Clock
) -> None:
    report = live(office, receive(office), "route")
    clock.pass_days(40)
    report = live(office, report, "answer", "agree")
    live(office, report, "review", "publish")
    publish.sync(office)
    (outcome,) = content.outcomes(office.content.folder)
    assert (outcome.overdue, outcome.late) == (False, True)
    counted = content.snapshot(office.content.folder).whole
    assert (counted.overdue, counted.late, counted.agreed, counted.total) == (0, 1, 1, 1)


def test_declining_or_routing_on_moves_no_lateness(office: Office, clock: Clock) -> None:
    reports = [live(office, receive(office), "route") for _ in range(5)]
    clock.pass_days(40)
    reports = [live(office, report, "decline") for report in reports]
    for action in ("route", "follow_up"):
        publish.sync(office)
        late = content.snapshot(office.content.folder).agency("dinas-perhubungan-bali")
        assert (late.open, late.overdue) == (5, 5)
        reports = [live(office, one, action, **{"agency": "dinas-pupr-bali"}) for one in reports]


def test_what_was_never_answered_is_not_in_time_because_it_was_archived(office: Office) -> None:
    report = live(office, receive(office), "route", "decline", "archive", "review", "publish")
    kept = {step.rule: step.kept for step in publish.to_outcome(office, report).steps}
    assert kept == {"verify": True, "first_follow_up": False, "complaint_ordinary": False}


def test_a_held_report_is_shown_as_paused(office: Office) -> None:
    report = live(office, receive(office), "archive", "review", "publish", "object", "hold")
    assert publish.to_outcome(office, report).steps[-1].paused


def test_a_topic_that_left_content_while_reports_have_it_stops_the_sync(office: Office) -> None:
    answered(office)
    topics = {k: v for k, v in office.content.topics.items() if k != "penerangan-jalan"}
    moved = replace(office, content=replace(office.content, topics=topics))
    with pytest.raises(ContentError, match="topics.md:1: no topic penerangan-jalan"):
        publish.sync(moved)


def test_opening_hours_do_not_keep_a_report_from_being_published(office: Office) -> None:
    report = live(office, answered(office), "review", changes="Buka 08.00-12.00, 13.00-16.00.")
    assert review.refusals(report, office.sensitive, False) == []
