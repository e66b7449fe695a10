"""What a search may find, and what it may not: the pages say it, robots.txt, and the site maps."""

import mimetypes
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from flask import Flask

from aduan import content, corrections, create_site, freeze, publish
from aduan.gate import guard
from aduan.office import Office
from aduan.outcome import Correction
from tests.conftest import Clock, app_in
from tests.life import form, live, receive
from tests.publication import FIRST, folder_of, frozen, one
from tests.published import indexed, outcome
from tests.visitor import Visitor

ADDRESS = "https://aduan.example"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("crawlers")
    made_of = folder_of(map(one, range(60)), folder / "content")
    noted = [Correction(one(3).id, FIRST.date().replace(day=30), ("title",))]
    content.write(corrections.path(made_of), noted)
    return frozen(made_of, folder / "site", ADDRESS)


def noindex(page: BeautifulSoup) -> bool:
    named = page.find("meta", attrs={"name": "robots"})
    return named is not None and named["content"] == "noindex"


def heads(page: BeautifulSoup) -> dict[str, str]:
    """What a page tells search engines."""
    told = {f"hreflang {link['hreflang']}": str(link["href"])
            for link in page.find_all("link", hreflang=True)}  # fmt: skip
    canonical = page.find("link", rel="canonical")
    description = page.find("meta", attrs={"name": "description"})
    return told | {
        "canonical": str(canonical["href"]) if canonical else "",
        "description": str(description["content"]) if description else "",
    }


def mapped(site: Path, name: str) -> dict[str, str]:
    """Each address of a map, with its day."""
    root = ElementTree.parse(site / name).getroot()  # noqa: S314
    return {str(node.findtext(f"{SITEMAP}loc")): node.findtext(f"{SITEMAP}lastmod") or ""
            for node in root}  # fmt: skip


def whole(site: Path) -> dict[str, str]:
    """The addresses of all maps that the first one names."""
    maps = [address.removeprefix(f"{ADDRESS}/") for address in mapped(site, "sitemap.xml")]
    return {at: day for name in maps for at, day in mapped(site, name).items()}


def pages(site: Path) -> Iterator[tuple[str, BeautifulSoup]]:
    for path in sorted(site.rglob("*.html")):
        at = f"/{path.relative_to(site)}".removesuffix("index.html")
        yield at, BeautifulSoup(path.read_text(), "html.parser")


def test_of_the_site_all_may_be_found_but_what_is_no_page_of_its_own(site: Path) -> None:
    hidden = {at for at, page in pages(site) if noindex(page)}
    assert hidden == {f"{lang}/{name}.html" for lang in ("", "/en") for name in ("404", "dicabut")}


def test_a_page_that_may_be_found_says_where_it_is_and_what_it_is(site: Path) -> None:
    for at, page in pages(site):
        told = heads(page)
        if noindex(page):
            assert set(told.values()) == {""}, at
        else:
            assert told["canonical"] == ADDRESS + at
            assert len(told["description"]) > 20, at
            twin = at.removeprefix("/en") if at.startswith("/en/") else f"/en{at}"
            named = {path for name, path in told.items() if name.startswith("hreflang")}
            one_language = re.fullmatch(r"/hasil/[0-9a-z]{10}\.html", at)
            assert named == (set() if one_language else {ADDRESS + at, ADDRESS + twin}), at


def test_the_maps_name_every_page_that_may_be_found(site: Path) -> None:
    served = {"/lapor/", "/en/lapor/", "/cari", "/en/cari"}
    there = {at for at, page in pages(site) if not noindex(page)}
    numbered = {at for at in there if "/halaman-" in at}
    assert numbered
    assert set(whole(site)) == {ADDRESS + at for at in there - numbered | served}


def test_of_an_outcome_the_maps_tell_the_day_and_never_the_hour(site: Path) -> None:
    days = {at.rpartition("/")[2]: day for at, day in whole(site).items() if day}
    assert set(days) == {f"{one(number).id}.html" for number in range(60)}
    assert days[f"{one(3).id}.html"] == "2025-12-30"  # of its correction
    del days[f"{one(3).id}.html"]
    for number in {*range(60)} - {3}:
        assert days[f"{one(number).id}.html"] == one(number).published.date().isoformat()


def test_outcomes_stand_in_the_map_of_their_month(site: Path) -> None:
    maps = [address.removeprefix(f"{ADDRESS}/") for address in mapped(site, "sitemap.xml")]
    assert maps == ["sitemap-pages.xml", "sitemap-2025-12.xml", "sitemap-2026-01.xml"]
    december = {f"{ADDRESS}/hasil/{one(n).id}.html" for n in range(60)
                if one(n).published.month == 12}  # fmt: skip
    assert set(mapped(site, "sitemap-2025-12.xml")) == december


