"""One person's report erased: nothing of it is left, also not in a backup restored later."""

import gzip
import hashlib
import hmac
import shutil
import threading
from contextlib import suppress
from pathlib import Path

import psycopg
import pytest
from flask import Flask

from aduan import content, erasure, publish
from aduan.keeping import Erased
from aduan.office import Office
from aduan.report import Report
from aduan.search import index
from aduan.store import Conflict, NotFound, open_store
from aduan.terms import Removal, Role
from aduan.transfer import silent
from tests.conftest import Clock, app_in
from tests.life import CODE, live, receive
from tests.postgres import Postgres
from tests.published import indexed
from tests.shell import shell_in
from tests.test_freeze import build
from tests.test_staff import staff  # noqa: F401 (its accounts)
from tests.visitor import Visitor

KEY = "5e" * 32
SECRETS = f'SECRET_KEY = "s"\nCODE_KEY = "{KEY}"\nDEMONSTRATION = false\n'
FORM = {
    "name": "Ni Luh Kenarijingga",
    "phone": "0812 7755 3311",
    "email": "kenarijingga@example.com",
    "title": "Lampu kutilang mati di depan pasar",
    "story": "Lampu jalan di dekat perkutut mati sejak dua minggu, gelap sekali.",
    "place": "Sebelah merpati",
}
# A word of each thing that anybody said about it.
CANARIES = (
    "kenarijingga", "0812 7755 3311", "kutilang", "perkutut", "merpati", "cucakrawa", "cendet",
    "tekukur", "murai", "jalak", "podang", "gelatik", "pelatuk", "bangau",
)  # fmt: skip


@pytest.fixture
def app(tmp_path: Path, content_folder: Path, clock: Clock, where: str) -> Flask:
    """The same installation on each backend."""
    (tmp_path / "instance").mkdir()
    (tmp_path / "instance" / "aduan.toml").write_text(SECRETS)
    return app_in(tmp_path, clock, where if where.startswith("postgresql://") else "")


def whole_life(office: Office) -> Report:
    """A report with a public page about which everybody said something."""
    report = live(office, receive(office, **FORM), "hold", text="Di dekat cucakrawa?")
    report = live(office, report, "complete", text="Ya, di dekat cendet.")
    report = live(office, live(office, report, "route"), "decline", text="Milik tekukur.")
    report = live(office, live(office, report, "route"), "follow_up", text="Ke murai.")
    report = live(office, live(office, report, "reply", text="Di jalak."), "answer")
    report = live(office, report, "disagree", text="Podang masih gelap.")
    report = live(office, report, "answer", found="Lampu gelatik diganti.")
    report = live(office, report, "agree", "review", "publish")
    return live(office, report, "flag", text="Ada pelatuk di sana.")


def files_of(office: Office, report: Report) -> Path:
    folder = office.attachments / report.id
    folder.mkdir(parents=True)
    (folder / "surat.txt").write_text("bangau")
    (office.attachments / f"{report.id}-foto.jpg").write_bytes(b"bangau")
    return folder


@pytest.fixture
def report(office: Office, staff: None) -> Report:  # noqa: F811
    report = whole_life(office)
    files_of(office, report)
    return report


def erase(app: Flask, number: str, *options: str, typed: str = "") -> tuple[int, str]:
    told = app.test_cli_runner().invoke(args=["erase", number, *options], input=typed)
    return told.exit_code, told.output


def back_up(app: Flask, folder: Path) -> Path:
    told = app.test_cli_runner().invoke(args=["backup"])
    assert told.exit_code == 0, told.output
    (made,) = (Path(app.config["INSTANCE"]) / "backups").glob("*.tar.gz")
    folder.mkdir()
    return Path(shutil.move(made, folder))


def found(report: Report, *folders: Path) -> set[str]:
    """Which of the case's words, its number included, stand in any file, or in a file's name."""
    every = [path for folder in folders for path in folder.rglob("*")]
    read = [(path.suffix, path.read_bytes()) for path in every if path.is_file()]
    plain = [gzip.decompress(data) if suffix == ".gz" else data for suffix, data in read]
    raw = b"\n".join((*(str(path).encode() for path in every), *plain)).lower()
    words = {word: word for word in (*CANARIES, report.id)} | {"code": report.code_hash}
    return {name for name, word in words.items() if word.lower().encode() in raw}


