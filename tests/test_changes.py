"""What became of published pages: corrections and removals are told, and old words nowhere."""

import json
from datetime import date
from pathlib import Path

import feedparser
import pytest
from bs4 import BeautifulSoup

from aduan import content, corrections, create_site, publish
from aduan.freeze import render
from aduan.office import Office
from aduan.outcome import Correction, Tombstone
from aduan.report import Report
from aduan.terms import Removal
from tests.conftest import Clock
from tests.life import live, receive
from tests.publication import files, folder_of, frozen, one

WORDS = "Kalimat yang kemudian diperbaiki."


@pytest.fixture
def told(office: Office) -> Report:
    report = live(office, receive(office, story=f"Lampu di pasar mati. {WORDS}"), "route", "answer")
    return live(office, report, "agree", "review", "publish")


def site_of(office: Office, site: Path) -> Path:
    publish.sync(office)
    public = create_site(office.content.folder, demonstration=False)
    render(public, site, lambda urls, total: iter(urls))
    return site


def corrected(office: Office, report: Report, **texts: str) -> Report:
    """The page of a report after a new review."""
    return live(office, live(office, report, "review", **texts), "publish")


def test_a_corrected_text_is_recorded_with_its_day_and_its_part(
    office: Office, told: Report, clock: Clock
) -> None:
    folder = office.content.folder
    assert corrections.read(folder) == []
    clock.pass_days(3)
    corrected(office, told, story="Lampu di pasar mati.")
    assert corrections.read(folder) == [Correction(told.public_id, date(2026, 3, 5), ("story",))]


def test_what_one_day_corrects_on_a_page_is_one_correction(
    office: Office, told: Report, clock: Clock
) -> None:
    report = corrected(office, told, story="Lampu di pasar mati.")
    report = corrected(office, report, title="Lampu di Pasar Kidul", story="Lampu mati.")
    publish.sync(office)
    (noted,) = corrections.read(office.content.folder)
    assert noted.parts == ("title", "story")
    clock.pass_days(1)
    corrected(office, report, story="Lampu mati lagi.")
    assert [one.parts for one in corrections.read(office.content.folder)] == [
        ("title", "story"),
        ("story",),
    ]


def test_neither_the_same_text_nor_a_new_state_is_a_correction(
    office: Office, told: Report, clock: Clock
) -> None:
    clock.pass_days(1)
    publish.sync(office)
    corrected(office, told)
    live(office, office.get(told.id), "reopen")
    publish.sync(office)
    assert corrections.read(office.content.folder) == []


def test_the_log_says_what_was_corrected_and_never_how_it_was(
    office: Office, told: Report, clock: Clock, tmp_path: Path
) -> None:
    clock.pass_days(3)
    corrected(office, told, story="Lampu di pasar mati.")
    site = site_of(office, tmp_path / "site")
    page = BeautifulSoup((site / "perubahan.html").read_text(), "html.parser")
    row = page.select_one("tbody tr")
    assert row and " ".join(row.get_text(" ").split()) == (
        f"{told.public_id} 5 Maret 2026 Diperbaiki: Cerita"
    )
    english = (site / "en/perubahan.html").read_text()
    assert "5 March 2026" in english and "Corrected" in english
    records = json.loads((site / "data/corrections.json").read_text())
    assert records == [{"id": told.public_id, "corrected": "2026-03-05", "parts": ["story"]}]
    for name, data in files(site).items():
        assert WORDS not in data.decode(errors="replace"), name


def test_a_correction_makes_an_entry_of_the_feeds_new(
    office: Office, told: Report, clock: Clock, tmp_path: Path
) -> None:
    clock.pass_days(3)
    corrected(office, told, story="Lampu di pasar mati.")
    site = site_of(office, tmp_path / "site")
    for path in (site / "data/feed.atom", site / "daftar/jenis/complaint/feed.atom"):
        (entry,) = feedparser.parse(path.read_bytes()).entries
        assert entry.published == "2026-03-02T00:00:00Z"
        assert entry.updated == "2026-03-05T00:00:00Z"


