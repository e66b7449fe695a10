"""A backup taken while people work, and the drill: restored elsewhere, everything is the same."""

import hashlib
import io
import tarfile
from datetime import datetime
from pathlib import Path

import pytest
from flask import Flask

from aduan import backup
from aduan.office import Office
from aduan.store import open_store
from tests.life import live, receive
from tests.shell import Shell, shell_in
from tests.test_staff import staff  # noqa: F401 (its accounts)

SECRETS = 'SECRET_KEY = "s"\nCODE_KEY = "c0"\nDEMONSTRATION = false\n'


@pytest.fixture
def at_work(app: Flask, office: Office, tmp_path: Path) -> Office:
    """An installation with a published report, an open one, accounts, secrets, a received photo."""
    live(office, receive(office), "route", "answer", "agree", "review", "publish")
    receive(office, story="Ceritanya: ꦧꦭꦶ 🎁 — sudah dua minggu jalan ini gelap sekali.")
    instance = tmp_path / "instance"
    instance.chmod(0o700)
    (instance / "aduan.toml").write_text(SECRETS)
    (instance / "aduan.toml").chmod(0o600)
    (instance / "attachments").mkdir()
    (instance / "attachments" / "foto.jpg").write_bytes(bytes(range(256)))
    return office


def back_up(app: Flask) -> Path:
    told = app.test_cli_runner().invoke(args=["backup"])
    assert told.exit_code == 0, told.output
    assert "2 reports, 6 accounts" in told.output
    return Path(told.output.partition(": ")[0].splitlines()[-1])


@pytest.fixture
def archive(app: Flask, at_work: Office) -> Path:
    return back_up(app)


@pytest.fixture
def elsewhere(tmp_path: Path) -> Shell:
    return shell_in(tmp_path / "elsewhere")


