"""The store on TinyDB: its documents, tables and queries over one SQLite row a document.

Both classes are TinyDB's documented extension points: a Storage, and a Table that reads and
updates rows instead of copying the whole database around each write.
"""

import os
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, TypeVar

from tinydb import Storage, TinyDB
from tinydb.table import Table

from aduan import store
from aduan.store import INDEXES, Conflict, Document, NotFound, Read, Unavailable
from aduan.store.body import decode
from aduan.store.commit import Committer
from aduan.store.rows import SQLITE, Rows, Stored
from aduan.store.select import Statement, quoted

T = TypeVar("T")


class RowStorage(Storage):
    """One SQLite file: rows read on each thread's own connection, written by group commit."""

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        self._committer = Committer(self.connect)
        self._reading = threading.local()
        self.ready: set[str] = set()  # tables known to be on disk

    def connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self.path, timeout=store.PATIENCE, isolation_level=None, check_same_thread=False
        )
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA secure_delete = ON")  # zeros over what is removed or replaced
        return connection

    def transact(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """The work's result once it is durable. Raises what the work raises, and sqlite3.Error."""
        result: T = self._committer.run(work)
        return result

    def select(self, query: str, values: tuple[object, ...] = ()) -> list[Any]:
        held = self._reading
        if getattr(held, "process", None) != os.getpid():
            held.process, held.connection = os.getpid(), self.connect()
        return held.connection.execute(query, values).fetchall()  # type: ignore[no-any-return]

    def has(self, table: str) -> bool:
        query = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?"
        return bool(self.select(query, (table,)))

    def prepare(self, connection: sqlite3.Connection, table: str) -> None:
        """Makes the table and its indexes within a transaction, the first time it is written to."""
        if table in self.ready:
            return
        connection.execute(
            f"CREATE TABLE IF NOT EXISTS {quoted(table)} "
            "(doc_id INTEGER PRIMARY KEY, body TEXT NOT NULL)"
        )
        for names in INDEXES.get(table, ()):
            connection.execute(SQLITE.index(table, names))

    def read(self) -> dict[str, dict[str, Any]] | None:
        """The whole database, as TinyDB keeps it; None when there is none yet."""
        query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        names = [row[0] for row in self.select(query)]
        return {name: dict(Stored(self.select, name).items()) for name in names} or None

    def write(self, data: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> None:
        """Replaces the whole database."""

        def replace(connection: sqlite3.Connection) -> None:
            for name in self.read() or {}:
                connection.execute(f"DROP TABLE {quoted(name)}")
            self.ready.clear()
            for name, documents in data.items():
                self.prepare(connection, name)
                rows = Rows(connection, name)
                for doc_id, document in documents.items():
                    rows[int(doc_id)] = dict(document)

        self.transact(replace)
        self.ready = set(data)

    def close(self) -> None:
        """Other threads' reading connections end with their threads."""
        self._committer.close()
        if getattr(self._reading, "process", None) == os.getpid():
            self._reading.connection.close()
            del self._reading.process


class RowTable(Table):
    """A TinyDB table over rows. There is no query cache: other processes write too."""

    _storage: RowStorage

    def __init__(
        self, storage: RowStorage, name: str, cache_size: int = 0, persist_empty: bool = False
    ) -> None:
        super().__init__(storage, name, cache_size, persist_empty)

    def _read_table(self) -> Mapping[str, dict[str, Any]]:  # type: ignore[override]
        return Stored(self._storage.select, self.name) if self._storage.has(self.name) else {}

    def _update_table(self, updater: Callable[[Any], T]) -> T:
        def work(connection: sqlite3.Connection) -> T:
            self._storage.prepare(connection, self.name)
            rows = Rows(connection, self.name)
            result = updater(rows)
            rows.flush()
            return result

        result = self._storage.transact(work)
        self._storage.ready.add(self.name)
        self.clear_cache()  # of one that was asked for
        return result

    def insert(self, document: Mapping[str, Any]) -> int:
        return self._update_table(lambda rows: self._add(rows, document))

    def insert_multiple(self, documents: Any) -> list[int]:
        def add(rows: Rows) -> list[int]:
            return [self._add(rows, document) for document in documents]

        return self._update_table(add)

    def _add(self, rows: Rows, document: Any) -> int:
        if not isinstance(document, Mapping):
            raise ValueError("Document is not a Mapping")
        if not isinstance(document, self.document_class):
            return rows.append(dict(document))
        if document.doc_id in rows:
            raise ValueError(f"Document with ID {document.doc_id} already exists")
        rows[document.doc_id] = dict(document)
        return int(document.doc_id)


class RowDB(TinyDB):
    """A real TinyDB whose storage keeps one row a document."""

    table_class = RowTable  # type: ignore[assignment]  # TinyDB annotates its own classes only
    default_storage_class = RowStorage  # type: ignore[assignment]


class TinyStore:
    """`<folder>/queue.sqlite`."""

    def __init__(self, folder: str) -> None:
        self.path = Path(folder) / "queue.sqlite"
        self.name = f"TinyDB, {self.path}"
        with refusals():
            self.db = RowDB(self.path)
            self.storage: RowStorage = self.db.storage  # type: ignore[assignment]
            self.storage.transact(self._prepare)
        self.storage.ready |= set(INDEXES)

    def _prepare(self, connection: sqlite3.Connection) -> None:
        for table in INDEXES:
            self.storage.prepare(connection, table)

    def collection(self, name: str) -> "TinyCollection":
        return TinyCollection(self.db.table(name))

    @contextmanager
    def snapshot(self) -> Iterator[Read]:
        with refusals(), closing(self.storage.connect()) as connection:
            connection.execute("BEGIN")

            def read(name: str) -> Iterator[Document]:
                query = SQLITE.sort(SQLITE.select("body", name, {}), "", None, 0)
                return (decode(row[0]) for row in connection.execute(*query))

            yield read

    def load(self, documents: Mapping[str, Iterable[Document]]) -> None:
        def fill(connection: sqlite3.Connection) -> None:
            for name, every in documents.items():
                self.storage.prepare(connection, name)
                rows = Rows(connection, name)
                if len(rows):
                    raise Conflict(f"{self.name} holds {name} already")
                for document in every:
                    rows.append(document)

        with refusals():
            self.storage.transact(fill)

    def scrub(self) -> None:
        """Zeros alone are not enough: balancing its tree, SQLite leaves copies of a row behind.

        So VACUUM writes every page anew; then the log goes into the file and is cut to nothing.
        """
        with refusals(), closing(self.storage.connect()) as connection:
            connection.execute("VACUUM")
            busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if busy:
            raise Unavailable("somebody reads all of it: what was removed is still in its log")

    def check(self) -> None:
        with refusals():  # a transaction without a change succeeds even on a read-only disk
            self.storage.transact(lambda connection: connection.execute("PRAGMA user_version = 1"))

    def close(self) -> None:
        self.db.close()


class TinyCollection:
    """The verbs of a store on one TinyDB table."""

    def __init__(self, table: Any) -> None:
        self.table: RowTable = table
        self._select: Callable[..., list[Any]] = table.storage.select

    def add(self, document: Document) -> Document:
        stored = document | {"version": 1}
        with refusals():
            self.table.insert(stored)
        return stored

    def get(self, id: str) -> Document:
        return self._one(id)[1]

    def save(self, document: Document) -> Document:
        stored = document | {"version": document["version"] + 1}

        def replace(rows: Rows, doc_id: int) -> None:
            rows[doc_id] = stored

        self._change(document["id"], document["version"], replace)
        return stored

    def remove(self, id: str, version: int) -> None:
        self._change(id, version, Rows.__delitem__)

    def _change(self, id: str, version: int, change: Callable[[Rows, int], None]) -> None:
        """Changes a row if it still holds this version; the row's number may be another's now."""
        doc_id, _ = self._one(id)

        def work(rows: Rows) -> None:
            current = rows.get(doc_id, {})
            if current.get("id") != id:
                raise NotFound(id)
            if current["version"] != version:
                raise Conflict(id)
            change(rows, doc_id)

        with refusals():
            self.table._update_table(work)

    def find(
        self,
        *,
        below: Mapping[str, str] | None = None,
        order: str = "",
        limit: int | None = None,
        offset: int = 0,
        **equal: str,
    ) -> list[Document]:
        found = SQLITE.select("body", self.table.name, equal, below)
        return [decode(row[0]) for row in self._rows(SQLITE.sort(found, order, limit, offset))]

    def count(self, *, below: Mapping[str, str] | None = None, **equal: str) -> int:
        return int(self._rows(SQLITE.select("count(*)", self.table.name, equal, below))[0][0])

    def _one(self, id: str) -> tuple[int, Document]:
        rows = self._rows(SQLITE.select("doc_id, body", self.table.name, {"id": id}))
        if not rows:
            raise NotFound(id)
        return rows[0][0], decode(rows[0][1])

    def _rows(self, statement: Statement) -> list[Any]:
        with refusals():
            return self._select(*statement)


@contextmanager
def refusals() -> Iterator[None]:
    """SQLite's errors as the store's own."""
    try:
        yield
    except sqlite3.IntegrityError as error:
        raise Conflict(str(error)) from error
    except sqlite3.Error as error:
        raise Unavailable(str(error)) from error
