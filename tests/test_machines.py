"""What strangers' programs read: feeds by the W3C validator's rules, JSON-LD by schema.org's."""

import json
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup

from tests import ROOT
from tests.nu import jing, needs_nu
from tests.publication import folder_of, frozen, one

ADDRESS = "https://aduan.example"
ATOM = "{http://www.w3.org/2005/Atom}"
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")
TAG = re.compile(r"tag:aduan\.example,2026:[A-Za-z0-9/._-]+")  # RFC 4151
HELD = {  # by RFC 4287: at least, at most
    "feed": {"id": (1, 1), "title": (1, 1), "updated": (1, 1), "author": (1, 9), "link": (2, 2)},
    "entry": {"id": (1, 1), "title": (1, 1), "updated": (1, 1), "published": (0, 1),
              "summary": (1, 1), "content": (0, 1), "link": (1, 1), "category": (0, 9)},
}  # fmt: skip
# Types that schema.org allows for a property, here as strings, "url", "date", or a type of thing.
DATASET = {
    "name": str, "description": str, "url": "url", "license": "url", "isAccessibleForFree": bool,
    "inLanguage": list, "keywords": list, "dateModified": "date", "creator": "Organization",
    "publisher": "Organization", "spatialCoverage": "Place", "distribution": "DataDownload",
    "temporalCoverage": str,
}  # fmt: skip
REPORT = {
    "identifier": str, "inLanguage": str, "url": "url", "name": str, "headline": str,
    "datePublished": "date", "dateModified": "date", "contentLocation": "Place",
    "creativeWorkStatus": str, "license": "url", "isAccessibleForFree": bool,
    "publisher": "Organization", "isPartOf": "Dataset", "about": "Thing",
}  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("machines")
    told = [one(number) for number in range(60)]
    return frozen(folder_of(told, folder / "content"), folder / "site", ADDRESS)


def feeds(site: Path) -> Iterator[tuple[str, ElementTree.Element]]:
    paths = sorted(site.rglob("*.atom"))
    assert len(paths) > 10
    for path in paths:
        yield f"/{path.relative_to(site)}", ElementTree.parse(path).getroot()  # noqa: S314


def ids(site: Path) -> list[tuple[str, list[str]]]:
    """Of every feed, its id and those of its entries."""
    return [(at, [str(node.text) for node in feed.iter(f"{ATOM}id")]) for at, feed in feeds(site)]


def held(node: ElementTree.Element) -> dict[str, int]:
    names = [child.tag.removeprefix(ATOM) for child in node]
    return {name: names.count(name) for name in names if name != "entry"}


def text(node: ElementTree.Element, name: str) -> str:
    return str(node.findtext(ATOM + name))


def test_feeds_hold_what_atom_demands_and_nothing_it_does_not_know(site: Path) -> None:
    for at, feed in feeds(site):
        assert feed.tag == f"{ATOM}feed", at
        for kind, node in [("feed", feed), *(("entry", e) for e in feed.iter(f"{ATOM}entry"))]:
            counted = held(node)
            assert set(counted) <= set(HELD[kind]), at
            for name, (least, most) in HELD[kind].items():
                assert least <= counted.get(name, 0) <= most, (at, name)
            for name in ("id", "title", "updated"):
                assert text(node, name).strip(), (at, name)
        assert feed.findtext(f"{ATOM}author/{ATOM}name"), at


