"""Group commit: whoever comes first writes for all who wait, in one transaction.

A disk makes one commit durable at a time. While it does, more writers arrive; the next of them
takes all their work into one transaction. There is no thread and no journal of our own: SQLite
does the durability (WAL, synchronous=FULL), and nobody is answered before its commit returned.
"""

import os
import sqlite3
import threading
import time
from collections.abc import Callable
from typing import Any

MOMENT = 0.002  # seconds a leader waits at most for the others
Work = Callable[[sqlite3.Connection], Any]


class Request:
    """One writer's work, its result or its error; `turn` wakes it when done or when it leads."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self.result: Any = None
        self.error: BaseException | None = None
        self.leads = False
        self.turn = threading.Lock()
        self.turn.acquire()


class Committer:
    """The one writing connection of a process to one database."""

    def __init__(self, connect: Callable[[], sqlite3.Connection]) -> None:
        self._connect = connect
        self._reset()

    def _reset(self) -> None:
        self._process = os.getpid()
        self._connection: sqlite3.Connection | None = None
        self._mutex = threading.Condition(threading.Lock())
        self._waiting: list[Request] = []
        self._led = False
        self._last, self._lasted = 1, 0.0  # the last batch: how many, how many seconds

    def run(self, work: Work) -> Any:
        """The work's result, once it is durable; its error, when it raised and changed nothing."""
        if os.getpid() != self._process:  # a fork inherits neither connection nor leader
            self._reset()
        request = Request(work)
        with self._mutex:
            self._waiting.append(request)
            request.leads, self._led = not self._led, True
            self._mutex.notify()
        if not request.leads:
            request.turn.acquire()
        if request.leads:
            self._lead(request)
        if request.error is not None:
            raise request.error
        return request.result

    def _lead(self, leader: Request) -> None:
        batch = self._gather()
        began = time.monotonic()
        try:
            self._commit(batch)
        finally:
            with self._mutex:
                self._last, self._lasted = len(batch), time.monotonic() - began
                successor = self._waiting[0] if self._waiting else None
                self._led = successor is not None
            for request in batch:
                if request is not leader:
                    request.leads = False
                    request.turn.release()
            if successor:
                successor.leads = True
                successor.turn.release()

    def _gather(self) -> list[Request]:
        """All who wait, after a moment for as many as came with the last batch.

        Those who were just answered come back at once: without the moment every second commit
        would carry one document. A lone writer never waits.
        """
        with self._mutex:
            moment = min(self._lasted / 2, MOMENT)
            self._mutex.wait_for(lambda: len(self._waiting) >= self._last, moment)
            batch, self._waiting = self._waiting, []
        return batch

    def _commit(self, batch: list[Request]) -> None:
        """One transaction; when it fails as a whole, every request of it gets that error."""
        try:
            connection = self._connection = self._connection or self._connect()
            connection.execute("BEGIN IMMEDIATE")
            if len(batch) == 1:  # with nobody else's work to protect, no savepoint
                batch[0].result = batch[0].work(connection)
            else:
                for request in batch:
                    _attempt(connection, request)
            connection.execute("COMMIT")
        except BaseException as error:
            for request in batch:
                request.result, request.error = None, error
            self._undo(error)
            if not isinstance(error, Exception):
                raise

    def _undo(self, error: BaseException) -> None:
        """Rolls back; after an error of the database's or the disk's, on a new connection."""
        refused = isinstance(error, sqlite3.IntegrityError) or not isinstance(error, sqlite3.Error)
        if refused and self._connection and self._connection.in_transaction:
            self._connection.execute("ROLLBACK")
        else:
            self.close()

    def close(self) -> None:
        """Ends the connection; an open transaction is rolled back. The next run opens another."""
        connection, self._connection = self._connection, None
        if connection is not None and os.getpid() == self._process:
            connection.close()


def _attempt(connection: sqlite3.Connection, request: Request) -> None:
    """One writer's work in a savepoint, so that its refusal undoes nobody else's."""
    connection.execute("SAVEPOINT one")
    try:
        request.result = request.work(connection)
    except Exception as error:
        if not connection.in_transaction:  # SQLite gave up the whole transaction (disk full …)
            raise
        connection.execute("ROLLBACK TO one")
        request.error = error
    connection.execute("RELEASE one")
