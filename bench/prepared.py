"""The queues that the benchmark's legs run on: of any length, a fresh copy for each leg."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aduan.store import INDEXES, open_store
from aduan.store.select import quoted
from bench.legs import BARE, OURS_POSTGRES, POSTGRES, SQLITE, TINY, reports

if TYPE_CHECKING:
    from tests.postgres import Postgres

FILE = "queue.sqlite"
COPY = "copy"


@contextmanager
def server(folder: Path) -> Iterator["Postgres"]:
    """A PostgreSQL of this run's own. Raises LookupError when there is none here."""
    try:
        import psycopg_pool  # noqa: F401  # beside psycopg, which tests.postgres imports

        from tests.postgres import INITDB, Postgres
        from tests.shell import free_port
    except ImportError as error:
        raise LookupError(f"{error.name} is not installed") from error
    if not INITDB:
        raise LookupError("its server is not installed")
    folder.mkdir()
    cluster = Postgres(folder, free_port())
    cluster.create()
    cluster.start()
    try:
        yield cluster
    finally:
        cluster.stop()


@dataclass
class Queues:
    """In a folder, and on a server if there is one: a queue of each length for each contestant."""

    folder: Path
    cluster: "Postgres | None"

    @property
    def contestants(self) -> tuple[str, ...]:
        return (TINY, SQLITE, BARE, *((POSTGRES, OURS_POSTGRES) if self.cluster else ()))

    def prepare(self, length: int) -> None:
        """Our store makes them, so that all have its very tables; a bare one loses indexes."""
        folder = self._folder(TINY, length)
        folder.mkdir()
        _load(str(folder), length)
        shutil.copytree(folder, self._folder(SQLITE, length))
        bare = shutil.copytree(folder, self._folder(BARE, length)) / FILE
        with closing(sqlite3.connect(bare, isolation_level=None)) as connection:
            _strip(connection)
            connection.execute("VACUUM")
        if self.cluster:
            for contestant in (OURS_POSTGRES, POSTGRES):
                _load(self.cluster.new(_name(contestant, length)), length)
            with self._connected(_name(POSTGRES, length)) as connection:
                _strip(connection)

    @contextmanager
    def copy(self, contestant: str, length: int) -> Iterator[str]:
        """Where a copy is, for one leg; it is on the disk before that begins."""
        if contestant in (POSTGRES, OURS_POSTGRES):
            assert self.cluster
            of = _name(contestant, length)
            with self._connected("postgres") as connection:
                connection.execute(f'CREATE DATABASE {COPY} TEMPLATE "{of}" STRATEGY file_copy')
                yield self.cluster.address(COPY)
                connection.execute(f"DROP DATABASE {COPY} WITH (FORCE)")
            return
        copy = shutil.copytree(self._folder(contestant, length), self.folder / COPY)
        descriptor = os.open(copy / FILE, os.O_RDONLY)
        os.fsync(descriptor)
        os.close(descriptor)
        yield str(copy)
        shutil.rmtree(copy)

    def _folder(self, contestant: str, length: int) -> Path:
        return self.folder / _name(contestant, length)

    def _connected(self, database: str) -> Any:
        import psycopg

        assert self.cluster
        return psycopg.connect(self.cluster.address(database), autocommit=True)


def _name(contestant: str, length: int) -> str:
    return f"{contestant} {length}".replace(",", "").replace(" ", "-")


def _load(where: str, length: int) -> None:
    with closing(open_store(where)) as store:
        store.load({"reports": reports(length)})


def _strip(connection: Any) -> None:
    """Leaves the index of ids only."""
    for names in INDEXES["reports"]:
        if names != ("id",):
            connection.execute(f"DROP INDEX {quoted(' '.join(('reports', *names)))}")
