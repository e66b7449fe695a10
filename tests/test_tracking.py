"""Tracking in the citizen's hands: the state in words, and only the actions that are allowed."""

import pytest
from flask import Flask

from aduan.office import Office
from aduan.terms import ClosedBy, State
from tests.conftest import Clock
from tests.life import CODE, live, receive
from tests.visitor import Visitor

BUTTONS = {
    "Lengkapi laporan": "complete",
    "Kirim tanggapan": "reply",
    "Setuju, selesai": "agree",
    "Tidak setuju": "disagree",
    "Buka kembali": "reopen",
    "Ajukan keberatan": "object",
    "Cabut laporan": "withdraw",
}


def open_report(visitor: Visitor, number: str, prefix: str = "") -> Visitor:
    visitor.visit(f"{prefix}/lacak/")
    button = "Open the report" if prefix else "Buka laporan"
    return visitor.press(button, number=number, code=CODE)


@pytest.mark.parametrize(
    ("actions", "offered"),
    [
        ((), {"withdraw"}),
        (("hold",), {"complete", "withdraw"}),
        (("route",), {"reply", "withdraw"}),
        (("route", "follow_up"), {"reply", "withdraw"}),
        (("route", "answer"), {"reply", "agree", "disagree", "withdraw"}),
        (("route", "answer", "agree"), {"reopen"}),
        (("archive",), {"object"}),
        (("withdraw",), set()),
    ],
)
def test_the_reporter_is_offered_exactly_what_the_policy_allows(
    visitor: Visitor, office: Office, actions: tuple[str, ...], offered: set[str]
) -> None:
    report = live(office, receive(office), *actions)
    open_report(visitor, report.id)
    assert {BUTTONS[b] for b in visitor.buttons() if b in BUTTONS} == offered


def test_the_answer_is_read_and_agreed_to(visitor: Visitor, office: Office) -> None:
    report = live(office, receive(office), "route", "answer")
    open_report(visitor, report.id)
    assert "Ketiganya diganti." in visitor.text
    visitor.press("Setuju, selesai")
    assert office.get(report.id).closed_by is ClosedBy.REPORTER_AGREED
    assert "Laporan ini selesai" in visitor.text


def test_disagreeing_needs_a_reason_and_reopens(visitor: Visitor, office: Office) -> None:
    report = live(office, receive(office), "route", "answer")
    open_report(visitor, report.id).press("Tidak setuju")
    assert visitor.status == 422
    assert visitor.page.select_one("#kesalahan a[href='#f-text']")
    visitor.press("Tidak setuju", text="Masih gelap di ujung timur.")
    assert office.get(report.id).state is State.IN_PROGRESS
    assert "Masih gelap di ujung timur." in visitor.text


def test_the_third_disagreement_closes_and_shows_the_way_to_the_ombudsman(
    visitor: Visitor, office: Office
) -> None:
    report = receive(office)
    live(office, report, "route", "answer", "disagree", "answer", "disagree", "answer")
    open_report(visitor, report.id).press("Tidak setuju", text="Tetap gelap.")
    assert office.get(report.id).closed_by is ClosedBy.REPORTER_DISAGREED
    assert "Ombudsman RI" in visitor.text
    assert "Buka kembali" not in visitor.buttons()


def test_working_days_used_and_allowed_are_shown_and_a_pause_is_said(
    visitor: Visitor, office: Office, clock: Clock
) -> None:
    report = receive(office)
    clock.pass_days(1)
    live(office, report, "hold")
    clock.pass_days(7)
    open_report(visitor, report.id)
    assert "Dijeda: 1 dari 3 hari kerja terpakai" in visitor.text
    assert "hitungan waktu petugas dijeda" in visitor.text
    assert "Di pasar yang mana?" in visitor.text


def test_a_late_report_says_so_and_shows_the_ombudsman(
    visitor: Visitor, office: Office, clock: Clock
) -> None:
    report = receive(office)
    clock.pass_days(8)
    open_report(visitor, report.id)
    assert "Batas waktunya sudah lewat" in visitor.text
    assert "Ombudsman RI" in visitor.text


