"""Improvements, action plan and questions: read strictly, and shown with what is late."""

from datetime import date
from pathlib import Path

import pytest

from aduan import content, demo
from aduan.office import Office
from aduan.reading import ContentError
from tests.life import live, receive
from tests.test_freeze import build

TODAY = date(2026, 3, 2)
PLAN = "action-plan.md"


@pytest.fixture
def folder(content_folder: Path) -> Path:
    demo.write_register(content_folder, TODAY)
    return content_folder


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (PLAN, "| rencana |", "| nanti |", "the column keadaan holds rencana, berjalan"),
        (PLAN, "| Terpasang; diuji", "| | Terpasang; diuji", "expected 8 cells, found 9"),
        (PLAN, "| inspektorat-bali |", "| kelurahan |", "unknown agency: kelurahan"),
        (PLAN, "| kepegawaian |", "| loket |", "unknown topic: loket"),
        ("questions.md", "| air-minum |", "| air |", "unknown topic: air"),
        ("improvements/kode-tiang-lampu.md", "buleleng", "lombok", "unknown area: lombok"),
        ("improvements/kode-tiang-lampu.md", "since: 20", "since: x", "Invalid RFC3339 encoded"),
    ],
)
def test_a_wrong_line_is_named_by_file_and_number(
    folder: Path, file: str, old: str, new: str, said: str
) -> None:
    path = folder / file
    text = path.read_text()
    line = text[: text.index(old)].count("\n") + 1
    path.write_text(text.replace(old, new, 1))
    with pytest.raises(ContentError) as caught:
        content.load(folder)
    assert f"{file}:{line}: " in str(caught.value)
    assert said in str(caught.value)


def test_what_is_done_names_its_evidence(folder: Path) -> None:
    path = folder / PLAN
    path.write_text(
        path.read_text().replace("Terpasang; diuji dengan pembaca layar bersama pelapor", "")
    )
    with pytest.raises(ContentError, match="names its evidence"):
        content.load(folder)


def test_an_item_is_late_the_day_after_its_date_until_it_is_done(folder: Path) -> None:
    late = {item.slug for item in content.load(folder).plan if item.late(TODAY)}
    assert late == {"kode-tiang-seluruh-ruas", "loket-lansia"}


def test_an_office_without_register_and_plan_has_empty_ones(content_folder: Path) -> None:
    made_of = content.load(content_folder)
    assert (made_of.improvements, made_of.plan, made_of.questions) == ({}, (), ())


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "site"


def test_an_improvement_and_the_report_that_led_to_it_link_to_each_other(
    office: Office, site: Path
) -> None:
    demo.write_register(office.content.folder, office.today)
    report = live(office, receive(office), "route", "answer", "review", "publish")
    live(office, report, "improve", improvement="kode-tiang-lampu")
    build(office, site)
    page = (site / "perbaikan/kode-tiang-lampu.html").read_text()
    assert f"/hasil/{report.public_id}.html" in page
    assert (
        "/perbaikan/kode-tiang-lampu.html" in (site / f"hasil/{report.public_id}.html").read_text()
    )
    assert "dari 1 laporan" in (site / "perbaikan/index.html").read_text()
    assert "Large codes on every lamp post" in (site / "en/perbaikan/index.html").read_text()


def test_late_items_of_the_plan_stand_on_the_home_page_and_say_so(
    office: Office, site: Path
) -> None:
    demo.write_register(office.content.folder, office.today)
    build(office, site)
    for page in ("index.html", "rencana-aksi.html", "topik/penerangan-jalan.html"):
        text = (site / page).read_text()
        assert "Mengecat kode pemilik" in text and '<span class="late">Terlambat</span>' in text
