"""A page that the gate holds back is told to whoever can resolve it, until it is resolved."""

import re
import shutil
from pathlib import Path

import pytest
from flask import Flask

from aduan import backup, content, publish, withheld
from aduan.office import Office
from aduan.report import Report
from aduan.withheld import SITE, Grounds, Held
from tests import copy_content
from tests.conftest import Clock, app_in
from tests.life import CODE, live, receive
from tests.shell import Shell, shell_in
from tests.test_build import SECRETS, files
from tests.test_health import ask
from tests.test_release import NAME, WORDS, public
from tests.test_staff import staff  # noqa: F401 (its accounts)
from tests.visitor import Visitor

A_NAME = Grounds(frozenset({"name"}))


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The folder of an installation whose last build held a page back, to be copied; its report."""
    folder = tmp_path_factory.mktemp("told")
    copy_content(folder / "content")
    office: Office = app_in(folder, Clock()).extensions["office"]
    (folder / "instance" / "aduan.toml").write_text(SECRETS)
    report = public(office, story=f"Lampu di pasar aneh sekali. {WORDS}")
    receive(office, name=NAME)
    assert shell_in(folder).run("build.py").returncode == 5
    office.store.close()
    return folder, report.id


@pytest.fixture
def content_folder(tmp_path: Path, told: tuple[Path, str]) -> Path:
    shutil.copytree(told[0], tmp_path, dirs_exist_ok=True)
    return tmp_path / "content"


@pytest.fixture
def instance(tmp_path: Path, office: Office) -> Path:
    return tmp_path / "instance"


@pytest.fixture
def shell(tmp_path: Path, instance: Path) -> Shell:
    return shell_in(tmp_path)


@pytest.fixture
def telling(office: Office, told: tuple[Path, str]) -> Report:
    """A report whose page the last build held back: another one's name stands on it."""
    return office.get(told[1])


def health(app: Flask) -> str:
    told = app.test_cli_runner().invoke(args=["health"])
    (line,) = [line for line in told.output.splitlines() if line.startswith("gate")]
    return line


def test_a_build_records_what_it_held_back_and_since_when_and_no_value(
    telling: Report, instance: Path, shell: Shell
) -> None:
    (held,) = withheld.read(instance)
    assert (held.id, held.grounds.kinds) == (telling.public_id, {"name"})
    assert not re.search("senja|berlumut", (instance / withheld.NAME).read_text(), re.IGNORECASE)
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


def test_a_backup_leaves_the_record_out(office: Office, telling: Report, instance: Path) -> None:
    folder, files = instance.parent / "backups", backup.write
    _, manifest = files(office.store, instance, office.content.folder, folder, office.now())
    assert "instance/aduan.toml" in manifest.files
    assert f"instance/{withheld.NAME}" not in manifest.files


# ── "this is no leak"

SAID = "Bukan kebocoran di halaman ini"
REASON = "Dua kata biasa."


def resolve(visitor: Visitor, report: Report) -> Visitor:
    visitor.login("peninjau").visit(f"/staf/laporan/{report.id}/tinjau")
    return visitor.press(SAID, text=REASON)


def test_a_reviewer_sees_which_words_of_the_page_are_meant_says_why_and_it_is_public_again(
    telling: Report, visitor: Visitor, office: Office, shell: Shell, tmp_path: Path
) -> None:
    visitor.login("peninjau").visit(f"/staf/laporan/{telling.id}/tinjau")
    assert "“senja berlumut” dari halaman ini" in visitor.text
    assert visitor.press(SAID).status == 422
    resolve(visitor, telling)
    assert "“senja berlumut”: dinyatakan bukan kebocoran" in visitor.text
    assert shell.run("build.py").returncode == 0
    assert WORDS in (tmp_path / f"site/hasil/{telling.public_id}.html").read_text()
    event = office.get(telling.id).events[-1]
    assert (event.action, event.by, event.fields["text"]) == ("excuse", "peninjau", REASON)
    visitor.login("auditor").visit(f"/staf/laporan/{telling.id}")
    assert "“senja berlumut”" in visitor.text
    assert REASON in visitor.text


def test_it_is_said_of_one_page_alone(
    telling: Report, visitor: Visitor, office: Office, shell: Shell, instance: Path
) -> None:
    resolve(visitor, telling)
    other = public(office, story=f"Pagar pasar juga sudah tua. {WORDS}")
    assert shell.run("build.py").returncode == 5
    assert [one.id for one in withheld.read(instance)] == [other.public_id]


def test_any_later_edit_of_the_text_voids_it(
    telling: Report, visitor: Visitor, office: Office, shell: Shell
) -> None:
    resolve(visitor, telling)
    edited = f"Lampu itu milik siapa? {WORDS}"
    live(office, live(office, office.get(telling.id), "review", story=edited), "publish")
    assert publish.kept(office)[telling.public_id] == []
    assert shell.run("build.py").returncode == 5


def test_neither_the_reporter_nor_the_public_ever_reads_it(
    telling: Report, visitor: Visitor, office: Office, shell: Shell, tmp_path: Path
) -> None:
    resolve(visitor, telling)
    assert shell.run("build.py").returncode == 0
    visitor.visit("/lacak/").press("Buka laporan", number=telling.id, code=CODE)
    assert office.get(telling.id).title in visitor.text
    site = b"".join(files(tmp_path / "site").values()).decode("latin-1")
    for text in (visitor.text, site):
        assert "bukan kebocoran" not in text
        assert REASON not in text


def test_it_can_be_said_of_nothing_else_than_what_is_meant(
    telling: Report, visitor: Visitor, office: Office
) -> None:
    visitor.login("peninjau").visit(f"/staf/laporan/{telling.id}/tinjau")
    path = f"/staf/laporan/{telling.id}/bukan-kebocoran"
    said = {"version": str(telling.moment), "words": "lampu di pasar", "text": REASON}
    assert visitor.post(path, said).status == 422
    assert not list(office.get(telling.id).happened("excuse"))
