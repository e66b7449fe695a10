"""Files that people write, read strictly: what is wrong is named by file and line."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click
import msgspec

from aduan import outcome, tables
from aduan.outcome import Malformed

T = TypeVar("T")


class ContentError(click.ClickException):
    """A file of content/ is wrong; every command says which, where and how, and ends."""

    def __init__(self, path: Path, line: int, message: str) -> None:
        super().__init__(f"{path}:{line}: {message}")


def text(path: Path) -> str:
    """The file's text. Raises ContentError."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise ContentError(path, line, "the file is not UTF-8 text") from error
    except OSError as error:
        raise ContentError(path, 1, error.strerror or str(error)) from error


def rows(path: Path, columns: tuple[str, ...], read: Callable[[tables.Row], T]) -> list[T]:
    """A record of each row of the tables with these columns. Raises ContentError."""
    records: list[T] = []
    try:
        for row in tables.read(text(path), columns):
            try:
                found = read(row)
                if found in records:
                    raise ValueError("this row stands twice")
                records.append(found)
            except (ValueError, msgspec.ValidationError) as error:
                raise Malformed(row.line, str(error)) from error
    except Malformed as error:
        raise ContentError(path, error.line, str(error)) from error
    return records


def slug(text: str) -> str:
    """A name that can stand in an address: small letters, digits, hyphens."""
    if not re.fullmatch("[a-z0-9-]+", text):
        raise Malformed(1, f"{text!r} is no name for an address: use a-z, 0-9 and hyphens")
    return text


def record(path: Path, kind: type[T]) -> T:
    """A file's front matter, its name (`slug`) and its text (`body`). Raises ContentError."""
    whole = text(path)
    try:
        facts, body, _ = outcome.front_matter(whole)
        facts |= {"slug": slug(path.stem), "body": body.strip()}
        return outcome.convert(facts, kind, whole)
    except Malformed as error:
        raise ContentError(path, error.line, str(error)) from error
