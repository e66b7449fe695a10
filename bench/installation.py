"""An installation of a benchmark's own: new, filled with reports, served by the real command."""

import random
import secrets
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from aduan import accounts, create_app, deadlines, demo, queue, tracking
from aduan.config import ROOT
from aduan.office import Office
from aduan.report import Report, to_document
from aduan.store import Document
from aduan.terms import Role
from tests import copy_content
from tests.shell import Shell, free_port, shell_in

ROLES = (Role.TRIAGE, Role.AGENCY, Role.REVIEWER)  # each has an account, named after it
PASSWORD = secrets.token_urlsafe()
WEEKS = 13  # within which the reports came in
CLOSED = 6  # every sixth is not open any more
START = 20.0  # seconds a server may take to answer


@dataclass(frozen=True)
class Installation:
    """Its folder; `store` is "" for TinyDB, else the address of a database."""

    folder: Path
    store: str = ""
    port: int = field(default_factory=free_port)

    def __post_init__(self) -> None:
        copy_content(self.folder / "content")
        self._shell().run("-m", "aduan.installation").check_returncode()

    def _shell(self, threads: int = 1) -> Shell:
        numbers = {"PORT": str(self.port), "THREADS": str(threads)}
        return shell_in(self.folder, STORE=self.store, HOST="127.0.0.1", **numbers)

    @contextmanager
    def office(self) -> Iterator[Office]:
        """The same office in this process."""
        folders = {name: str(self.folder / name.lower()) for name in ("INSTANCE", "CONTENT")}
        made: Office = create_app(folders | {"STORE": self.store}).extensions["office"]
        with closing(made.store):
            yield made

    @contextmanager
    def served(self, threads: int) -> Iterator[int]:
        """The port of `flask serve`, running until the block is left."""
        command = [sys.executable, "-m", "flask", "serve"]
        environment = self._shell(threads).environment
        with (self.folder / "log").open("w") as log:
            server = subprocess.Popen(  # noqa: S603
                command, cwd=ROOT, env=environment, stdout=log, stderr=log
            )
        try:
            self._wait(server)
            yield self.port
        finally:
            server.terminate()
            server.wait()

    def _wait(self, server: "subprocess.Popen[bytes]") -> None:
        end = time.monotonic() + START
        while server.poll() is None and time.monotonic() < end:
            try:
                socket.create_connection(("127.0.0.1", self.port)).close()
                return
            except ConnectionRefusedError:
                time.sleep(0.05)
        raise RuntimeError((self.folder / "log").read_text() or "the server does not start")


def filled(folder: Path, new: Callable[[], str], sizes: Iterable[int]) -> list[Installation]:
    """Installations with so many open reports each; `new` gives each its store."""
    with Installation(folder / "lives").office() as office:
        lived = list(lives(office))
    places = []
    for size in sizes:
        places.append(Installation(folder / f"{size}-open", new()))
        with places[-1].office() as office:
            fill(office, lived, size)
        if places[-1].store:
            analyze(places[-1].store)
    return places


def lives(office: Office) -> Iterator[Report]:
    """The demonstration's reports, lived through in this office: every state, realistic texts."""
    numbers: dict[str, str] = {}
    for item in demo.items():
        report = demo.live(office, item, numbers)
        numbers[item["key"]] = report.id
        yield report


def fill(office: Office, lived: list[Report], number: int) -> None:
    """Clones, and an account of each role; the agency is the one with the most open reports."""
    documents = list(clones(office, lived, number))
    agencies = Counter(d["agency"] for d in documents if d["waits"] == Role.AGENCY)
    busiest = agencies.most_common(1)[0][0]
    staff = (
        accounts.new(role.value, "", role, PASSWORD, busiest if role is Role.AGENCY else "")
        for role in ROLES
    )
    office.store.load({"reports": documents, "accounts": map(msgspec.to_builtins, staff)})


def clones(office: Office, lived: list[Report], number: int) -> Iterator[Document]:
    """So many open reports, filed by this office as if each had come in some weeks earlier, and
    the closed ones among them. The same each time but for their numbers."""
    chance = random.Random(number)  # noqa: S311
    opened = [report for report in lived if report.state in queue.WAITS]
    over = [report for report in lived if report.state not in queue.WAITS]
    for place in range(number * CLOSED // (CLOSED - 1)):
        report = chance.choice(over if place % CLOSED == CLOSED - 1 else opened)
        older = earlier(office, report, chance.randrange(WEEKS))
        due = deadlines.closing(office.timetable, older, office.today)
        clone = earlier(office, report, 0) if due else older  # nothing is open that should not be
        filed = queue.filed(office.timetable, clone, office.sensitive)
        yield to_document(clone) | filed | {"version": 1}


def earlier(office: Office, report: Report, weeks: int) -> Report:
    """Another report with the same life."""
    number, _ = tracking.issue(office.code_key, tracking.nonce(), b"")
    back = timedelta(weeks=weeks)
    events = tuple(replace(event, at=event.at - back) for event in report.events)
    return replace(report, id=number, received=report.received - back, events=events)


def analyze(address: str) -> None:
    """What PostgreSQL does by itself within a minute: from then on it plans by what is there."""
    import psycopg

    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE")


@contextmanager
def databases(server: str) -> Iterator[Callable[[], str]]:
    """Makes a new database of a PostgreSQL server with each call; in the end none is left."""
    import psycopg

    made: list[str] = []
    with psycopg.connect(server, autocommit=True) as connection:

        def new() -> str:
            made.append(f"aduan_bench_{secrets.token_hex(4)}")
            connection.execute(f'CREATE DATABASE "{made[-1]}"')
            return urlsplit(server)._replace(path=f"/{made[-1]}").geturl()

        try:
            yield new
        finally:
            for name in made:
                connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
