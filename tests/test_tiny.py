"""The queue as a real TinyDB over SQLite rows: its API, its indexes, and a disk in trouble."""

import os
import resource
import signal
import sqlite3
from pathlib import Path

import pytest
from tinydb import where

from aduan import store
from aduan.store import INDEXES, Collection, Unavailable, open_store
from aduan.store.rows import SQLITE
from aduan.store.tiny import RowDB, TinyStore
from tests.kill import CONTEXT


@pytest.fixture
def reports(tmp_path: Path) -> Collection:
    return open_store(str(tmp_path)).collection("reports")


def test_the_store_is_a_real_tinydb(tmp_path: Path, reports: Collection) -> None:
    reports.add({"id": "a", "state": "open"})
    with RowDB(tmp_path / "queue.sqlite") as db:
        table = db.table("reports")
        assert db.tables() == {"reports", "accounts"}
        assert [dict(d) for d in table] == [{"id": "a", "state": "open", "version": 1}]
        assert table.search(where("state") == "open")[0].doc_id == 1
        table.update({"state": "closed"}, where("id") == "a")
        assert table.insert_multiple([{"id": "b"}, {"id": "c"}]) == [2, 3]
        assert table.remove(doc_ids=[2]) == [2]
        assert table.insert({"id": "d"}) == 4
        assert [d["id"] for d in table.all()] == ["a", "c", "d"]
        assert db.storage.read()["reports"]["1"]["state"] == "closed"
        db.drop_tables()
        assert db.tables() == set()


@pytest.mark.parametrize("names", INDEXES["reports"])
def test_what_the_pages_ask_is_found_by_an_index_and_needs_no_sorting(
    tmp_path: Path, names: tuple[str, ...]
) -> None:
    storage = TinyStore(str(tmp_path)).storage
    *equal, last = names
    asked = SQLITE.select("*", "reports", dict.fromkeys(equal, "x"), {last: "y"})
    query, values = SQLITE.sort(asked, last, 50, 100)
    plan = [row[3] for row in storage.select(f"EXPLAIN QUERY PLAN {query}", values)]
    assert len(plan) == 1
    assert f"USING INDEX reports {' '.join(names)}" in plan[0]


def fill(folder: Path, telling) -> None:  # type: ignore[no-untyped-def]
    """Adds documents until the file may grow no more, then once more with room again."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    reports = open_store(str(folder)).collection("reports")
    reports.add({"id": "first"})
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, hard))
    accepted = 0
    try:
        for n in range(1000):
            reports.add({"id": str(n), "text": "x" * 5000})
            accepted += 1
    except Unavailable:
        pass
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    reports.add({"id": "last"})
    telling.send((accepted, reports.count()))


def told_by(target, *arguments: object):  # type: ignore[no-untyped-def]
    """What a process of its own says."""
    hearing, telling = CONTEXT.Pipe(duplex=False)
    process = CONTEXT.Process(target=target, args=(*arguments, telling))
    process.start()
    telling.close()
    answer = hearing.recv()
    process.join()
    hearing.close()
    return answer


def test_a_full_disk_is_said_loses_nothing_and_needs_no_restart(tmp_path: Path) -> None:
    accepted, found = told_by(fill, tmp_path)
    assert 0 < accepted < 1000
    assert found == accepted + 2


def try_as_nobody(folder: Path, telling) -> None:  # type: ignore[no-untyped-def]
    """Adds to the folder without the right to write into it, which root always has."""
    if os.geteuid() == 0:
        os.setgid(65534)
        os.setuid(65534)
    said = []
    for verb in (lambda s: s.check(), lambda s: s.collection("reports").add({"id": "b"})):
        try:
            verb(open_store(str(folder)))
            said.append("done")
        except Unavailable:
            said.append("refused")
    telling.send(said)


@pytest.mark.parametrize("in_use", [True, False])
def test_a_folder_that_may_not_be_written_is_said_and_loses_nothing(
    tmp_path: Path, in_use: bool
) -> None:
    opened = open_store(str(tmp_path))
    opened.collection("reports").add({"id": "a"})
    if not in_use:
        opened.close()
    folders = (tmp_path, *tmp_path.parents[:2])
    for folder in folders:
        folder.chmod(0o555)
    try:
        assert told_by(try_as_nobody, tmp_path) == ["refused", "refused"]
    finally:
        for folder in folders:
            folder.chmod(0o700)
    assert open_store(str(tmp_path)).collection("reports").count() == 1


def test_a_locked_database_is_said(
    tmp_path: Path, reports: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "PATIENCE", 0.05)
    reports = open_store(str(tmp_path)).collection("reports")
    other = sqlite3.connect(tmp_path / "queue.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Unavailable):
        reports.add({"id": "b"})
    other.execute("ROLLBACK")
    other.close()
    assert reports.add({"id": "b"})["version"] == 1


def traces(folder: Path, words: str) -> bool:
    """Whether any file of the folder holds these bytes."""
    return any(words.encode() in path.read_bytes() for path in folder.iterdir())


def test_after_a_scrub_no_file_holds_a_byte_of_what_was_removed_or_replaced(
    tmp_path: Path, reports: Collection
) -> None:
    serving = open_store(str(tmp_path)).collection("reports")  # another process would be no other
    for n in range(200):
        kept = reports.add({"id": f"{n}", "waits": f"kenari{n}", "text": f"kenari{n} " * 7 * n})
        if n % 2:
            serving.save(kept | {"waits": "", "text": "gelatik " * 3 * n})
        else:
            serving.remove(f"{n}", 1)
    assert traces(tmp_path, "kenari")
    open_store(str(tmp_path)).scrub()
    assert not traces(tmp_path, "kenari")
    assert traces(tmp_path, "gelatik")
    assert serving.count() == 100


def test_a_scrub_while_somebody_reads_everything_says_that_traces_are_left(
    tmp_path: Path, reports: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "PATIENCE", 0.05)
    opened = open_store(str(tmp_path))
    reports.add({"id": "a"})
    with opened.snapshot() as read:
        assert list(read("reports"))
        reports.remove("a", 1)
        with pytest.raises(Unavailable, match="still in its log"):
            opened.scrub()
    opened.scrub()
    assert reports.count() == 0


def test_a_file_that_is_no_database_is_said(tmp_path: Path) -> None:
    (tmp_path / "queue.sqlite").write_text("not a database, but long enough to look like one" * 99)
    with pytest.raises(Unavailable):
        open_store(str(tmp_path))