@needs_nu
@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("<updated>2026-01-08T00:00:00Z", "<updated>2026-01-08"),
        ("<updated>2026-01-08T00:00:00Z", "<updated>2026-01-32T00:00:00Z"),
        ("<id>tag:aduan.example,2026:data/feed.atom", "<id>data/feed.atom"),
        ("<id>tag:aduan.example,2026:data/feed.atom</id>", ""),
        ("<author><name>Aduan</name></author>", ""),
        ("<author><name>Aduan", "<author><name>"),
        ('<category term="', '<category name="'),
        ("<entry>", "<entry><entry/>"),
        ("<entry>", "<item/><entry>"),
        ("<published>", "<published>2026-01-08T00:00:00Z</published><published>"),
        ('<content type="html">', '<content type="script">'),
        (' href="https', ' src="https'),
        ('xml:lang="id"', 'xml:lang="Bahasa Indonesia"'),
    ],
)
def test_the_grammar_of_atom_finds_what_is_wrong(
    site: Path, tmp_path: Path, right: str, wrong: str
) -> None:
    text = (site / "data/feed.atom").read_text()
    assert right in text
    (tmp_path / "feed.atom").write_text(text.replace(right, wrong, 1))
    assert jing(ROOT / "tests/atom.rnc", [tmp_path / "feed.atom"])
    assert not jing(ROOT / "tests/atom.rnc", [site / "data/feed.atom"])


def test_a_feed_leads_to_itself_and_to_its_page_and_an_entry_to_what_it_tells(site: Path) -> None:
    for at, feed in feeds(site):
        rels = [str(link.get("rel")) for link in feed.findall(f"{ATOM}link")]
        assert sorted(rels) == ["alternate", "self"], at
        for entry in feed.iter(f"{ATOM}entry"):
            (link,) = entry.findall(f"{ATOM}link")
            assert (link.get("rel"), link.get("type")) == ("alternate", "text/html"), at


def test_feeds_have_whole_addresses_and_name_their_own(site: Path) -> None:
    for at, feed in feeds(site):
        links = {str(a.get("rel")): a for a in feed.findall(f"{ATOM}link")}
        assert links["self"].get("href") == ADDRESS + at
        assert links["self"].get("type") == "application/atom+xml"
        for link in feed.iter(f"{ATOM}link"):
            path = urlsplit(str(link.get("href")))
            assert (path.scheme, path.netloc) == ("https", "aduan.example"), at
            target = path.path + "index.html" if path.path.endswith("/") else path.path
            assert (site / target.lstrip("/")).is_file(), link.get("href")
    for at, found in ids(site):
        assert len(found) == len(set(found)), at
        assert [id for id in found if not TAG.fullmatch(id)] == [], at
        assert found[0] == f"tag:aduan.example,2026:{at.lstrip('/')}"


def test_no_id_of_a_feed_changes_when_the_address_does(site: Path, tmp_path: Path) -> None:
    assert ids(site)
    for name in ("", "lapor.example"):
        address = f"https://{name}" if name else ""
        moved = frozen(site.parent / "content", tmp_path / f"site {name}", address)
        assert ids(moved) == ids(site)
        links = [str(a.get("href")) for _, feed in feeds(moved) for a in feed.iter(f"{ATOM}link")]
        assert {urlsplit(link).netloc for link in links} == {name}


def test_a_publisher_of_one_s_own_stands_in_every_id(tmp_path: Path) -> None:
    folder = folder_of(map(one, range(5)), tmp_path / "content")
    path = folder / "publisher.md"
    path.write_text(
        path.read_text().replace("aduan.example | 2026", "aduan@bali.example | 2027-03")
    )
    site = frozen(folder, tmp_path / "site", ADDRESS)
    made = [id for _, found in ids(site) for id in found]
    assert {id.rpartition(":")[0] for id in made} == {"tag:aduan@bali.example,2027-03"}
    assert f"tag:aduan@bali.example,2027-03:hasil/{one(1).id}" in made


def test_moments_of_feeds_are_rfc_3339_and_in_order(site: Path) -> None:
    for at, feed in feeds(site):
        entries = list(feed.iter(f"{ATOM}entry"))
        for node in (feed, *entries):
            for name in ("updated", "published"):
                if node.find(ATOM + name) is not None:
                    assert RFC_3339.fullmatch(text(node, name)), at
        days = [datetime.fromisoformat(text(entry, "updated")) for entry in entries]
        if days:
            assert datetime.fromisoformat(text(feed, "updated")) == max(days), at
        for entry in entries:
            assert text(entry, "published") <= text(entry, "updated"), at


