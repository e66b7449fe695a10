"""Asking the index: one page of results, in one state of it, whatever is written meanwhile."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from math import ceil
from pathlib import Path

import msgspec

from aduan.outcome import Outcome
from aduan.search import index
from aduan.search.query import TITLE, Query

PER_PAGE = 20
REACH = 2_000  # results that can be paged to
COUNTED = 10_000  # of more results of a search for words, it is only known that there are more

COUNT = "SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH ? LIMIT ?)"
# A word of the title weighs as much as eight of the texts, one of a name as two; facets nothing.
RANKED = """
SELECT rowid FROM words WHERE words MATCH ?
ORDER BY bm25(words, 8.0, 1.0, 2.0, 0.0), rowid DESC LIMIT ? OFFSET ?
"""
CHOSEN = "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT ? OFFSET ?"
NEWEST = "SELECT number FROM pages ORDER BY number DESC LIMIT ? OFFSET ?"
SHOWN = "SELECT outcome FROM pages WHERE number = ?"
YEARS = """
WITH RECURSIVE years(year) AS (
  SELECT max(year) FROM pages
  UNION ALL SELECT (SELECT max(year) FROM pages WHERE pages.year < years.year) FROM years
  WHERE year IS NOT NULL
) SELECT year FROM years WHERE year IS NOT NULL
"""


class NotReady(Exception):
    """There is no index that can be read; the next build makes one."""


@dataclass(frozen=True)
class Found:
    """A page of results, pages counting from 1. `any_word`: nothing has all words, these have some.

    `more`: there are more than `total`, which is COUNTED then. `years`: those in which any outcome
    of the index was received, the latest first.
    """

    total: int
    page: int
    outcomes: tuple[Outcome, ...]
    years: tuple[str, ...]
    any_word: bool = False
    more: bool = False

    @property
    def pages(self) -> int:
        return _pages(self.total)

    @property
    def beyond_reach(self) -> bool:
        return self.total > REACH


def find(path: Path, query: Query, page: int = 1) -> Found:
    """A page of what the query asks for, the best first; the newest when it has no words.

    A page beyond the last is the last. Raises NotReady.
    """
    with _reading(path) as db:
        any_word, total = False, _count(db, query, any_word=False)
        if not total and len(query.terms) > 1:
            any_word, total = True, _count(db, query, any_word=True)
        years = tuple(year for (year,) in db.execute(YEARS))
        page = min(max(page, 1), _pages(total))
        best = _best(db, query, total, (page - 1) * PER_PAGE, any_word=any_word)
        raw = [db.execute(SHOWN, (number,)).fetchone()[0] for number in best]
        shown = tuple(msgspec.json.decode(each, type=Outcome) for each in raw)
    more = bool(query.terms) and total > COUNTED
    return Found(COUNTED if more else total, page, shown, years, any_word and total > 0, more)


def _count(db: sqlite3.Connection, query: Query, *, any_word: bool) -> int:
    if question := query.question(any_word=any_word):
        most = COUNTED + 1 if query.terms else -1
        (number,) = db.execute(COUNT, (question, most)).fetchone()
    else:
        (number,) = db.execute("SELECT count(*) FROM pages").fetchone()
    return int(number)


def _best(
    db: sqlite3.Connection, query: Query, total: int, offset: int, *, any_word: bool
) -> list[int]:
    """The numbers of one page of results.

    Words of more outcomes than anybody reads tell little, and ranking them all takes long: then
    those come first that have them in the title, the newest first.
    """

    def numbers(sql: str, *values: object) -> list[int]:
        return [number for (number,) in db.execute(sql, values)]

    question = query.question(any_word=any_word)
    if query.terms and total > REACH:
        titled = numbers(CHOSEN, query.question(any_word=any_word, where=TITLE), REACH, 0)
        every = dict.fromkeys(titled + numbers(CHOSEN, question, REACH, 0))
        return list(every)[:REACH][offset : offset + PER_PAGE]
    if query.terms:
        return numbers(RANKED, question, PER_PAGE, offset)
    if question:
        return numbers(CHOSEN, question, PER_PAGE, offset)
    return numbers(NEWEST, PER_PAGE, offset)


def holds(path: Path, public_id: str) -> bool:
    """Whether this outcome is in the index. Raises NotReady."""
    with _reading(path) as db:
        return db.execute("SELECT 1 FROM pages WHERE id = ?", (public_id,)).fetchone() is not None


def _pages(total: int) -> int:
    return max(ceil(min(total, REACH) / PER_PAGE), 1)


@contextmanager
def _reading(path: Path) -> Iterator[sqlite3.Connection]:
    try:
        with closing(index.connect(path, "rw")) as db:
            db.execute("PRAGMA query_only = ON")
            db.execute("BEGIN")
            yield db
    except sqlite3.Error as error:
        if index.code(error) in index.DAMAGED:
            _give_up(path)
        raise NotReady(str(error)) from error
    except (UnicodeDecodeError, msgspec.MsgspecError) as error:  # damaged inside a row
        _give_up(path)
        raise NotReady(str(error)) from error


def _give_up(path: Path) -> None:
    with suppress(index.NotWritten):
        index.discard(path)
