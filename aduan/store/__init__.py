"""Where private documents are kept: four verbs over versioned documents, and the way to open one.

A document is a dict of JSON values with its own `id` and, once stored, a `version` from 1.
"""

from typing import Any, Protocol

Document = dict[str, Any]

# The fields that documents are found by; a unique index guards every id.
INDEXES: dict[str, tuple[str, ...]] = {
    "reports": ("id", "state", "agency"),
    "accounts": ("id",),
}


class NotFound(LookupError):
    """No document has this id."""


class Conflict(Exception):
    """The id is taken (add), or somebody saved a newer version meanwhile (save)."""


class Unavailable(Exception):
    """The disk or database refuses at the moment; nothing was changed."""


class Collection(Protocol):
    def add(self, document: Document) -> Document:
        """Stores a new document durably and returns it as version 1. Raises Conflict."""

    def get(self, id: str) -> Document:
        """Raises NotFound."""

    def save(self, document: Document) -> Document:
        """Replaces the version it was read as by the next. Raises NotFound, Conflict."""

    def find(self, **equal: object) -> list[Document]:
        """The documents whose fields equal these, in the order they were added."""


class Store(Protocol):
    def collection(self, name: str) -> Collection: ...

    def close(self) -> None: ...


def open_store(folder: str) -> Store:
    """The store of an installation's folder, made when it is not there. Raises Unavailable."""
    from aduan.store.tiny import TinyStore

    return TinyStore(folder)