def test_what_was_removed_is_nowhere_but_among_the_tombstones(
    office: Office, told: Report, clock: Clock, tmp_path: Path
) -> None:
    corrected(office, told, story="Lampu di pasar mati sekali.")
    site = site_of(office, tmp_path / "before")
    assert f"hasil/{told.public_id}.html" in files(site)
    clock.pass_days(1)
    live(office, office.get(told.id), "revoke")
    site = site_of(office, tmp_path / "after")
    read = {name: data.decode(errors="replace") for name, data in files(site).items()}
    telling = {name for name, text in read.items() if told.public_id in f"{name} {text}"}
    assert telling == {
        "perubahan.html", "en/perubahan.html", "perubahan.atom", "data/tombstones.json"
    }  # fmt: skip
    assert not [name for name, text in read.items() if "Lampu di pasar mati sekali" in text]
    page = (site / "perubahan.html").read_text()
    assert "Pelapor mencabut izin terbit" in page
    assert not list((site / "daftar").glob("*/"))


def test_the_feed_of_changes_tells_both_kinds_newest_first(tmp_path: Path) -> None:
    outcomes = [one(1), one(2)]
    folder = folder_of(outcomes, tmp_path / "content")
    noted = [
        Correction(outcomes[0].id, date(2026, 1, 5), ("title",)),
        Correction(outcomes[0].id, date(2026, 1, 9), ("found", "done")),
        Correction("tidakadalagi", date(2026, 1, 9), ("story",)),
    ]
    content.write(corrections.path(folder), noted)
    stones = [Tombstone("ha1dicabut", date(2026, 1, 7), Removal.TAKEN_DOWN)]
    content.write(content.tombstones_path(folder), stones)
    site = frozen(folder, tmp_path / "site", "https://aduan.example")
    feed = feedparser.parse((site / "perubahan.atom").read_bytes())
    assert not feed.bozo, feed.get("bozo_exception")
    assert [(entry.title, entry.updated[:10]) for entry in feed.entries] == [
        (f"Diperbaiki: {outcomes[0].id}", "2026-01-09"),
        ("Dicabut: ha1dicabut", "2026-01-07"),
        (f"Diperbaiki: {outcomes[0].id}", "2026-01-05"),
    ]
    assert [entry.id for entry in feed.entries] == [
        f"tag:aduan.example,2026:hasil/{outcomes[0].id}/perubahan/2026-01-09",
        "tag:aduan.example,2026:hasil/ha1dicabut/perubahan/2026-01-07",
        f"tag:aduan.example,2026:hasil/{outcomes[0].id}/perubahan/2026-01-05",
    ]
    assert feed.entries[0].link == f"https://aduan.example/hasil/{outcomes[0].id}.html"
    assert feed.entries[0].summary == "Yang ditemukan, Yang dilakukan"


def test_a_long_log_shows_the_newest_and_says_how_many_there_are(tmp_path: Path) -> None:
    folder = folder_of([one(1)], tmp_path / "content")
    stones = [Tombstone(f"ha1{n:07}", date(2026, 1, 7), Removal.HELD) for n in range(130)]
    content.write(content.tombstones_path(folder), stones)
    site = frozen(folder, tmp_path / "site")
    page = (site / "perubahan.html").read_text()
    assert page.count("<tr>") == 101
    assert "100 yang terbaru dari 130" in page
    assert len(json.loads((site / "data/tombstones.json").read_text())) == 130


@pytest.mark.parametrize("language", ["", "en/"])
def test_the_old_address_of_tombstones_leads_to_the_new_one(tmp_path: Path, language: str) -> None:
    site = frozen(folder_of([], tmp_path / "content"), tmp_path / "site")
    page = BeautifulSoup((site / f"{language}dicabut.html").read_text(), "html.parser")
    target = f"/{language}perubahan.html"
    refresh = page.find("meta", attrs={"http-equiv": "refresh"})
    assert refresh and refresh["content"] == f"0; url={target}"
    assert page.select_one(f'main a[href="{target}"]')
    assert (site / target.lstrip("/")).is_file()


def test_an_outcome_file_edited_by_hand_is_put_right_and_no_correction(
    office: Office, told: Report
) -> None:
    path = content.outcome_path(office.content.folder, 2026, told.public_id)
    good = path.read_text()
    path.write_text(good.replace("---\n", "+++\n", 1))
    publish.sync(office)
    assert path.read_text() == good
    assert corrections.read(office.content.folder) == []


def test_corrections_of_a_page_that_was_removed_are_told_no_more(
    office: Office, told: Report
) -> None:
    corrected(office, told, story="Lampu di pasar mati.")
    live(office, office.get(told.id), "take_down")
    publish.sync(office)
    assert corrections.read(office.content.folder) == []
