"""Asking the index: one page of results, in one state of it, whatever is written meanwhile."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from math import ceil
from pathlib import Path

import msgspec

from aduan.outcome import Outcome
from aduan.search import index
from aduan.search.query import Query

PER_PAGE = 20
REACH = 2_000  # results that are ranked, and can be paged to: of more, the newest

# A word of the title weighs as much as eight of the texts, one of a name as two; facets nothing.
RANKED = f"""
SELECT outcome FROM (
  SELECT found, score FROM (
    SELECT rowid AS found, bm25(words, 8.0, 1.0, 2.0, 0.0) AS score FROM words
    WHERE words MATCH :question ORDER BY rowid DESC LIMIT {REACH}
  ) ORDER BY score, found DESC LIMIT {PER_PAGE} OFFSET :offset
) JOIN pages ON number = found ORDER BY score, found DESC
"""  # noqa: S608 (no input)
CHOSEN = f"""
SELECT outcome FROM (
  SELECT rowid AS found FROM words WHERE words MATCH :question
  ORDER BY rowid DESC LIMIT {PER_PAGE} OFFSET :offset
) JOIN pages ON number = found ORDER BY found DESC
"""  # noqa: S608 (no input)
NEWEST = f"SELECT outcome FROM pages ORDER BY number DESC LIMIT {PER_PAGE} OFFSET :offset"  # noqa: S608
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

    `years`: those in which any outcome of the index was received, the latest first.
    """

    total: int
    page: int
    outcomes: tuple[Outcome, ...]
    years: tuple[str, ...]
    any_word: bool = False

    @property
    def pages(self) -> int:
        return _pages(self.total)

    @property
    def beyond_reach(self) -> bool:
        return self.total > REACH


def find(path: Path, query: Query, page: int = 1) -> Found:
    """A page of what the query asks for: ranked, or the newest first when it has no words.

    A page beyond the last is the last. Raises NotReady.
    """
    with _reading(path) as db:
        question, any_word = query.question(), False
        total = _count(db, question)
        if not total and len(query.terms) > 1:
            question, any_word = query.question(any_word=True), True
            total = _count(db, question)
        years = tuple(year for (year,) in db.execute(YEARS))
        page = min(max(page, 1), _pages(total))
        sql = RANKED if query.terms else CHOSEN if question else NEWEST
        rows = db.execute(sql, {"question": question, "offset": (page - 1) * PER_PAGE})
        shown = tuple(msgspec.json.decode(raw, type=Outcome) for (raw,) in rows)
    return Found(total, page, shown, years, any_word and total > 0)


def holds(path: Path, public_id: str) -> bool:
    """Whether this outcome is in the index. Raises NotReady."""
    with _reading(path) as db:
        return db.execute("SELECT 1 FROM pages WHERE id = ?", (public_id,)).fetchone() is not None


def _pages(total: int) -> int:
    return max(ceil(min(total, REACH) / PER_PAGE), 1)


def _count(db: sqlite3.Connection, question: str) -> int:
    if not question:
        (number,) = db.execute("SELECT count(*) FROM pages").fetchone()
    else:
        sql = "SELECT count(*) FROM words WHERE words MATCH ?"
        (number,) = db.execute(sql, (question,)).fetchone()
    return int(number)


@contextmanager
def _reading(path: Path) -> Iterator[sqlite3.Connection]:
    try:
        with closing(index.connect(path, "rw")) as db:
            db.execute("PRAGMA query_only = ON")
            db.execute("BEGIN")
            yield db
    except sqlite3.Error as error:
        if index.code(error) in index.DAMAGED:
            index.discard(path)
        raise NotReady(str(error)) from error
    except msgspec.MsgspecError as error:  # written by another version of the software
        raise NotReady(str(error)) from error
