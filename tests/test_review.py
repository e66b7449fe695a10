"""The reviewer's page: original beside public text, confirm, publish, refusals in words."""

import pytest
from flask import Flask

from aduan import content
from aduan.office import Office
from tests.life import live, receive
from tests.test_staff import staff  # noqa: F401 (its accounts)
from tests.visitor import Visitor

STORY = "Saya Ni Luh Kenari, HP 0812 0000 1234. Lampu jalan di depan pasar mati sejak lama."


@pytest.fixture
def number(office: Office) -> str:
    report = receive(office, story=STORY, name="Ni Luh Kenari", phone="081200001234")
    return live(office, report, "route", "answer").id


def test_the_reviewer_edits_confirms_and_publishes(
    visitor: Visitor, office: Office, number: str
) -> None:
    visitor.login("peninjau")
    assert office.get(number).title in visitor.text
    visitor.visit(f"/staf/laporan/{number}").visit(f"/staf/laporan/{number}/tinjau")
    marked = [mark.get_text() for mark in visitor.page.select("pre mark")]
    assert marked == ["Ni Luh Kenari", "0812 0000 1234"]
    text = visitor.page.find(id="f-story").get_text()  # type: ignore[union-attr]
    assert "Saya [pelapor], HP [nomor telepon]." in text
    visitor.press("Simpan tinjauan", confirmed="yes", story=text + " Salam, Kenari.")
    assert visitor.status == 422
    assert "Ini masih harus diputuskan" in visitor.text
    assert "Terbitkan" not in visitor.buttons()
    visitor.press("Simpan tinjauan", confirmed="yes", story=text)
    visitor.press("Terbitkan")
    (outcome,) = content.outcomes(office.content.folder)
    assert outcome.story == text.strip()
    assert "Terbit 2 Maret 2026" in visitor.text
    assert "Tidak ada laporan di bagian ini" in visitor.visit("/staf/").text


def test_without_confirming_nothing_is_saved_and_the_text_is_kept(
    visitor: Visitor, office: Office, number: str
) -> None:
    visitor.login("peninjau").visit(f"/staf/laporan/{number}/tinjau")
    visitor.press("Simpan tinjauan", story="Teks publik yang sedang disusun.")
    assert visitor.status == 422
    assert "Teks publik yang sedang disusun." in visitor.text
    assert office.get(number).latest("review") is None


def test_a_report_that_changed_meanwhile_is_not_reviewed_blindly(
    visitor: Visitor, app: Flask, office: Office, number: str
) -> None:
    visitor.login("peninjau").visit(f"/staf/laporan/{number}/tinjau")
    live(office, office.get(number), "disagree")
    visitor.press("Simpan tinjauan", confirmed="yes", story="Teks publik yang disusun.")
    assert visitor.status == 409
    assert "berubah sementara Anda menulis" in visitor.text
    assert "Teks publik yang disusun." in visitor.text


def test_a_report_that_is_not_to_be_shown_offers_no_form(visitor: Visitor, office: Office) -> None:
    report = live(office, receive(office, consent="no"), "route", "answer")
    visitor.login("peninjau").visit(f"/staf/laporan/{report.id}/tinjau")
    assert "Pelapor tidak mengizinkan penerbitan" in visitor.text
    assert visitor.buttons() == []
    visitor.post(f"/staf/laporan/{report.id}/tinjau", {"version": "3", "confirmed": "yes"})
    assert visitor.status == 422
    visitor.visit(f"/staf/laporan/{report.id}/tinjau")
    visitor.post(f"/staf/laporan/{report.id}/terbitkan", {"version": "3"})
    assert visitor.status == 422
    assert content.outcome_paths(office.content.folder) == []


def test_publishing_without_a_review_is_refused(
    visitor: Visitor, office: Office, number: str
) -> None:
    visitor.login("peninjau").visit(f"/staf/laporan/{number}/tinjau")
    visitor.post(f"/staf/laporan/{number}/terbitkan", {"version": "3"})
    assert visitor.status == 422
    assert content.outcome_paths(office.content.folder) == []


def test_a_double_click_on_publish_is_no_conflict(
    visitor: Visitor, office: Office, number: str
) -> None:
    visitor.login("peninjau").visit(f"/staf/laporan/{number}/tinjau")
    visitor.press("Simpan tinjauan", confirmed="yes")
    sent = {"version": str(office.get(number).version)}
    for _ in range(2):
        visitor.post(f"/staf/laporan/{number}/terbitkan", sent)
        assert visitor.status == 200
    assert len(list(office.get(number).happened("publish"))) == 1


def test_a_number_is_kept_in_public_only_with_a_reason(
    visitor: Visitor, office: Office, number: str
) -> None:
    visitor.login("peninjau").visit(f"/staf/laporan/{number}/tinjau")
    at = decision_about(visitor, "0812 0000 1234")
    visitor.press("Simpan tinjauan", confirmed="yes", **{f"d-{at}": "keep"})
    assert visitor.status == 422
    chosen = {f"d-{at}": "keep", f"r-{at}": "office_contact"}
    visitor.press("Terapkan pada teks", **chosen)
    assert "HP 0812 0000 1234." in story(visitor)
    visitor.press("Simpan tinjauan", confirmed="yes", **chosen)
    reviewed = office.get(number).latest("review")
    assert reviewed and '"reason":"office_contact"' in reviewed.fields["decisions"]


def test_words_of_the_reviewers_own_are_masked_too(
    visitor: Visitor, office: Office, number: str
) -> None:
    visitor.login("peninjau").visit(f"/staf/laporan/{number}/tinjau")
    visitor.press("Terapkan pada teks", more="depan pasar")
    assert "Lampu jalan di [disamarkan] mati" in story(visitor)
    visitor.press("Simpan tinjauan", confirmed="yes")
    reviewed = office.get(number).latest("review")
    assert reviewed and "[disamarkan] mati" in reviewed.fields["story"]


def test_a_sensitive_report_is_published_by_two_reviewers(
    visitor: Visitor, app: Flask, office: Office
) -> None:
    report = live(office, receive(office, topic="pungli-korupsi", story=STORY), "route", "answer")
    office.accounts.add(office.accounts.get("peninjau") | {"id": "kedua", "name": "Kedua"})
    visitor.login("peninjau").visit(f"/staf/laporan/{report.id}/tinjau")
    assert "Topik peka" in visitor.text
    summary = {"title": "Lampu yang padam", "story": "Seorang warga menyebut lampu yang padam."}
    visitor.press("Simpan tinjauan", confirmed="yes", **summary)
    assert "peninjau kedua belum menyetujui" in visitor.text
    assert {"Terbitkan", "Setujui sebagai peninjau kedua"}.isdisjoint(visitor.buttons())
    second = Visitor(app.test_client()).login("kedua").visit(f"/staf/laporan/{report.id}/tinjau")
    second.press("Setujui sebagai peninjau kedua")
    second.press("Terbitkan")
    (outcome,) = content.outcomes(office.content.folder)
    assert (outcome.summary, outcome.story) == (True, summary["story"])


def decision_about(visitor: Visitor, words: str) -> str:
    """The number of the decision about these words on the page."""
    field = visitor.page.find("input", {"type": "hidden", "value": words})
    return str(field["name"]).removeprefix("t-")  # type: ignore[index]


def story(visitor: Visitor) -> str:
    return visitor.page.find(id="f-story").get_text()  # type: ignore[union-attr]
