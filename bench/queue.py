"""The queue's benchmark: durable accepts per second against SQLite and PostgreSQL by hand."""

import os
import sys

# A script's own folder comes first: there this file would stand for the library's `queue`.
sys.path[0] = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from multiprocessing import get_context
from pathlib import Path
from statistics import median

import click

from aduan.store import open_store
from bench.legs import OURS_POSTGRES, TINY, first_accept, meet, run, run_crowd
from bench.prepared import Queues, server
from bench.scores import Load, Scores

CROWD = Load(10_000, processes=4, threads=8)
FRESH, OPEN_MS = 5, 50  # processes that open the store; milliseconds until it accepts
SPAWN = get_context("spawn")
SLOW = "SLOW_FSYNC_MS"


class Race:
    """Pairs of legs, one after the other: each contestant under each load, on a fresh copy.

    A quick one leaves out who has no target.
    """

    def __init__(self, queues: Queues, sizes: list[int], pairs: int, quick: bool) -> None:
        self.queues, self.pairs, self.quick = queues, pairs, quick
        self.seconds = 0.2 if quick else 0.7
        self.loads = [Load(size, 1, threads) for size in sizes for threads in (1, 32)] + [CROWD]
        self.scores = Scores()
        self.faults: Counter[str] = Counter()

    def run(self) -> None:
        for size in sorted({load.queued for load in self.loads}):
            self.queues.prepare(size)
        legs = [
            (load, contestant)
            for pair in range(self.pairs)
            for load in self.loads
            for contestant in self.queues.contestants[:: -1 if pair % 2 else 1]
            if not self.quick or contestant == TINY or load.least(contestant)
        ]
        with (
            _crowd() as crowd,
            click.progressbar(legs, label="Accepting", file=sys.stderr) as shown,
        ):
            for load, contestant in shown:
                self._leg(crowd, load, contestant)

    def _leg(self, crowd: Executor, load: Load, contestant: str) -> None:
        with self.queues.copy(contestant, load.queued) as where:
            task = (contestant, where, load.threads, self.seconds)
            leg = run(*task) if load.processes == 1 else run_crowd(crowd, load.processes, *task)
            self.scores.add(load, contestant, leg)
            if load == CROWD and contestant in (TINY, OURS_POSTGRES):
                self._count(where, leg.ids)

    def _count(self, where: str, acknowledged: list[str]) -> None:
        with closing(open_store(where)) as store, store.snapshot() as read:
            stored = Counter(document["id"] for document in read("reports"))
        self.faults["acknowledged"] += len(acknowledged)
        self.faults["lost"] += len(set(acknowledged) - stored.keys())
        self.faults["doubled"] += stored.total() - len(stored)

    def report(self) -> Iterator[str]:
        yield from self.scores.table()
        yield ""
        yield from self.scores.flat()
        crowd = f"{CROWD.processes} processes × {CROWD.threads} clients"
        for fault in ("lost", "doubled"):
            name = f"{crowd}: {fault}, of {self.faults['acknowledged']:,} acknowledged"
            yield self.scores.most(name, self.faults[fault], 0)
        yield self._opening()

    def _opening(self) -> str:
        """Each time in a fresh process."""
        size = max(load.queued for load in self.loads)
        with (
            self.queues.copy(TINY, size) as where,
            ProcessPoolExecutor(1, SPAWN, max_tasks_per_child=1) as fresh,
        ):
            ms = median(fresh.map(first_accept, [where] * FRESH))
        return self.scores.most(f"open to first accept, {size:,} queued", ms, OPEN_MS, " ms")


@contextmanager
def _crowd() -> Iterator[Executor]:
    """As many processes as a crowd has; each waits for all others before it begins."""
    everybody = SPAWN.Barrier(CROWD.processes)
    with ProcessPoolExecutor(CROWD.processes, SPAWN, meet, (everybody,)) as executor:
        yield executor


def _kill(folder: Path, times: int, scores: Scores) -> Iterator[str]:
    from tests.kill import kill_at_random

    click.echo(f"{times:,} times kill -9 ...", err=True)
    folder.mkdir()
    verdict = kill_at_random(str(folder), times)
    for fault in ("lost", "doubled", "corrupt"):
        name = f"{times:,} × kill -9: {fault}, of {verdict.acknowledged:,} acknowledged"
        yield scores.most(name, getattr(verdict, fault), 0)
    yield f"{f'{times:,} × kill -9: slowest opening':64}{verdict.slowest_open_ms:8.2f} ms"


@contextmanager
def _folder() -> Iterator[Path]:
    """On a real disk, which /tmp may not be; PostgreSQL's own user can enter it."""
    with tempfile.TemporaryDirectory(prefix="aduan-bench-", dir="/var/tmp") as made:  # noqa: S108
        os.chmod(made, 0o755)  # noqa: S103
        yield Path(made)


def _slowly(ms: float) -> int:
    """Runs the same command, and all that it starts, on a disk that is so much slower."""
    with _folder() as folder:
        source, library = Path(__file__).with_name("slow_fsync.c"), folder / "slow_fsync.so"
        subprocess.run(["cc", "-O2", "-shared", "-fPIC", "-o", library, source], check=True)  # noqa: S603, S607
        environment = os.environ | {"LD_PRELOAD": str(library), SLOW: str(ms)}
        again = [sys.executable, *sys.orig_argv[1:]]
        return subprocess.run(again, env=environment).returncode  # noqa: S603


def _sizes(context: click.Context, option: click.Parameter, value: str | None) -> list[int] | None:
    try:
        return None if value is None else [int(size) for size in value.split(",")]
    except ValueError as error:
        raise click.BadParameter(str(error)) from error


@click.command()
@click.option("--pairs", type=click.IntRange(5), default=5, help="Interleaved pairs (5).")
@click.option("--sizes", callback=_sizes, help="Reports already queued (0,1000,10000,100000).")
@click.option("--fsync-ms", type=float, default=0, help="Each fsync takes so much longer, for all.")
@click.option("--kills", type=int, help="Writers killed at random (1000; 0 with --quick).")
@click.option("--quick", is_flag=True, help="Under 50 seconds: sizes 0 and 10000, targets only.")
def main(
    pairs: int,
    sizes: list[int] | None,
    fsync_ms: float,
    kills: int | None,
    quick: bool,
) -> None:
    """How fast the store accepts reports of 1.5 KB durably, beside SQLite (WAL, synchronous=FULL)
    and PostgreSQL used by hand; medians of pairs of legs, each beside its target.

    The status is 1 when a target is missed. Without a PostgreSQL, its rows are left out.
    """
    if fsync_ms and SLOW not in os.environ:
        sys.exit(_slowly(fsync_ms))
    sizes = sizes or ([0, 10_000] if quick else [0, 1_000, 10_000, 100_000])
    with _folder() as folder, ExitStack() as stack:
        try:
            cluster = stack.enter_context(server(folder / "postgres"))
        except LookupError as lack:
            click.echo(f"No PostgreSQL: {lack}.")
            cluster = None
        race = Race(Queues(folder, cluster), sizes, pairs, quick)
        race.run()
        for line in race.report():
            click.echo(line)
        times = kills if kills is not None else (0 if quick else 1_000)
        if times:
            for line in _kill(folder / "killed", times, race.scores):
                click.echo(line)
    sys.exit(race.scores.missed)


if __name__ == "__main__":
    main()
