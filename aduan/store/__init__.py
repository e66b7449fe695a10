"""Where private documents are kept: five verbs over versioned documents, and the way to open one.

A document is a dict of JSON values with its own `id` and, once stored, a `version` from 1. The
fields it is found by hold text.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from typing import Any, Protocol

import click

Document = dict[str, Any]
Read = Callable[[str], Iterator[Document]]  # every document of a collection, in the order added

# What documents are found and sorted by; a unique index guards every id.
INDEXES: dict[str, tuple[tuple[str, ...], ...]] = {
    "reports": (
        ("id",),
        ("due",),
        ("waits", "due"),
        ("agency", "due"),
        ("review", "due"),
        ("public_id", "due"),
    ),  # fmt: skip
    "accounts": (("id",),),
}
PATIENCE = 5.0  # seconds a request waits for a store that is locked, full or restarting


class NotFound(LookupError):
    """No document has this id."""


class Conflict(Exception):
    """The id is taken (add), or somebody saved a newer version meanwhile (save, remove)."""


class Unavailable(click.ClickException):
    """The disk or database refuses at the moment; nothing was changed. Commands end with it."""

    exit_code = 4

    def __init__(self, why: str) -> None:
        super().__init__(f"the queue can't be used now ({why})")


class Collection(Protocol):
    def add(self, document: Document) -> Document:
        """Stores a new document durably and returns it as version 1. Raises Conflict."""

    def get(self, id: str) -> Document:
        """Raises NotFound."""

    def save(self, document: Document) -> Document:
        """Replaces the version it was read as by the next. Raises NotFound, Conflict."""

    def remove(self, id: str, version: int) -> None:
        """Removes the whole document as it was read. Raises NotFound, Conflict."""

    def find(
        self,
        *,
        below: Mapping[str, str] | None = None,
        order: str = "",
        limit: int | None = None,
        offset: int = 0,
        **equal: str,
    ) -> list[Document]:
        """The documents whose fields equal these and are less than those of `below`, sorted by the
        field `order` and then as they were added; `limit` of them after the first `offset`."""

    def count(self, *, below: Mapping[str, str] | None = None, **equal: str) -> int:
        """How many documents `find` would give."""


class Store(Protocol):
    """All verbs raise Unavailable, then nothing was changed."""

    name: str  # what it runs on, for people; never with a password

    def collection(self, name: str) -> Collection: ...

    def snapshot(self) -> AbstractContextManager[Read]:
        """Reads everything as it stood at one moment, while others go on writing."""

    def load(self, documents: Mapping[str, Iterable[Document]]) -> None:
        """Fills empty collections with documents as they are, all or none. Raises Conflict."""

    def scrub(self) -> None:
        """Rewrites what is kept, so that none of its files holds a byte of what was removed.

        Writers wait meanwhile, on PostgreSQL readers, too; a snapshot somebody reads refuses it.
        """

    def check(self) -> None:
        """Returns when the store can be written to."""

    def close(self) -> None: ...


def open_store(where: str) -> Store:
    """The store in a folder, made when it is not there, or at a postgresql:// address.

    Raises Unavailable; ImportError when the driver of PostgreSQL is not installed.
    """
    if where.startswith(("postgresql://", "postgres://")):
        from aduan.store.postgres import PostgresStore

        return PostgresStore(where)
    from aduan.store.tiny import TinyStore

    return TinyStore(where)