def stored(report: Report, where: str, cluster: Postgres | None) -> set[str]:
    """The same of the database's own files; its write-ahead log is the database's matter."""
    if cluster is None:
        return found(report, Path(where) / "instance")
    with psycopg.connect(where, autocommit=True) as connection:
        connection.execute("CHECKPOINT")
    return found(report, cluster.folder / "data" / "base")


@pytest.fixture
def engine(where: str, request: pytest.FixtureRequest) -> Postgres | None:
    postgres = where.startswith("postgresql://")
    return request.getfixturevalue("cluster") if postgres else None


# ── nothing is left


def test_after_an_erasure_no_byte_of_the_case_is_left(
    app: Flask, office: Office, report: Report, tmp_path: Path, where: str, engine: Postgres | None
) -> None:
    receive(office)
    folders = [tmp_path / name for name in ("instance", "content", "site")]
    build(office, folders[2])
    indexed(index.place(folders[0]), content.outcomes(folders[1]))
    (folders[0] / erasure.MEMORY).write_text("kutilang")
    assert len(found(report, back_up(app, tmp_path / "old").parent)) == len(CANARIES) + 2
    if engine:
        with psycopg.connect(where, autocommit=True) as connection:
            connection.execute("ANALYZE")  # as autovacuum does, whose statistics quote documents
    assert {"kutilang", "kenarijingga", report.id} <= stored(report, where, engine)
    assert {"kutilang", "gelatik"} <= found(report, *folders[1:])
    status, told = erase(app, report.id, "--yes")
    assert status == 0, told
    build(office, folders[2])
    assert found(report, *folders) == stored(report, where, engine) == set()
    assert found(report, back_up(app, tmp_path / "new").parent) == set()
    assert office.reports.count() == 1


@pytest.mark.parametrize("list_stands", ["there", "given"])
def test_an_older_backup_restored_with_the_list_brings_nothing_back(
    app: Flask, office: Office, report: Report, tmp_path: Path, list_stands: str,
    request: pytest.FixtureRequest, engine: Postgres | None,
) -> None:  # fmt: skip
    receive(office)
    old = back_up(app, tmp_path / "old")
    assert erase(app, report.id, "--yes")[0] == 0
    there = tmp_path / "elsewhere"
    listed = content.erased_path(office.content.folder)
    if list_stands == "there":
        (there / "content" / "outcomes").mkdir(parents=True)
        shutil.copy(listed, there / "content" / "outcomes")
    store = engine.new("restored") if engine else ""
    shell = shell_in(there, STORE=store)
    more = ["--erased", str(listed)] if list_stands == "given" else []
    told = shell.run("-m", "aduan.restore", str(old), *more)
    assert told.returncode == 0, told.stderr
    assert "restored 1 reports, 6 accounts" in told.stdout
    assert "1 reports left out because they were erased" in told.stdout
    built = shell.run("build.py")
    assert "1 reports counted" in built.stdout, built.stderr
    assert found(report, there) == set()
    assert stored(report, store or str(there), engine) == set()
    (stone,) = content.tombstones(there / "content")
    assert (stone.id, stone.reason) == (report.public_id, Removal.ERASED)
    assert content.erased(there / "content") == content.erased(office.content.folder)


def test_without_the_list_an_older_backup_holds_the_report_still(
    app: Flask, office: Office, report: Report, tmp_path: Path
) -> None:
    old = back_up(app, tmp_path / "old")
    assert erase(app, report.id, "--yes")[0] == 0
    told = shell_in(tmp_path / "elsewhere").run("-m", "aduan.restore", str(old))
    assert "0 reports left out" in told.stdout
    assert open_store(str(tmp_path / "elsewhere" / "instance")).collection("reports").count() == 1


def test_a_backup_carries_the_list_on(
    app: Flask, office: Office, report: Report, tmp_path: Path
) -> None:
    assert erase(app, report.id, "--yes")[0] == 0
    newer = back_up(app, tmp_path / "newer")
    other = Erased("f" * 64, office.today)
    given = tmp_path / "other.json"
    content.write(given, [other])
    there = tmp_path / "elsewhere"
    told = shell_in(there).run("-m", "aduan.restore", str(newer), "--erased", str(given))
    assert "0 reports left out" in told.stdout, told.stderr
    kept = content.erased(there / "content")
    assert {entry.number for entry in kept} == {
        other.number,
        erasure.mark(bytes.fromhex(KEY), report.id),
    }


