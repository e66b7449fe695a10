"""The whole frozen site of the demonstration, as tools of strangers read it: markup and links."""

import json
import subprocess
from collections import Counter
from datetime import datetime
from functools import partial
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup

from aduan import content, create_app, create_site, demo, freeze, publish
from aduan.gate import guard
from aduan.office import Office
from tests import ROOT, copy_content
from tests.conftest import WITA
from tests.nu import JAVA, NU, jing, needs_nu
from tests.test_freeze import silent
from tests.tongues import names, unmarked

SERVED = ("/lapor/", "/lacak/", "/staf/", "/bocor/", "/cari")  # by the application
NOON = datetime(2026, 11, 24, 12, 0, tzinfo=WITA)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("markup")
    copy_content(folder / "content")
    (folder / "instance").mkdir()
    app = create_app(
        {
            "INSTANCE": str(folder / "instance"),
            "CONTENT": str(folder / "content"),
            "SECRET_KEY": "s",
            "CODE_KEY": "c0",
            "NOW": lambda: NOON,
        }
    )
    office: Office = app.extensions["office"]
    demo.load(office, demo.items())
    publish.sync(office)
    check = partial(guard.check, office, kept=publish.kept(office))
    public = create_site(office.content.folder, demonstration=True)
    freeze.build(public, folder / "site", silent, check)
    return folder / "site"


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, BeautifulSoup]:
    """Every page by its address."""
    return {
        f"/{path.relative_to(site)}": BeautifulSoup(path.read_text(), "html.parser")
        for path in sorted(site.rglob("*.html"))
    }


@needs_nu
def test_the_nu_validator_finds_no_error_on_the_whole_site(site: Path) -> None:
    nu = [str(JAVA), "-jar", str(NU), "--skip-non-html", "--errors-only", "--format", "json"]
    done = subprocess.run([*nu, str(site)], capture_output=True, text=True)  # noqa: S603
    messages = json.loads(done.stderr)["messages"]
    assert [(m["url"], m["message"]) for m in messages if m["type"] == "error"] == []
    assert done.returncode == 0


@needs_nu
def test_every_feed_is_atom_by_its_grammar(site: Path) -> None:
    feeds = sorted(site.rglob("*.atom"))
    assert len(feeds) > 50
    assert jing(ROOT / "tests/atom.rnc", feeds) == []


def test_every_link_of_the_site_leads_somewhere_and_every_anchor_is_there(
    site: Path, pages: dict[str, BeautifulSoup]
) -> None:
    anchors = {at: {tag["id"] for tag in page.find_all(id=True)} for at, page in pages.items()}
    broken = []
    for at, page in pages.items():
        for tag in page.find_all(["a", "link", "img", "form"]):
            link = tag.get("href") or tag.get("src") or tag.get("action")
            if not link or urlsplit(link).netloc:
                continue
            path, anchor = urldefrag(urljoin(at, link))
            path = unquote(urlsplit(path).path)
            if path.removeprefix("/en").startswith(SERVED):
                continue
            target = path + "index.html" if path.endswith("/") else path
            there = (site / target.lstrip("/")).is_file()
            if not there or anchor not in {"", *anchors.get(target, ())}:
                broken.append((at, link))
    assert broken == []


def test_no_page_has_two_elements_of_the_same_id(pages: dict[str, BeautifulSoup]) -> None:
    twice = {
        at: [id for id, n in Counter(tag["id"] for tag in page.find_all(id=True)).items() if n > 1]
        for at, page in pages.items()
    }
    assert {at: ids for at, ids in twice.items() if ids} == {}


def test_every_page_is_in_the_language_of_its_address_and_names_the_other_one(
    pages: dict[str, BeautifulSoup],
) -> None:
    for at, page in pages.items():
        language = "en" if at.startswith("/en/") else "id"
        assert page.html and page.html["lang"] == language, at
        twin = at.removeprefix("/en") if language == "en" else f"/en{at}"
        named = {link["hreflang"] for link in page.find_all("link", hreflang=True)}
        sought = not page.find("meta", attrs={"name": "robots"})
        assert named == ({"id", "en"} if twin in pages and sought else set()), at


def test_indonesian_names_on_english_pages_are_marked_as_such(
    site: Path, pages: dict[str, BeautifulSoup]
) -> None:
    known = names(content.load(site.parent / "content"))
    english = {at: page for at, page in pages.items() if at.startswith("/en/")}
    found = {at: unmarked(page, known) for at, page in english.items()}
    assert {at: words for at, words in found.items() if words} == {}
    marked = "/en/statistik/index.html", "/en/daftar/wilayah/denpasar/index.html"
    assert all(known.search(english[at].get_text()) for at in marked)


def test_every_page_shows_a_card_of_its_own_when_it_is_shared(
    pages: dict[str, BeautifulSoup],
) -> None:
    for at, page in pages.items():
        about = {tag["property"]: tag["content"] for tag in page.find_all("meta", property=True)}
        assert page.title and about["og:title"] == page.title.text.removesuffix(" – Aduan"), at
        assert about["og:description"] and about["og:image"].endswith("/static/card.png"), at


def test_no_page_loads_anything_from_anywhere_else(pages: dict[str, BeautifulSoup]) -> None:
    for at, page in pages.items():
        for tag in page.find_all(src=True):
            assert tag["src"].startswith("/"), at
        assert not page.find_all("script", type=lambda kind: kind != "application/ld+json"), at
