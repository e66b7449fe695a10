"""One at a time: a build or a backup that works aside, and clears what a killed one left there."""

import fcntl
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click


class Busy(click.ClickException):
    """Another one is running."""

    exit_code = 2


@contextmanager
def alone(folder: Path, prefix: str, what: str) -> Iterator[None]:
    """Holds `<folder>/<prefix>lock` and removes the folders of that prefix. Raises Busy."""
    with (folder / f"{prefix}lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Busy(f"another {what} is running; try again when it has ended") from error
        for left in folder.glob(f"{prefix}*/"):
            shutil.rmtree(left)
        yield
