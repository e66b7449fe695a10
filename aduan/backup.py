"""One archive of all that an installation is: queue, accounts, secrets, received files, content.

It is made while people work: the documents as they stood at one moment, and content/ held still
for that moment. The form does not depend on the engine, so that a backup of TinyDB can be restored
into PostgreSQL and the reverse.
"""

import hashlib
import os
import shutil
import tarfile
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from aduan import content, withheld
from aduan.alone import alone
from aduan.store import INDEXES, Document, Store
from aduan.transfer import Progress, silent

MANIFEST = "manifest.json"
QUEUE, INSTANCE, CONTENT = "queue", "instance", "content"  # folders in the archive
HALF = ".half-"  # how the folder is called in which an archive is being made
# Of the instance folder: in the documents, made anew by a build, or not kept.
OWN = ("queue.sqlite*", "gate.json", withheld.NAME, "search.db*", "backups", ".*")


@dataclass(frozen=True)
class Manifest:
    """What an archive holds: documents by collection, SHA-256 by path of each file."""

    made: datetime
    store: str
    documents: dict[str, int]
    files: dict[str, str]


def folder(instance: Path, setting: str) -> Path:
    return Path(setting) if setting else instance / "backups"


def latest(backups: Path) -> datetime | None:
    """When the newest backup of this folder was made."""
    times = [path.stat().st_mtime for path in backups.glob("aduan-*.tar.gz")]
    return datetime.fromtimestamp(max(times)).astimezone() if times else None


def write(
    store: Store,
    instance: Path,
    content_folder: Path,
    backups: Path,
    now: datetime,
    progress: Progress = silent,
) -> tuple[Path, Manifest]:
    """Makes `<backups>/aduan-<time>.tar.gz`, whole or not at all.

    Raises OSError, Unavailable, Busy.
    """
    backups.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (
        alone(backups, HALF, "backup"),
        tempfile.TemporaryDirectory(dir=backups, prefix=HALF) as name,
    ):
        stage = Path(name) / "stage"
        (stage / QUEUE).mkdir(parents=True)
        with content.locked(content_folder), store.snapshot() as read:
            counts = {n: _write(stage, n, progress(n, read(n))) for n in INDEXES}
            skip = shutil.ignore_patterns(".*")  # locks, and what is half-written
            shutil.copytree(content_folder, stage / CONTENT, ignore=skip)
        shutil.copytree(instance, stage / INSTANCE, ignore=shutil.ignore_patterns(*OWN))
        manifest = Manifest(now, store.name, counts, _hashes(stage))
        (stage / MANIFEST).write_bytes(msgspec.json.format(msgspec.json.encode(manifest)))
        path = backups / f"aduan-{now:%Y%m%d-%H%M%S}.tar.gz"
        _pack(stage, Path(name) / "archive", path)
    return path, manifest


def documents(stage: Path, name: str) -> Path:
    return stage / QUEUE / f"{name}.jsonl"


def _write(stage: Path, name: str, every: Iterable[Document]) -> int:
    with documents(stage, name).open("wb") as file:
        return sum(file.write(msgspec.json.encode(document) + b"\n") > 0 for document in every)


def _hashes(stage: Path) -> dict[str, str]:
    files = sorted(path for path in stage.rglob("*") if path.is_file())
    return {str(path.relative_to(stage)): digest(path) for path in files}


def digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _pack(stage: Path, half: Path, path: Path) -> None:
    """The manifest goes first, so that it can be read without unpacking the rest."""
    with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT, 0o600), "wb") as file:
        with tarfile.open(fileobj=file, mode="w:gz", compresslevel=6) as archive:
            archive.add(stage / MANIFEST, MANIFEST)
            for each in sorted(stage.iterdir()):
                if each.name != MANIFEST:
                    archive.add(each, each.name)
        file.flush()
        os.fsync(file.fileno())
    os.replace(half, path)
