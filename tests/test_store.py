"""The contract of a store: four verbs over versioned documents, alone and in a race."""

import json
import multiprocessing
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tinydb import TinyDB

from aduan.store import Collection, Conflict, NotFound, Unavailable, open_store


@pytest.fixture
def reports(tmp_path: Path) -> Collection:
    return open_store(tmp_path).collection("reports")


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
    store = open_store(tmp_path)
    store.collection("reports").add({"id": "a"})
    assert store.collection("accounts").find() == []


def test_a_document_of_a_megabyte_is_kept_whole(reports: Collection) -> None:
    text = "panjang " * 131_072
    reports.add({"id": "a", "text": text})
    assert reports.get("a")["text"] == text


def test_plain_tinydb_opens_the_file(tmp_path: Path) -> None:
    open_store(tmp_path).collection("reports").add({"id": "a"})
    with TinyDB(tmp_path / "queue.json") as plain:
        assert [dict(d) for d in plain.table("reports")] == [{"id": "a", "version": 1}]


WORKERS, THREADS, EACH = 4, 4, 5


def race(folder: Path, worker: int) -> None:
    """Adds documents of its own and counts up a shared one, retrying on every Conflict."""
    reports = open_store(folder).collection("reports")

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
    reports = open_store(tmp_path).collection("reports")
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


def refuse(*_: object) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_full_disk_is_said_and_leaves_what_was_there(
    reports: Collection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    reports.add({"id": "a"})
    before = (tmp_path / "queue.json").read_bytes()
    failing: Callable[..., None] = refuse
    with monkeypatch.context() as full:
        full.setattr(os, step, failing)
        with pytest.raises(Unavailable):
            reports.add({"id": "b"})
    assert (tmp_path / "queue.json").read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["queue.json", "queue.lock"]
    reports.add({"id": "b"})
    assert json.loads((tmp_path / "queue.json").read_bytes())["reports"].keys() == {"1", "2"}
