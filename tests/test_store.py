"""The contract of a store: four verbs over versioned documents; alone, in a race, in trouble."""

import itertools
import multiprocessing
import os
import resource
import signal
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from tinydb import where

from aduan.store import Collection, Conflict, NotFound, Unavailable, open_store, tiny
from aduan.store.rows import conditions
from aduan.store.tiny import RowDB, TinyStore


@pytest.fixture
def reports(tmp_path: Path) -> Collection:
    return open_store(str(tmp_path)).collection("reports")


def test_an_added_document_is_found_again_as_version_one(reports: Collection) -> None:
    assert reports.add({"id": "a", "text": "ꦧꦭꦶ 🎁"}) == reports.get("a")
    assert reports.get("a") == {"id": "a", "text": "ꦧꦭꦶ 🎁", "version": 1}


def test_an_id_is_taken_once(reports: Collection) -> None:
    reports.add({"id": "a", "n": 1})
    with pytest.raises(Conflict):
        reports.add({"id": "a", "n": 2})
    assert reports.get("a")["n"] == 1


def test_what_is_not_there_is_not_found(reports: Collection) -> None:
    with pytest.raises(NotFound):
        reports.get("a")
    with pytest.raises(NotFound):
        reports.save({"id": "a", "version": 1})


def test_a_save_makes_the_next_version(reports: Collection) -> None:
    first = reports.add({"id": "a", "n": 1})
    assert reports.save(first | {"n": 2})["version"] == 2
    assert reports.get("a") == {"id": "a", "n": 2, "version": 2}


def test_a_stale_version_is_a_conflict_and_changes_nothing(reports: Collection) -> None:
    first = reports.add({"id": "a", "n": 1})
    reports.save(first | {"n": 2})
    with pytest.raises(Conflict):
        reports.save(first | {"n": 3})
    assert reports.get("a")["n"] == 2


def test_find_gives_what_equals_in_the_order_added(reports: Collection) -> None:
    for id, state in (("c", "open"), ("a", "closed"), ("b", "open")):
        reports.add({"id": id, "state": state, "agency": ""})
    assert [d["id"] for d in reports.find(state="open", agency="")] == ["c", "b"]
    assert [d["id"] for d in reports.find()] == ["c", "a", "b"]
    assert reports.find(state="lost") == []


def test_collections_are_apart(tmp_path: Path) -> None:
    store = open_store(str(tmp_path))
    store.collection("reports").add({"id": "a"})
    assert store.collection("accounts").find() == []


def test_a_document_of_a_megabyte_is_kept_whole(reports: Collection) -> None:
    text = "panjang " * 131_072
    reports.add({"id": "a", "text": text})
    assert reports.get("a")["text"] == text


def test_the_store_is_a_real_tinydb(tmp_path: Path) -> None:
    open_store(str(tmp_path)).collection("reports").add({"id": "a", "state": "open"})
    with RowDB(tmp_path / "queue.sqlite") as db:
        reports = db.table("reports")
        assert db.tables() == {"reports"}
        assert [dict(d) for d in reports] == [{"id": "a", "state": "open", "version": 1}]
        assert reports.search(where("state") == "open")[0].doc_id == 1
        reports.update({"state": "closed"}, where("id") == "a")
        assert reports.insert_multiple([{"id": "b"}, {"id": "c"}]) == [2, 3]
        assert reports.remove(doc_ids=[3]) == [3]
        assert reports.insert({"id": "d"}) == 4
        assert [d["id"] for d in reports.all()] == ["a", "b", "d"]
        assert db.storage.read()["reports"]["1"]["state"] == "closed"
        db.drop_tables()
        assert db.tables() == set()


