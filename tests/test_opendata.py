"""Open data of all outcomes: every column, text and limit, harmless in spreadsheets, described."""

import csv
import io
import json
import shutil
import subprocess
import sys
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import feedparser
import msgspec
import pytest
from bs4 import BeautifulSoup
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from aduan import content, create_site, ledger, opendata
from aduan.outcome import TEXTS, Outcome
from aduan.web import columns
from aduan.web.data import DICTIONARY
from tests.publication import files, folder_of, frozen, one
from tests.test_outcome import OUTCOMES

FORMULAS = ("=1+1", "+62", "-1", "@SUM(A1)", "\tx", "\rx", "\nx", "'=1", "\uff1dx", "'")
COUNTS = {f"figures-{name}" for name in (*ledger.TABLES, ledger.RESIDENTS)}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    told = [one(number) for number in range(60)]
    told[7] = replace(
        told[7], title="=1+1", story="@SUM(A1)\n\n\"dikutip\", lalu\n-koma; 'apostrof'"
    )
    return frozen(folder_of(told, folder / "content"), folder / "site")


@pytest.fixture(scope="module")
def outcomes(site: Path) -> list[Outcome]:
    return content.outcomes(site.parent / "content")


@pytest.fixture(scope="module")
def public(site: Path) -> Flask:
    return create_site(site.parent / "content", demonstration=False)


def table(site: Path, name: str) -> list[dict[str, str]]:
    """A CSV file as Python reads it, without the apostrophes it was made harmless with."""
    with (site / "data" / name).open(encoding="utf-8-sig", newline="") as file:
        return [
            {key: text.removeprefix("'") for key, text in row.items()}
            for row in csv.DictReader(file, strict=True)
        ]


def told(value: Any) -> str:
    """What a cell should say."""
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


def test_each_outcome_stands_with_all_its_public_fields_in_the_file_of_its_year(
    site: Path, outcomes: list[Outcome]
) -> None:
    rows = table(site, "outcomes-2025.csv") + table(site, "outcomes-2026.csv")
    assert len(rows) == len(outcomes) == 60
    assert {o.published.year for o in outcomes} == {2025, 2026}
    for row, outcome in zip(rows, outcomes, strict=True):
        assert set(row) == {f.name for f in fields(Outcome)} - {"steps"} | {"late"}
        assert row.pop("published") == outcome.published.date().isoformat()
        for name, text in row.items():
            assert text == told(getattr(outcome, name)), name


def test_json_says_the_same_and_holds_the_limits(site: Path, outcomes: list[Outcome]) -> None:
    records = [
        record
        for year in (2025, 2026)
        for record in json.loads((site / f"data/outcomes-{year}.json").read_text())
    ]
    for record, outcome in zip(records, outcomes, strict=True):
        expected = opendata.cells(outcome) | {"steps": outcome.steps}
        assert record == json.loads(msgspec.json.encode(expected)), outcome.id


def test_limits_stand_in_a_table_of_their_own(site: Path, outcomes: list[Outcome]) -> None:
    rows = table(site, "steps-2025.csv") + table(site, "steps-2026.csv")
    assert [row["id"] for row in rows] == [o.id for o in outcomes for _ in o.steps]
    assert rows[0] == {
        "id": outcomes[0].id, "rule": "verify", "used": "1", "limit": "3", "unit": "working_days",
        "late": "false", "running": "false", "paused": "false", "kept": "true",
    }  # fmt: skip


def test_of_the_publication_only_the_day_is_told(site: Path, outcomes: list[Outcome]) -> None:
    clock = outcomes[0].published.strftime("%H:%M")
    assert clock == "09:41"
    for name, data in files(site).items():
        assert clock not in data.decode(errors="replace"), name


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_is_a_formula(text: str) -> None:
    line = opendata.line(opendata.LISTED, opendata.cells(replace(one(1), title=text)))
    cell = next(csv.reader(io.StringIO(line, newline="")))[2]
    assert cell == f"'{text}"


@given(OUTCOMES)
def test_a_csv_line_can_be_read_back(outcome: Outcome) -> None:
    cells = opendata.cells(outcome)
    read = list(csv.reader(io.StringIO(opendata.line(opendata.COLUMNS, cells), newline="")))
    assert [text.removeprefix("'") for text in read[0]] == [told(v) for v in cells.values()]


@given(st.text())
def test_the_apostrophe_is_all_that_making_harmless_adds(text: str) -> None:
    made = opendata.harmless(text)
    assert made == text or made == f"'{text}"
    assert made.startswith("'") or not opendata.FORMULA.match(made)


def test_csv_files_are_rfc_4180_in_utf_8_with_a_mark_for_excel(site: Path) -> None:
    tables = {*site.glob("data/**/*.csv"), *site.glob("daftar/**/*.csv")}
    assert {site / "data/figures/all.csv", site / "data/builds.csv"} <= tables
    assert len(tables) > 20
    for path in tables:
        raw = path.read_bytes()
        assert raw.startswith(b"\xef\xbb\xbf"), path
        rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), strict=True))
        assert len({len(row) for row in rows}) == 1, path
        assert raw.endswith(b"\r\n") and raw.count(b"\r\n") == len(rows), path


