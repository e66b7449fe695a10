"""The store on TinyDB: one JSON file, locked across processes, replaced atomically and durably."""

import fcntl
import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tinydb import Query, Storage, TinyDB
from tinydb.table import Table

from aduan.store import Conflict, Document, NotFound, Unavailable


class DurableJSONStorage(Storage):
    """The whole database in one file; a write is on disk, whole, before it counts."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> dict[str, dict[str, Any]] | None:
        try:
            return json.loads(self.path.read_bytes())  # type: ignore[no-any-return]
        except FileNotFoundError:
            return None

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        handle, name = tempfile.mkstemp(dir=self.path.parent, prefix=".queue-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(json.dumps(data, ensure_ascii=False).encode())
                file.flush()
                os.fsync(file.fileno())
            os.replace(name, self.path)
            folder = os.open(self.path.parent, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise


class TinyStore:
    def __init__(self, path: Path) -> None:
        self.path = path

    def collection(self, name: str) -> "TinyCollection":
        return TinyCollection(self.path, name)


class TinyCollection:
    """One TinyDB table; every verb reads the file anew, since other processes write it too."""

    def __init__(self, path: Path, name: str) -> None:
        self.path, self.name = path, name

    def add(self, document: Document) -> Document:
        with self._table(writing=True) as table:
            if table.contains(Query().id == document["id"]):
                raise Conflict(document["id"])
            stored = document | {"version": 1}
            table.insert(stored)
        return stored

    def get(self, id: str) -> Document:
        with self._table() as table:
            return self._one(table, id)

    def save(self, document: Document) -> Document:
        with self._table(writing=True) as table:
            if self._one(table, document["id"])["version"] != document["version"]:
                raise Conflict(document["id"])
            stored = document | {"version": document["version"] + 1}
            table.update(stored, Query().id == document["id"])
        return stored

    def find(self, **equal: object) -> list[Document]:
        with self._table() as table:
            found = table.search(Query().fragment(equal)) if equal else table.all()
            return [dict(document) for document in found]

    def _one(self, table: Table, id: str) -> Document:
        found = table.search(Query().id == id)
        if not found:
            raise NotFound(id)
        return dict(found[0])

    @contextmanager
    def _table(self, *, writing: bool = False) -> Iterator[Table]:
        lock = self.path.with_suffix(".lock")
        try:
            with lock.open("a") as held:
                if writing:  # a reader needs no lock: the file it opens is always a whole one
                    fcntl.flock(held, fcntl.LOCK_EX)
                yield TinyDB(self.path, storage=DurableJSONStorage).table(self.name, cache_size=0)
        except OSError as error:
            raise Unavailable(str(error)) from error
