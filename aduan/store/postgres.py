"""The store on PostgreSQL, for several servers: one jsonb row a document, a pool of connections.

A short outage (a restart, a lost connection) is waited out inside the request, with a bound; an
attempt whose answer got lost is recognised by what it left, so that it is never done twice.
"""

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any, TypeVar

import psycopg
from psycopg import conninfo
from psycopg.types.json import set_json_loads
from psycopg_pool import ConnectionPool, PoolTimeout

from aduan import store
from aduan.store import INDEXES, Conflict, Document, NotFound, Read, Unavailable
from aduan.store.body import decode, encode
from aduan.store.select import Dialect, Statement, quoted

T = TypeVar("T")
Connection = psycopg.Connection[Any]
POOL = 32  # connections of one server process at most
PAUSE = 0.1  # seconds between two attempts
TRY = 1.0  # seconds one attempt waits for a connection
# A server that is told to be lax about durability is not asked twice.
DURABLE = "-c synchronous_commit=on"


# What documents are found by is a column of its own: an index of columns answers a count alone,
# where with one of expressions PostgreSQL reads and unpacks every document.
COLUMNS = sorted({name for indexes in INDEXES.values() for names in indexes for name in names})


def column(name: str) -> str:
    return f"""{quoted(name)} text COLLATE "C" GENERATED ALWAYS AS (body->>'{name}') STORED"""


def field(name: str) -> str:
    if name in COLUMNS:
        return quoted(name)
    return """(body->>'{}') COLLATE "C\"""".format(name.replace("'", "''"))


POSTGRES = Dialect(field, "%s")


class PostgresStore:
    """A database at `postgresql://user:password@host/name`; its tables are made when missing."""

    def __init__(self, address: str) -> None:
        self._address = conninfo.make_conninfo(address, options=DURABLE)
        parts = conninfo.conninfo_to_dict(address)
        self.name = f"PostgreSQL, {parts.get('dbname', '')} at {parts.get('host', 'localhost')}"
        self._process = 0
        self._pool: ConnectionPool[Connection] | None = None
        self.attempt(_prepare)

    @property
    def pool(self) -> "ConnectionPool[Connection]":
        if self._pool is None or self._process != os.getpid():  # a fork inherits no connection
            self._process = os.getpid()
            self._pool = ConnectionPool(
                self._address,
                min_size=1,
                max_size=POOL,
                configure=_configure,
                kwargs={"autocommit": True},  # each verb is one statement
                open=True,
                reconnect_timeout=TRY,  # the next request tries again, not a long back-off
            )
        return self._pool

    def attempt(self, work: Callable[[Connection, bool], T]) -> T:
        """The work's result once it is committed; `work` is told whether it is a repetition."""
        end = time.monotonic() + store.PATIENCE
        repeated = False
        while True:
            left = max(end - time.monotonic(), PAUSE)
            try:
                with refusals(), self.pool.connection(timeout=min(left, TRY)) as connection:
                    return work(connection, repeated)
            except Unavailable:
                if left == PAUSE:
                    raise
            repeated = True
            time.sleep(PAUSE)
            with suppress(PoolTimeout):
                self.pool.check()  # drops the connections that are broken

    def collection(self, name: str) -> "PostgresCollection":
        return PostgresCollection(self, name)

    @contextmanager
    def snapshot(self) -> Iterator[Read]:
        with self._alone() as connection:

            def read(name: str) -> Iterator[Document]:
                query = POSTGRES.sort(POSTGRES.select("body", name, {}), "", None, 0)
                with connection.cursor(f"every {name}") as cursor:  # named: it stays on the server
                    yield from (row[0] for row in cursor.execute(*query))

            yield read

    def load(self, documents: Mapping[str, Iterable[Document]]) -> None:
        with self._alone() as connection:
            for name, every in documents.items():
                table = quoted(name)
                connection.execute(f"LOCK TABLE {table}")
                if connection.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone():  # noqa: S608
                    raise Conflict(f"{self.name} holds {name} already")
                with connection.cursor().copy(f"COPY {table} (body) FROM STDIN") as rows:
                    for document in every:
                        rows.write_row((encode(document),))

    @contextmanager
    def _alone(self) -> Iterator[Connection]:
        """One long transaction that sees one moment; not repeated, since what it read is gone."""
        with refusals(), psycopg.connect(self._address) as connection:
            _configure(connection)
            connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
            yield connection

    def scrub(self) -> None:
        """Writes each table anew, and the planner's statistics, which quote what is indexed (with
        the right of a database's owner). The write-ahead log is the database's own matter."""
        with refusals(), psycopg.connect(self._address, autocommit=True) as connection:
            connection.execute(f"SET lock_timeout = '{store.PATIENCE:.0f}s'")
            for name in INDEXES:
                connection.execute(f"VACUUM (FULL, ANALYZE) {quoted(name)}")
            connection.execute("VACUUM (FULL) pg_statistic")

    def check(self) -> None:
        def writable(connection: Connection, repeated: bool) -> bool:
            row = connection.execute("SHOW transaction_read_only").fetchone()
            return row == ("off",)

        if not self.attempt(writable):
            raise Unavailable("the database is read-only")

    def close(self) -> None:
        if self._pool is not None and self._process == os.getpid():
            self._pool.close()
        self._pool = None


