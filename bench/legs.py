"""One leg of the queue's benchmark: a contestant accepts reports durably for a short while."""

import json
import random
import sqlite3
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles
from threading import Barrier
from typing import Any, NamedTuple

from aduan.store import Document, open_store
from aduan.tracking import ALPHABET, NUMBER_LENGTH, write_number

Accept = Callable[[Document], object]
Client = Callable[[], Accept]  # makes one client more

TINY, SQLITE, BARE = "aduan, TinyDB", "SQLite, same indexes", "SQLite, index of ids only"
POSTGRES, OURS_POSTGRES = "PostgreSQL", "aduan, PostgreSQL"

WARM_UP = 0.1  # seconds
FASTEST = 40_000  # accepts per second that documents are made for
STORY = "Sejak bulan Maret lampu jalan di depan pasar padam dan belum juga diperbaiki. " * 17
BODY: Document = {
    "state": "received",
    "due": "office 2026-11-30",
    "waits": "triage",
    "agency": "",
    "review": "",
    "title": "Lampu jalan padam di depan pasar",
    "story": STORY,
    "version": 1,
}

_everybody: Barrier | None = None  # of the processes of a crowd


def reports(number: int) -> Iterator[Document]:
    """New documents of 1.5 KB, numbered as the office numbers them."""
    chance = random.Random()  # noqa: S311
    for _ in range(number):
        yield BODY | {"id": write_number("".join(chance.choices(ALPHABET, k=NUMBER_LENGTH)))}


@contextmanager
def _aduan(where: str) -> Iterator[Client]:
    with closing(open_store(where)) as store:
        add = store.collection("reports").add
        yield lambda: add


@contextmanager
def _sqlite(where: str) -> Iterator[Client]:
    """As a program written by hand would: a connection a thread, a transaction a document."""
    made: list[sqlite3.Connection] = []

    def client() -> Accept:
        path = Path(where) / "queue.sqlite"
        made.append(sqlite3.connect(path, 60, isolation_level=None, check_same_thread=False))
        run = made[-1].execute
        run("PRAGMA journal_mode = WAL")
        run("PRAGMA synchronous = FULL")
        insert = "INSERT INTO reports (body) VALUES (?)"
        return lambda document: run(insert, (json.dumps(document),))

    yield client
    for connection in made:
        connection.close()


@contextmanager
def _postgres(where: str) -> Iterator[Client]:
    import psycopg

    made: list[psycopg.Connection[Any]] = []

    def client() -> Accept:
        durable = "-c synchronous_commit=on"
        made.append(psycopg.connect(where, autocommit=True, options=durable))
        run, insert = made[-1].execute, "INSERT INTO reports (body) VALUES (%s)"
        return lambda document: run(insert, (json.dumps(document),))

    yield client
    for connection in made:
        connection.close()


OPENED: dict[str, Callable[[str], AbstractContextManager[Client]]] = {
    TINY: _aduan,
    SQLITE: _sqlite,
    BARE: _sqlite,
    POSTGRES: _postgres,
    OURS_POSTGRES: _aduan,
}


@dataclass(frozen=True)
class Leg:
    """Accepts per second, milliseconds each took, and every id that was acknowledged."""

    rate: float
    p50: float
    p99: float
    ids: list[str]


class Accepted(NamedTuple):
    """One report; when it was begun and when it was durable, in seconds from the leg's start."""

    id: str
    began: float
    ended: float


def run(contestant: str, where: str, threads: int, seconds: float) -> Leg:
    """A leg of one process."""
    return _leg(_share(contestant, where, threads, seconds), seconds)


def run_crowd(
    crowd: Executor, processes: int, contestant: str, where: str, threads: int, seconds: float
) -> Leg:
    """A leg of several processes, each of which was started with `meet`; all begin at once."""
    work = [crowd.submit(_share, contestant, where, threads, seconds) for _ in range(processes)]
    return _leg([accepted for share in work for accepted in share.result()], seconds)


def meet(everybody: Barrier) -> None:
    """Tells a process of a crowd where all wait for each other."""
    global _everybody
    _everybody = everybody


def first_accept(where: str) -> float:
    """Milliseconds from opening a store to its first accept."""
    import aduan.store.tiny  # noqa: F401  # not counted

    (document,) = reports(1)
    began = time.perf_counter()
    with _aduan(where) as client:
        client()(document)
        return (time.perf_counter() - began) * 1000


def _share(contestant: str, where: str, threads: int, seconds: float) -> list[Accepted]:
    """What one process has of a leg."""
    documents = iter(list(reports(int(FASTEST * (WARM_UP + seconds)))))
    with OPENED[contestant](where) as client, ThreadPoolExecutor(threads) as pool:
        clients = [client() for _ in range(threads)]
        if _everybody:
            _everybody.wait(60)
        start = time.monotonic() + WARM_UP
        jobs = [pool.submit(_accept, accept, documents, start, seconds) for accept in clients]
        return [accepted for job in jobs for accepted in job.result()]


def _accept(
    accept: Accept, documents: Iterator[Document], start: float, seconds: float
) -> list[Accepted]:
    """One client's accepts, those of the warm-up too; all clients take of the same documents."""
    done = []
    for document in documents:
        began = time.monotonic() - start
        if began > seconds:
            break
        accept(document)
        done.append(Accepted(document["id"], began, time.monotonic() - start))
    return done


def _leg(accepted: list[Accepted], seconds: float) -> Leg:
    timed = [one for one in accepted if one.ended > 0]
    hundredths = quantiles([one.ended - one.began for one in timed], n=100)
    return Leg(
        rate=sum(one.ended <= seconds for one in timed) / seconds,
        p50=hundredths[49] * 1000,
        p99=hundredths[98] * 1000,
        ids=[one.id for one in accepted],
    )
