"""Documents as rows of an SQLite table: one JSON text a document, found by expression indexes."""

import sqlite3
from collections.abc import Callable, ItemsView, Iterator, Mapping, MutableMapping
from typing import Any

from aduan.store.body import decode, encode
from aduan.store.select import Dialect, quoted

Select = Callable[..., list[Any]]


def field(name: str) -> str:
    return "json_extract(body, '$.{}')".format(name.replace("'", "''"))


SQLITE = Dialect(field, "?")


class Rows(MutableMapping[int, dict[str, Any]]):
    """A table's documents within one transaction; those changed in place are written by `flush`."""

    def __init__(self, connection: sqlite3.Connection, table: str) -> None:
        self._run, self._table = connection.execute, quoted(table)
        self._read: dict[int, tuple[str, dict[str, Any]]] = {}

    def __getitem__(self, doc_id: int) -> dict[str, Any]:
        if doc_id not in self._read:
            query = f"SELECT body FROM {self._table} WHERE doc_id = ?"  # noqa: S608
            row = self._run(query, (doc_id,)).fetchone()
            if row is None:
                raise KeyError(doc_id)
            self._read[doc_id] = (row[0], decode(row[0]))
        return self._read[doc_id][1]

    def __setitem__(self, doc_id: int, document: dict[str, Any]) -> None:
        self._run(
            f"INSERT INTO {self._table} (doc_id, body) VALUES (?, ?) "  # noqa: S608
            "ON CONFLICT (doc_id) DO UPDATE SET body = excluded.body",
            (doc_id, encode(document)),
        )
        self._read.pop(doc_id, None)

    def __delitem__(self, doc_id: int) -> None:
        query = f"DELETE FROM {self._table} WHERE doc_id = ?"  # noqa: S608
        if not self._run(query, (doc_id,)).rowcount:
            raise KeyError(doc_id)
        self._read.pop(doc_id, None)

    def __iter__(self) -> Iterator[int]:
        query = f"SELECT doc_id FROM {self._table} ORDER BY doc_id"  # noqa: S608
        return iter([row[0] for row in self._run(query)])

    def __len__(self) -> int:
        return int(self._run(f"SELECT count(*) FROM {self._table}").fetchone()[0])  # noqa: S608

    def clear(self) -> None:
        self._run(f"DELETE FROM {self._table}")  # noqa: S608
        self._read.clear()

    def append(self, document: Mapping[str, Any]) -> int:
        """Adds a document under the next id."""
        query = f"INSERT INTO {self._table} (body) VALUES (?)"  # noqa: S608
        return int(self._run(query, (encode(document),)).lastrowid or 0)

    def flush(self) -> None:
        for doc_id, (body, document) in list(self._read.items()):
            if encode(document) != body:
                self[doc_id] = document


class Stored(Mapping[str, dict[str, Any]]):
    """A table as it is read: keys are strings, as in TinyDB's files; documents come one by one."""

    def __init__(self, select: Select, table: str) -> None:
        self._select, self._table = select, quoted(table)

    def __getitem__(self, doc_id: str) -> dict[str, Any]:
        found = self._select(
            f"SELECT body FROM {self._table} WHERE doc_id = ?",  # noqa: S608
            (doc_id,),  # as text: what is no number is no document's id
        )
        if not found:
            raise KeyError(doc_id)
        document: dict[str, Any] = decode(found[0][0])
        return document

    def items(self) -> ItemsView[str, dict[str, Any]]:
        return Items(self)

    def each(self) -> Iterator[tuple[str, dict[str, Any]]]:
        query = f"SELECT doc_id, body FROM {self._table} ORDER BY doc_id"  # noqa: S608
        return ((str(doc_id), decode(body)) for doc_id, body in self._select(query))

    def __iter__(self) -> Iterator[str]:
        query = f"SELECT doc_id FROM {self._table} ORDER BY doc_id"  # noqa: S608
        return (str(row[0]) for row in self._select(query))

    def __len__(self) -> int:
        query = f"SELECT count(*) FROM {self._table}"  # noqa: S608
        return int(self._select(query)[0][0])


class Items(ItemsView[str, dict[str, Any]]):
    """Read in one query: nobody's removal comes between an id and its document."""

    _mapping: Stored

    def __iter__(self) -> Iterator[tuple[str, dict[str, Any]]]:
        return self._mapping.each()
