"""A store in trouble while people work: nothing typed is lost, nothing accepted twice or forgotten.

Each outage is a real one: a full disk, a folder without the right to write, a lock, a database
that is shut down and started again. The application is never restarted.
"""

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from aduan import store
from aduan.office import Office
from aduan.store.postgres import PostgresStore
from tests.conftest import Clock, app_in
from tests.life import FORM, form, live, receive
from tests.postgres import Postgres
from tests.test_failure import full_disk
from tests.test_staff import staff  # noqa: F401 (its accounts)
from tests.test_tiny import told_by
from tests.visitor import Visitor

SAID = "Petugas sudah ke lokasi pagi ini; tiga lampu putus."


def connect(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, isolation_level=None, check_same_thread=False)


@contextmanager
def locked(office: Office) -> Iterator[None]:
    path = office.store.path  # type: ignore[attr-defined]
    office.store.close()  # so that the next connection is as patient as the test says
    with closing(connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


@contextmanager
def shut_down(cluster: Postgres) -> Iterator[None]:
    cluster.stop()
    try:
        yield
    finally:
        cluster.start()


class Outage:
    """An installation, and the trouble its store can be brought into."""

    def __init__(self, app: Flask, trouble: AbstractContextManager[None]) -> None:
        self.app, self.trouble = app, trouble
        self.office: Office = app.extensions["office"]

    def visitor(self) -> Visitor:
        return Visitor(self.app.test_client())


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "PATIENCE", 0.2)


@pytest.fixture(params=["full disk", "locked database", "PostgreSQL shut down"])
def outage(
    request: pytest.FixtureRequest, impatient: None, app: Flask, tmp_path: Path, clock: Clock
) -> Iterator[Outage]:
    if request.param == "full disk":
        yield Outage(app, full_disk())
    elif request.param == "locked database":
        yield Outage(app, locked(app.extensions["office"]))
    else:
        cluster: Postgres = request.getfixturevalue("cluster")
        app = app_in(tmp_path, clock, cluster.new("outage"))
        for account in request.getfixturevalue("office").accounts.find():
            app.extensions["office"].accounts.add(account)
        yield Outage(app, shut_down(cluster))
        app.extensions["office"].store.close()


def test_the_citizen_reads_what_happened_and_sends_exactly_that_again_once(
    outage: Outage,
) -> None:
    citizen = outage.visitor().visit("/lapor/").press("Lanjut: periksa laporan", **form())
    with outage.trouble:
        citizen.press("Kirim laporan")
        assert citizen.status == 503
        assert "Penyimpanan sedang tidak dapat dipakai" in citizen.text
        assert "Belum ada yang tersimpan" in citizen.text
        assert FORM["story"] in [pre.get_text() for pre in citizen.page.select("pre")]
        citizen.press("Kirim lagi")
        assert citizen.status == 503
    again = citizen.page
    citizen.press("Kirim lagi")
    assert citizen.status == 200
    receipt = citizen.page.find(id="number").get_text()  # type: ignore[union-attr]
    citizen.page = again  # and once more, out of impatience
    citizen.press("Kirim lagi")
    assert citizen.page.find(id="number").get_text() == receipt  # type: ignore[union-attr]
    (report,) = outage.office.every()
    assert (report.id, report.story) == (receipt, FORM["story"])


def test_the_officers_answer_is_kept_and_counts_once(outage: Outage) -> None:
    report = live(outage.office, receive(outage.office), "route")
    officer = outage.visitor().login("penghubung").visit(f"/staf/laporan/{report.id}")
    with outage.trouble:
        officer.press("Catat tindak lanjut", text=SAID)
        assert officer.status == 503
        assert "Penyimpanan sedang tidak dapat dipakai" in officer.text
        assert SAID in [pre.get_text() for pre in officer.page.select("pre")]
    again = officer.page
    officer.press("Kirim lagi")
    officer.page = again
    officer.press("Kirim lagi")
    (followed,) = outage.office.get(report.id).happened("follow_up")
    assert followed.fields["text"] == SAID