class PostgresCollection:
    """The verbs of a store on one table."""

    def __init__(self, store: PostgresStore, table: str) -> None:
        self._store, self._table = store, table

    def add(self, document: Document) -> Document:
        stored = document | {"version": 1}
        insert = f"INSERT INTO {quoted(self._table)} (body) VALUES (%s)"  # noqa: S608
        body = encode(stored)

        def work(connection: Connection, repeated: bool) -> None:
            if not (repeated and self._stands(connection, stored)):
                connection.execute(insert, (body,))

        self._store.attempt(work)
        return stored

    def get(self, id: str) -> Document:
        found = self.find(id=id)
        if not found:
            raise NotFound(id)
        return found[0]

    def save(self, document: Document) -> Document:
        stored = document | {"version": document["version"] + 1}
        update = (
            f"UPDATE {quoted(self._table)} SET body = %s "  # noqa: S608
            f"WHERE {field('id')} = %s AND (body->>'version')::bigint = %s"
        )
        values = (encode(stored), document["id"], document["version"])

        def work(connection: Connection, repeated: bool) -> None:
            if repeated and self._stands(connection, stored):
                return
            if not connection.execute(update, values).rowcount:
                raise self._refused(connection, document["id"])

        self._store.attempt(work)
        return stored

    def remove(self, id: str, version: int) -> None:
        delete = (
            f"DELETE FROM {quoted(self._table)} "  # noqa: S608
            f"WHERE {field('id')} = %s AND (body->>'version')::bigint = %s"
        )

        def work(connection: Connection, repeated: bool) -> None:
            if not connection.execute(delete, (id, version)).rowcount:
                error = self._refused(connection, id)
                if not (repeated and isinstance(error, NotFound)):
                    raise error

        self._store.attempt(work)

    def _refused(self, connection: Connection, id: str) -> Conflict | NotFound:
        """Why no document with this id was changed."""
        there = POSTGRES.select("1", self._table, {"id": id})
        return (Conflict if connection.execute(*there).fetchone() else NotFound)(id)

    def _stands(self, connection: Connection, stored: Document) -> bool:
        """Whether an attempt whose answer got lost did its work after all."""
        there = POSTGRES.select("body", self._table, {"id": stored["id"]})
        return connection.execute(*there).fetchone() == (stored,)

    def find(
        self,
        *,
        below: Mapping[str, str] | None = None,
        order: str = "",
        limit: int | None = None,
        offset: int = 0,
        **equal: str,
    ) -> list[Document]:
        found = POSTGRES.select("body", self._table, equal, below)
        return [row[0] for row in self._rows(POSTGRES.sort(found, order, limit, offset))]

    def count(self, *, below: Mapping[str, str] | None = None, **equal: str) -> int:
        rows = self._rows(POSTGRES.select("count(*)", self._table, equal, below))
        return int(rows[0][0]) if rows else 0

    def _rows(self, statement: Statement) -> list[Any]:
        if any("\0" in value for value in statement[1]):
            return []  # no document holds a NUL, and PostgreSQL takes no question with one
        return self._store.attempt(lambda connection, _: connection.execute(*statement).fetchall())


@contextmanager
def refusals() -> Iterator[None]:
    """PostgreSQL's errors as the store's own, without what their messages quote of documents."""
    try:
        yield
    except psycopg.IntegrityError as error:
        raise Conflict(type(error).__name__) from error
    except psycopg.Error as error:  # a PoolTimeout is one, too
        raise Unavailable(type(error).__name__) from error


def _configure(connection: Connection) -> None:
    set_json_loads(decode, connection)


def _prepare(connection: Connection, repeated: bool) -> None:
    """Makes tables and indexes; one process at a time."""
    with connection.transaction():
        connection.execute("SELECT pg_advisory_xact_lock(hashtext('aduan'))")
        for table, indexes in INDEXES.items():
            connection.execute(
                f"CREATE TABLE IF NOT EXISTS {quoted(table)} "
                "(doc_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, body jsonb NOT NULL)"
            )
            for name in COLUMNS:
                add = f"ALTER TABLE {quoted(table)} ADD COLUMN IF NOT EXISTS {column(name)}"
                connection.execute(add)
            for names in indexes:
                connection.execute(POSTGRES.index(table, names))
