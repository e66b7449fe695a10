"""The form, the check page and the receipt, as a citizen meets them."""

import pytest

from aduan.office import Office
from aduan.terms import State
from tests.life import FORM, form
from tests.visitor import Visitor

WRITE, SEND = "Lanjut: periksa laporan", "Kirim laporan"


def write(visitor: Visitor, **changes: str) -> Visitor:
    visitor.visit("/lapor/")
    return visitor.press(WRITE, **form(**changes))


def test_a_report_is_written_checked_sent_and_found_in_the_queue(
    visitor: Visitor, office: Office
) -> None:
    write(visitor, name="Ni Luh Kenari", phone="0812 0000 1234", email="kenari@example.com")
    assert "Periksa laporan Anda" in visitor.text
    assert FORM["story"] in visitor.text
    assert "Bangli, Kabupaten Bangli" in visitor.text
    assert list(office.every()) == []
    visitor.press(SEND)
    assert visitor.status == 200
    (report,) = office.every()
    assert report.id in visitor.text
    assert report.state is State.RECEIVED
    assert report.reporter.name == "Ni Luh Kenari"
    assert report.incident == "2026-02-20"
    assert "Paling lambat 5 Maret 2026" in visitor.text


def test_the_code_is_shown_once_and_stored_only_as_a_hash(visitor: Visitor, office: Office) -> None:
    write(visitor).press(SEND)
    code = visitor.page.find(id="code").get_text()  # type: ignore[union-attr]
    (report,) = office.every()
    assert code.replace(" ", "") not in str(office.reports.find())
    visitor.visit("/lacak/").press("Buka laporan", number=report.id.lower(), code=code)
    assert report.title in visitor.text


def test_the_same_check_page_sent_twice_makes_one_report_and_shows_the_same_receipt(
    visitor: Visitor, office: Office
) -> None:
    write(visitor)
    sent = visitor._values(visitor.page.form) | {"step": "send"}  # type: ignore[arg-type]
    first = visitor.client.post("/lapor/", data=sent)
    second = visitor.client.post("/lapor/", data=sent)
    assert len(list(office.every())) == 1
    assert first.data == second.data


def test_a_report_changed_after_going_back_is_a_second_report(
    visitor: Visitor, office: Office
) -> None:
    write(visitor).press(SEND)
    sent = form(nonce="same page", step="send")
    token = visitor.visit("/lapor/").page.find("input", {"name": "csrf_token"})["value"]  # type: ignore[index]
    visitor.client.post("/lapor/", data=sent | {"csrf_token": token})
    visitor.client.post("/lapor/", data=sent | {"csrf_token": token, "title": "Judul yang lain"})
    assert len(list(office.every())) == 3


def test_errors_are_listed_linked_and_nothing_typed_is_lost(
    visitor: Visitor, office: Office
) -> None:
    write(visitor, title="", story="pendek", month="13", phone="bukan nomor", consent="")
    assert visitor.status == 422
    assert str(visitor.page.title.string).startswith("Kesalahan: ")  # type: ignore[union-attr]
    linked = [str(a["href"])[1:] for a in visitor.page.select("#kesalahan a")]
    assert linked == ["f-title", "f-story", "f-day", "f-consent", "f-phone"]
    for target in linked:
        assert visitor.page.find(id=target)
    assert visitor.page.find(id="f-story").get_text().strip() == "pendek"  # type: ignore[union-attr]
    assert visitor.page.find(id="f-phone")["value"] == "bukan nomor"  # type: ignore[index]
    assert list(office.every()) == []


def test_change_returns_to_the_form_with_everything_and_back_to_the_check_page(
    visitor: Visitor,
) -> None:
    write(visitor, confidential="yes", consent="no").press("Ubah Judul")
    assert visitor.page.find(id="f-story").get_text().strip() == FORM["story"]  # type: ignore[union-attr]
    assert visitor.page.find(id="f-confidential").has_attr("checked")  # type: ignore[union-attr]
    visitor.press(WRITE, title="Judul yang lebih baik")
    assert "Judul yang lebih baik" in visitor.text
    assert "Ya: tidak pernah diterbitkan" in visitor.text


def test_a_confidential_report_can_not_be_offered_for_publication(visitor: Visitor) -> None:
    write(visitor, confidential="yes", consent="yes")
    assert visitor.status == 422
    assert "Laporan rahasia tidak pernah diterbitkan" in visitor.text


