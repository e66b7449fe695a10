"""The static site: whole pages only, stale ones gone, the same again when nothing changed."""

import fcntl
import re
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from flask import Flask

from aduan import create_site, freeze, publish
from aduan.alone import Busy
from aduan.gate import guard
from aduan.lists import PER_PAGE
from aduan.office import Office
from tests.conftest import Clock
from tests.life import live, receive
from tests.visitor import Visitor

BESIDE = {".site-lock", ".site-built", ".site-pages"}


def silent(urls: Iterable[str], total: int) -> Iterator[str]:
    yield from urls


def build(office: Office, folder: Path) -> freeze.Built:
    publish.sync(office)
    return frozen(office, create_site(office.content.folder, demonstration=False), folder)


def frozen(office: Office, public: Flask, folder: Path) -> freeze.Built:
    return freeze.build(public, folder, silent, partial(guard.check, office))


def publish_one(office: Office, **changes: str) -> str:
    report = live(office, receive(office, **changes), "route", "answer", "agree")
    return live(office, report, "review", "publish").public_id


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "site"


def test_an_empty_installation_has_a_whole_site(office: Office, site: Path) -> None:
    built = build(office, site)
    for page in ("index.html", "hasil/index.html", "janji.html", "404.html", "en/index.html"):
        assert (site / page).exists()
    assert built.pages == built.written == sum(p.is_file() for p in site.rglob("*"))
    assert "Belum ada hasil yang diterbitkan" in (site / "index.html").read_text()


def test_a_published_outcome_is_read_on_its_page_and_in_every_list(
    office: Office, site: Path
) -> None:
    public_id = publish_one(office, title="Lampu jalan Pasar Kidul mati")
    build(office, site)
    assert "Ketiganya diganti." in (site / f"hasil/{public_id}.html").read_text()
    for page in (
        "index.html",
        "en/index.html",
        "hasil/index.html",
        "instansi/dinas-perhubungan-bali.html",
        "topik/penerangan-jalan.html",
    ):
        assert "Lampu jalan Pasar Kidul mati" in (site / page).read_text(), page


def test_counts_on_the_home_page_show_open_and_late_reports(
    office: Office, site: Path, clock: Clock
) -> None:
    publish_one(office)
    for _ in range(5):
        receive(office)
    clock.pass_days(8)
    for _ in range(5):
        receive(office)
    build(office, site)
    home = " ".join((site / "index.html").read_text().split())
    assert "<dt>masih terbuka</dt><dd>10</dd>" in home
    assert '<dt>terlambat ditangani</dt><dd class="late">5</dd>' in home
    assert "Keadaan per 10 Maret 2026" in home


def test_a_second_build_without_news_writes_nothing(office: Office, site: Path) -> None:
    publish_one(office)
    build(office, site)
    before = {p: p.stat().st_ino for p in site.rglob("*")}
    assert build(office, site).written == 0
    assert {p: p.stat().st_ino for p in site.rglob("*")} == before


def test_a_withdrawn_page_is_gone_everywhere_at_the_next_build(office: Office, site: Path) -> None:
    report = live(office, receive(office, title="Judul yang akan ditarik"), "route", "answer")
    report = live(office, report, "review", "publish")
    build(office, site)
    live(office, report, "withdraw")
    build(office, site)
    assert not (site / f"hasil/{report.public_id}.html").exists()
    for path in filter(Path.is_file, site.rglob("*")):
        assert b"Judul yang akan ditarik" not in path.read_bytes(), path


def test_files_that_no_build_makes_stay_and_others_go(office: Office, site: Path) -> None:
    (site / "lama").mkdir(parents=True)
    for name in (".gitignore", "CNAME", "lama/halaman.html"):
        (site / name).write_text("x")
    build(office, site)
    assert (site / ".gitignore").exists() and (site / "CNAME").exists()
    assert not (site / "lama").exists()


def test_list_pages_are_numbered_from_the_oldest_and_never_change(
    office: Office, site: Path, clock: Clock
) -> None:
    for n in range(2 * PER_PAGE):
        clock.pass_days(1 / 1440)
        publish_one(office, title=f"Laporan lampu nomor {n:03}")
    build(office, site)
    first = (site / "hasil/halaman-1.html").read_bytes()
    assert first.count(b"<h2>") == PER_PAGE
    assert first.index(b"nomor 019") < first.index(b"nomor 000")
    front = (site / "hasil/index.html").read_text()
    assert front.count("<h2>") == PER_PAGE
    assert "/hasil/halaman-1.html" in front
    clock.pass_days(1 / 1440)
    publish_one(office, title="Laporan yang paling baru")
    build(office, site)
    assert (site / "hasil/halaman-1.html").read_bytes() == first
    assert "Laporan yang paling baru" in (site / "hasil/index.html").read_text()
    assert not (site / "hasil/halaman-2.html").exists()


def test_a_page_that_fails_leaves_the_old_site_as_it_was(office: Office, site: Path) -> None:
    publish_one(office)
    build(office, site)
    before = {p: p.read_bytes() for p in site.rglob("*") if p.is_file()}
    publish_one(office)
    publish.sync(office)
    app = create_site(office.content.folder, demonstration=False)

    def broken() -> str:
        raise RuntimeError("a template that fails")

    app.view_functions["public_en.promise"] = broken
    with pytest.raises(RuntimeError, match="a template that fails"):
        frozen(office, app, site)
    assert {p: p.read_bytes() for p in site.rglob("*") if p.is_file()} == before
    assert {p.name for p in site.parent.glob(".site-*")} == BESIDE