def test_robots_may_read_all_but_the_results_of_questions(site: Path) -> None:
    robots = RobotFileParser()
    robots.parse((site / "robots.txt").read_text().splitlines())
    for path in ("/", "/lapor/", "/en/lapor/", "/cari", "/en/cari", "/data/", "/lacak/"):
        assert robots.can_fetch("anybody", ADDRESS + path), path
    for path in ("/cari?q=jalan", "/en/cari?q=jalan&topik=sampah"):
        assert not robots.can_fetch("anybody", ADDRESS + path), path
    assert robots.site_maps() == [f"{ADDRESS}/sitemap.xml"]


def test_a_site_whose_address_nobody_said_has_no_maps(tmp_path: Path) -> None:
    site = frozen(folder_of([one(1)], tmp_path / "content"), tmp_path / "site")
    assert "Sitemap" not in (site / "robots.txt").read_text()
    assert not list(site.glob("sitemap*"))
    assert heads(dict(pages(site))["/"])["canonical"] == ""


def test_files_of_maps_and_feeds_have_their_type_on_every_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(mimetypes.types_map, ".atom", raising=False)
    monkeypatch.setitem(mimetypes.types_map, ".xml", "text/xml")
    create_site(folder_of([], tmp_path / "content"), demonstration=False)
    assert mimetypes.guess_type("feed.atom") == ("application/atom+xml", None)
    assert mimetypes.guess_type("sitemap.xml") == ("application/xml", None)


def test_the_gate_lets_them_pass_and_the_server_shows_them(
    tmp_path: Path, content_folder: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ADUAN_ADDRESS", ADDRESS)
    app = app_in(tmp_path, clock)
    office: Office = app.extensions["office"]
    report = live(office, receive(office), "route", "answer", "agree", "review", "publish")
    publish.sync(office)
    public = create_site(content_folder, demonstration=False, address=ADDRESS)
    check = partial(guard.check, office)
    freeze.build(public, tmp_path / "site", lambda urls, total: iter(urls), check)
    client = app.test_client()
    for path, kind in (("/robots.txt", "text/plain"), ("/sitemap-2026-03.xml", "application/xml")):
        answer = client.get(path, buffered=True)
        assert (answer.status_code, answer.mimetype) == (200, kind)
    assert f"{ADDRESS}/hasil/{report.public_id}.html</loc><lastmod>2026-03-02<" in answer.text


# ── what is served


@pytest.fixture
def searched(app: Flask) -> None:
    indexed(Path(app.config["INSTANCE"]) / "search.db", map(outcome, range(60)))


@pytest.mark.parametrize("path", ["/lapor/", "/en/lapor/", "/cari", "/en/cari"])
def test_the_empty_form_and_the_empty_search_may_be_found(
    tmp_path: Path, content_folder: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    monkeypatch.setenv("ADUAN_ADDRESS", ADDRESS)
    app = app_in(tmp_path, clock)
    indexed(tmp_path / "instance/search.db", map(outcome, range(60)))
    page = Visitor(app.test_client()).visit(path).page
    assert not noindex(page)
    told, other = heads(page), path.removeprefix("/en")
    assert len(told.pop("description")) > 50
    assert told == {
        "canonical": ADDRESS + path,
        "hreflang id": ADDRESS + other,
        "hreflang en": f"{ADDRESS}/en{other}",
    }


@pytest.mark.parametrize(
    "path",
    [
        "/cari?q=jalan", "/en/cari?q=jalan", "/cari?topik=sampah", "/cari?hal=2", "/cari?q=zzz",
        "/lacak/", "/en/lacak/", "/staf/masuk", "/nowhere", "/bocor/h00000000h",
    ],
)  # fmt: skip
def test_answers_to_questions_and_pages_for_one_person_may_not(
    visitor: Visitor, searched: None, path: str
) -> None:
    assert noindex(visitor.visit(path).page)
    assert not visitor.page.find_all("link", rel="canonical")


def test_neither_may_a_form_with_somebody_s_words_nor_its_receipt(visitor: Visitor) -> None:
    visitor.visit("/lapor/").press("Lanjut: periksa laporan")
    assert (visitor.status, noindex(visitor.page)) == (422, True)
    visitor.visit("/lapor/").press("Lanjut: periksa laporan", **form())
    assert noindex(visitor.page)
    visitor.press("Kirim laporan")
    assert visitor.page.select_one("#code") and noindex(visitor.page)


def test_a_search_that_is_not_ready_is_not_found(visitor: Visitor) -> None:
    assert visitor.visit("/cari").status == 503
    assert noindex(visitor.page)