def test_the_english_form_stays_english_to_the_receipt(visitor: Visitor, office: Office) -> None:
    visitor.visit("/en/lapor/").press("Next: check your report", **form())
    assert "Check your report" in visitor.text
    visitor.press("Send the report")
    assert "By 5 March 2026" in visitor.text
    assert next(office.every()).language == "en"


@pytest.mark.parametrize(
    "story",
    ["<script>alert('x')</script> " * 3, "\x00\x01\x02" + "kata " * 20, "ꦧꦭꦶ 🎁 " * 30],
    ids=["markup", "control characters", "other scripts"],
)
def test_hostile_or_unusual_text_is_received_as_text(
    visitor: Visitor, office: Office, story: str
) -> None:
    write(visitor, story=story).press(SEND)
    (report,) = office.every()
    assert report.story == story.replace("\x00\x01\x02", "").strip()
    assert not visitor.page.find("script")


def test_bytes_that_are_no_text_are_not_a_server_error(visitor: Visitor) -> None:
    visitor.visit("/lapor/")
    token = visitor.page.find("input", {"name": "csrf_token"})["value"]  # type: ignore[index]
    body = f"csrf_token={token}&title=%ff%fe%fd&story=%ed%a0%80&kind=%00&year=%d9%a1".encode()
    kind = "application/x-www-form-urlencoded"
    assert visitor.client.post("/lapor/", data=body, content_type=kind).status_code == 422


def test_a_story_that_is_too_long_is_kept_and_said_to_be_too_long(visitor: Visitor) -> None:
    write(visitor, story="panjang " * 2000)
    assert visitor.status == 422
    assert "Terlalu panjang" in visitor.text
    assert visitor.page.find(id="f-story").get_text().count("panjang") == 2000  # type: ignore[union-attr]


def test_a_huge_request_is_refused_in_words(visitor: Visitor) -> None:
    visitor.visit("/lapor/").post("/lapor/", {"story": "x" * 600_000})
    assert visitor.status == 413
    assert "terlalu besar" in visitor.text


def test_a_page_left_open_too_long_offers_to_send_the_same_again(
    visitor: Visitor, office: Office
) -> None:
    write(visitor)
    visitor.client.delete_cookie("session")
    visitor.press(SEND)
    assert visitor.status == 400
    assert "terlalu lama terbuka" in visitor.text
    visitor.press("Kirim lagi")
    assert next(office.every()).story == FORM["story"]


PRIVATE = "HP saya 0812 0000 1234, motor DK 1234 AB. Lampu jalan di depan pasar mati sejak lama."


def story(visitor: Visitor) -> str:
    return visitor.page.select_one("dd pre").get_text()  # type: ignore[union-attr]


def test_the_check_page_marks_personal_data_and_removes_it_with_one_tap(
    visitor: Visitor, office: Office
) -> None:
    visitor.visit("/lapor/").press("Lanjut: periksa laporan", **form(story=PRIVATE))
    marked = [mark.get_text() for mark in visitor.page.select("dd mark")]
    assert marked == ["0812 0000 1234", "DK 1234 AB"]
    visitor.press("Hapus 0812 0000 1234")
    assert [mark.get_text() for mark in visitor.page.select("dd mark")] == ["DK 1234 AB"]
    assert "HP saya [nomor telepon], motor DK 1234 AB." in story(visitor)
    visitor.press("Kirim laporan")
    (report,) = office.every()
    assert report.story == PRIVATE.replace("0812 0000 1234", "[nomor telepon]")


def test_all_of_it_goes_with_one_tap_and_a_story_that_becomes_too_short_says_so(
    visitor: Visitor,
) -> None:
    visitor.visit("/lapor/").press("Lanjut: periksa laporan", **form(story=PRIVATE))
    visitor.press("Hapus semua yang ditandai")
    assert "HP saya [nomor telepon], motor [nomor kendaraan]." in visitor.text
    assert "Mungkin ada data pribadi" not in visitor.text


def test_a_story_without_personal_data_is_not_commented_on(visitor: Visitor) -> None:
    visitor.visit("/lapor/").press("Lanjut: periksa laporan", **form())
    assert "Mungkin ada data pribadi" not in visitor.text


def test_removing_what_is_not_there_changes_nothing(visitor: Visitor, office: Office) -> None:
    visitor.visit("/lapor/")
    visitor.post("/lapor/", form(story=PRIVATE) | {"step": "check", "remove": "lampu"})
    assert story(visitor) == PRIVATE
    assert list(office.every()) == []
