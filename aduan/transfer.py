"""The whole queue from one store to another, and from or to the file of a plain TinyDB.

Every document is compared after it was copied: the count and each value must be the same.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Any

import click
import msgspec

from aduan.accounts import Account
from aduan.report import from_document
from aduan.store import INDEXES, Document, Store

Progress = Callable[[str, Iterable[Document]], Iterable[Document]]
CHECKS: dict[str, Callable[[Document], Any]] = {
    "reports": from_document,
    "accounts": lambda document: msgspec.convert(document, Account),
}


class Differs(click.ClickException):
    """The copy is not what it was made from; it must not be used."""

    def __init__(self, id: str) -> None:
        super().__init__(f"the copy differs at the document {id}: don't use it")


class Unreadable(click.ClickException):
    """A file holds no queue."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"{path}: {why}")


def silent(name: str, documents: Iterable[Document]) -> Iterable[Document]:
    return documents


def copy(source: Store, target: Store, progress: Progress = silent) -> dict[str, int]:
    """Copies everything into an empty store, and counts it. Raises Conflict, Differs."""
    with source.snapshot() as read:
        target.load({name: progress(name, read(name)) for name in INDEXES})
        with target.snapshot() as written:
            return {name: compare(read(name), written(name)) for name in INDEXES}


def compare(one: Iterable[Document], other: Iterable[Document]) -> int:
    """How many documents both hold, in the same order. Raises Differs."""
    count = 0
    for left, right in zip_longest(one, other):
        if left != right:
            raise Differs((left or right or {}).get("id", "?"))
        count += 1
    return count


def read_plain(path: Path) -> dict[str, list[Document]]:
    """The collections in the JSON file of a plain TinyDB. Raises Unreadable."""
    try:
        tables = msgspec.json.decode(path.read_bytes(), type=dict[str, dict[int, Document]])
    except (OSError, ValueError) as error:
        raise Unreadable(path, f"no file of TinyDB: {error}") from error
    if unknown := tables.keys() - CHECKS.keys():
        raise Unreadable(path, f"unknown table {', '.join(sorted(unknown))}")
    return {
        name: [_checked(path, name, found) for _, found in sorted(tables.get(name, {}).items())]
        for name in CHECKS
    }


def _checked(path: Path, name: str, document: Document) -> Document:
    try:
        CHECKS[name](document)
    except msgspec.ValidationError as error:
        where = f"{name} {document.get('id', '?')}"
        raise Unreadable(path, f"{where}: {error}") from error
    return document


def write_plain(store: Store, path: Path) -> dict[str, int]:
    """Everything as one JSON file that plain TinyDB opens. Raises FileExistsError."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        with store.snapshot() as read:
            counts = {}
            for n, name in enumerate(INDEXES):
                file.write(f'{"," if n else "{"}\n"{name}": {{'.encode())
                counts[name] = sum(file.write(line) > 0 for line in _entries(read(name)))
                file.write(b"}")
        file.write(b"\n}\n")
    return counts


def _entries(documents: Iterable[Document]) -> Iterator[bytes]:
    for n, document in enumerate(documents, 1):
        yield f'{"," if n > 1 else ""}\n"{n}": '.encode() + msgspec.json.encode(document)
