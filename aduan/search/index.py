"""The full-text index of the public outcomes: one SQLite file, brought up to date by each build.

It can always be made anew of content/. Readers see the state before or after an update, never half
of one (WAL). What was taken out of a text, or with an outcome, leaves no byte: FTS5 keeps the words
of removed rows in its segments until these are merged, and SQLite may keep copies of what its tree
moved, so after that the segments are merged and the file is rewritten.
"""

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import click

from aduan.search.entry import Entry

NAME = "search.db"  # in the instance folder
VERSION = 1  # raise it when the code puts other things into the index: columns, words
PATIENCE = 10  # seconds until another process must have ended what it writes
# SQLite's codes, by their lowest byte (https://sqlite.org/rescode.html), when the file is no index,
# or no whole one: ERROR is a missing table, IOERR a file too short.
DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
UNUSABLE = DAMAGED | {sqlite3.SQLITE_ERROR, sqlite3.SQLITE_IOERR}

SCHEMA = (
    "CREATE TABLE pages (number INTEGER PRIMARY KEY, id TEXT, mark BLOB, said BLOB, "
    "published INTEGER, year TEXT, outcome BLOB)",
    "CREATE INDEX by_id ON pages (id, mark)",
    "CREATE INDEX by_year ON pages (year)",
    "CREATE TABLE traces (id TEXT)",  # whose words must still be scrubbed from the file
    "CREATE VIRTUAL TABLE words USING fts5(title, body, names, facets, "
    "tokenize = \"unicode61 remove_diacritics 0 tokenchars '-=_'\")",
    f"PRAGMA user_version = {VERSION}",
)


class NotWritten(click.ClickException):
    """The index could not be brought up to date."""

    exit_code = 6


@dataclass(frozen=True)
class Updated:
    """How many entries the index has, how many of them were written, how many removed."""

    entries: int
    written: int
    removed: int


def place(instance: Path) -> Path:
    return instance / NAME


def connect(path: Path, mode: str) -> sqlite3.Connection:
    """`mode` is one of SQLite's: rw, rwc. Raises sqlite3.DatabaseError."""
    address = f"file:{quote(str(path.absolute()))}?mode={mode}"
    return sqlite3.connect(address, PATIENCE, isolation_level=None, uri=True)


def code(error: sqlite3.Error) -> int:
    """SQLite's primary result code; 0 for an error of Python's module."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def discard(path: Path) -> None:
    """Removes the index; the next build makes it anew. Raises NotWritten."""
    try:
        for end in ("", "-wal", "-shm", "-journal"):
            path.with_name(path.name + end).unlink(missing_ok=True)
    except OSError as error:
        raise NotWritten(f"{path} can't be removed: {error.strerror}") from error


def update(path: Path, entries: Collection[Entry]) -> Updated:
    """Makes these the index's entries, oldest publication first; writes what changed.

    Raises NotWritten.
    """
    try:
        return _update(path, entries)
    except sqlite3.Error as error:
        if code(error) not in UNUSABLE:
            raise NotWritten(f"{path}: {error}") from error
    discard(path)
    try:
        return _update(path, entries)
    except sqlite3.Error as error:
        raise NotWritten(f"{path}: {error}") from error


def remove(path: Path, gone: Callable[[str], bool]) -> None:
    """Takes out the entries whose public id is `gone`, with every trace; else all, if it can't.

    Raises NotWritten.
    """
    if not path.exists():
        return
    try:
        with _writing(path) as db:
            _remove(db, [id for id in _known(db) if gone(id)])
    except sqlite3.Error:
        discard(path)


def _update(path: Path, entries: Collection[Entry]) -> Updated:
    with _writing(path) as db:
        known = _known(db)
        changed = [entry for entry in entries if known.get(entry.outcome.id) != entry.mark]
        writer = _Writer(db)
        for each in changed:
            writer.write(each)
        removed = known.keys() - {entry.outcome.id for entry in entries}
        _remove(db, removed)
        if not known:
            db.execute("INSERT INTO words(words) VALUES ('optimize')")
    return Updated(len(entries), len(changed), len(removed))


@contextmanager
def _writing(path: Path) -> Iterator[sqlite3.Connection]:
    """One transaction, after which nothing is left in the file of what it took out."""
    with closing(connect(path, "rwc")) as db:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA secure_delete = ON")
        db.execute("BEGIN IMMEDIATE")
        try:
            _prepare(db)
            yield db
        except BaseException:
            db.rollback()
            raise
        db.execute("COMMIT")
        _scrub(db)


def _prepare(db: sqlite3.Connection) -> None:
    """Makes the tables of a new file. Raises sqlite3.DatabaseError if there are others."""
    (version,) = db.execute("PRAGMA user_version").fetchone()
    if version == VERSION:
        db.execute("SELECT 1 FROM words, pages, traces LIMIT 0")
    else:
        for statement in SCHEMA:
            db.execute(statement)


def _known(db: sqlite3.Connection) -> dict[str, bytes]:
    return dict(db.execute("SELECT id, mark FROM pages"))


def _remove(db: sqlite3.Connection, ids: Iterable[str]) -> None:
    numbered = "(SELECT number FROM pages WHERE id = ?)"
    for id in ids:
        db.execute(f"DELETE FROM words WHERE rowid = {numbered}", [id])  # noqa: S608 (no input)
        db.execute("DELETE FROM pages WHERE id = ?", [id])
        db.execute("INSERT INTO traces VALUES (?)", [id])


def _scrub(db: sqlite3.Connection) -> None:
    """An interrupted one is made up for by the next: the traces are forgotten last."""
    if db.execute("SELECT 1 FROM traces").fetchone():
        db.execute("INSERT INTO words(words) VALUES ('optimize')")
        db.execute("VACUUM")
        db.execute("DELETE FROM traces")
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")


@dataclass
class _Writer:
    """Writes entries; a row's number is the second of its publication, or the next free one."""

    db: sqlite3.Connection
    free: dict[int, int] = field(default_factory=dict)  # by second, the number to try next

    def write(self, entry: Entry) -> None:
        id, second = entry.outcome.id, int(entry.outcome.published.timestamp())
        sql = "SELECT number, said, published FROM pages WHERE id = ?"
        number, said, published = self.db.execute(sql, [id]).fetchone() or (None, None, None)
        if said not in (None, entry.said):
            self.db.execute("INSERT INTO traces VALUES (?)", [id])
        if published != second:
            self.db.execute("DELETE FROM words WHERE rowid = ?", [number])
            self.db.execute("DELETE FROM pages WHERE number = ?", [number])
            number = self._number(second)
        row = (number, id, entry.mark, entry.said, second, entry.facets["year"], entry.shown)
        self.db.execute("REPLACE INTO pages VALUES (?, ?, ?, ?, ?, ?, ?)", row)
        columns = "rowid, title, body, names, facets"
        self.db.execute(
            f"REPLACE INTO words ({columns}) VALUES (?, ?, ?, ?, ?)",  # noqa: S608 (no input)
            (number, *entry.columns),
        )

    def _number(self, second: int) -> int:
        number = self.free.get(second, second)
        while self.db.execute("SELECT 1 FROM pages WHERE number = ?", [number]).fetchone():
            number += 1
        self.free[second] = number + 1
        return number