def test_a_list_that_can_not_be_read_restores_nothing(
    app: Flask, report: Report, tmp_path: Path
) -> None:
    old = back_up(app, tmp_path / "old")
    bad = tmp_path / "bad.json"
    bad.write_text("[{")
    told = shell_in(tmp_path / "elsewhere").run(
        "-m", "aduan.restore", str(old), "--erased", str(bad)
    )
    assert told.returncode == 1
    assert "bad.json:1:" in told.stderr
    assert not (tmp_path / "elsewhere" / "instance").exists()


# ── what stays


def test_the_list_and_the_tombstone_name_nobody(app: Flask, office: Office, report: Report) -> None:
    erase(app, report.id, "--yes")
    (entry,) = content.erased(office.content.folder)
    expected = hmac.new(bytes.fromhex(KEY), report.id.encode(), hashlib.sha256).hexdigest()
    assert entry == Erased(expected, office.today, report.public_id)
    publish.sync(office)
    (stone,) = content.tombstones(office.content.folder)
    assert (stone.id, stone.removed, stone.reason) == (
        report.public_id,
        office.today,
        Removal.ERASED,
    )


def test_an_erased_report_is_not_counted_any_more(
    app: Flask, office: Office, report: Report
) -> None:
    for _ in range(5):
        receive(office)
    for total in (6, 5):
        publish.sync(office)
        assert content.snapshot(office.content.folder).whole.total == total
        erase(app, report.id, "--yes")


def test_other_reports_lose_their_reference_and_keep_everything_else(
    app: Flask, office: Office, report: Report
) -> None:
    twin = live(office, receive(office), "archive", reason="duplicate", duplicate_of=report.id)
    other = live(office, receive(office), "archive", reason="duplicate", duplicate_of=twin.id)
    mine = office.attachments / f"{twin.id}-foto.jpg"
    mine.write_bytes(b"x")
    assert "named by 1 reports" in erase(app, report.id, "--yes")[1]
    fields = office.get(twin.id).events[-1].fields
    assert fields == {"reason": "duplicate", "text": "Tidak disebutkan tempatnya."}
    assert office.get(twin.id).archive_reason == "duplicate"
    assert office.get(other.id) == other
    assert [path.name for path in office.attachments.iterdir()] == [mine.name]


# ── the command


def test_the_search_finds_it_no_more_at_once(
    app: Flask, office: Office, report: Report, visitor: Visitor
) -> None:
    other = live(office, receive(office), "route", "answer", "agree", "review", "publish")
    place = index.place(Path(app.config["INSTANCE"]))
    indexed(place, content.outcomes(office.content.folder))
    assert "Ditemukan: 2" in visitor.visit("/cari").text
    assert "kutilang" in visitor.visit("/cari?q=kutilang").text.lower()
    erase(app, report.id, "--yes")
    assert "Tidak ada hasil" in visitor.visit("/cari?q=kutilang").text
    assert other.public_id in str(visitor.visit("/cari").page)
    assert found(report, place.parent) == set()


def test_it_asks_first(app: Flask, office: Office, report: Report) -> None:
    status, told = erase(app, report.id, typed="n\n")
    assert status == 1
    assert f"Erase {report.id}, received 2026-03-02, closed?" in told
    assert office.get(report.id) == report
    assert content.erased(office.content.folder) == []
    status, told = erase(app, report.id.lower().replace("-", " "), typed="y\n")
    assert status == 0
    assert f"{report.id} is erased; 2 files" in told
    assert f"page {report.public_id} leaves the site with the next build" in told


def test_twice_is_said_and_changes_nothing(
    app: Flask, office: Office, report: Report, clock: Clock
) -> None:
    erase(app, report.id, "--yes")
    listed = content.erased(office.content.folder)
    clock.pass_days(3)
    status, told = erase(app, report.id)
    assert status == 0
    assert f"{report.id} was erased on 2026-03-02 already" in told
    assert content.erased(office.content.folder) == listed


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("ADU-0000-0000-0000", "there is no report ADU-0000-0000-0000"),
        ("ADU-0000-0000-0001", "is no report number"),
        ("kenari", "is no report number"),
    ],
)
def test_a_number_nobody_has_is_said(app: Flask, office: Office, number: str, words: str) -> None:
    status, told = erase(app, number, "--yes")
    assert status == 1
    assert words in told
    assert "Traceback" not in told
    assert content.erased(office.content.folder) == []


