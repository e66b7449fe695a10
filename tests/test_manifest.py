"""The manifest names every file with its digest: an edit is seen, and a history rewritten."""

import csv
import hashlib
import subprocess
from functools import partial
from pathlib import Path

import pytest

from aduan import create_site, freeze, manifest, publish
from aduan.freeze import Built
from aduan.gate import guard
from aduan.office import Office
from aduan.reading import ContentError
from tests import publication
from tests.publication import built, files, folder_of, one


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return folder_of(map(one, range(3)), tmp_path / "content")


@pytest.fixture
def site(folder: Path, tmp_path: Path) -> Path:
    built(folder, tmp_path / "site")
    return tmp_path / "site"


def checked(site: Path) -> subprocess.CompletedProcess[str]:
    """What the one command says that the data page names."""
    return subprocess.run(
        ["sha256sum", "--check", "--quiet", "data/manifest.txt"],  # noqa: S607
        cwd=site,
        capture_output=True,
        text=True,
    )


def builds(site: Path) -> list[list[str]]:
    with (site / "data/builds.csv").open(encoding="utf-8-sig", newline="") as file:
        head, *rows = csv.reader(file)
    assert head == ["date", "sha256", "files"]
    return rows


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def test_one_command_verifies_the_whole_site(site: Path) -> None:
    done = checked(site)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_manifest_names_every_file_but_itself(site: Path) -> None:
    named = [line[66:] for line in (site / "data/manifest.txt").read_text().splitlines()]
    assert named == sorted(set(files(site)) - {"data/manifest.txt"})


@pytest.mark.parametrize(
    "name", ["hasil/hal0000001.html", "data/outcomes-2025.csv", "data/builds.csv", "index.html"]
)
def test_a_silent_edit_is_seen(site: Path, name: str) -> None:
    path = site / name
    path.write_bytes(path.read_bytes() + b" ")
    done = checked(site)
    assert done.returncode == 1
    assert f"{name}: FAILED" in done.stdout


def test_a_file_that_was_taken_away_is_missed(site: Path) -> None:
    (site / "hasil/hal0000002.html").unlink()
    assert "hasil/hal0000002.html" in checked(site).stderr


def test_a_build_without_news_changes_neither_site_nor_log(site: Path, folder: Path) -> None:
    before, log = files(site), manifest.log_path(folder).read_bytes()
    for _ in range(2):
        assert built(folder, site).written == 0
    assert files(site) == before
    assert manifest.log_path(folder).read_bytes() == log


def test_each_build_lists_the_manifests_of_all_earlier_ones(site: Path, folder: Path) -> None:
    digests = []
    for number in range(3, 6):
        digests.append(sha256((site / "data/manifest.txt").read_bytes()))
        publication.publish(one(number), folder)
        built(folder, site)
    assert [row[1] for row in builds(site)] == digests
    assert {row[0] for row in builds(site)} == {"2025-12-20"}
    assert checked(site).returncode == 0


def test_a_history_that_was_rewritten_no_longer_holds_what_a_reader_kept(
    site: Path, folder: Path
) -> None:
    kept = sha256((site / "data/manifest.txt").read_bytes())
    publication.publish(one(3), folder)
    built(folder, site)
    assert kept in {row[1] for row in builds(site)}
    manifest.log_path(folder).unlink()
    publication.publish(one(4), folder)
    built(folder, site)
    assert kept not in {row[1] for row in builds(site)}


def test_a_build_that_was_killed_before_it_was_noted_is_noted_by_the_next(
    site: Path, folder: Path, tmp_path: Path
) -> None:
    log = manifest.log_path(folder)
    before = log.read_bytes()
    publication.publish(one(3), folder)
    built(folder, site)
    after = log.read_bytes()
    log.write_bytes(before)
    assert built(folder, site).written == 0
    assert log.read_bytes() == after


def test_a_damaged_log_ends_the_build_by_file_and_line(site: Path, folder: Path) -> None:
    log = manifest.log_path(folder)
    log.write_bytes(log.read_bytes().replace(b"2025", b"20x5"))
    with pytest.raises(ContentError, match="builds.csv:2: "):
        built(folder, site)


def really_built(office: Office, site: Path) -> Built:
    publish.sync(office)
    public = create_site(office.content.folder, demonstration=False)
    return freeze.build(public, site, lambda urls, total: iter(urls), partial(guard.check, office))


def test_the_gate_lets_digests_pass_that_are_nothing_else(office: Office, tmp_path: Path) -> None:
    site, log = tmp_path / "site", manifest.log_path(office.content.folder)
    digits = f"{20260302:064}"
    log.parent.mkdir(parents=True)
    log.write_text(f"date,sha256,files\r\n2026-03-01,{digits},9\r\n", newline="")
    for number in range(2):
        path = office.content.folder / "pages" / "tentang.md"
        path.write_text(f"{path.read_text()}\n\nParagraf {number}.\n")
        really_built(office, site)
    assert builds(site)[0][1] == digits
    assert checked(site).returncode == 0


@pytest.mark.parametrize("name", ["data/manifest.txt", "data/builds.csv"])
def test_the_gate_searches_them_when_they_say_anything_else(
    office: Office, tmp_path: Path, name: str
) -> None:
    folder = tmp_path / "site"
    publish.sync(office)
    public = create_site(office.content.folder, demonstration=False)
    freeze.render(public, folder, lambda urls, total: iter(urls))
    guard.check(office, folder)
    with (folder / name).open("a") as file:
        file.write("Hubungi Ni Luh Kenari di 0812 3456 7890\n")
    with pytest.raises(guard.Alarm) as alarm:
        guard.check(office, folder)
    assert name in {finding.file for finding in alarm.value.findings}
