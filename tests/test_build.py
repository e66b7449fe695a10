"""build.py as staff run it: a real process on a real folder."""

import os
import re
import shutil
from datetime import datetime
from pathlib import Path

import pytest

from aduan import erasure, installation
from aduan.office import Office
from aduan.report import Report
from aduan.search import index, results
from aduan.search.query import Query
from tests import copy_content
from tests.conftest import WITA, Clock, app_in
from tests.life import live, receive
from tests.shell import Shell, shell_in
from tests.test_release import NAME, REMOVED, WORDS, naming, public

SECRETS = "".join(f'{name} = "{"5e" * 32}"\n' for name in ("SECRET_KEY", "CODE_KEY"))


def searched(folder: Path) -> set[str]:
    """The public ids that the search finds."""
    found = results.find(index.place(folder / "instance"), Query())
    return {outcome.id for outcome in found.outcomes}


@pytest.fixture
def shell(tmp_path: Path, content_folder: Path) -> Shell:
    return shell_in(tmp_path)


@pytest.fixture
def installed(shell: Shell, tmp_path: Path) -> Shell:
    installation.create(tmp_path / "instance", demonstration=False)
    return shell


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an installation that was built once, to be copied."""
    folder = tmp_path_factory.mktemp("built")
    copy_content(folder / "content")
    installation.create(folder / "instance", demonstration=False)
    assert shell_in(folder).run("build.py").returncode == 0
    return folder


def test_it_builds_a_new_installation_and_says_what_it_did(
    installed: Shell, tmp_path: Path
) -> None:
    built = installed.run("build.py")
    assert built.returncode == 0, built.stderr
    assert "0 reports counted" in built.stdout
    assert "files" in built.stdout
    assert "search.db: 0 entries, 0 written, 0 removed" in built.stdout
    assert re.search(
        r"^sync [\d.]+ s, gate [\d.]+ s, freeze and swap [\d.]+ s, index", built.stdout, re.M
    )
    assert (tmp_path / "site" / "index.html").exists()


def test_help_explains_the_steps_and_the_exit_status(shell: Shell) -> None:
    told = shell.run("build.py", "--help").stdout
    for word in ("sync", "freeze", "swap", "index", "Exit status"):
        assert word in told


@pytest.mark.parametrize(
    ("name", "old", "new", "line"),
    [
        ("holidays.md", "2025-01-01", "2025-13-01", 15),
        ("rules.md", "| verify | 3 |", "| verify | tiga |", 11),
        ("agencies/rsud-bali.md", "name: ", "nama: ", 1),
        ("pages/tentang.md", "---\n", "", 1),
        ("rules.md", "| verify | 3 |", "| verify | -3 |", 11),
        ("topics.md", "| kesehatan |", "| a b/c? |", 17),
        ("topics.md", "| pendidikan |", "| kesehatan |", 17),
        ("areas.md", "| badung |", "| ../y |", 7),
        ("holidays.md", "| nasional |", "| kapan-kapan |", 15),
    ],
)
def test_wrong_content_is_named_by_file_and_line_and_the_site_stays(
    built: Path, tmp_path: Path, name: str, old: str, new: str, line: int
) -> None:
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    before = {p: p.read_bytes() for p in (tmp_path / "site").rglob("*.html")}
    path = tmp_path / "content" / name
    path.write_text(path.read_text().replace(old, new, 1))
    failed = shell_in(tmp_path).run("build.py")
    assert failed.returncode == 1
    assert f"{path}:{line}: " in failed.stderr
    assert "Traceback" not in failed.stderr
    assert {p: p.read_bytes() for p in (tmp_path / "site").rglob("*.html")} == before


def test_an_alarm_ends_with_5_and_names_page_and_case_and_what_was_taken_down_is_gone(
    office: Office, shell: Shell, tmp_path: Path
) -> None:
    (tmp_path / "instance" / "aduan.toml").write_text(SECRETS)
    telling, bad = public(office, story=f"Tiangnya miring. {WORDS}"), public(office)
    assert shell.run("build.py").returncode == 0
    assert naming(tmp_path / "site", bad.public_id)
    assert searched(tmp_path) == {telling.public_id, bad.public_id}
    good = public(office)
    theirs = receive(office, name=NAME)
    live(office, office.get(bad.id), "take_down")
    failed = shell.run("build.py")
    assert failed.returncode == 5, failed.stderr
    assert f"{theirs.id}  hasil/{telling.public_id}.html  name" in failed.stderr
    assert f"not public until this is resolved: {telling.public_id}" in failed.stderr
    assert "Traceback" not in failed.stderr
    assert "berlumut" not in (failed.stdout + failed.stderr).lower()
    assert naming(tmp_path / "site", bad.public_id) == REMOVED
    assert naming(tmp_path / "site", telling.public_id) == set()
    assert searched(tmp_path) == {good.public_id}
    assert "berlumut" not in (tmp_path / "instance" / index.NAME).read_bytes().decode("latin-1")


def test_an_alarm_elsewhere_takes_out_of_the_index_what_must_go_and_brings_nothing_in(
    office: Office, shell: Shell, tmp_path: Path
) -> None:
    (tmp_path / "instance" / "aduan.toml").write_text(SECRETS)
    bad, good = public(office), public(office)
    assert shell.run("build.py").returncode == 0
    (tmp_path / "site" / ".nojekyll").write_text(NAME)
    receive(office, name=NAME)
    live(office, office.get(bad.id), "take_down")
    public(office)
    assert shell.run("build.py").returncode == 5
    assert searched(tmp_path) == {good.public_id}


def broken(folder: Path) -> str:
    """Breaks a hand-written file of content/; the place that a build must name."""
    path = folder / "content" / "holidays.md"
    path.write_text(path.read_text().replace("2025-01-01", "2025-13-01", 1))
    return f"{path}:15: "


def answered(office: Office) -> Report:
    """A public report that is not closed, so that its reporter can still withdraw it."""
    return live(office, receive(office), "route", "answer", "review", "publish")


def files(site: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(site)): path.read_bytes() for path in site.rglob("*") if path.is_file()
    }


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Report, Report]:
    """The folder of an installation with two public reports that was built once, to be copied."""
    folder = tmp_path_factory.mktemp("standing")
    copy_content(folder / "content")
    office: Office = app_in(folder, Clock(datetime.now(WITA))).extensions["office"]
    (folder / "instance" / "aduan.toml").write_text(SECRETS)
    bad, good = answered(office), answered(office)  # now: the build closes what is old
    assert shell_in(folder).run("build.py").returncode == 0
    office.store.close()
    return folder, bad, good


def again(standing: Path, folder: Path) -> Office:
    """The same installation in another folder; its pages are links, which a build never writes."""
    for name in ("instance", "content"):
        shutil.copytree(standing / name, folder / name, dirs_exist_ok=True)
    shutil.copytree(standing / "site", folder / "site", copy_function=os.link)
    shutil.copy2(standing / ".site-pages", folder)
    office: Office = app_in(folder, Clock(datetime.now(WITA))).extensions["office"]
    return office


@pytest.mark.parametrize("how", ["withdraw", "take_down", "revoke", "erase"])
def test_wrong_content_holds_back_what_is_new_and_no_removal(
    standing: tuple[Path, Report, Report], tmp_path: Path, how: str
) -> None:
    built, bad, good = standing
    office, shell, site = again(built, tmp_path), shell_in(tmp_path), tmp_path / "site"
    before, told = files(site), naming(site, bad.public_id)
    assert {f"hasil/{bad.public_id}.html", "hasil/index.html", "data/feed.atom"} <= told
    if how == "erase":
        erasure.erase(office, bad.id, lambda _, reports: reports)
    else:
        live(office, office.get(bad.id), how)
    answered(office)
    place = broken(tmp_path)
    memory = tmp_path / ".site-outcomes"
    memory.write_text(f"what was read of {bad.public_id}")
    for removed in (len(told), 0):
        failed = shell.run("build.py")
        assert (failed.returncode, failed.stderr.count(place)) == (1, 1), failed.stderr
        assert "Traceback" not in failed.stderr
        assert f"nothing new was published, {removed} old files removed" in failed.stdout
        assert not memory.exists()
        assert files(site) == {name: text for name, text in before.items() if name not in told}
        assert f"hasil/{good.public_id}.html" in naming(site, good.public_id)
        assert searched(tmp_path) == {good.public_id}


@pytest.mark.parametrize("name", ["2026/nobodys.md", "tombstones.json", "erased.json"])
def test_what_must_go_goes_though_a_file_among_the_outcomes_is_wrong(
    standing: tuple[Path, Report, Report], tmp_path: Path, name: str
) -> None:
    built, bad, good = standing
    office, shell, site = again(built, tmp_path), shell_in(tmp_path), tmp_path / "site"
    live(office, office.get(bad.id), "take_down")
    wrong = tmp_path / "content" / "outcomes" / name
    wrong.write_text("no outcome")
    failed = shell.run("build.py")
    assert failed.returncode == 1
    assert f"{wrong}:" in failed.stderr
    assert naming(site, bad.public_id) == set()
    assert f"hasil/{good.public_id}.html" in naming(site, good.public_id)
    wrong.unlink()
    assert shell.run("build.py").returncode == 0
    assert naming(site, bad.public_id) == REMOVED
    assert "index.html" in naming(site, good.public_id)


def test_wrong_content_before_the_first_build_is_named_too(
    installed: Shell, tmp_path: Path
) -> None:
    place = broken(tmp_path)
    failed = installed.run("build.py")
    assert failed.returncode == 1
    assert place in failed.stderr
    assert "Traceback" not in failed.stderr
    assert not (tmp_path / "site").exists()


def test_an_index_that_can_not_be_written_is_said_when_the_site_is_published(
    installed: Shell, tmp_path: Path
) -> None:
    (tmp_path / "instance" / index.NAME).mkdir()
    failed = installed.run("build.py")
    assert failed.returncode == 6
    assert str(tmp_path / "instance" / index.NAME) in failed.stderr
    assert "Traceback" not in failed.stderr
    assert (tmp_path / "site" / "index.html").exists()


def test_without_an_installation_it_says_how_to_make_one(shell: Shell) -> None:
    failed = shell.run("build.py")
    assert failed.returncode == 3
    assert "python -m aduan.installation" in failed.stderr


def test_an_installation_is_made_once_with_secrets_only_its_owner_reads(
    shell: Shell, tmp_path: Path
) -> None:
    made = shell.run("-m", "aduan.installation")
    assert (made.returncode, made.stderr) == (0, "")
    secrets = tmp_path / "instance" / "aduan.toml"
    assert secrets.stat().st_mode & 0o777 == 0o600
    assert secrets.parent.stat().st_mode & 0o777 == 0o700
    before = secrets.read_text()
    assert shell.run("-m", "aduan.installation").returncode == 0
    assert secrets.read_text() == before


def test_lost_secrets_are_never_replaced_beside_data(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "instance").mkdir()
    (tmp_path / "instance" / "queue.json").write_text("{}")
    refused = shell.run("-m", "aduan.installation")
    assert refused.returncode == 3
    assert "restore it from the backup" in refused.stderr


def test_the_first_administrator_is_made_by_command(installed: Shell) -> None:
    add = ("-m", "flask", "staff-add", "ketut", "--role", "admin", "--password", "rahasia-sekali")
    assert "ketut may enter" in installed.run(*add).stdout
    assert "has an account already" in installed.run(*add).stderr
    short = installed.run("-m", "flask", "staff-add", "x1", "--role", "admin", "--password", "x")
    assert "at least 10 characters" in short.stderr


def test_the_demonstration_is_not_loaded_into_a_real_installation(installed: Shell) -> None:
    refused = installed.run("-m", "flask", "demo")
    assert refused.returncode == 1
    assert "no demonstration" in refused.stderr
