"""A crowd of clients in a process of its own, each with a connection and a session, for one leg.

Only the standard library, so that it starts at once; the leg comes back as JSON.
"""

import json
import re
import secrets
import select
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

PATIENCE = 10  # seconds a client waits for an answer
TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
NUMBER = re.compile(r'<dd id="number">([^<]+)</dd>')
FORM = {
    "step": "send",
    "kind": "complaint",
    "title": "Lampu jalan padam di depan pasar",
    "story": "Sejak bulan Maret lampu jalan di depan pasar padam dan belum diperbaiki.\n" * 17,
    "day": "20",
    "month": "2",
    "year": "2015",
    "district": "bangli/bangli",
    "place": "Depan Pasar Kidul",
    "agency": "dinas-perhubungan-bali",
    "topic": "penerangan-jalan",
    "consent": "yes",
    "name": "Ni Luh Kenari",
    "phone": "0812 0000 1701",
    "email": "kenari@example.com",
}


class Refused(Exception):
    """An answer that was not the one asked for; `args[0]` is its status."""


TROUBLE = (Refused, OSError, HTTPException)


class Client:
    """One connection, kept open, with the session and the CSRF token of the page last seen."""

    def __init__(self, port: int) -> None:
        self._connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        self._cookie = ""
        self.token = ""

    def ask(self, path: str, form: str = "", status: int = 200) -> str:
        """The page; posts a form when there is one. Raises one of TROUBLE."""
        headers = {"Cookie": self._cookie}
        if form:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            self._connection.request("POST" if form else "GET", path, form or None, headers)
            response = self._connection.getresponse()
            page = response.read().decode()
        except (OSError, HTTPException):
            self.close()  # the next request opens another
            raise
        if cookie := response.headers["Set-Cookie"]:
            self._cookie = cookie.partition(";")[0]
        if found := TOKEN.search(page):
            self.token = found[1]
        if response.status != status:
            raise Refused(response.status)
        return page

    def send(self, form: str) -> str:
        """Sends a report under a nonce of its own; the number on its receipt."""
        found = NUMBER.search(self.ask("/lapor/", f"{form}&nonce={secrets.token_urlsafe(24)}"))
        if not found:
            raise Refused("no receipt")
        return found[1]

    def close(self) -> None:
        self._connection.close()


@dataclass
class Leg:
    """What a crowd saw within `seconds`; the answers that came later are in `numbers` only."""

    seconds: float
    times: list[float] = field(default_factory=list)  # of one answer each, in seconds
    numbers: list[str] = field(default_factory=list)  # every receipt
    errors: list[str] = field(default_factory=list)

    @property
    def rate(self) -> float:
        """Answers per second."""
        return len(self.times) / self.seconds


def _work(leg: Leg, act: Callable[[], str], end: float) -> None:
    while (start := time.perf_counter()) < end:
        try:
            number = act()
        except TROUBLE as error:
            leg.errors.append(repr(error))
            continue
        if number:
            leg.numbers.append(number)
        if (now := time.perf_counter()) < end:
            leg.times.append(now - start)


def _arrive(port: int, does: str) -> Callable[[], str]:
    """What a client does again and again, once it has opened the form."""
    client = Client(port)
    client.ask("/lapor/")
    if does == "read":
        return lambda: client.ask("/lapor/") and ""
    form = urlencode(FORM | {"csrf_token": client.token})
    return lambda: client.send(form)


@contextmanager
def _stalled(port: int, leg: Leg) -> Iterator[None]:
    """A client that stops in the middle of its report, and must be waited for all the time."""
    with socket.create_connection(("127.0.0.1", port), PATIENCE) as connection:
        head = "POST /lapor/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 2048\r\n\r\n"
        connection.sendall(head.encode() + b"x" * 1024)
        yield
        if select.select([connection], [], [], 0)[0]:
            leg.errors.append("a stalled client was not waited for")


class Crowd(NamedTuple):
    """So many clients, each doing the same again and again, beside some that stall."""

    clients: int
    does: str = "send"  # a report, or "read" the form
    stalled: int = 0

    def __str__(self) -> str:
        what = {"send": "sending reports", "read": "reading the form"}[self.does]
        return f"{self.clients} {what}" + f", {self.stalled} stalled" * bool(self.stalled)

    def leg(self, port: int, seconds: float) -> Leg:
        """What they see, from a process of their own."""
        arguments = [str(argument) for argument in (port, seconds, *self)]
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-m", "bench.crowd", *arguments],
            cwd=Path(__file__).resolve().parent.parent,
            check=True,
            stdout=subprocess.PIPE,
            timeout=seconds + 6 * PATIENCE,
        )
        return Leg(**json.loads(done.stdout))

    def attend(self, port: int, seconds: float) -> Leg:
        """All arrive, then all begin."""
        leg = Leg(seconds)
        with ExitStack() as held, ThreadPoolExecutor(self.clients) as pool:
            for _ in range(self.stalled):
                held.enter_context(_stalled(port, leg))
            acts = []
            for arrival in [pool.submit(_arrive, port, self.does) for _ in range(self.clients)]:
                try:
                    acts.append(arrival.result())
                except TROUBLE as error:
                    leg.errors.append(repr(error))
            end = time.perf_counter() + seconds
            for work in [pool.submit(_work, leg, act, end) for act in acts]:
                work.result()
        return leg


def main(port: str, seconds: str, clients: str, does: str, stalled: str) -> None:
    leg = Crowd(int(clients), does, int(stalled)).attend(int(port), float(seconds))
    json.dump(asdict(leg), sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
