"""The desk: the queue, one report with its buttons, and who may see what."""

import msgspec
import pytest
from flask import Flask

from aduan import accounts
from aduan.accounts import Account
from aduan.office import Office
from aduan.terms import State
from tests.conftest import Clock
from tests.life import live, receive
from tests.visitor import Visitor

PASSWORD = "rahasia-sekali"
AGENCY = "dinas-perhubungan-bali"


@pytest.fixture(autouse=True)
def staff(office: Office) -> None:
    """One account of each role (two liaisons of different agencies)."""
    hashed = accounts._hashed(PASSWORD)
    for id, role, agency in [
        ("admin", "admin", ""),
        ("koordinator", "triage", ""),
        ("penghubung", "agency", AGENCY),
        ("tetangga", "agency", "dinas-pupr-bali"),
        ("peninjau", "reviewer", ""),
        ("auditor", "auditor", ""),
    ]:
        account = msgspec.convert(
            {"id": id, "name": id, "role": role, "password_hash": hashed, "agency": agency},
            Account,
        )
        office.accounts.add(msgspec.to_builtins(account))


def test_triage_routes_in_two_clicks_from_the_queue(visitor: Visitor, office: Office) -> None:
    report = receive(office)
    visitor.login("koordinator")
    link = visitor.page.find("a", string=report.title)
    visitor.visit(str(link["href"]))  # type: ignore[index]
    visitor.press("Teruskan ke instansi", agency=AGENCY, classification="ordinary")
    routed = office.get(report.id)
    assert (routed.state, routed.agency) == (State.ROUTED, AGENCY)
    assert "Dinas Perhubungan Provinsi Bali" in visitor.text


def test_the_queue_is_sorted_by_what_is_due_and_says_what_is_late(
    visitor: Visitor, office: Office, clock: Clock
) -> None:
    receive(office, title="Yang paling lama menunggu")
    clock.pass_days(7)
    receive(office, title="Yang baru saja masuk")
    visitor.login("koordinator")
    titles = [a.get_text() for a in visitor.page.select("tbody th a")]
    assert titles == ["Yang paling lama menunggu", "Yang baru saja masuk"]
    assert "Terlambat 2 hari kerja" in visitor.text
    assert "3 hari kerja lagi" in visitor.text
    visitor.visit("/staf/?lihat=terlambat")
    assert [a.get_text() for a in visitor.page.select("tbody th a")] == titles[:1]


def test_an_agency_sees_only_its_own_reports(visitor: Visitor, office: Office) -> None:
    mine = live(office, receive(office, title="Lampu jalan di Bangli mati"), "route")
    visitor.login("tetangga")
    assert mine.title not in visitor.visit("/staf/?lihat=semua").text
    assert visitor.visit(f"/staf/laporan/{mine.id}").status == 404
    visitor.login("penghubung")
    assert mine.title in visitor.text


def test_a_declined_report_leaves_the_agency_and_returns_to_triage(
    visitor: Visitor, office: Office
) -> None:
    report = live(office, receive(office), "route")
    visitor.login("penghubung").visit(f"/staf/laporan/{report.id}")
    visitor.press("Kembalikan: bukan wewenang kami", text="Jalan kabupaten.")
    assert visitor.path == "/staf/"
    assert office.get(report.id).state is State.RECEIVED
    assert visitor.visit(f"/staf/laporan/{report.id}").status == 404


def test_an_answer_must_say_what_was_done_or_why_not_and_loses_nothing(
    visitor: Visitor, office: Office
) -> None:
    report = live(office, receive(office), "route")
    visitor.login("penghubung").visit(f"/staf/laporan/{report.id}")
    visitor.press("Kirim jawaban", outcome="refused_with_reason", found="Sudah kami periksa.")
    assert visitor.status == 422
    assert visitor.page.select_one("#kesalahan a[href='#f-why_not-answer']")
    assert visitor.page.find(id="f-found-answer").get_text().strip() == "Sudah kami periksa."  # type: ignore[union-attr]
    visitor.press("Kirim jawaban", why_not="Anggaran tahun ini sudah habis.")
    assert office.get(report.id).state is State.ANSWERED