def test_a_database_that_is_away_says_so_on_every_page_and_comes_back(
    app: Flask,
    cluster: Postgres,
    tmp_path: Path,
    clock: Clock,
    impatient: None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = app_in(tmp_path, clock, cluster.new("away"))
    report = receive(app.extensions["office"])
    officer = Visitor(app.test_client())
    with shut_down(cluster):
        for path in ("/staf/masuk", "/lacak/"):
            assert officer.visit(path).status == 200  # needs no store
        officer.visit("/lacak/").press("Buka laporan", number=report.id, code="1234 5678 1234 5670")
        assert officer.status == 503
        assert "1234" not in str(officer.page)
        assert app.test_client().get("/healthz").status_code == 503
        told = app.test_cli_runner().invoke(args=["close-due"])
        assert (told.exit_code, "can't be used now" in told.output) == (4, True)
    monkeypatch.undo()
    officer.visit("/lacak/").press("Buka laporan", number=report.id, code="1234 5678 1234 5670")
    assert report.title in officer.text
    assert app.test_client().get("/healthz").status_code == 200
    app.extensions["office"].store.close()


def send(app: Flask, count: int) -> list[str]:
    """The receipts of a citizen who sends so many reports."""
    citizen, numbers = Visitor(app.test_client()), []
    for n in range(count):
        citizen.visit("/lapor/").press("Lanjut: periksa laporan", **form(title=f"Lampu ke-{n}"))
        citizen.press("Kirim laporan")
        assert citizen.status == 200, citizen.text
        numbers.append(citizen.page.find(id="number").get_text())  # type: ignore[union-attr]
    return numbers


def test_short_outages_in_the_middle_of_requests_are_waited_out_and_double_nothing(
    app: Flask, cluster: Postgres, tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "PATIENCE", 60.0)  # how long a restart takes is the machine's affair
    app = app_in(tmp_path, clock, cluster.new("restarted"))
    office: Office = app.extensions["office"]
    with ThreadPoolExecutor(4) as pool:
        sending = [pool.submit(send, app, 15) for _ in range(4)]
        for _ in range(3):
            with shut_down(cluster):
                pass
        receipts = [number for job in sending for number in job.result()]
    assert len(set(receipts)) == len(receipts) == 60
    assert {report.id for report in office.every()} == set(receipts)
    assert office.reports.count() == 60
    office.store.close()


def test_a_lock_that_is_let_go_in_time_is_only_waited_for(app: Flask, office: Office) -> None:
    lock = locked(office)
    lock.__enter__()
    release = threading.Timer(0.2, lock.__exit__, (None, None, None))
    release.start()
    assert len(send(app, 1)) == 1
    release.join()


def test_a_connection_that_broke_after_the_commit_makes_no_second_change(
    cluster: Postgres, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = PostgresStore(cluster.new("broken"))
    reports = opened.collection("reports")
    fresh, first = {"id": "a", "n": 1}, reports.add({"id": "b", "n": 1})

    def lost(work: Callable[[Any, bool], Any]) -> Any:
        """Both attempts of a request whose first answer never arrived."""
        PostgresStore.attempt(opened, lambda connection, _: work(connection, False))
        return PostgresStore.attempt(opened, lambda connection, _: work(connection, True))

    monkeypatch.setattr(opened, "attempt", lost)
    reports.add(fresh)
    reports.save(first | {"n": 2})
    monkeypatch.undo()
    assert reports.find() == [first | {"n": 2, "version": 2}, fresh | {"version": 1}]
    opened.close()


def report_as_nobody(folder: Path, telling) -> None:  # type: ignore[no-untyped-def]
    """A citizen's and an officer's try where the server may no longer write into its folder."""
    app = app_in(folder, Clock())
    citizen = Visitor(app.test_client())
    citizen.visit("/lapor/").press("Lanjut: periksa laporan", **form())
    app.extensions["office"].store.close()
    if os.geteuid() == 0:
        os.setgid(65534)
        os.setuid(65534)
    citizen.press("Kirim laporan")
    telling.send((citizen.status, citizen.buttons(), FORM["story"] in str(citizen.page)))


def test_a_folder_that_became_read_only_keeps_what_was_typed(app: Flask, tmp_path: Path) -> None:
    app.extensions["office"].store.close()
    folders = [tmp_path / "instance", tmp_path, *tmp_path.parents[:2]]
    for folder in folders:
        folder.chmod(0o555)
    try:
        assert told_by(report_as_nobody, tmp_path) == (503, ["Kirim lagi"], True)
    finally:
        for folder in folders:
            folder.chmod(0o700)
    assert app.extensions["office"].reports.count() == 0