def test_every_column_is_described_in_both_languages(public: Flask) -> None:
    with public.test_request_context("/data/"):
        for made, labels in DICTIONARY.values():
            described = columns.described(labels)
            assert set(described) == {column.name for column in made}
            for column, (indonesian, english) in described.items():
                assert indonesian and english and indonesian != english, column


@pytest.mark.parametrize("language", ["", "en/"])
def test_the_dictionary_shows_every_column_and_every_code(site: Path, language: str) -> None:
    read = BeautifulSoup((site / f"{language}data/index.html").read_text(), "html.parser")
    for name, (made, _) in DICTIONARY.items():
        below = read.select_one(f"h3#{name} ~ table")
        assert below
        rows = {str(row.th.text): row.get_text(" ") for row in below.select("tbody tr") if row.th}
        assert list(rows) == [column.name for column in made]
        for column in made:
            told = {str(code.text) for code in below.select("td code")}
            assert set(column.codes) <= told, column.name


def test_every_code_of_the_data_is_explained_in_words(site: Path) -> None:
    words = {(row["column"], row["code"]) for row in table(site, "codes.csv")}
    coded = ("kind", "area", "district", "topic", "agency", "state", "outcome", "closed_by")
    for row in table(site, "outcomes-2026.csv"):
        for column in coded:
            assert not row[column] or (column, row[column]) in words, (column, row[column])
    for row in table(site, "steps-2026.csv"):
        assert {("rule", row["rule"]), ("unit", row["unit"])} <= words


def test_frictionless_finds_the_package_valid(site: Path) -> None:
    run = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "frictionless", "validate", "--json", "datapackage.json"],
        cwd=site / "data",
        capture_output=True,
        text=True,
    )
    report = json.loads(run.stdout)
    assert report["valid"], report
    tables = {task["name"]: task["stats"].get("rows", 0) for task in report["tasks"]}
    assert set(tables) == {
        "outcomes-2025", "steps-2025", "outcomes-2026", "steps-2026", "codes", "builds", *COUNTS
    }  # fmt: skip
    assert tables["outcomes-2025"] + tables["outcomes-2026"] == 60


def test_frictionless_finds_a_changed_table_invalid(site: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(site / "data", tmp_path / "data")
    changed = folder / "outcomes-2026.csv"
    changed.write_bytes(changed.read_bytes().replace(b",complaint,", b",keluhan,", 1))
    run = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "frictionless", "validate", "--json", "datapackage.json"],
        cwd=folder,
        capture_output=True,
        text=True,
    )
    assert not json.loads(run.stdout)["valid"]


def test_the_index_for_programs_names_files_that_are_there(site: Path) -> None:
    index = json.loads((site / "data/index.json").read_text())
    assert sum(year["outcomes"] for year in index["years"]) == 60
    assert index["licence"]["name"] == "CC-BY-4.0"
    named = [text for text in [*index.values(), *(v for y in index["years"] for v in y.values())]]
    paths = [*index["counts"], *(text for text in named if str(text).startswith("/"))]
    assert len(paths) == 22
    for path in paths:
        assert (site / path.lstrip("/")).is_file(), path


def test_the_feed_of_all_parses_and_tells_the_newest_with_their_texts(
    site: Path, outcomes: list[Outcome]
) -> None:
    feed = feedparser.parse((site / "data/feed.atom").read_bytes())
    assert not feed.bozo, feed.get("bozo_exception")
    assert [entry.title for entry in feed.entries] == [o.title for o in outcomes[::-1][:50]]
    newest = feed.entries[0]
    for name in TEXTS:
        for line in getattr(outcomes[-1], name).split("\n\n"):
            assert line in newest.content[0].value
    assert newest.updated == f"{outcomes[-1].published.date()}T00:00:00Z"


def test_a_text_that_looks_like_markup_stays_a_text_in_feeds(tmp_path: Path) -> None:
    hostile = replace(one(1), title="<script>alert(1)</script> & co", story="<img src=x>\u0b95")
    folder = folder_of([hostile], tmp_path / "content")
    feed = feedparser.parse((frozen(folder, tmp_path / "site") / "data/feed.atom").read_bytes())
    assert not feed.bozo
    assert feed.entries[0].title == "<script>alert(1)</script> & co"
    assert "<img" not in feed.entries[0].content[0].value.replace("&lt;img", "")


def test_search_engines_read_a_dataset_that_is_valid_json(site: Path) -> None:
    read = BeautifulSoup((site / "data/index.html").read_text(), "html.parser")
    block = read.find("script", type="application/ld+json")
    assert block
    dataset = json.loads(block.text)
    assert (dataset["@type"], dataset["isAccessibleForFree"]) == ("Dataset", True)
    assert dataset["license"].startswith("https://creativecommons.org/licenses/by/4.0/")
    assert dataset["temporalCoverage"] == "2025-09/.."
    for file in dataset["distribution"]:
        assert (site / file["contentUrl"].lstrip("/")).is_file()


def test_a_site_without_outcomes_has_its_data_page_and_a_valid_package(tmp_path: Path) -> None:
    site = frozen(folder_of([], tmp_path / "content"), tmp_path / "site")
    assert "Belum ada hasil" in (site / "data/index.html").read_text()
    package = json.loads((site / "data/datapackage.json").read_text())
    assert {resource["name"] for resource in package["resources"]} == {"codes", "builds", *COUNTS}
    assert not feedparser.parse((site / "data/feed.atom").read_bytes()).bozo