def hashes(folder: Path) -> dict[str, str]:
    """SHA-256 by path; without the queue (compared as documents), backups and locks."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
        and not path.name.startswith((".", "queue.sqlite"))
        and "backups" not in path.parts
    }


def test_a_drill_restores_every_document_and_every_file(
    archive: Path, at_work: Office, elsewhere: Shell, tmp_path: Path
) -> None:
    told = elsewhere.run("-m", "aduan.restore", str(archive))
    assert told.returncode == 0, told.stderr
    assert "restored 2 reports, 6 accounts" in told.stdout
    there = tmp_path / "elsewhere"
    restored = open_store(str(there / "instance"))
    for name in ("reports", "accounts"):
        expected = at_work.store.collection(name).find()
        assert restored.collection(name).find() == expected
        assert len(expected) > 1
    assert hashes(there / "instance") == hashes(tmp_path / "instance")
    assert hashes(there / "content") == hashes(tmp_path / "content")
    assert "attachments/foto.jpg" in hashes(there / "instance")
    assert (there / "instance" / "aduan.toml").stat().st_mode & 0o077 == 0
    assert (there / "instance").stat().st_mode & 0o077 == 0
    assert not list(there.glob(".restore-*"))
    built = elsewhere.run("build.py")
    assert "2 reports counted" in built.stdout
    assert "1 outcomes public" in built.stdout


def test_a_backup_of_one_engine_is_restored_into_the_other(
    archive: Path, at_work: Office, where: str, tmp_path: Path
) -> None:
    address = where if where.startswith("postgresql://") else ""
    restored = shell_in(tmp_path / "elsewhere", STORE=address)
    told = restored.run("-m", "aduan.restore", str(archive))
    assert told.returncode == 0, told.stderr
    store = open_store(address or str(tmp_path / "elsewhere" / "instance"))
    assert store.collection("reports").find() == at_work.reports.find()
    store.close()
    again = shell_in(tmp_path / "third", STORE=address).run("-m", "aduan.restore", str(archive))
    assert again.returncode == (3 if address else 0), again.stderr
    assert bool(address) == ("nothing was restored" in again.stderr)


def test_only_its_owner_reads_an_archive_and_nothing_is_left_beside_it(archive: Path) -> None:
    assert archive.stat().st_mode & 0o777 == 0o600
    assert archive.parent.stat().st_mode & 0o777 == 0o700
    assert {path.name for path in archive.parent.iterdir()} == {archive.name, ".half-lock"}


def test_what_a_killed_backup_left_is_cleared_and_a_second_one_at_once_is_refused(
    app: Flask, at_work: Office
) -> None:
    left = Path(app.config["INSTANCE"]) / "backups" / ".half-killed"
    left.mkdir(parents=True)
    (left / "reports.jsonl").write_text("{}")
    with backup.alone(left.parent, backup.HALF, "backup"):
        assert not left.exists()
        told = app.test_cli_runner().invoke(args=["backup"])
        assert told.exit_code == 2
        assert "another backup is running" in told.output
    assert back_up(app).exists()


def test_a_disk_that_is_full_is_said_and_leaves_no_half_backup(app: Flask, at_work: Office) -> None:
    backups = Path(app.config["INSTANCE"]) / "backups"
    backups.write_text("not a folder")
    told = app.test_cli_runner().invoke(args=["backup"])
    assert told.exit_code == 1
    assert "no backup was made" in told.output


def changed(archive: Path, name: str, raw: bytes | None) -> Path:
    """The archive with one file changed, or left out."""
    other = archive.with_name("changed.tar.gz")
    with tarfile.open(archive) as old, tarfile.open(other, "w:gz") as new:
        for member in old:
            source = old.extractfile(member)
            if member.name != name:
                new.addfile(member, source)
            elif raw is not None:
                member.size = len(raw)
                new.addfile(member, io.BytesIO(raw))
    return other


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("queue/reports.jsonl", b"{}\n"),
        ("content/topics.md", b"other"),
        ("content/topics.md", None),
        ("manifest.json", b"{}"),
        ("manifest.json", None),
    ],
)
def test_a_damaged_archive_restores_nothing(
    archive: Path, elsewhere: Shell, tmp_path: Path, name: str, raw: bytes | None
) -> None:
    told = elsewhere.run("-m", "aduan.restore", str(changed(archive, name, raw)))
    assert told.returncode == 1
    assert "nothing was restored" in told.stderr
    assert "Traceback" not in told.stderr
    assert list((tmp_path / "elsewhere").iterdir()) == []


@pytest.mark.parametrize("keep", [0, 10, 1000])
def test_an_archive_cut_short_restores_nothing(
    archive: Path, elsewhere: Shell, tmp_path: Path, keep: int
) -> None:
    archive.write_bytes(archive.read_bytes()[:keep])
    told = elsewhere.run("-m", "aduan.restore", str(archive))
    assert told.returncode == 1
    assert "Traceback" not in told.stderr
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_an_archive_writes_nowhere_else(archive: Path, elsewhere: Shell, tmp_path: Path) -> None:
    with tarfile.open(archive, "w:gz") as hostile:
        member = tarfile.TarInfo("../../escaped")
        member.size = 1
        hostile.addfile(member, io.BytesIO(b"x"))
    told = elsewhere.run("-m", "aduan.restore", str(archive))
    assert "points outside" in told.stderr
    assert not list(tmp_path.rglob("escaped"))


def test_a_restore_covers_no_installation_and_puts_other_content_aside(
    archive: Path, elsewhere: Shell, tmp_path: Path
) -> None:
    there = tmp_path / "elsewhere"
    (there / "content").mkdir(parents=True)
    (there / "content" / "mine.md").write_text("mine")
    assert elsewhere.run("-m", "aduan.restore", str(archive)).returncode == 0
    (aside,) = there.glob("content.before-*")
    assert (aside / "mine.md").read_text() == "mine"
    refused = elsewhere.run("-m", "aduan.restore", str(archive))
    assert refused.returncode == 3
    assert "holds an installation already" in refused.stderr


def test_the_newest_backup_is_known(archive: Path) -> None:
    made = backup.latest(archive.parent)
    assert made and made.timestamp() == pytest.approx(datetime.now().timestamp(), abs=300)
    assert backup.latest(archive.parent / "none") is None
