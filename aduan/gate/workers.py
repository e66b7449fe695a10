"""All cores of the machine, for much work of one kind; for little work, just this one."""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context, parent_process
from threading import Thread
from types import TracebackType
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

FEW = 500  # things one core has done before others, which import all anew, have helped


class Workers:
    """Processes that start when there is enough to do. `with` ends them.

    They are spawned, not forked: they hold no lock and no connection of ours.
    """

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None

    def map(self, work: Callable[[T], R], things: Sequence[T]) -> list[R]:
        """The results in order. Raises what `work` raises; BrokenProcessPool when one dies."""
        if len(things) < FEW or (os.cpu_count() or 1) < 2:
            return [work(thing) for thing in things]
        if self._pool is None:
            spawn = get_context("spawn")
            self._pool = ProcessPoolExecutor(mp_context=spawn, initializer=_end_with_parent)
        return list(self._pool.map(work, things, chunksize=8))

    def __enter__(self) -> "Workers":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)


def _end_with_parent() -> None:
    """A build that is killed leaves no worker behind."""
    Thread(target=_await_parent, daemon=True).start()


def _await_parent() -> None:
    if parent := parent_process():
        parent.join()
        os._exit(1)