def test_the_second_officer_is_told_who_was_faster_and_keeps_the_text(
    visitor: Visitor, app: Flask, office: Office
) -> None:
    report = live(office, receive(office), "route")
    slow = Visitor(app.test_client()).login("penghubung").visit(f"/staf/laporan/{report.id}")
    visitor.login("koordinator").visit(f"/staf/laporan/{report.id}")
    visitor.press("Teruskan ke instansi", agency=AGENCY, topic="lainnya")
    slow.press("Catat tindak lanjut", text="Petugas sudah ke lokasi pagi ini.")
    assert slow.status == 409
    assert "koordinator lebih dulu" in slow.text
    assert "Petugas sudah ke lokasi pagi ini." in slow.page.find(id="f-text-follow_up").get_text()  # type: ignore[union-attr]
    assert office.get(report.id).latest("follow_up") is None
    slow.press("Catat tindak lanjut")
    assert office.get(report.id).state is State.IN_PROGRESS


def test_the_same_form_sent_twice_by_one_officer_acts_once(
    visitor: Visitor, office: Office
) -> None:
    report = live(office, receive(office), "route")
    visitor.login("penghubung").visit(f"/staf/laporan/{report.id}")
    sent = {"version": "2", "text": "Petugas ke lokasi."}
    visitor.post(f"/staf/laporan/{report.id}/follow_up", sent)
    visitor.post(f"/staf/laporan/{report.id}/follow_up", sent)
    assert visitor.status == 200
    assert len(list(office.get(report.id).happened("follow_up"))) == 1


@pytest.mark.parametrize(
    ("who", "anonymous", "seen"),
    [
        ("koordinator", "", True),
        ("koordinator", "yes", True),
        ("penghubung", "", True),
        ("penghubung", "yes", False),
        ("peninjau", "", False),
        ("auditor", "", False),
    ],
)
def test_contact_is_shown_only_to_roles_that_need_it(
    visitor: Visitor, office: Office, who: str, anonymous: str, seen: bool
) -> None:
    report = receive(office, name="Ni Luh Kenari", phone="081200001234", anonymous=anonymous)
    live(office, report, "route")
    visitor.login(who).visit(f"/staf/laporan/{report.id}")
    assert visitor.status == 200
    assert ("Kenari" in visitor.text, "081200001234" in visitor.text) == (seen, seen)


def test_an_auditor_reads_and_changes_nothing(visitor: Visitor, office: Office) -> None:
    report = receive(office)
    visitor.login("auditor").visit(f"/staf/laporan/{report.id}")
    assert visitor.buttons() == []
    visitor.post(f"/staf/laporan/{report.id}/route", {"agency": AGENCY, "version": "1"})
    assert visitor.status == 403
    assert office.get(report.id) == report


def test_an_unknown_agency_topic_or_twin_is_refused(visitor: Visitor, office: Office) -> None:
    report = receive(office)
    visitor.login("koordinator").visit(f"/staf/laporan/{report.id}")
    said = {"version": "1", "classification": "ordinary"}
    visitor.post(f"/staf/laporan/{report.id}/route", said | {"agency": "kantor-khayalan"})
    assert visitor.status == 422
    visitor.post(f"/staf/laporan/{report.id}/route", said | {"agency": AGENCY, "topic": "x"})
    assert visitor.status == 422
    twin = {"version": "1", "reason": "duplicate", "text": "Sama.", "duplicate_of": report.id}
    visitor.post(f"/staf/laporan/{report.id}/archive", twin)
    assert "Tidak ada laporan dengan nomor ini" in visitor.text
    assert office.get(report.id) == report


def test_an_action_that_does_not_exist_is_refused_in_words(
    visitor: Visitor, office: Office
) -> None:
    report = receive(office)
    visitor.login("koordinator").visit(f"/staf/laporan/{report.id}")
    visitor.post(f"/staf/laporan/{report.id}/expire", {"version": "1"})
    assert visitor.status == 409
    assert office.get(report.id) == report


def test_a_number_typed_in_the_queue_opens_its_report(visitor: Visitor, office: Office) -> None:
    report = receive(office)
    visitor.login("koordinator").visit(f"/staf/?nomor={report.id.lower().replace('-', '+')}")
    assert report.title in visitor.text
    assert "salah ketik" in visitor.visit("/staf/?nomor=ADU-1").text


