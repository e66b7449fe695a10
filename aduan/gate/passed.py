"""The gate's word that a folder may be published: exactly these files, and no others."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import click


@dataclass(frozen=True)
class Passed:
    """Made by `gate.check` alone. `digest` is that of all files; the rest says what was done."""

    folder: Path
    digest: str
    files: int
    cases: int
    values: int


Gate = Callable[[Path], Passed]


class NotPassed(click.ClickException):
    """What is to be published is not what the gate has seen."""

    exit_code = 5

    def __init__(self) -> None:
        super().__init__("the new site is not what the gate has passed; nothing was published")


def confirm(passed: Passed, folder: Path) -> None:
    """Raises NotPassed unless the folder is the one that passed, and unchanged."""
    files = {
        str(path.relative_to(folder)): digest(path.read_bytes())
        for path in folder.rglob("*")
        if path.is_file()
    }
    if passed.folder != folder or passed.digest != whole(files):
        raise NotPassed


def whole(files: Mapping[str, str]) -> str:
    """The digest of a folder by the digests of its files."""
    return digest(repr(sorted(files.items())).encode("utf-8", "surrogatepass"))


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
