"""What was kept long enough goes by command: listed first, safe to interrupt, counted in public."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from flask import Flask

from aduan import content, publish, purge
from aduan.office import Office
from aduan.report import Report, Reporter
from aduan.terms import Kept, State
from tests.conftest import Clock
from tests.life import CODE, live, receive
from tests.test_freeze import build
from tests.test_staff import staff  # noqa: F401 (its accounts)
from tests.visitor import Visitor

NAME = "Ni Luh Kenari"
YEAR = 366


def closed(office: Office, **changes: str) -> Report:
    return live(office, receive(office, name=NAME, **changes), "route", "answer", "agree")


def run(app: Flask, *options: str) -> str:
    told = app.test_cli_runner().invoke(args=["purge", *options])
    assert told.exit_code == 0, told.output
    return str(told.output)


def silent(name: str, reports: Iterable[Report]) -> Iterable[Report]:
    return reports


def test_a_dry_run_lists_what_would_go_since_when_and_changes_nothing(
    app: Flask, office: Office, clock: Clock
) -> None:
    old = closed(office)
    clock.pass_days(YEAR)
    receive(office)
    clock.pass_days(YEAR)
    younger = closed(office)
    before = office.reports.find()
    told = run(app, "--dry-run")
    assert f"{old.id}: contact since 2027-03-02, content since 2028-03-02" in told
    assert younger.id not in told
    assert "1 reports, nothing was changed" in told
    assert office.reports.find() == before


def test_a_purge_does_what_the_dry_run_listed_and_leaves_an_event(
    app: Flask, office: Office, clock: Clock
) -> None:
    report = closed(office)
    clock.pass_days(YEAR)
    assert f"{report.id}: contact since 2027-03-02" in run(app)
    purged = office.get(report.id)
    assert (purged.reporter, purged.story) == (Reporter(), report.story)
    assert purged.events[-1].action == "purge_contact"
    assert "0 purged" in run(app)
    clock.pass_days(YEAR)
    assert "1 purged" in run(app)
    purged = office.get(report.id)
    assert (purged.story, purged.events[-1].action) == ("", "purge_content")
    assert "0 purged" in run(app, "--scrub")


def test_published_pages_and_figures_stay_as_they_were(
    app: Flask, office: Office, clock: Clock
) -> None:
    late = live(office, receive(office, name=NAME), "route")
    clock.pass_days(60)
    live(office, late, "answer", "disagree", "answer", "agree", "review", "publish")
    live(office, receive(office), "archive", "review", "publish")
    newer = live(office, closed(office), "review", "publish", "reopen")
    live(office, live(office, newer, "answer", found="Lampu keempat juga."), "agree")
    clock.pass_days(3 * YEAR)
    publish.sync(office)
    folder = office.content.folder
    before = (content.outcomes(folder), content.snapshot(folder), content.tombstones(folder))
    assert content.overdue(folder).reports == 3
    assert "3 purged" in run(app)
    publish.sync(office)
    assert (
        content.outcomes(folder),
        content.snapshot(folder),
        content.tombstones(folder),
    ) == before
    assert content.overdue(folder).reports == 0
    assert [outcome.answer_pending for outcome in before[0]].count(True) == 1


def test_a_report_is_overdue_only_once_a_day_has_passed_without_a_purge(
    office: Office, clock: Clock
) -> None:
    closed(office)
    for days, overdue in ((365, 0), (1, 1)):
        clock.pass_days(days)
        publish.sync(office)
        assert content.overdue(office.content.folder).reports == overdue


def test_everybody_reads_what_is_kept_how_long_and_how_many_are_overdue(
    office: Office, clock: Clock, tmp_path: Path
) -> None:
    closed(office)
    closed(office)
    clock.pass_days(YEAR)
    build(office, tmp_path / "site")
    for page, words in (
        ("privasi.html", ("12 bulan", "24 bulan", "seharusnya nol): 2")),
        ("en/privasi.html", ("12 months", "24 months", "should be zero): 2")),
    ):
        raw = (tmp_path / "site" / page).read_text()
        text = " ".join(BeautifulSoup(raw, "html.parser").get_text(" ").split())
        for word in (*words, "pilihan kami, UU 27/2022 pasal 43"):
            assert word in text


def test_who_reopens_a_report_meanwhile_is_faster(office: Office, clock: Clock) -> None:
    report = closed(office)
    clock.pass_days(2 * YEAR)

    def meanwhile(name: str, reports: Iterable[Report]) -> Iterator[Report]:
        for read in reports:
            live(office, office.get(read.id), "reopen")
            yield read

    assert list(purge.run(office, meanwhile)) == []
    now = office.get(report.id)
    assert (now.state, now.reporter.name, now.story) == (State.IN_PROGRESS, NAME, report.story)


def test_a_purge_that_was_interrupted_is_finished_by_the_next(
    app: Flask, office: Office, clock: Clock
) -> None:
    for _ in range(4):
        closed(office)
    clock.pass_days(YEAR)

    def interrupted(name: str, reports: Iterable[Report]) -> Iterator[Report]:
        for n, read in enumerate(reports):
            if n == 2:
                raise KeyboardInterrupt
            yield read

    with pytest.raises(KeyboardInterrupt):
        list(purge.run(office, interrupted))
    assert "2 purged" in run(app)
    purges = [list(report.happened("purge_contact")) for report in office.every()]
    assert [len(events) for events in purges] == [1, 1, 1, 1]


def test_received_photos_go_before_the_other_files_and_nobody_elses(
    app: Flask, office: Office, clock: Clock
) -> None:
    report, other = closed(office), receive(office)
    folder = office.attachments
    (folder / report.id).mkdir(parents=True)
    photos = [folder / f"{report.id}-1.JPG", folder / report.id / "lampu.png"]
    letter, others = folder / report.id / "surat.pdf", folder / f"{other.id}-1.jpg"
    for file in (*photos, letter, others):
        file.write_bytes(b"x")
    clock.pass_days(184)
    assert list(purge.run(office, silent, dry=True)) == [
        (report.id, {Kept.PHOTOS: clock.at.date().replace(month=9, day=2)})
    ]
    assert "photos since 2026-09-02" in run(app)
    assert [file.exists() for file in (*photos, letter, others)] == [False, False, True, True]
    assert office.get(report.id).events[-1].action == "purge_photos"
    clock.pass_days(2 * YEAR)
    assert "content since 2028-03-02" in run(app)
    assert [path.name for path in folder.iterdir()] == [others.name]
    assert "0 purged" in run(app)


def test_the_pages_of_a_purged_report_say_so(
    app: Flask, office: Office, clock: Clock, visitor: Visitor
) -> None:
    report = live(office, closed(office), "review", "publish")
    clock.pass_days(3 * YEAR)
    run(app)
    visitor.visit("/lacak/").press("Buka laporan", number=report.id, code=CODE)
    assert visitor.status == 200
    assert "Isi laporan ini sudah dihapus" in visitor.text
    assert "Kontak pelapor dihapus karena masa simpannya habis" in visitor.text
    assert visitor.buttons() == ["Cabut izin terbit", "Tutup halaman ini"]
    for account in ("koordinator", "penghubung", "auditor"):
        staff_member = Visitor(app.test_client()).login(account)
        assert "(isi sudah dihapus)" in staff_member.visit("/staf/?lihat=semua").text
        staff_member.visit(f"/staf/laporan/{report.id}")
        assert staff_member.status == 200
        assert "Isi laporan dihapus karena masa simpannya habis" in staff_member.text
    reviewer = Visitor(app.test_client()).login("peninjau")
    reviewer.visit(f"/staf/laporan/{report.id}/tinjau")
    assert reviewer.status == 200
    assert "sudah dihapus karena masa simpannya habis" in reviewer.text
    assert reviewer.buttons() == ["Turunkan halaman publik"]
    reviewer.press("Turunkan halaman publik", text="Memuat nama seorang anak.")
    assert not office.get(report.id).shown