def test_what_a_writer_refuses_undoes_nobody_elses_work(tmp_path: Path) -> None:
    reports = open_store(str(tmp_path)).collection("reports")

    def add(n: int) -> str:
        try:
            return str(reports.add({"id": f"{n // 2}"})["version"])
        except Conflict:
            return "taken"

    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(add, range(200)))
    assert sorted(answers) == ["1"] * 100 + ["taken"] * 100
    assert len(reports.find()) == 100


def test_a_find_uses_its_index(tmp_path: Path) -> None:
    store = TinyStore(str(tmp_path))
    store.collection("reports").add({"id": "a", "state": "open"})
    clause, values = conditions({"state": "open"})
    plan = store.db.storage.select(f"EXPLAIN QUERY PLAN SELECT * FROM reports{clause}", values)
    assert "USING INDEX reports state" in plan[0][3]


WORKERS, THREADS, EACH = 4, 4, 5


def race(folder: Path, worker: int) -> None:
    """Adds documents of its own and counts up a shared one, retrying on every Conflict."""
    reports = open_store(str(folder)).collection("reports")

    def run(thread: int) -> None:
        for n in range(EACH):
            reports.add({"id": f"{worker}-{thread}-{n}"})
            while True:
                shared = reports.get("shared")
                try:
                    reports.save(shared | {"n": shared["n"] + 1})
                    break
                except Conflict:
                    continue

    with ThreadPoolExecutor(THREADS) as pool:
        for done in [pool.submit(run, thread) for thread in range(THREADS)]:
            done.result()


def test_processes_and_threads_racing_lose_nothing(tmp_path: Path) -> None:
    reports = open_store(str(tmp_path)).collection("reports")
    reports.add({"id": "shared", "n": 0})
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=race, args=(tmp_path, n)) for n in range(WORKERS)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert [worker.exitcode for worker in workers] == [0] * WORKERS
    assert reports.get("shared")["n"] == WORKERS * THREADS * EACH
    assert len({d["id"] for d in reports.find()}) == WORKERS * THREADS * EACH + 1


def killed(folder: Path, told: Connection) -> None:
    """Adds documents one after the other and says which are accepted, until it is killed."""
    reports = open_store(str(folder)).collection("reports")
    for n in itertools.count():
        reports.add({"id": f"{os.getpid()}-{n}", "text": "x" * 1500})
        told.send(f"{os.getpid()}-{n}")


def test_what_was_accepted_survives_being_killed(tmp_path: Path) -> None:
    context = multiprocessing.get_context("fork")
    accepted: list[str] = []
    for enough in (1, 3, 10, 30, 100):
        told, telling = context.Pipe(duplex=False)
        victim = context.Process(target=killed, args=(tmp_path, telling))
        victim.start()
        telling.close()
        accepted += [told.recv() for _ in range(enough)]
        victim.kill()
        victim.join()
        with suppress(EOFError):
            while True:
                accepted.append(told.recv())
        told.close()
        found = [d["id"] for d in open_store(str(tmp_path)).collection("reports").find()]
        assert set(accepted) <= set(found)
        assert len(found) == len(set(found)) <= len(accepted) + 5


def fill(folder: Path, told: Connection) -> None:
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
    told.send((accepted, len(reports.find())))


def test_a_full_disk_is_said_loses_nothing_and_needs_no_restart(tmp_path: Path) -> None:
    context = multiprocessing.get_context("fork")
    told, telling = context.Pipe(duplex=False)
    writer = context.Process(target=fill, args=(tmp_path, telling))
    writer.start()
    accepted, found = told.recv()
    writer.join()
    told.close()
    telling.close()
    assert 0 < accepted < 1000
    assert found == accepted + 2


def test_a_locked_database_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tiny, "BUSY_SECONDS", 0.05)
    reports = open_store(str(tmp_path)).collection("reports")
    reports.add({"id": "a"})
    other = sqlite3.connect(tmp_path / "queue.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Unavailable):
        reports.add({"id": "b"})
    other.execute("ROLLBACK")
    other.close()
    assert reports.add({"id": "b"})["version"] == 1
