"""A page that the gate holds back is told to whoever can resolve it, until it is resolved."""

import re
from pathlib import Path

import pytest
from flask import Flask

from aduan import backup, content, withheld
from aduan.office import Office
from aduan.report import Report
from aduan.withheld import SITE, Grounds, Held
from tests.life import live, receive
from tests.shell import Shell, shell_in
from tests.test_build import SECRETS
from tests.test_health import ask
from tests.test_release import NAME, WORDS, public
from tests.test_staff import staff  # noqa: F401 (its accounts)
from tests.visitor import Visitor

A_NAME = Grounds(frozenset({"name"}))


@pytest.fixture
def instance(tmp_path: Path, office: Office) -> Path:
    (tmp_path / "instance" / "aduan.toml").write_text(SECRETS)
    return tmp_path / "instance"


@pytest.fixture
def shell(tmp_path: Path, instance: Path) -> Shell:
    return shell_in(tmp_path)


@pytest.fixture
def telling(office: Office, shell: Shell) -> Report:
    """A report whose page the last build held back: another one's name stands on it."""
    told = public(office, story=f"Lampu di pasar aneh sekali. {WORDS}")
    receive(office, name=NAME)
    assert shell.run("build.py").returncode == 5
    return told


def health(app: Flask) -> str:
    told = app.test_cli_runner().invoke(args=["health"])
    (line,) = [line for line in told.output.splitlines() if line.startswith("gate")]
    return line


def test_a_build_records_what_it_held_back_and_since_when_and_no_value(
    telling: Report, instance: Path, shell: Shell
) -> None:
    (held,) = withheld.read(instance)
    assert (held.id, held.grounds.kinds) == (telling.public_id, {"name"})
    assert not re.search("kusam|berlumut", (instance / withheld.NAME).read_text(), re.IGNORECASE)
    content.write(instance / withheld.NAME, [Held(held.id, held.since.replace(2020), A_NAME)])
    assert shell.run("build.py").returncode == 5
    (again,) = withheld.read(instance)
    assert again.since.year == 2020


def test_the_record_is_empty_once_a_reviewer_resolved_it(
    office: Office, telling: Report, instance: Path, shell: Shell, app: Flask
) -> None:
    assert re.fullmatch(r"gate +late +1 pages held back, since \d{4}-\d\d-\d\d: .*", health(app))
    live(office, live(office, office.get(telling.id), "review", story="Gelap."), "publish")
    assert shell.run("build.py").returncode == 0
    assert withheld.read(instance) == []
    assert ask(app)[1]["gate"] == "ok"


def test_an_alarm_that_belongs_to_no_page_is_told_as_one_of_the_site(
    office: Office, telling: Report, instance: Path, shell: Shell, tmp_path: Path, app: Flask,
    visitor: Visitor,
) -> None:  # fmt: skip
    (tmp_path / "site" / ".nojekyll").write_text(NAME)
    assert shell.run("build.py").returncode == 5
    assert {one.id for one in withheld.read(instance)} == {telling.public_id, SITE}
    assert "1 pages held back, nothing new is public, since" in health(app)
    assert "Tidak ada yang baru terbit" in visitor.login("peninjau").text


def test_the_reviewer_acts_in_two_clicks_from_the_queue(
    telling: Report, visitor: Visitor, office: Office
) -> None:
    visitor.login("peninjau")
    (link,) = visitor.page.select(".banner a")
    assert "nama orang, sejak " in visitor.text
    visitor.visit(str(link["href"]))
    assert "Halaman ini tidak terbit sejak" in visitor.text
    assert "berlumut" not in visitor.page.select(".banner")[0].get_text().lower()
    visitor.press("Turunkan halaman publik", text="Memuat nama.")
    assert not office.get(telling.id).shown
    assert not visitor.visit("/staf/").page.select(".banner")


def test_only_reviewers_are_told_on_the_queue(telling: Report, visitor: Visitor) -> None:
    assert not visitor.login("koordinator").page.select(".banner a")


def test_the_entry_of_an_erased_report_goes_with_it(
    app: Flask, telling: Report, instance: Path
) -> None:
    other = Held("0123456789", withheld.read(instance)[0].since, A_NAME)
    content.write(instance / withheld.NAME, [*withheld.read(instance), other])
    told = app.test_cli_runner().invoke(args=["erase", telling.id, "--yes"])
    assert told.exit_code == 0, told.output
    assert withheld.read(instance) == [other]


@pytest.mark.parametrize("damage", [b"", b"{", b"\xff", b'[{"id": 7}]'])
def test_a_damaged_record_is_told_and_the_next_build_writes_it_anew(
    app: Flask, instance: Path, shell: Shell, damage: bytes, visitor: Visitor
) -> None:
    (instance / withheld.NAME).write_bytes(damage)
    assert ask(app)[1]["gate"] == "late"
    assert visitor.login("peninjau").status == 200
    assert shell.run("build.py").returncode == 0
    assert ask(app)[1]["gate"] == "ok"


def test_a_backup_leaves_the_record_out(office: Office, telling: Report, instance: Path) -> None:
    folder, files = instance.parent / "backups", backup.write
    _, manifest = files(office.store, instance, office.content.folder, folder, office.now())
    assert "instance/aduan.toml" in manifest.files
    assert f"instance/{withheld.NAME}" not in manifest.files
