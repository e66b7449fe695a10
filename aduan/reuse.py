"""What the standing site was made of, so that a page made of the same need not be made again.

A page says by a digest what it is made of; beside the site stands which file was made of what. A
file is used again only while it is the one that the build left there.
"""

import hashlib
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

PACKAGE = Path(__file__).parent
PROGRAM = {".py", ".html", ".txt", ".css", ".mo", ".svg", ".png"}  # what decides how a site looks

Page = tuple[str, Mapping[str, object], str]  # endpoint, values, what it is made of
Mark = tuple[int, int, int]  # inode, size, time of change: another one when anybody writes it


class Made(msgspec.Struct, frozen=True, array_like=True):
    """A file, its name below the site, and the page it is; `of` as in Page."""

    of: str
    name: str
    sha256: str
    mark: Mark


@dataclass(frozen=True)
class Standing:
    """The files in `folder` that may be used again, by the page they are."""

    folder: Path = Path()
    files: Mapping[str, Made] = field(default_factory=dict)

    def of(self, page: Page) -> Made | None:
        """The file of a page made of the same, untouched since."""
        made = self.files.get(key(page))
        same = made is not None and made.of == page[2]
        return made if made and same and mark(self.folder, made.name) == made.mark else None


def digest(*records: Any) -> str:
    """What any change of these changes, too."""
    raw = msgspec.json.encode(records, enc_hook=str)
    return hashlib.blake2b(raw, digest_size=16).hexdigest()


@cache
def program() -> str:
    """The digest of the program itself, the libraries it is made for, and this Python."""
    paths = sorted(path for path in PACKAGE.rglob("*") if path.suffix in PROGRAM)
    texts = [
        (str(path), path.read_bytes()) for path in (*paths, PACKAGE.parent / "requirements.txt")
    ]
    return digest(sys.version, texts)


def key(page: Page) -> str:
    endpoint, values, _ = page
    return f"{endpoint} {values}"


def mark(folder: Path, name: str) -> Mark | None:
    """By which a file is known as the one it was; None when there is none."""
    try:
        found = os.stat(f"{folder}/{name}")  # no Path: it would take longer than the call
    except FileNotFoundError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns


def read(memory: Path, by: str, folder: Path) -> Standing:
    """What may be used again by a build that is like the last one (`by`) in all that every page
    depends on. Nothing of a damaged memory."""
    try:
        made_by, files = msgspec.json.decode(memory.read_bytes(), type=tuple[str, dict[str, Made]])
    except (FileNotFoundError, msgspec.DecodeError):
        return Standing()
    return Standing(folder, files) if made_by == by else Standing()


def write(memory: Path, by: str, files: Mapping[str, Made], half: Path) -> None:
    """Remembers the files of a site that is in place; `half` is where the memory is written."""
    half.write_bytes(msgspec.json.encode((by, files)))
    os.replace(half, memory)