def test_a_reply_written_while_the_office_acted_is_kept_and_explained(
    visitor: Visitor, office: Office
) -> None:
    report = live(office, receive(office), "route")
    open_report(visitor, report.id)
    live(office, report, "follow_up")
    visitor.press("Kirim tanggapan", text="Kapan petugasnya datang?")
    assert visitor.status == 409
    assert "Laporan ini berubah sementara Anda menulis" in visitor.text
    assert "Kapan petugasnya datang?" in visitor.page.find(id="f-text").get_text()  # type: ignore[union-attr]
    visitor.press("Kirim tanggapan")
    assert office.get(report.id).latest("reply") is not None


def test_the_reporter_never_reads_the_names_of_officers_or_the_review(
    visitor: Visitor, office: Office
) -> None:
    report = live(office, receive(office), "route", "answer", "review")
    open_report(visitor, report.id)
    assert "koordinator" not in visitor.text.replace("Admin koordinator", "")
    assert "penghubung" not in visitor.text.replace("Pejabat penghubung", "")
    assert "Ditinjau" not in visitor.text


@pytest.mark.parametrize("action", ["route", "answer", "expire", "publish", "nothing"])
def test_actions_of_others_are_refused(visitor: Visitor, office: Office, action: str) -> None:
    report = receive(office)
    open_report(visitor, report.id)
    visitor.post(f"/lacak/laporan/{action}", {"version": "1", "agency": "rsud-bali"})
    assert visitor.status == 409
    assert office.get(report.id) == report


def test_a_mistyped_number_is_told_apart_from_a_wrong_code(visitor: Visitor) -> None:
    visitor.visit("/lacak/").press("Buka laporan", number="ADU-1234", code=CODE)
    assert "Nomor laporan ini salah ketik" in visitor.text
    visitor.press("Buka laporan", number="ADU-0000-0000-0000", code="1234")
    assert "Kode lacak ini salah ketik" in visitor.text


def test_a_tracked_report_closes_itself_and_can_be_closed(
    visitor: Visitor, office: Office, clock: Clock
) -> None:
    report = receive(office)
    open_report(visitor, report.id).press("Tutup halaman ini")
    assert visitor.visit("/lacak/laporan").path == "/lacak/"
    open_report(visitor, report.id)
    clock.pass_days(1 / 24)
    assert visitor.visit("/lacak/laporan").path == "/lacak/"


def test_text_written_after_the_session_ended_is_shown_again(
    visitor: Visitor, office: Office, clock: Clock
) -> None:
    report = live(office, receive(office), "route")
    open_report(visitor, report.id)
    clock.pass_days(1 / 24)
    visitor.press("Kirim tanggapan", text="Kapan petugasnya datang ke pasar?")
    assert visitor.status == 401
    assert "Kapan petugasnya datang ke pasar?" in visitor.text


def test_tracking_in_english(visitor: Visitor, office: Office) -> None:
    report = live(office, receive(office, language="en"), "route", "answer")
    open_report(visitor, report.id, "/en")
    assert "Answered" in visitor.text
    assert "2 March 2026" in visitor.text
    assert visitor.path.startswith("/en/")


def test_neither_number_nor_code_is_ever_in_an_address(app: Flask, office: Office) -> None:
    report = receive(office)
    client = app.test_client()
    visitor = Visitor(client)
    open_report(visitor, report.id)
    for link in visitor.page.select("[href], [action]"):
        address = str(link.get("href") or link.get("action"))
        assert report.id not in address and CODE not in address


def test_a_text_whose_action_is_gone_is_shown_to_the_reporter(
    visitor: Visitor, office: Office
) -> None:
    report = live(office, receive(office), "route", "answer")
    open_report(visitor, report.id)
    live(office, report, "close")
    visitor.press("Tidak setuju", text="Masih gelap.")
    assert visitor.status == 409
    assert "Masih gelap." in visitor.text
