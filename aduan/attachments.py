"""Received files, apart from everything else: `<instance>/attachments/<report number>…`.

A report's files begin with its number, as a file or as a folder.
"""

import shutil
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from aduan.terms import Kept
from aduan.tracking import NUMBER_LENGTH, write_number

Files = Mapping[str, frozenset[Kept]]
NAME = len(write_number("0" * NUMBER_LENGTH))  # characters of a number at the head of a name
PHOTOS = {".jpg", ".jpeg", ".png", ".webp", ".gif", ".heic", ".heif", ".avif", ".tif", ".tiff"}


def folder(instance: Path) -> Path:
    return instance / "attachments"


def number(path: Path) -> str:
    """The number of the report that a file or folder belongs to."""
    return path.name[:NAME]


def kept(folder: Path) -> Files:
    """By report number, of which parts there are files."""
    found: defaultdict[str, set[Kept]] = defaultdict(set)
    for path in _entries(folder):
        for file in _files(path):
            found[number(path)] |= {Kept.CONTENT, *([Kept.PHOTOS] if _is_photo(file) else [])}
    return {number: frozenset(parts) for number, parts in found.items()}


def remove(folder: Path, of: str, *, photos_only: bool = False) -> int:
    """Removes the files of a report, and counts them. Raises OSError."""
    mine = [path for path in _entries(folder) if number(path) == of]
    gone = [f for path in mine for f in _files(path) if _is_photo(f) or not photos_only]
    for file in gone:
        file.unlink()
    for path in mine:
        if path.is_dir() and not _files(path):
            shutil.rmtree(path)
    return len(gone)


def _entries(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.is_dir() else []


def _files(path: Path) -> list[Path]:
    inside = sorted(path.rglob("*")) if path.is_dir() else [path]
    return [file for file in inside if not file.is_dir()]


def _is_photo(file: Path) -> bool:
    return file.suffix.lower() in PHOTOS
