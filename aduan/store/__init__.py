"""Where private documents are kept: four verbs over versioned documents, and the way to open one.

A document is a dict of JSON values with its own `id` and, once stored, a `version` from 1.
"""

from pathlib import Path
from typing import Any, Protocol

Document = dict[str, Any]


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


def open_store(instance: Path) -> Store:
    """The store of an installation, made when it is not there."""
    from aduan.store.tiny import TinyStore

    return TinyStore(instance / "queue.json")