def test_a_session_that_ended_shows_what_was_typed(visitor: Visitor, office: Office) -> None:
    report = live(office, receive(office), "route")
    visitor.login("penghubung").visit(f"/staf/laporan/{report.id}")
    office.accounts.save(office.accounts.get("penghubung") | {"active": False})
    visitor.press("Catat tindak lanjut", text="Petugas sudah ke lokasi pagi ini.")
    assert visitor.status == 401
    assert "Petugas sudah ke lokasi pagi ini." in visitor.text


def test_a_long_queue_is_paged(visitor: Visitor, office: Office) -> None:
    for number in range(53):
        receive(office, title=f"Laporan nomor {number} di pasar")
    visitor.login("koordinator")
    assert len(visitor.page.select("tbody tr")) == 50
    visitor.visit("/staf/?lihat=saya&hal=2")
    assert len(visitor.page.select("tbody tr")) == 3
    assert visitor.visit("/staf/?lihat=entah&hal=-4").status == 200


def test_an_answer_written_while_the_report_moved_on_is_shown_again(
    visitor: Visitor, office: Office
) -> None:
    report = live(office, receive(office), "route")
    visitor.login("penghubung").visit(f"/staf/laporan/{report.id}")
    live(office, report, "route", agency="dinas-pupr-bali")
    visitor.press("Catat tindak lanjut", text="Sudah.")
    assert visitor.status == 409
    assert "tidak lagi pada instansi Anda" in visitor.text
    assert "Sudah." in visitor.text
    assert office.get(report.id).latest("follow_up") is None


def test_a_text_whose_action_is_gone_is_shown_again(visitor: Visitor, office: Office) -> None:
    report = receive(office)
    visitor.login("koordinator").visit(f"/staf/laporan/{report.id}")
    live(office, report, "route")
    visitor.press("Tunda, minta kelengkapan", text="Pasar mana?")
    assert visitor.status == 409
    assert "Pasar mana?" in visitor.text


def test_a_stale_form_that_says_more_is_not_taken_for_a_double_click(
    visitor: Visitor, office: Office
) -> None:
    report = receive(office)
    visitor.login("koordinator").visit(f"/staf/laporan/{report.id}")
    said = {"version": "1", "agency": AGENCY, "classification": "ordinary"}
    visitor.post(f"/staf/laporan/{report.id}/route", said)
    visitor.post(f"/staf/laporan/{report.id}/route", said | {"topic": "kekerasan-anak"})
    assert visitor.status == 409
    assert office.get(report.id).topic == "penerangan-jalan"


def test_a_decline_sent_twice_is_done_once(visitor: Visitor, office: Office) -> None:
    report = live(office, receive(office), "route")
    visitor.login("penghubung").visit(f"/staf/laporan/{report.id}")
    sent = {"version": "2", "text": "Jalan kabupaten."}
    for _ in range(2):
        visitor.visit("/staf/").post(f"/staf/laporan/{report.id}/decline", sent)
        assert (visitor.status, visitor.path) == (200, "/staf/")


def test_an_error_is_listed_by_the_name_of_its_field(visitor: Visitor, office: Office) -> None:
    report = receive(office, topic="")
    visitor.login("koordinator").visit(f"/staf/laporan/{report.id}")
    visitor.press("Teruskan ke instansi", agency=AGENCY, classification="ordinary")
    assert visitor.status == 422
    link = visitor.page.select_one("#kesalahan a")
    assert link and " ".join(link.get_text().split()) == "Topik: Bagian ini perlu diisi."


def test_characters_no_store_keeps_are_cleaned_and_a_number_with_one_is_not_found(
    visitor: Visitor, office: Office
) -> None:
    report = live(office, receive(office), "route")
    visitor.login("penghubung").visit(f"/staf/laporan/{report.id}")
    sent = {"version": "2", "text": "Petugas\0 ke\r\nlokasi."}
    visitor.post(f"/staf/laporan/{report.id}/follow_up", sent)
    visitor.post(f"/staf/laporan/{report.id}/follow_up", sent)
    (followed,) = office.get(report.id).happened("follow_up")
    assert followed.fields["text"] == "Petugas ke\nlokasi."
    assert visitor.visit("/staf/laporan/%00").status == 404
