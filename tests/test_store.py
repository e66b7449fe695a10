"""The contract of a store, on every backend: the verbs; alone, in a race, and killed."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from aduan.store import Collection, Conflict, Document, NotFound, Store, open_store
from tests.kill import CONTEXT, kill_at_random


@pytest.fixture
def store(where: str) -> Iterator[Store]:
    opened = open_store(where)
    yield opened
    opened.close()


@pytest.fixture
def reports(store: Store) -> Collection:
    return store.collection("reports")


def test_an_added_document_is_found_again_as_version_one(reports: Collection) -> None:
    assert reports.add({"id": "a", "text": "ꦧꦭꦶ 🎁"}) == reports.get("a")
    assert reports.get("a") == {"id": "a", "text": "ꦧꦭꦶ 🎁", "version": 1}


def test_every_kind_of_json_value_comes_back_as_it_was(reports: Collection) -> None:
    document = {
        "id": "a",
        "nothing": None,
        "yes": True,
        "whole": 2**53,
        "part": 0.1,
        "list": [1, "dua", {"tiga": []}],
        "words": "tab\t line\n quote\" back\\slash \\u0000 ‮ é é %s $1 ' -- \x7f",
        "": "a field without a name",
    }
    reports.add(document)
    assert reports.get("a") == document | {"version": 1}


@pytest.mark.parametrize("text", ["nol \0", "setengah \ud83c"])
def test_what_no_database_can_keep_is_refused_at_once(reports: Collection, text: str) -> None:
    with pytest.raises(ValueError):
        reports.add({"id": "a", "text": text})
    assert reports.count() == 0


def test_an_id_is_taken_once(reports: Collection) -> None:
    reports.add({"id": "a", "n": 1})
    with pytest.raises(Conflict):
        reports.add({"id": "a", "n": 2})
    assert reports.get("a")["n"] == 1


@pytest.mark.parametrize("id", ["a", "", "\0", "' OR 1=1 --", "%s"])
def test_what_is_not_there_is_not_found(reports: Collection, id: str) -> None:
    with pytest.raises(NotFound):
        reports.get(id)


def test_what_was_never_added_can_not_be_saved(reports: Collection) -> None:
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


def test_a_removed_document_is_gone_and_its_id_is_free(reports: Collection) -> None:
    reports.add({"id": "a"})
    reports.add({"id": "b"})
    reports.remove("a", 1)
    assert [d["id"] for d in reports.find()] == ["b"]
    with pytest.raises(NotFound):
        reports.remove("a", 1)
    assert reports.add({"id": "a"})["version"] == 1


def test_only_the_version_that_was_read_is_removed(reports: Collection) -> None:
    first = reports.add({"id": "a"})
    reports.save(first)
    with pytest.raises(Conflict):
        reports.remove("a", 1)
    assert reports.get("a")["version"] == 2


def test_a_save_that_comes_after_the_removal_brings_nothing_back(reports: Collection) -> None:
    read = reports.add({"id": "a", "n": 1})
    reports.remove("a", 1)
    reports.add({"id": "b"})
    with pytest.raises(NotFound):
        reports.save(read | {"n": 2})
    assert reports.find() == [{"id": "b", "version": 1}]


def test_find_gives_what_equals_in_the_order_added(reports: Collection) -> None:
    for id, state in (("c", "open"), ("a", "closed"), ("b", "open")):
        reports.add({"id": id, "state": state, "agency": ""})
    assert [d["id"] for d in reports.find(state="open", agency="")] == ["c", "b"]
    assert [d["id"] for d in reports.find()] == ["c", "a", "b"]
    assert reports.find(state="lost") == []
    assert reports.find(state="open\0") == []


def test_a_find_is_sorted_bounded_and_paged_and_a_count_agrees(reports: Collection) -> None:
    for id, waits, due in [
        ("a", "triage", "office 2026-03-09"),
        ("b", "triage", "office 2026-03-02"),
        ("c", "agency", "office 2026-03-01"),
        ("d", "triage", "~"),
        ("e", "triage", "office 2026-03-02"),
        ("f", "", "~"),
    ]:
        reports.add({"id": id, "waits": waits, "due": due})
    assert [d["id"] for d in reports.find(order="due")] == list("cbeadf")
    assert [d["id"] for d in reports.find(order="due", waits="triage")] == list("bead")
    assert [d["id"] for d in reports.find(order="due", limit=2, offset=3)] == ["a", "d"]
    assert reports.find(order="due", limit=2, offset=6) == []
    late = {"due": "office 2026-03-09"}
    assert [d["id"] for d in reports.find(order="due", below=late, waits="triage")] == ["b", "e"]
    assert reports.count(below=late, waits="triage") == 2
    assert (reports.count(), reports.count(waits=""), reports.count(waits="nobody")) == (6, 1, 0)


def test_a_change_moves_a_document_in_the_order_but_not_in_that_of_adding(
    reports: Collection,
) -> None:
    first = reports.add({"id": "a", "due": "1"})
    reports.add({"id": "b", "due": "2"})
    reports.save(first | {"due": "3"})
    assert [d["id"] for d in reports.find(order="due")] == ["b", "a"]
    assert [d["id"] for d in reports.find()] == ["a", "b"]


def test_collections_are_apart(store: Store) -> None:
    store.collection("reports").add({"id": "a"})
    assert store.collection("accounts").find() == []


def test_a_document_of_a_megabyte_is_kept_whole(reports: Collection) -> None:
    text = "panjang " * 131_072
    reports.save(reports.add({"id": "a", "text": ""}) | {"text": text})
    assert reports.get("a")["text"] == text


def test_a_snapshot_shows_one_moment_while_others_write(store: Store, where: str) -> None:
    reports, other = store.collection("reports"), open_store(where)
    first = reports.add({"id": "a", "n": 1})
    with store.snapshot() as read:
        assert [d["n"] for d in read("reports")] == [1]
        other.collection("reports").save(first | {"n": 2})
        other.collection("reports").add({"id": "b"})
        other.collection("accounts").add({"id": "c"})
        assert [d["n"] for d in read("reports")] == [1]
        assert list(read("accounts")) == []
    assert reports.get("a")["n"] == 2
    other.close()


def test_documents_are_loaded_as_they_are_into_empty_collections_only(store: Store) -> None:
    documents = [{"id": "b", "version": 7}, {"id": "a", "version": 3}]
    store.load({"reports": iter(documents), "accounts": iter([])})
    reports = store.collection("reports")
    assert reports.find() == documents
    assert reports.save(reports.get("b"))["version"] == 8
    with pytest.raises(Conflict):
        store.load({"accounts": iter([{"id": "x", "version": 1}]), "reports": iter(documents)})
    assert store.collection("accounts").find() == []


def test_what_is_loaded_is_all_or_nothing(store: Store) -> None:
    with pytest.raises(Conflict):
        store.load({"accounts": [{"id": "x"}], "reports": [{"id": "a"}, {"id": "a"}]})
    assert store.collection("accounts").count() == store.collection("reports").count() == 0


def test_a_scrub_keeps_every_document_and_its_order(store: Store) -> None:
    reports = store.collection("reports")
    for n in range(300):
        reports.add({"id": f"{n:03}", "story": "cerita " * 300})
    for n in range(0, 300, 2):
        reports.remove(f"{n:03}", 1)
    before = reports.find()
    store.scrub()
    assert reports.find() == before
    assert reports.add({"id": "new"})["version"] == 1
    assert [d["id"] for d in reports.find()][-1] == "new"


def test_an_opened_store_says_that_it_can_be_written_to(store: Store) -> None:
    store.check()


def test_what_a_writer_refuses_undoes_nobody_elses_work(reports: Collection) -> None:
    def add(n: int) -> str:
        try:
            return str(reports.add({"id": f"{n // 2}"})["version"])
        except Conflict:
            return "taken"

    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(add, range(200)))
    assert sorted(answers) == ["1"] * 100 + ["taken"] * 100
    assert reports.count() == 100


def test_removals_and_saves_racing_agree_on_one_winner(reports: Collection) -> None:
    def save(document: Document) -> str:
        try:
            return str(reports.save(document)["version"])
        except NotFound:
            return "gone"

    def remove(document: Document) -> str:
        try:
            reports.remove(document["id"], 1)
        except Conflict:
            return "saved"
        return "removed"

    for n in range(40):
        read = reports.add({"id": f"{n}"})
        with ThreadPoolExecutor(2) as pool:
            saved, removed = pool.submit(save, read), pool.submit(remove, read)
        won = (saved.result(), removed.result())
        assert won in {("2", "saved"), ("gone", "removed")}
        assert reports.count(id=f"{n}") == (won[0] == "2")


WORKERS, THREADS, EACH = 8, 4, 4


def race(where: str, worker: int) -> None:
    """Each thread adds documents of its own and counts up a shared one, again on a Conflict."""
    opened = open_store(where)
    reports = opened.collection("reports")

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
    opened.close()


def test_processes_and_threads_racing_lose_nothing(reports: Collection, where: str) -> None:
    reports.add({"id": "shared", "n": 0})
    workers = [CONTEXT.Process(target=race, args=(where, n)) for n in range(WORKERS)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert [worker.exitcode for worker in workers] == [0] * WORKERS
    assert reports.get("shared")["n"] == WORKERS * THREADS * EACH
    assert reports.get("shared")["version"] == WORKERS * THREADS * EACH + 1
    assert len({d["id"] for d in reports.find()}) == WORKERS * THREADS * EACH + 1


def test_what_was_accepted_survives_a_hundred_kills_at_random_moments(where: str) -> None:
    verdict = kill_at_random(where, 100)
    assert verdict.acknowledged > 1000
    assert (verdict.lost, verdict.doubled, verdict.corrupt) == (0, 0, 0)