def test_an_erasure_that_was_interrupted_shows_nothing_and_is_finished_by_the_next(
    app: Flask, office: Office, report: Report, clock: Clock
) -> None:
    folder = office.content.folder
    mark = erasure.mark(office.code_key, report.id)
    content.write(content.erased_path(folder), [Erased(mark, office.today, report.public_id)])
    publish.sync(office)
    assert content.outcomes(folder) == []
    clock.pass_days(1)
    status, told = erase(app, report.id, "--yes")
    assert status == 0
    assert "is erased" in told
    assert content.erased(folder)[0].erased.isoformat() == "2026-03-02"
    assert office.reports.count() == 0


def test_an_outcome_file_that_came_back_by_hand_goes_with_the_next_sync(
    app: Flask, office: Office, report: Report
) -> None:
    (path,) = content.outcome_paths(office.content.folder)
    text = path.read_text()
    erase(app, report.id, "--yes")
    path.write_text(text)
    assert publish.sync(office).removed == 1
    assert not path.exists()


# ── while others work


def test_who_acts_meanwhile_meets_no_report_any_more(
    app: Flask, office: Office, report: Report, visitor: Visitor
) -> None:
    visitor.visit("/lacak/").press("Buka laporan", number=report.id, code=CODE)
    tracked = visitor.page
    triage = Visitor(app.test_client()).login("koordinator").visit(f"/staf/laporan/{report.id}")
    assert triage.status == 200
    erase(app, report.id, "--yes")
    visitor.page = tracked
    assert visitor.press("Buka kembali", text="Mati lagi.").status == 404
    assert triage.visit(f"/staf/laporan/{report.id}").status == 404
    with pytest.raises(NotFound):
        office.act(report, "flag", Role.READER, "reader", {"text": "Masih ada."})
    with pytest.raises(NotFound):
        publish.publish(office, report, "peninjau")
    assert office.reports.count() == 0
    assert content.outcome_paths(office.content.folder) == []


@pytest.mark.parametrize("name", ["holidays.md", "rules.md", "agencies/rsud-bali.md"])
def test_an_erasure_and_a_backup_need_no_right_content(
    app: Flask, office: Office, report: Report, tmp_path: Path, where: str, name: str
) -> None:
    twin = live(office, receive(office), "archive", reason="duplicate", duplicate_of=report.id)
    filed = office.reports.get(twin.id)
    folders = [tmp_path / name for name in ("instance", "content", "site")]
    build(office, folders[2])
    wrong = tmp_path / "content" / name
    wrong.write_text("tidak benar")
    shell = shell_in(tmp_path, STORE=where if where.startswith("postgresql://") else "")
    refused = shell.run("-m", "flask", "close-due")
    assert refused.returncode == 1
    assert f"{wrong}:1: " in refused.stderr
    assert shell.run("-m", "flask", "backup").returncode == 0
    shutil.rmtree(tmp_path / "instance" / "backups")
    told = shell.run("-m", "flask", "erase", report.id, "--yes")
    assert told.returncode == 0, told.stderr
    assert "named by 1 reports" in told.stdout
    assert shell.run("build.py").returncode == 1
    assert found(report, *folders) == set()
    left = office.reports.get(twin.id)
    assert {n: left[n] for n in ("waits", "due", "review")} == {
        n: filed[n] for n in ("waits", "due", "review")
    }


def test_a_wsgi_server_does_not_start_without_right_content(app: Flask, tmp_path: Path) -> None:
    (tmp_path / "content" / "rules.md").write_text("tidak benar")
    assert shell_in(tmp_path).run("-c", "import app").returncode == 1
    assert shell_in(tmp_path).run("-m", "flask", "run", "--port", "8109").returncode == 1


def test_an_erasure_wins_against_whoever_goes_on_writing(office: Office, report: Report) -> None:
    def go_on() -> None:
        with suppress(NotFound):
            while True:
                with suppress(Conflict):
                    office.act(office.get(report.id), "flag", Role.READER, "reader", {})

    writers = [threading.Thread(target=go_on) for _ in range(4)]
    for writer in writers:
        writer.start()
    done = erasure.erase(office, report.id, silent)
    for writer in writers:
        writer.join()
    assert done.found
    assert office.reports.count() == 0


def test_an_erasure_waits_for_a_sync_and_the_sync_brings_nothing_back(
    office: Office, report: Report
) -> None:
    with content.locked(office.content.folder):
        eraser = threading.Thread(target=erasure.erase, args=(office, report.id, silent))
        eraser.start()
        eraser.join(0.2)
        assert office.get(report.id)
    eraser.join()
    publish.sync(office)
    assert content.outcome_paths(office.content.folder) == []
