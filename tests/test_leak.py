"""Personal data on a public page: seen by a stranger, judged, gone with its traces."""

import json
from pathlib import Path

import pytest
from flask import Flask

from aduan import content
from aduan.office import Office
from aduan.report import Report
from aduan.terms import Removal
from aduan.web import leak
from tests.life import CODE, live, receive
from tests.test_freeze import build
from tests.test_staff import staff  # noqa: F401 (its accounts)
from tests.visitor import Visitor

SEEN = "Kalimat pertama jawaban instansi."


@pytest.fixture
def published(office: Office) -> Report:
    """A report with a public page."""
    return live(office, receive(office), "route", "answer", "agree", "review", "publish")


@pytest.fixture
def site(office: Office, published: Report, tmp_path: Path) -> Path:
    build(office, tmp_path / "site")
    return tmp_path / "site"


def mentions(site: Path, public_id: str) -> set[str]:
    """The files of the site, JSON and lists included, that name the page."""
    return {
        str(path.relative_to(site))
        for path in site.rglob("*")
        if path.is_file() and (public_id in path.name or public_id.encode() in path.read_bytes())
    }


def reasons(office: Office) -> list[Removal]:
    return [stone.reason for stone in content.tombstones(office.content.folder)]


def test_a_stranger_tells_of_it_in_one_form_on_every_outcome_page(
    visitor: Visitor, office: Office, published: Report, site: Path
) -> None:
    link = f'href="/bocor/{published.public_id}"'
    assert link in (site / "hasil" / f"{published.public_id}.html").read_text()
    visitor.visit(f"/bocor/{published.public_id}").press("Laporkan", text=SEEN)
    assert "24 jam" in visitor.text
    flag = office.get(published.id).leak
    assert flag and flag.fields == {"text": SEEN}
    now = office.get(published.id)
    assert (now.state, now.agency) == (published.state, published.agency)


def test_the_reviewer_meets_it_first_and_takes_the_page_down(
    visitor: Visitor, office: Office, published: Report, site: Path
) -> None:
    assert len(mentions(site, published.public_id)) >= 4
    visitor.visit(f"/bocor/{published.public_id}").press("Laporkan", text=SEEN)
    visitor.login("peninjau")
    assert "Kebocoran (1)" in visitor.text
    visitor.visit(str(visitor.page.select_one("tbody th a")["href"]) + "/tinjau")  # type: ignore[index]
    assert SEEN in visitor.text
    visitor.press("Turunkan halaman publik")
    assert visitor.status == 422
    visitor.press("Turunkan halaman publik", text="Nama seorang anak.")
    assert visitor.status == 200
    assert "Kebocoran (0)" in visitor.visit("/staf/").text
    build(office, site)
    assert mentions(site, published.public_id) == {
        "perubahan.html",
        "en/perubahan.html",
        "perubahan.atom",
        "data/tombstones.json",
    }
    (stone,) = json.loads((site / "data" / "tombstones.json").read_text())
    assert stone == {"id": published.public_id, "removed": "2026-03-02", "reason": "taken_down"}


def test_a_page_that_is_in_order_stays(visitor: Visitor, office: Office, published: Report) -> None:
    visitor.visit(f"/bocor/{published.public_id}").press("Laporkan")
    visitor.login("peninjau").visit(f"/staf/laporan/{published.id}/tinjau")
    visitor.press("Tidak ada data pribadi: tutup", text="Nama kantor.")
    assert office.get(published.id).leak is None
    assert office.get(published.id).shown


def test_a_reporter_takes_back_consent_and_the_page_goes_with_the_next_build(
    visitor: Visitor, office: Office, published: Report, site: Path
) -> None:
    visitor.visit("/lacak/").press("Buka laporan", number=published.id, code=CODE)
    visitor.press("Cabut izin terbit")
    assert "Halaman publik laporan ini" not in visitor.text
    assert "Cabut izin terbit" not in visitor.buttons()
    build(office, site)
    assert "hasil" not in {path.split("/")[0] for path in mentions(site, published.public_id)}
    assert reasons(office) == [Removal.CONSENT_REVOKED]
    assert office.get(published.id).state is published.state


def test_the_tombstone_says_why_and_goes_when_the_page_is_public_again(
    office: Office, published: Report, site: Path
) -> None:
    down = live(office, published, "take_down", text="Nama seorang anak.")
    build(office, site)
    assert reasons(office) == [Removal.TAKEN_DOWN]
    live(office, down, "review", "publish")
    build(office, site)
    assert reasons(office) == []
    assert (site / "hasil" / f"{published.public_id}.html").exists()


def test_a_withdrawn_report_leaves_a_tombstone(office: Office, site: Path) -> None:
    published = live(office, receive(office), "route", "answer", "review", "publish")
    build(office, site)
    live(office, published, "withdraw")
    build(office, site)
    assert reasons(office) == [Removal.WITHDRAWN]


@pytest.mark.parametrize("id", ["0000000000", "..", "%00", "ADU-0000-0000-0000"])
def test_a_page_that_does_not_exist_can_not_be_reported(visitor: Visitor, id: str) -> None:
    assert visitor.visit(f"/bocor/{id}").status == 404


def test_a_report_that_was_taken_down_can_not_be_reported_again(
    visitor: Visitor, office: Office, published: Report
) -> None:
    visitor.visit(f"/bocor/{published.public_id}")
    live(office, published, "take_down", text="Nama seorang anak.")
    visitor.press("Laporkan")
    assert visitor.status == 404


def test_the_same_words_twice_are_filed_once_and_a_flood_has_an_end(
    app: Flask, visitor: Visitor, office: Office, published: Report
) -> None:
    form = visitor.visit(f"/bocor/{published.public_id}").page
    for words in ("a", "a", *map(str, range(40))):
        visitor.page = form
        visitor.press("Laporkan", text=words)
        assert visitor.status == 200
    assert len(list(office.get(published.id).happened("flag"))) == leak.MOST + 1


def test_strangers_who_flag_disturb_no_officer(
    visitor: Visitor, app: Flask, office: Office
) -> None:
    published = live(office, receive(office), "route", "answer", "review", "publish")
    triage = Visitor(app.test_client()).login("koordinator").visit(f"/staf/laporan/{published.id}")
    visitor.visit(f"/bocor/{published.public_id}").press("Laporkan", text=SEEN)
    triage.press("Tutup laporan", text="Pelapor menyatakan cukup.")
    assert triage.status == 200
    assert office.get(published.id).leak
    assert office.get(published.id).closed_by == "triage"
