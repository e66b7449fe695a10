"""The page of results, as somebody without JavaScript reads it."""

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import pytest
from flask import Flask

from aduan import content
from aduan.office import Office
from aduan.outcome import Outcome
from aduan.search import index, results
from aduan.terms import State
from tests.life import live, receive
from tests.published import indexed, outcome
from tests.test_query import HOSTILE
from tests.visitor import Visitor

TYPED = "kenarijingga"


@pytest.fixture
def path(app: Flask) -> Path:
    return index.place(Path(app.config["INSTANCE"]))


@pytest.fixture
def told(path: Path) -> list[Outcome]:
    """60 outcomes; the last one of another kind in everything."""
    every = [outcome(number) for number in range(59)]
    other = outcome(
        59,
        title="Sampah <b>menumpuk</b> & bau",
        story='Sudah "dilaporkan" tiga kali.',
        agency="dlh-denpasar",
        topic="sampah",
        area="denpasar",
        district="",
        month="2025-11",
        outcome=None,
        closed_by=None,
        state=State.IN_PROGRESS,
        found="",
        done="",
    )
    indexed(path, [*every, other])
    return [*every, other]


@pytest.fixture(autouse=True)
def nothing_logged(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """After each test of this file: what was typed stands in no line of any log."""
    with caplog.at_level(logging.DEBUG):
        yield
    assert TYPED not in caplog.text


def titles(visitor: Visitor) -> list[str]:
    return [tag.get_text() for tag in visitor.page.select("main .items h2")]


def marked(visitor: Visitor) -> list[str]:
    return [tag.get_text() for tag in visitor.page.select("main .items mark")]


def test_a_relative_of_the_word_is_found_marked_and_leads_to_its_page(
    visitor: Visitor, told: list[Outcome]
) -> None:
    visitor.visit("/cari?q=pelaporan")
    assert visitor.status == 200
    assert "Ditemukan: 1" in visitor.text
    assert titles(visitor) == ["Sampah <b>menumpuk</b> & bau"]
    assert marked(visitor) == ["dilaporkan"]
    link = visitor.page.select_one("main .items h2 a")
    assert link and link["href"] == f"/hasil/{told[59].id}.html"
    field = visitor.page.select_one("input[name=q]")
    assert field and field["value"] == "pelaporan"


def test_the_citizens_words_stay_words(visitor: Visitor, told: list[Outcome]) -> None:
    visitor.visit("/cari?q=menumpuk")
    assert marked(visitor) == ["menumpuk"]
    assert visitor.page.select("main b") == []


def test_filters_are_a_plain_form_that_keeps_what_was_chosen(
    visitor: Visitor, told: list[Outcome]
) -> None:
    visitor.visit("/cari?instansi=dlh-denpasar&topik=sampah&wilayah=denpasar&hasil=open&tahun=2025")
    assert titles(visitor) == [told[59].title]
    form = visitor.page.select_one("main form[role=search]")
    assert form and (form.get("method") or "get") == "get"
    chosen = {s["name"]: o["value"] for s in form.select("select") for o in s.select("[selected]")}
    assert chosen == {
        "instansi": "dlh-denpasar",
        "topik": "sampah",
        "wilayah": "denpasar",
        "hasil": "open",
        "tahun": "2025",
    }
    assert visitor.page.select_one("details[open]")
    years = visitor.page.select("#f-tahun option")
    assert [option.get_text() for option in years] == ["Semua tahun", "2026", "2025"]
    visitor.visit("/cari?q=lampu&instansi=dlh-denpasar")
    assert "Tidak ada hasil yang cocok" in visitor.text
    again = visitor.page.find("a", string="Cari lagi tanpa saringan")
    assert again and len(titles(visitor.visit(str(again["href"])))) == 20  # type: ignore[index]


def test_a_choice_that_nobody_offers_finds_nothing_and_is_shown(
    visitor: Visitor, told: list[Outcome]
) -> None:
    visitor.visit("/cari?instansi=tidak-ada")
    assert "Tidak ada hasil yang cocok" in visitor.text
    assert visitor.page.select_one("option[value=tidak-ada][selected]")
    assert len(titles(visitor.visit("/cari?instansi=%22%20OR%20x"))) == 20


def test_pages_follow_one_another_and_keep_words_and_filters(
    visitor: Visitor, told: list[Outcome]
) -> None:
    visitor.visit("/cari?q=lampu+%26&wilayah=gianyar")
    seen: list[str] = []
    while True:
        seen += [str(tag["href"]) for tag in visitor.page.select("main .items h2 a")]
        following = visitor.page.select_one("a[rel=next]")
        if not following:
            break
        visitor.visit(str(following["href"]))
    assert len(seen) == len(set(seen)) == 59
    assert "halaman 3 dari 3" in visitor.text
    assert visitor.page.select_one("a[rel=prev]")
    for page in ("0", "-1", "99999999999999999999", "x", "²", ""):
        assert visitor.visit(f"/cari?q=lampu&hal={quote(page)}").status == 200


def test_nothing_typed_shows_the_newest_with_the_filters(
    visitor: Visitor, told: list[Outcome]
) -> None:
    for address in ("/cari", "/cari/", "/cari?q=", "/cari?q=+++"):
        visitor.visit(address)
        assert "Ditemukan: 60" in visitor.text
        assert titles(visitor)[0] == told[59].title
        assert marked(visitor) == []
        assert len(visitor.page.select("main select")) == 5


def test_when_nothing_is_found_there_is_advice_and_the_lists(
    visitor: Visitor, told: list[Outcome]
) -> None:
    visitor.visit(f"/cari?q={TYPED}")
    assert (visitor.status, titles(visitor)) == (200, [])
    assert "Tidak ada hasil yang cocok" in visitor.text
    links = {str(a["href"]) for a in visitor.page.select("main a[href]")}
    assert {"/hasil/", "/instansi/", "/topik/"} <= links


def test_when_nothing_has_all_words_those_with_some_are_shown_and_it_is_said(
    visitor: Visitor, told: list[Outcome]
) -> None:
    visitor.visit("/cari?q=menumpuk+kelinci")
    assert titles(visitor) == [told[59].title]
    assert "Tidak ada yang memuat semua kata itu" in visitor.text


def test_a_public_id_leads_to_its_page(app: Flask, told: list[Outcome]) -> None:
    for typed in (told[3].id, f" {told[3].id.upper()} "):
        for prefix in ("", "/en"):
            answer = app.test_client().get(f"{prefix}/cari", query_string={"q": typed})
            assert (answer.status_code, answer.location) == (302, f"/hasil/{told[3].id}.html")
    assert app.test_client().get("/cari?q=zzzzzzzzzz").status_code == 200


def test_a_report_number_is_sent_to_the_tracking_page_and_finds_nothing(
    visitor: Visitor, office: Office, path: Path
) -> None:
    report = live(office, receive(office), "route", "answer", "agree", "review", "publish")
    indexed(path, content.outcomes(office.content.folder))
    visitor.visit(f"/cari?q={report.id}")
    assert "Nomor laporan tidak ada di situs publik" in visitor.text
    assert titles(visitor) == []
    assert report.id.encode() not in path.read_bytes()


@pytest.mark.parametrize("lang", ["", "/en"])
@pytest.mark.parametrize("typed", HOSTILE)
def test_hostile_words_are_answered(
    visitor: Visitor, told: list[Outcome], typed: str, lang: str
) -> None:
    fields = "&".join(f"{name}={quote(typed)}" for name in ("q", "instansi", "tahun", "hal"))
    assert visitor.visit(f"{lang}/cari?{fields}").status == 200
    assert "\0" not in str(visitor.page)
    assert visitor.visit("/cari?q=%ff%fe%00&instansi=%c3&q=x").status == 200


def test_the_english_page_is_english_and_switches_with_the_search(
    visitor: Visitor, told: list[Outcome]
) -> None:
    visitor.visit("/en/cari?q=lampu&hal=2")
    assert "Found: 59" in visitor.text
    assert "page 2 of 3" in visitor.text
    first = visitor.page.select_one("main .items h2 a")
    assert first and first["lang"] == "id"
    switch = visitor.page.select_one("header a[hreflang=id]")
    assert switch and "halaman 2 dari 3" in visitor.visit(str(switch["href"])).text


def test_of_more_than_can_be_counted_it_is_said(
    visitor: Visitor, told: list[Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(results, "COUNTED", 50)
    monkeypatch.setattr(results, "REACH", 40)
    visitor.visit("/cari?q=lampu")
    assert "Ditemukan: lebih dari 50" in visitor.text
    assert "Hanya 40" in visitor.text
    assert "halaman 1 dari 2" in visitor.text


def no_file(path: Path) -> None:
    path.unlink()


def damaged(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:9000])


def half_made(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA journal_mode = WAL")


@pytest.mark.parametrize("damage", [no_file, damaged, half_made])
@pytest.mark.parametrize("typed", [TYPED, "h00000000h", ""])
def test_without_an_index_the_lists_are_offered_until_the_next_build(
    visitor: Visitor, path: Path, told: list[Outcome], typed: str, damage: object
) -> None:
    damage(path)  # type: ignore[operator]
    visitor.visit(f"/cari?q={typed}")
    assert visitor.status == 503
    assert "Pencarian sedang disiapkan" in visitor.text
    assert int(visitor.headers["Retry-After"]) > 0
    links = {str(a["href"]) for a in visitor.page.select("main a[href]")}
    assert {"/hasil/", "/instansi/", "/topik/"} <= links
    assert "being prepared" in visitor.visit(f"/en/cari?q={typed}").text
    indexed(path, told)
    assert visitor.visit("/cari?q=lampu").status == 200


def test_a_bug_is_logged_without_what_was_typed(
    app: Flask, visitor: Visitor, told: list[Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    app.testing = False

    def broken(*typed: object) -> None:
        raise ValueError(typed)

    monkeypatch.setattr(results, "find", broken)
    assert visitor.visit(f"/cari?q={TYPED}").status == 500
