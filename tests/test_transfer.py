"""The queue from one store to another and back, and from and to the file of a plain TinyDB."""

import json
from pathlib import Path

import pytest
from flask import Flask
from tinydb import TinyDB

from aduan import transfer
from aduan.office import Office
from aduan.store import open_store
from tests.life import live, receive
from tests.postgres import Postgres
from tests.test_staff import staff  # noqa: F401 (its accounts)


@pytest.fixture
def busy(office: Office) -> Office:
    for n in range(5):
        live(office, receive(office, title=f"Laporan ke-{n} dari pasar"), "route", "answer")
    return office


def invoke(app: Flask, *args: str) -> tuple[int, str]:
    told = app.test_cli_runner().invoke(args=args)
    return told.exit_code, told.output


def test_a_queue_goes_to_postgresql_and_back_unchanged(
    app: Flask, busy: Office, cluster: Postgres, tmp_path: Path
) -> None:
    address = cluster.new("copied")
    code, told = invoke(app, "copy", address)
    assert (code, "5 reports, 6 accounts, each compared" in told) == (0, True), told
    with_it, back = open_store(address), open_store(str(tmp_path))
    assert with_it.collection("reports").find() == busy.reports.find()
    assert transfer.copy(with_it, back) == {"reports": 5, "accounts": 6}
    for name in ("reports", "accounts"):
        assert back.collection(name).find() == busy.store.collection(name).find()
    with_it.close()


def test_a_copy_never_goes_over_another_queue(app: Flask, busy: Office, tmp_path: Path) -> None:
    open_store(str(tmp_path)).collection("reports").add({"id": "a"})
    code, told = invoke(app, "copy", str(tmp_path))
    assert code == 1
    assert "nothing was copied" in told
    assert open_store(str(tmp_path)).collection("accounts").count() == 0


@pytest.mark.parametrize("target", ["/nowhere/at/all", "postgresql://127.0.0.1:1/x"])
def test_a_target_that_can_not_be_opened_is_said(
    app: Flask, target: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("aduan.store.PATIENCE", 0.1)
    code, told = invoke(app, "copy", target)
    assert code == 4
    assert "can't be used now" in told


@pytest.mark.parametrize(
    ("one", "other"),
    [([{"id": "a"}], []), ([], [{"id": "a"}]), ([{"id": "a", "n": 1}], [{"id": "a", "n": 2}])],
)
def test_a_copy_that_differs_is_told(one: list[dict], other: list[dict]) -> None:  # type: ignore[type-arg]
    with pytest.raises(transfer.Differs, match="document a"):
        transfer.compare(one, other)


def test_an_export_is_opened_by_plain_tinydb_and_imported_again(
    app: Flask, busy: Office, tmp_path: Path
) -> None:
    path = tmp_path / "queue.json"
    assert "5 reports, 6 accounts" in invoke(app, "export-json", str(path))[1]
    assert path.stat().st_mode & 0o777 == 0o600
    with TinyDB(path, access_mode="r") as plain:
        assert plain.tables() == {"reports", "accounts"}
        assert [dict(d) for d in plain.table("reports")] == busy.reports.find()
        assert [d.doc_id for d in plain.table("reports")] == [1, 2, 3, 4, 5]
    before = busy.reports.find(), busy.accounts.find()
    assert "nothing was imported" in invoke(app, "import-json", str(path))[1]
    busy.store.db.drop_tables()  # type: ignore[attr-defined]
    code, told = invoke(app, "import-json", str(path))
    assert (code, "5 reports, 6 accounts imported" in told) == (0, True), told
    assert (busy.reports.find(), busy.accounts.find()) == before
    assert "nothing was exported" in invoke(app, "export-json", str(path))[1]


def test_an_empty_installation_exports_a_file_too(app: Flask, tmp_path: Path) -> None:
    invoke(app, "export-json", str(tmp_path / "queue.json"))
    assert transfer.read_plain(tmp_path / "queue.json")["reports"] == []


def test_an_older_file_without_the_queues_fields_is_filed_by_the_import(
    app: Flask, office: Office, tmp_path: Path
) -> None:
    document = office.reports.get(receive(office).id)
    older = {k: v for k, v in document.items() if k not in ("waits", "due", "review")}
    (tmp_path / "old.json").write_text(json.dumps({"reports": {"17": older}}))
    office.store.db.drop_tables()  # type: ignore[attr-defined]
    assert "1 reports" in invoke(app, "import-json", str(tmp_path / "old.json"))[1]
    assert office.reports.find(waits="triage") == [document | {"version": 2}]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no file of TinyDB"),
        ("{", "no file of TinyDB"),
        ("[1]", "no file of TinyDB"),
        ('{"reports": [1]}', "no file of TinyDB"),
        ('{"reports": {"1": 2}}', "no file of TinyDB"),
        ('{"letters": {}}', "unknown table letters"),
        ('{"reports": {"1": {"id": "ADU-1", "kind": "gift"}}}', "reports ADU-1"),
        ('{"accounts": {"1": {"name": "x"}}}', "accounts ?"),
        ("\udcff", "no file of TinyDB"),
    ],
)
def test_a_file_that_holds_no_queue_is_refused_in_words(
    app: Flask, office: Office, tmp_path: Path, text: str, said: str
) -> None:
    (tmp_path / "queue.json").write_text(text, errors="surrogateescape")
    code, told = invoke(app, "import-json", str(tmp_path / "queue.json"))
    assert code == 1
    assert said in told
    assert office.reports.count() == 0
