"""Writers killed at random moments: whether all they were told is accepted is there afterwards."""

import os
import random
import sqlite3
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from uuid import uuid4

from aduan.store import open_store

VICTIMS, ADDERS = 3, 3
# A forkserver forks from a process without threads, and is quicker than a fresh interpreter.
CONTEXT = get_context("forkserver")
CONTEXT.set_forkserver_preload(["tests.kill", "aduan.store.tiny", "aduan.store.postgres"])


@dataclass
class Told:
    """What the writers said was accepted: ids added, and how far each counter had come."""

    added: set[str] = field(default_factory=set)
    counted: Counter[str] = field(default_factory=Counter)
    slowest_open_ms: float = 0

    def hear(self, kind: str, id: str, number: float) -> None:
        if kind == "open":
            self.slowest_open_ms = max(self.slowest_open_ms, number)
        elif kind == "added":
            self.added.add(id)
        else:
            self.counted[id] = max(self.counted[id], int(number))


@dataclass(frozen=True)
class Verdict:
    """All but `acknowledged` should be 0; `slowest_open_ms` is from opening to the first accept."""

    acknowledged: int
    lost: int
    doubled: int
    corrupt: int
    slowest_open_ms: float


def write(where: str, telling: Connection) -> None:
    """Three threads add, one counts up; what is accepted is told; until killed."""
    began = time.perf_counter()
    reports, me = open_store(where).collection("reports"), uuid4().hex
    counter = reports.add({"id": me, "n": 0})
    speaking = threading.Lock()

    def tell(kind: str, id: str, number: float) -> None:
        with speaking:
            telling.send((kind, id, number))

    tell("open", me, (time.perf_counter() - began) * 1000)

    def add(thread: int) -> None:
        number = 0
        while True:
            id = f"{me}-{thread}-{number}"
            reports.add({"id": id, "due": "office 2026-11-30", "story": "cerita " * 200})
            tell("added", id, 0)
            number += 1

    def count() -> None:
        current = counter
        while True:
            current = reports.save(current | {"n": current["n"] + 1})
            tell("counted", me, current["n"])

    with ThreadPoolExecutor(ADDERS + 1) as pool:
        jobs = [pool.submit(add, thread) for thread in range(ADDERS)] + [pool.submit(count)]
        for job in jobs:
            job.result()
    os._exit(1)


def kill_at_random(where: str, times: int) -> Verdict:
    """Kills one of three busy writers, again and again; each was told to have accepted a few."""
    told, chance = Told(), random.Random(times)  # noqa: S311
    victims = [_victim(where) for _ in range(VICTIMS)]
    for kill in range(times + VICTIMS):
        process, hearing = victims.pop(0)
        for _ in range(chance.randint(1, 40)):
            told.hear(*hearing.recv())
        process.kill()
        process.join()
        with suppress(EOFError):
            while True:
                told.hear(*hearing.recv())
        hearing.close()
        if kill < times:
            victims.append(_victim(where))
    return _judge(where, told)


def _victim(where: str):  # type: ignore[no-untyped-def]
    hearing, telling = CONTEXT.Pipe(duplex=False)
    process = CONTEXT.Process(target=write, args=(where, telling), daemon=True)
    process.start()
    telling.close()
    return process, hearing


def _judge(where: str, told: Told) -> Verdict:
    with closing(open_store(where)) as store:
        found = store.collection("reports").find()
    ids = Counter(document["id"] for document in found)
    counters = {d["id"]: d["n"] for d in found if "n" in d}
    behind = [id for id, number in told.counted.items() if counters.get(id, -1) < number]
    ahead = [id for id, number in counters.items() if number > told.counted[id] + 1]
    return Verdict(
        acknowledged=len(told.added) + sum(told.counted.values()),
        lost=len(told.added - ids.keys()) + len(behind),
        doubled=sum(n - 1 for n in ids.values()) + len(ahead),
        corrupt=0 if where.startswith("postgresql://") else _faults(Path(where)),
        slowest_open_ms=told.slowest_open_ms,
    )


def _faults(folder: Path) -> int:
    with closing(sqlite3.connect(folder / "queue.sqlite")) as connection:
        return sum(row != ("ok",) for row in connection.execute("PRAGMA integrity_check"))
