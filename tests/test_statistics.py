"""The statistics pages and their data: everything shown can be computed again by a stranger."""

import csv
import gzip
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from flask import render_template_string

from aduan import content, create_site, demo, freeze, ledger, publish
from aduan.figures import Answered, Standing
from aduan.office import Office
from aduan.suppression import Hidden
from aduan.terms import ClosedBy, OutcomeCode, State
from aduan.worlds import snapshot
from tests import copy_content
from tests.conftest import Clock, app_in
from tests.publication import folder_of

PERIODS = ("index", "2026", "2026-k1", "2026-02")


def silent(urls: Iterable[str], total: int) -> Iterator[str]:
    yield from urls


def rendered(folder: Path) -> Path:
    site = folder / "site"
    site.mkdir()
    freeze.render(create_site(folder / "content", demonstration=True), site, silent)
    return site


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration, counted and frozen."""
    folder = tmp_path_factory.mktemp("house")
    copy_content(folder / "content")
    office: Office = app_in(folder, Clock()).extensions["office"]
    demo.load(office, demo.items())
    publish.sync(office)
    rendered(folder)
    return folder


@pytest.fixture
def data(house: Path, tmp_path: Path) -> Path:
    """A copy of what the site offers under /data/, to be spoilt."""
    return Path(shutil.copytree(house / "site" / "data", tmp_path / "data"))


def read(house: Path, name: str) -> BeautifulSoup:
    return BeautifulSoup((house / "site" / name).read_text(), "html.parser")


def words(page: BeautifulSoup) -> str:
    return " ".join(page.get_text(" ").split())


def recompute(folder: Path) -> subprocess.CompletedProcess[str]:
    """As a stranger runs it: another folder, no package of ours to import."""
    command = [sys.executable, "-I", "recompute.py"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True)  # noqa: S603


def test_a_stranger_computes_every_figure_again_from_the_csv_files(data: Path) -> None:
    done = recompute(data)
    assert (done.returncode, done.stderr) == (0, "")
    assert re.search(r"\d{4,} figures are equal, 0 differ", done.stdout)


def test_a_changed_number_is_found_with_the_page_that_shows_it(data: Path) -> None:
    path = data / "figures" / "all.csv"
    text = path.read_text()
    assert "\n*,,total,,72\n" in text
    path.write_text(text.replace("\n*,,total,,72\n", "\n*,,total,,71\n"))
    done = recompute(data)
    assert done.returncode == 1
    assert "/statistik/ total: the page says '72', the CSV files say '71'" in done.stdout


def test_a_missing_file_is_told_apart_from_a_difference(data: Path) -> None:
    (data / "figures.json").unlink()
    done = recompute(data)
    assert done.returncode == 2
    assert "figures.json" in done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize("name", PERIODS)
def test_every_number_in_a_table_is_a_figure_that_can_be_recomputed(house: Path, name: str) -> None:
    path = "/statistik/" if name == "index" else f"/statistik/{name}.html"
    figures = json.loads((house / "site/data/figures.json").read_text())["pages"][path]
    people = {row["inhabitants"] for row in inhabitants(house)}
    told = {*figures.values(), *people, "0"}
    cells = [
        cell.get_text(" ").strip() for cell in read(house, f"statistik/{name}.html").select("td.n")
    ]
    assert len(cells) > 40
    for cell in cells:
        plain = cell.replace(".", "").replace(",", ".")
        known = plain in told or plain.removesuffix(" %").replace("–", " to ") in told
        spans = {bins(text) for text in figures.values()} - {()}
        assert known or cell == "–" or bins(cell) in spans, cell


def bins(text: str) -> tuple[str, ...]:
    """The bins of working days that a span names, on a page or in the data."""
    return tuple(
        re.findall(r"\d+-\d+|over 60", text.replace("–", "-").replace("lebih dari 60", "over 60"))
    )


def inhabitants(house: Path) -> list[dict[str, str]]:
    return table(house, "figures/population.csv")


def table(house: Path, name: str) -> list[dict[str, str]]:
    with (house / "site/data" / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def frictionless(folder: Path) -> dict[str, Any]:
    """What a validator that shares nothing with us says of all described files of a folder."""
    command = [sys.executable, "-m", "frictionless", "validate", "--json", "datapackage.json"]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True)  # noqa: S603
    report: dict[str, Any] = json.loads(run.stdout)
    return report


def test_every_file_of_counts_is_described_and_is_as_described(data: Path) -> None:
    report = frictionless(data)
    assert report["valid"], report
    rows = {task["place"]: task["stats"]["rows"] for task in report["tasks"]}
    assert set(rows) == {
        str(path.relative_to(data)) for path in data.rglob("*.csv") if path.name != "builds.csv"
    }
    counts = {path.name: rows[f"figures/{path.name}"] for path in data.glob("figures/*.csv")}
    assert len(counts) == 8 and all(counts.values()), counts


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (",total,,72\r\n", ",total,,<50\r\n"),
        (",total,,72\r\n", ",total,,\r\n"),
        ("*,,total,", "2026-13-1,,total,"),
        (",way,open,", ",street,open,"),
    ],
)
def test_a_count_that_is_not_as_described_is_invalid(data: Path, before: str, after: str) -> None:
    path = data / "figures" / "all.csv"
    raw = path.read_bytes()
    assert before.encode() in raw
    path.write_bytes(raw.replace(before.encode(), after.encode(), 1))
    assert not frictionless(data)["valid"]


def test_every_measure_and_value_of_the_counts_is_explained_in_words(house: Path) -> None:
    words = {(row["column"], row["code"]) for row in table(house, "codes.csv")}
    for name in ledger.TABLES:
        for row in table(house, f"figures/{name}.csv"):
            measure, value = row["measure"], row["value"]
            assert ("measure", measure) in words
            plain = not value or value.isdigit() or value.endswith(" days")
            assert plain or (measure, value) in words, row


def test_there_is_a_page_for_every_year_quarter_and_month(house: Path) -> None:
    pages = {path.stem for path in (house / "site" / "statistik").glob("*.html")}
    assert {"index", "2024", "2024-k4", "2025", "2025-k3", "2025-08", "2026-03"} <= pages
    links = {str(a["href"]) for a in read(house, "statistik/index.html").select("nav a")}
    assert {f"/statistik/{name}.html" for name in pages - {"index"}} <= links


@pytest.mark.parametrize("name", [*PERIODS, "../instansi/dinas-pupr-bali"])
def test_figures_say_their_day_and_how_small_ones_are_hidden(house: Path, name: str) -> None:
    text = words(read(house, f"statistik/{name}.html"))
    assert "eadaan per 2 Maret 2026" in text
    assert "“<5” berarti nol sampai empat" in text
    assert "Apa yang tidak dikatakan angka ini" in text


def test_a_page_says_in_words_from_which_day_on_it_is_old(house: Path) -> None:
    assert "sudah lewat 4 Maret 2026, angka ini lama" in words(read(house, "statistik/index.html"))


def test_a_period_that_still_runs_says_so(house: Path) -> None:
    said = "Masa ini belum berakhir"
    assert said in words(read(house, "statistik/2026-03.html"))
    assert said not in words(read(house, "statistik/2026-02.html"))


def test_the_map_links_each_area_to_its_row(house: Path) -> None:
    page = read(house, "statistik/index.html")
    targets = [str(a["href"]) for a in page.select(".tiles a")]
    assert len(targets) == 9
    for target in targets:
        assert page.select_one(target)


def test_every_chart_has_a_title_a_description_and_a_table(house: Path) -> None:
    page = read(house, "statistik/2026.html")
    charts = page.select("svg.chart")
    assert len(charts) >= 2
    for chart in charts:
        named = str(chart["aria-labelledby"]).split()
        assert all(page.find(id=name) for name in named)
        assert chart.find_next("details")
    assert not page.select("[style]")


def test_an_agency_says_its_word_and_is_not_compared_below_thirty(house: Path) -> None:
    text = words(read(house, "instansi/dinas-pupr-bali.html"))
    assert "Kata instansi ini" in text and "Tidak dibandingkan" in text
    for heading in ("Batas waktu jawaban", "Lamanya, dalam hari kerja", "Hasil menurut jenis"):
        assert heading in text


def test_the_figures_of_a_topic_can_stand_on_any_page(house: Path) -> None:
    site = create_site(house / "content", demonstration=True)
    source = (
        '{% from "macros/figures.html" import topic_figures %}'
        "{{ topic_figures(content.topics['jalan-jembatan']) }}"
    )
    with site.test_request_context("/topik/jalan-jembatan.html"):
        page = BeautifulSoup(render_template_string(source), "html.parser")
    text = words(page)
    for said in ("laporan diterima", "Diterima tiap bulan", "Berulang di tempat yang sama"):
        assert said in text
    figures = json.loads((house / "site/data/figures.json").read_text())["pages"]
    assert page.select_one("dl.figures dd").text == figures["/topik/jalan-jembatan.html"]["total"]


def test_english_statistics_are_english(house: Path) -> None:
    text = words(read(house, "en/statistik/2026-k1.html"))
    assert "Statistical report, Quarter I, 2026" in text
    assert "These figures are as of 2 March 2026" in text
    assert "laporan" not in text.lower().replace("sp4n-lapor", "")


def test_statistics_and_scorecards_are_light(house: Path) -> None:
    for folder, budget in (("statistik", 30), ("instansi", 14)):
        for path in (house / "site").rglob(f"{folder}/*.html"):
            assert len(gzip.compress(path.read_bytes())) <= budget * 1024, path


def test_before_the_first_count_the_page_says_that_nothing_was_counted(tmp_path: Path) -> None:
    copy_content(tmp_path / "content")
    site = rendered(tmp_path)
    assert "Belum ada laporan yang dihitung" in words(read(tmp_path, "statistik/index.html"))
    assert [path.name for path in (site / "statistik").iterdir()] == ["index.html"]
    assert recompute(site / "data").returncode == 0


def test_content_holds_no_small_number_of_unpublished_reports(house: Path) -> None:
    taken = content.snapshot(house / "content")
    pages = content.outcomes(house / "content")
    assert taken.as_of == date(2026, 3, 2)
    for slug, when in taken.tables["topic"].items():
        number = when["*"]["total"][""]
        public = sum(outcome.topic == slug for outcome in pages)
        assert not isinstance(number, int) or number >= 5 or number == public


def test_a_chart_of_hidden_numbers_does_not_show_the_known_ones_as_all(house: Path) -> None:
    site = create_site(house / "content", demonstration=True)
    source = (
        '{% from "macros/charts.html" import stacked %}'
        '{{ stacked([("c-open", "Terbuka", few), ("c-agreed", "Setuju", 3)], whole, "Semua") }}'
    )
    drawn = {}
    with site.test_request_context("/"):
        for whole in (Hidden.LARGE, 7):
            page = render_template_string(source, few=Hidden.SMALL, whole=whole)
            drawn[whole] = BeautifulSoup(page, "html.parser").select('svg[role="img"] rect')
    assert [str(rect["width"])[:2] for rect in drawn[7]][:2] == ["42", "57"]
    assert not drawn[Hidden.LARGE]


def test_agencies_are_told_with_their_promises_kept_and_broken(house: Path) -> None:
    rows = read(house, "instansi/index.html").select("tbody tr")
    figures = json.loads((house / "site/data/figures.json").read_text())["pages"]
    whole = {str(td["data-label"]): td.text for td in rows[-1].select("td")}
    assert whole["Janji ditepati"] == figures["/statistik/"]["promise.kept"]
    assert whole["Janji lewat tanpa kabar"] == figures["/statistik/"]["promise.broken"]
    card = figures["/instansi/dinas-perhubungan-bali.html"]
    row = next(row for row in rows if row.select_one('a[href$="dinas-perhubungan-bali.html"]'))
    assert row.select("td")[-1].text == card.get("promise.broken", "0")


def test_who_is_late_most_often_is_told_among_agencies_of_similar_volume_only(
    house: Path, tmp_path: Path
) -> None:
    assert "Belum dapat dikatakan" in words(read(house, "instansi/index.html"))
    closed = Standing(
        "rsud-bali", State.CLOSED, False, ClosedBy.REPORTER_AGREED, public=True, month="2025-11",
        topic="kesehatan", area="bangli", outcome=OutcomeCode.RESOLVED, age=30, first=4, closed=8,
        answered=Answered.ON_TIME, routings=1,
    )  # fmt: skip
    late = replace(closed, late=True, answered=Answered.LATE, first=15, closed=20)
    other, large = (replace(late, agency=slug) for slug in ("satpol-pp-bali", "dinas-sosial-bali"))
    reports = [*[closed] * 30, *[late] * 10, *[closed] * 10, *[other] * 30, *[large] * 101]
    folder = folder_of([], tmp_path / "content")
    content.write(content.snapshot_path(folder), snapshot(reports, date(2026, 2, 20)))
    client = create_site(folder, demonstration=False).test_client()
    page = BeautifulSoup(client.get("/instansi/").text, "html.parser")
    text = words(page.select("section")[-1])
    assert "Di antara 2 instansi dengan 30 sampai 50 laporan" in text
    assert "tepat waktu: Satuan Polisi Pamong Praja Provinsi Bali, 0 % dari 30 laporan" in text
    assert "80 %" in text
    assert "Dinas Sosial" not in text and "Belum dapat dikatakan" not in text


def test_an_agency_leads_to_its_improvements_and_its_plan(house: Path) -> None:
    public = content.load(house / "content")
    for one in public.improvements.values():
        page = read(house, f"instansi/{one.agency}.html")
        assert page.select(f'a[href="/perbaikan/{one.slug}.html"]'), one.slug
    for item in public.plan:
        assert item.action in words(read(house, f"instansi/{item.agency}.html"))


def test_results_and_promises_lead_to_the_lists_of_those_that_are_published(house: Path) -> None:
    page = read(house, "statistik/index.html")
    for path in ("/daftar/hasil/refused_with_reason/", "/daftar/janji/broken/"):
        assert page.select(f'a[href="{path}"]') and (house / f"site{path}hasil.csv").exists()
    assert not read(house, "statistik/2026.html").select('a[href^="/daftar/hasil/"]')


def test_inhabitants_that_nobody_compared_are_named(house: Path) -> None:
    unsure = [one for one in content.load(house / "content").residents if one.unsure]
    text = words(read(house, "statistik/index.html"))
    told = text.partition("Belum dibandingkan dengan terbitan BPS sendiri: ")[2].partition(".")[0]
    assert unsure and len(told.split(",")) == len(unsure)
    assert "Kabupaten Badung" in told and "Buleleng" not in told and "Denpasar" not in told
