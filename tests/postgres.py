"""A PostgreSQL of the tests' own: a fresh cluster on loopback, in a temporary folder."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from tests.shell import free_port

DEBIAN = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
INITDB = str(DEBIAN[-1]) if DEBIAN else shutil.which("initdb")
LACKING = "no PostgreSQL: `make postgres` installs it as root on Debian"


@dataclass
class Postgres:
    """A cluster in `folder`; root hands it to the user postgres, since the server refuses root."""

    folder: Path
    port: int

    def _run(self, program: str, *arguments: str) -> None:
        assert INITDB, f"CI=true, and {LACKING}"
        command = [str(Path(INITDB).parent / program), "-D", str(self.folder / "data"), *arguments]
        if os.geteuid() == 0:
            command = ["runuser", "-u", "postgres", "--", *command]
        subprocess.run(  # noqa: S603
            command, cwd="/", check=True, stdout=subprocess.DEVNULL, timeout=60
        )

    def create(self) -> None:
        if os.geteuid() == 0:
            shutil.chown(self.folder, "postgres", "postgres")
        self._run("initdb", "-A", "trust", "-U", "aduan", "--no-sync")

    def start(self) -> None:
        options = f"-c listen_addresses=127.0.0.1 -p {self.port} -c unix_socket_directories=''"
        self._run("pg_ctl", "start", "-w", "-l", str(self.folder / "log"), "-o", options)

    def stop(self) -> None:
        """As if it had crashed."""
        self._run("pg_ctl", "stop", "-w", "-m", "immediate")

    def address(self, database: str) -> str:
        return f"postgresql://aduan@127.0.0.1:{self.port}/{database}"

    def new(self, database: str) -> str:
        """The address of a new, empty database."""
        with psycopg.connect(self.address("postgres"), autocommit=True) as connection:
            connection.execute(f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)')
            connection.execute(f'CREATE DATABASE "{database}"')
        return self.address(database)


@contextmanager
def running() -> Iterator[Postgres]:
    folder = Path(tempfile.mkdtemp(prefix="aduan-postgres-"))
    try:
        cluster = Postgres(folder, free_port())
        cluster.create()
        cluster.start()
        try:
            yield cluster
        finally:
            cluster.stop()
    finally:
        shutil.rmtree(folder)