def test_html_in_feeds_is_well_formed_without_scripts_or_relative_addresses(site: Path) -> None:
    seen = 0
    for at, feed in feeds(site):
        for content in feed.iter(f"{ATOM}content"):
            assert content.get("type") == "html", at
            whole = ElementTree.fromstring(f"<div>{content.text}</div>")  # noqa: S314
            tags = {node.tag for node in whole.iter()}
            assert tags <= {"div", "p", "blockquote", "h2", "ul", "ol", "li", "br", "em", "strong"}
            assert not [node for node in whole.iter() if node.attrib], at
            seen += 1
        for node in (*feed.iter(f"{ATOM}title"), *feed.iter(f"{ATOM}summary")):
            assert node.get("type", "text") == "text", at
    assert seen >= 50


def linked(page: Path) -> dict[str, Any]:
    blocks = BeautifulSoup(page.read_text(), "html.parser").find_all(
        "script", type="application/ld+json"
    )
    assert len(blocks) == 1
    data: dict[str, Any] = json.loads(blocks[0].text)
    assert str(data["@context"]).rstrip("/") == "https://schema.org"
    return data


def fits(value: object, kind: object) -> bool:
    match kind:
        case type():
            return isinstance(value, kind) and value not in ("", [])
        case "url":
            return str(value).startswith("https://")
        case "date":
            return bool(datetime.fromisoformat(str(value)))
    things = value if isinstance(value, list) else [value]
    return bool(things) and all(
        isinstance(thing, dict) and thing["@type"] == kind and "" not in thing.values()
        for thing in things
    )


def test_the_dataset_is_as_search_engines_want_it(site: Path) -> None:
    told = linked(site / "data/index.html")
    assert told.pop("@type") == "Dataset"
    assert set(told) - {"@context"} == set(DATASET)
    assert [name for name, kind in DATASET.items() if not fits(told[name], kind)] == []
    assert 50 <= len(told["description"]) <= 5000
    assert re.fullmatch(r"\d{4}-\d\d/\.\.", told["temporalCoverage"])
    assert len(told["spatialCoverage"]) == 9
    kinds = {"csv": "text/csv", "json": "application/json", "atom": "application/atom+xml"}
    for file in told["distribution"]:
        path = file["contentUrl"].removeprefix(ADDRESS)
        assert path.startswith("/") and (site / path.lstrip("/")).is_file()
        assert path.endswith(file["name"])
        assert file["encodingFormat"] == kinds[path.rpartition(".")[2]]


def test_the_dataset_names_every_file_of_data_that_is_there(site: Path) -> None:
    told = linked(site / "data/index.html")
    named = [file["contentUrl"].removeprefix(ADDRESS) for file in told["distribution"]]
    assert len(named) == len(set(named))
    there = {f"/{p.relative_to(site)}" for p in (site / "data").rglob("*") if p.is_file()}
    no_data = {"/data/index.html", "/data/manifest.txt", "/data/recompute.py"}
    assert set(named) == there - no_data | {"/perubahan.atom"}
    package = json.loads((site / "data/datapackage.json").read_text())
    assert {f"/data/{one['path']}" for one in package["resources"]} <= set(named)


def test_an_outcome_is_a_report_of_that_dataset_at_its_place(site: Path) -> None:
    dataset = linked(site / "data/index.html")
    pages = sorted((site / "hasil").glob("??????????.html"))
    assert len(pages) == 60
    for page in pages:
        told = linked(page)
        assert told.pop("@type") == "Report"
        assert set(told) - {"@context"} == set(REPORT)
        assert [name for name, kind in REPORT.items() if not fits(told[name], kind)] == []
        assert told["url"] == f"{ADDRESS}/hasil/{page.name}" and len(told["headline"]) <= 110
        assert told["datePublished"] <= told["dateModified"]
        assert {told["isPartOf"][key] == dataset[key] for key in ("name", "url")} == {True}
