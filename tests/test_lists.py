"""Lists of outcomes: which there are, how they are paged; their data are exactly theirs."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import urljoin

import feedparser
import pytest
from bs4 import BeautifulSoup

from aduan import content, create_site
from aduan.lists import KEYS, PER_PAGE, By, List, Lists
from aduan.outcome import Outcome
from aduan.terms import OutcomeCode, State
from tests.publication import folder_of, frozen, one

MANY = 2 * PER_PAGE + 3


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Enough outcomes for a full page of all; one of them would like to be a formula."""
    folder = tmp_path_factory.mktemp("lists")
    told = [one(number) for number in range(MANY)]
    told[5] = replace(told[5], title='=HYPERLINK("https://example.com")')
    return frozen(folder_of(told, folder / "content"), folder / "site", "https://aduan.example")


@pytest.fixture(scope="module")
def lists(site: Path) -> Lists:
    return Lists(content.outcomes(site.parent / "content"))


def page(site: Path, path: str) -> BeautifulSoup:
    return BeautifulSoup((site / path.lstrip("/")).read_text(), "html.parser")


def shown(site: Path, chosen: List) -> Iterator[str]:
    """The ids that a reader finds who begins at a list's front page and follows its links."""
    path = f"{chosen.path}index.html"
    while path:
        read = page(site, path)
        for link in read.select("ul.items h2 a"):
            yield str(link["href"]).removeprefix("/hasil/").removesuffix(".html")
        older = read.select_one("a[rel=next]")
        path = urljoin(path, str(older["href"])) if older else ""


def test_each_outcome_is_in_one_list_of_every_kind_it_belongs_to() -> None:
    outcome = replace(one(3), outcome=OutcomeCode.REFERRED, district="")
    found = {chosen.by: chosen.value for chosen in Lists([outcome])}
    assert found == {
        By.AGENCY: "dinas-perhubungan-bali",
        By.TOPIC: "sampah-kebersihan",
        By.AREA: "bangli",
        By.MONTH: "2025-12",
        By.KIND: "complaint",
        By.RESULT: "referred",
    }


@pytest.mark.parametrize(
    ("outcome", "state", "result"),
    [
        (OutcomeCode.NOT_ANSWERED, State.IN_PROGRESS, "not_answered"),
        (OutcomeCode.RESOLVED, State.CLOSED, "resolved"),
        (None, State.ARCHIVED, "archived"),
        (None, State.IN_PROGRESS, "open"),
    ],
)
def test_what_has_no_outcome_is_archived_or_open(
    outcome: OutcomeCode | None, state: State, result: str
) -> None:
    assert KEYS[By.RESULT](replace(one(1), outcome=outcome, state=state)) == result


@pytest.mark.parametrize("number", [0, 1, PER_PAGE, 2 * PER_PAGE - 1, 2 * PER_PAGE, 5 * PER_PAGE])
def test_the_pages_of_a_list_hold_each_outcome_once_and_none_is_too_long(number: int) -> None:
    chosen = Lists(one(n) for n in range(number)).all
    pages = [chosen.page(n) for n in range(1, chosen.full_pages + 1)]
    assert {len(some) for some in pages} <= {PER_PAGE}
    assert len(chosen.front()) < 2 * PER_PAGE
    found: list[Outcome] = [*chosen.front()]
    for some in reversed(pages):
        found += some
    assert tuple(found) == chosen.newest()


def test_a_full_page_never_changes_when_more_is_published() -> None:
    before = Lists(one(n) for n in range(4 * PER_PAGE)).all
    after = Lists(one(n) for n in range(5 * PER_PAGE)).all
    for number in range(1, before.full_pages + 1):
        assert before.page(number) == after.page(number)


def test_a_reader_without_scripts_finds_every_outcome_of_every_list(
    site: Path, lists: Lists
) -> None:
    for chosen in (lists.all, *lists):
        expected = [outcome.id for outcome in chosen.newest()]
        assert list(shown(site, chosen)) == expected, chosen.path


def test_the_data_of_a_list_are_exactly_that_list(site: Path, lists: Lists) -> None:
    for chosen in lists:
        ids = [outcome.id for outcome in chosen.newest()]
        folder = site / chosen.path.strip("/")
        table = (folder / "hasil.csv").read_text("utf-8-sig")
        assert [row["id"] for row in csv.DictReader(io.StringIO(table))] == ids
        assert [record["id"] for record in json.loads((folder / "hasil.json").read_text())] == ids
        feed = feedparser.parse((folder / "feed.atom").read_bytes())
        assert not feed.bozo, feed.get("bozo_exception")
        assert [entry.link for entry in feed.entries] == [
            f"https://aduan.example/hasil/{id}.html" for id in ids[:50]
        ]


def test_each_page_of_a_list_names_its_data_for_programs(site: Path, lists: Lists) -> None:
    for chosen in lists:
        for path in (chosen.path, f"/en{chosen.path}"):
            read = page(site, f"{path}index.html")
            links = read.select("link[rel=alternate][type]")
            told = {str(link["href"]): link["type"] for link in links}
            assert told == {
                f"{chosen.path}hasil.csv": "text/csv",
                f"{chosen.path}hasil.json": "application/json",
                f"{chosen.path}feed.atom": "application/atom+xml",
            }
            assert {str(a["href"]) for a in read.select("main a")} >= set(told)


@pytest.mark.parametrize("language", ["", "/en"])
def test_the_page_of_all_lists_counts_exactly_and_leads_to_each(
    site: Path, lists: Lists, language: str
) -> None:
    rows = page(site, f"{language}/daftar/index.html").select(".filters li")
    told = {str(a["href"]): row for row in rows if (a := row.find("a"))}
    assert set(told) == {f"{language}{chosen.path}" for chosen in lists}
    for chosen in lists:
        number = told[f"{language}{chosen.path}"].find("data")
        assert number and number.text == str(len(chosen.outcomes))
    zero = [row for row in rows if not row.find("a")]
    assert zero and all(row.data.text == "0" for row in zero)


def test_english_lists_are_english(site: Path) -> None:
    text = page(site, "/en/daftar/hasil/not_answered/index.html").get_text()
    assert "Not answered" in text
    assert "Tidak dijawab" not in text
    assert "December 2025" in page(site, "/en/daftar/bulan/2025-12/index.html").get_text()


@pytest.mark.parametrize(
    "path",
    [
        "/daftar/instansi/tidak-ada/",
        "/daftar/apa/saja/",
        "/daftar/kecamatan/bangli/tidak-ada/hasil.csv",
        "/daftar/hasil/resolved/halaman-0.html",
        "/hasil/halaman-99.html",
    ],
)
def test_a_list_that_is_none_is_not_found(site: Path, path: str) -> None:
    app = create_site(site.parent / "content", demonstration=False)
    assert app.test_client().get(path).status_code == 404


def test_totals_stand_on_the_newest_page_only(site: Path, lists: Lists) -> None:
    assert lists.all.full_pages
    assert f"{MANY} hasil" in page(site, "/hasil/index.html").get_text()
    assert f"{MANY} hasil" not in page(site, "/hasil/halaman-1.html").get_text()
