"""A build makes only those pages anew that change; the site is as if made from nothing."""

import os
import random
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import NoReturn

import pytest

from aduan import content, corrections, create_site, reuse, worlds
from aduan.figures import Standing
from aduan.freeze import build
from aduan.lists import PER_PAGE
from aduan.manifest import BUILDS, MANIFEST
from aduan.outcome import Correction, Outcome, Tombstone
from aduan.terms import ClosedBy, OutcomeCode, Removal, State
from tests.publication import FIRST, built, files, folder_of, frozen, one, passing, publish

SEALS = {BUILDS, MANIFEST}  # they tell of earlier builds, too
MANY = 2 * PER_PAGE + 10


class House:
    """A content folder whose outcomes change, as officers, reporters and reviewers change them."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311
        self.told = {number: one(number) for number in range(MANY)}
        self.next = MANY
        self.folder = folder_of(self.told.values(), folder)

    def any(self, **changes: object) -> None:
        """An outcome says something else now."""
        number = self.chance.choice(sorted(self.told))
        old = self.told[number]
        self._path(old).unlink()
        self.told[number] = replace(old, **changes)  # type: ignore[arg-type]
        publish(self.told[number], self.folder)

    def add(self, number: int) -> None:
        self.told[number] = one(number)
        publish(self.told[number], self.folder)

    def newest(self) -> None:
        self.add(self.next)
        self.next += 1

    def back_dated(self) -> None:
        self.add(-self.next)
        self.next += 1

    def remove(self) -> None:
        gone = self.told.pop(self.chance.choice(sorted(self.told)))
        self._path(gone).unlink()
        stones = [*content.tombstones(self.folder), Tombstone(gone.id, DAY, Removal.WITHDRAWN)]
        content.write(content.tombstones_path(self.folder), stones)

    def correct(self) -> None:
        told = self.told[self.chance.choice(sorted(self.told))]
        noted = [*corrections.read(self.folder), Correction(told.id, DAY, ("title",))]
        content.write(corrections.path(self.folder), noted)

    def move(self) -> None:
        """Published at another moment."""
        days = timedelta(days=self.chance.randrange(-400, 400))
        self.any(published=FIRST + days)

    def count(self) -> None:
        every = [Standing(o.agency, State.CLOSED, False, ClosedBy.TRIAGE, public=True,
                          month=o.month, topic=o.topic, area=o.area)
                 for o in self.told.values()]  # fmt: skip
        content.write(content.snapshot_path(self.folder), worlds.snapshot(every, DAY))

    def rename(self) -> None:
        """A name in a file that people write."""
        path = self.folder / "agencies" / "rsud-bali.md"
        path.write_text(path.read_text().replace("\nname: ", "\nname: Baru "))

    def _path(self, outcome: Outcome) -> Path:
        return content.outcome_path(self.folder, outcome.published.year, outcome.id)

    def change(self) -> None:
        """Anything that happens between two builds."""
        happenings: list[Callable[[], None]] = [
            partial(self.any, title=f"Judul {self.chance.random()}"),
            partial(self.any, story="Ceritanya ditulis lagi."),
            partial(self.any, topic=self.chance.choice(("kesehatan", "sampah-kebersihan"))),
            partial(self.any, agency="rsud-bali"),
            partial(self.any, area="badung", district=""),
            partial(self.any, month="2024-05", outcome=OutcomeCode.REFERRED),
            partial(self.any, outcome=None, state=State.IN_PROGRESS, overdue=True),
            self.newest, self.newest, self.back_dated, self.remove, self.correct, self.move,
            self.count, self.rename,
        ]  # fmt: skip
        self.chance.choice(happenings)()


DAY = date(2026, 3, 2)


@pytest.mark.parametrize("seed", range(4))
def test_a_site_brought_up_to_date_is_the_one_that_would_be_made_anew(
    tmp_path: Path, seed: int
) -> None:
    """Random edits, additions, removals, back-dating, re-topicing, corrections, counts."""
    house, site = House(tmp_path / "content", seed), tmp_path / "site"
    built(house.folder, site)
    for number in range(4):
        for _ in range(house.chance.randint(1, 3)):
            house.change()
        built(house.folder, site)
        clean, again = files(frozen(house.folder, tmp_path / f"clean-{number}")), files(site)
        assert set(again) == set(clean)
        assert {name for name in clean if clean[name] != again[name]} <= SEALS


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path / "content", 0)


@pytest.fixture
def site(house: House, tmp_path: Path) -> Path:
    built(house.folder, tmp_path / "site")
    return tmp_path / "site"


def made(house: House, site: Path, address: str = "") -> set[str]:
    """The addresses of the pages that a build makes."""
    frozen = set[str]()
    built(house.folder, site, address, frozen)
    return frozen


def urls(site: Path) -> set[str]:
    """The addresses of all pages of a site."""
    return {f"/{name}".removesuffix("index.html") for name in set(files(site)) - SEALS}


def test_without_news_no_page_is_made(house: House, site: Path) -> None:
    assert made(house, site) == set()


def test_one_more_outcome_leaves_all_others_and_full_pages_alone(house: House, site: Path) -> None:
    house.newest()
    again = made(house, site)
    assert {url for url in again if url.startswith("/hasil/")} == {
        "/hasil/", f"/hasil/{one(MANY).id}.html",
    }  # fmt: skip
    assert not {url for url in again if "/halaman-" in url or "/statistik/" in url}


def test_whatever_people_write_in_content_may_stand_on_any_page(house: House, site: Path) -> None:
    house.rename()
    assert made(house, site) == urls(site)


def test_another_setting_makes_all_pages_anew(house: House, site: Path) -> None:
    assert made(house, site, "https://aduan.example") == urls(site)


@pytest.mark.parametrize("folder", ["templates", "static", "web"])
def test_all_that_decides_how_pages_look_belongs_to_the_program(folder: str) -> None:
    kinds = {path.suffix for path in (reuse.PACKAGE / folder).rglob("*.*") if path.is_file()}
    assert kinds - {".pyc"} <= reuse.PROGRAM


@pytest.mark.parametrize("damage", [b"", b"{", b'["", {"x": 1}]'])
@pytest.mark.parametrize("memory", [".site-pages", ".site-outcomes"])
def test_a_damaged_memory_costs_time_and_nothing_else(
    house: House, site: Path, memory: str, damage: bytes
) -> None:
    before = files(site)
    (site.parent / memory).write_bytes(damage)
    assert built(house.folder, site).written == 0
    assert files(site) == before


def test_a_file_of_the_site_that_somebody_changed_or_lost_is_made_again(
    house: House, site: Path
) -> None:
    before = files(site)
    edited, lost = site / f"hasil/{one(3).id}.html", site / f"hasil/{one(4).id}.html"
    edited.write_bytes(edited.read_bytes().replace(b"Laporan", b"Leporan"))
    lost.unlink()
    assert built(house.folder, site).written == 2
    assert files(site) == before


def test_an_outcome_edited_by_hand_to_the_same_length_is_read_again(
    house: House, site: Path
) -> None:
    path = content.outcome_path(house.folder, one(3).published.year, one(3).id)
    before = "Petugasnya"
    for word in ("Kabelnyaaa", "Tiangnyaaa"):
        at = path.stat()
        path.write_text(path.read_text().replace(before, word))
        os.utime(path, ns=(at.st_atime_ns, at.st_mtime_ns))
        built(house.folder, site)
        assert word in (site / f"hasil/{one(3).id}.html").read_text()
        before = word


def test_nothing_is_written_into_a_file_that_stands_in_the_site(house: House, site: Path) -> None:
    """An unchanged page is the same file in the new site; a changed one is another file."""
    page = site / f"hasil/{one(3).id}.html"
    with page.open("rb") as reader:
        before = page.read_bytes()
        publish(replace(one(3), title="Judul yang lain"), house.folder)
        built(house.folder, site)
        assert reader.read() == before
    assert b"Judul yang lain" in page.read_bytes()


def test_where_files_can_not_be_linked_they_are_copied(
    house: House, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(source: str, target: str) -> None:
        raise PermissionError(source)

    monkeypatch.setattr(os, "link", refused)
    before = files(site)
    assert built(house.folder, site).written == 0
    assert files(site) == before


def test_a_worker_that_dies_ends_the_build_and_the_site_stays(house: House, site: Path) -> None:
    house.rename()
    before, parent = files(site), os.getpid()
    app = create_site(house.folder, demonstration=False)

    def dying() -> None:
        assert os.getpid() != parent, "so few pages, or one core alone"
        os.kill(os.getpid(), signal.SIGKILL)

    app.view_functions["public_en.promise"] = dying
    with pytest.raises(BrokenProcessPool):
        build(app, site, lambda urls, total: iter(urls), passing)
    assert files(site) == before
    assert {path.name for path in site.parent.glob(".site-*/")} == set()


def test_a_build_that_is_killed_leaves_no_worker_that_would_hold_its_lock(
    house: House, tmp_path: Path
) -> None:
    """Killed in the midst of freezing, again and again; then another one builds the same site."""
    site = tmp_path / "killed"
    for wait in (1, 40, 90):
        reader, writer = os.pipe()
        if not (child := os.fork()):
            _killed(house.folder, site, wait, writer)
        os.close(writer)
        os.waitpid(child, 0)
        assert os.read(reader, 1) == b"", "every worker has ended"
        os.close(reader)
        assert not any(path.is_file() for path in site.rglob("*"))
    built(house.folder, site)
    assert set(files(site)) == set(files(frozen(house.folder, tmp_path / "clean")))


def _killed(folder: Path, site: Path, wait: int, held: int) -> NoReturn:
    """A build that kills itself after so many pages; whoever lives of it holds the pipe open."""

    def until(urls: Iterable[str], total: int) -> Iterator[str]:
        for number, url in enumerate(urls):
            yield url
            if number == wait:
                os.kill(os.getpid(), signal.SIGKILL)

    os.set_inheritable(held, True)
    build(create_site(folder, demonstration=False), site, until, passing)
    os._exit(1)