def test_a_build_that_was_killed_leaves_whole_pages_and_the_next_one_cleans_up(
    office: Office, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish_one(office)
    publish.sync(office)
    app = create_site(office.content.folder, demonstration=False)
    left = site.parent / ".site-killed"
    left.mkdir()
    (left / "half.html").write_text("<!doc")
    frozen(office, app, site)
    assert not left.exists()
    for page in site.rglob("*.html"):
        assert page.read_text().rstrip().endswith("</html>")


def test_new_pages_come_before_the_lists_and_the_home_page_last(
    office: Office, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    public_id = publish_one(office)
    publish.sync(office)
    moved: list[str] = []
    replace = freeze.os.replace

    def noted(source: Path, target: Path) -> None:
        if Path(target).is_relative_to(site):
            moved.append(str(Path(target).relative_to(site)))
        replace(source, target)

    monkeypatch.setattr(freeze.os, "replace", noted)
    frozen(office, create_site(office.content.folder, demonstration=False), site)
    order = [f"hasil/{public_id}.html", "hasil/index.html", "index.html"]
    assert sorted(order, key=moved.index) == order
    assert moved[-1] == "index.html"


def test_two_builds_do_not_run_at_once(office: Office, site: Path) -> None:
    build(office, site)
    with (site.parent / ".site-lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(Busy):
            build(office, site)


def test_frozen_english_pages_are_english_with_english_dates(office: Office, site: Path) -> None:
    publish_one(office)
    build(office, site)
    home = (site / "en/index.html").read_text()
    assert 'lang="en"' in home
    assert "what changes because of them" in home
    assert "2 March 2026" in home
    assert "yang berubah karenanya" not in home


def test_agencies_stand_in_the_alphabetical_order_of_the_pages_language(
    office: Office, site: Path
) -> None:
    build(office, site)
    for page in ("instansi/index.html", "en/instansi/index.html"):
        html = (site / page).read_text()
        names = re.findall(r'<th scope="row"><a href="[^"]+">([^<]+)</a>', html)
        assert len(names) == len(office.content.agencies)
        assert names == sorted(names)


def test_the_site_app_has_only_public_routes(content_folder: Path) -> None:
    app = create_site(content_folder, demonstration=False)
    for rule in app.url_map.iter_rules():
        assert (rule.methods or set()) <= {"GET", "HEAD", "OPTIONS"}
        assert not rule.rule.startswith(("/staf", "/lapor", "/lacak"))


def test_the_server_shows_the_frozen_site_and_its_own_404(
    app: Flask, office: Office, site: Path
) -> None:
    visitor = Visitor(app.test_client())
    assert "build.py" in visitor.visit("/").text
    build(office, site)
    (site / ".gitignore").write_text("*")
    assert visitor.visit("/").status == 200
    assert visitor.visit("/hasil").path == "/hasil/"
    for path in ("/nowhere", "/.gitignore", "/../instance/aduan.toml", "/hasil/%2e%2e/%2e%2e/x"):
        assert visitor.visit(path).status == 404, path
        assert "Halaman tidak ditemukan" in visitor.text
    assert "Page not found" in visitor.visit("/en/nowhere").text


def test_a_late_answer_is_marked_in_lists_and_on_its_page(
    office: Office, site: Path, clock: Clock
) -> None:
    report = live(office, receive(office), "route")
    clock.pass_days(40)
    public_id = live(office, report, "answer", "review", "publish").public_id
    build(office, site)
    assert "Batas waktu terlewati" in (site / "hasil/index.html").read_text()
    page = (site / f"hasil/{public_id}.html").read_text()
    assert "Salah satu batas waktunya terlewati." in page
    assert (
        '<dt>pernah melewati batas waktu</dt><dd class="late">1</dd>'
        in (site / "index.html").read_text()
    )


def test_no_reader_overlooks_that_the_site_was_not_built_for_two_days(
    app: Flask, office: Office, site: Path, clock: Clock
) -> None:
    build(office, site)
    built = freeze.built(site)
    assert built
    clock.at = built.astimezone(clock.at.tzinfo)
    reader = Visitor(app.test_client())
    for path in ("/", "/data/", "/nowhere"):
        assert not reader.visit(path).page.select(".old"), path
    clock.at += freeze.OLD
    for path, said in (("/", "ini lama"), ("/en/data/", "This page is old"), ("/x", "lama")):
        notice = reader.visit(path).page.select_one(".old")
        assert notice and said in notice.text, path
        assert not {"ETag", "Last-Modified"} & set(reader.headers), path
    build(office, site)
    clock.at = freeze.built(site).astimezone(clock.at.tzinfo)  # type: ignore[union-attr]
    assert not reader.visit("/").page.select(".old")


def test_every_page_leads_to_the_day_of_its_data_and_says_when_it_gets_old(
    office: Office, site: Path
) -> None:
    build(office, site)
    assert 'href="/data/#keadaan"' in (site / "janji.html").read_text()
    page = BeautifulSoup((site / "data/index.html").read_text(), "html.parser")
    told = page.select_one("#keadaan")
    assert told and "keadaan per 2 Maret 2026" in told.text and "lewat 4 Maret 2026" in told.text
