"""A backup becomes an installation again: `python -m aduan.restore FILE`, onto an empty place.

Every checksum is verified before anything is put in place, and every document is compared after.
What was erased since, by any list of erasures at hand, is taken out before it reaches the store.
"""

import os
import shutil
import tarfile
import tempfile
import zlib
from collections.abc import Collection, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import click
import msgspec

from aduan import attachments, backup, config, content, erasure, publish, transfer
from aduan.backup import CONTENT, INSTANCE, MANIFEST, Manifest
from aduan.config import ConfigError
from aduan.keeping import Erased
from aduan.store import INDEXES, Conflict, Document, Store


class Damaged(click.ClickException):
    """The archive is not what was written: nothing was restored from it."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"{path}: {why}; nothing was restored")


@dataclass(frozen=True)
class Restored:
    """Documents and files now in place, when they were backed up, how many erased reports were
    left out, and where a content folder that stood there was put."""

    documents: dict[str, int]
    files: int
    made: datetime
    erased: int
    aside: Path | None


def unpack(path: Path, stage: Path) -> Manifest:
    """Every file of the archive, each with the right checksum. Raises Damaged."""
    try:
        with tarfile.open(path) as archive:
            for member in archive:
                target = (stage / member.name).resolve()
                if not target.is_relative_to(stage.resolve()):
                    raise Damaged(path, f"{member.name} points outside")
                if member.isdir():
                    target.mkdir(parents=True, exist_ok=True)
                elif source := archive.extractfile(member):
                    with target.open("wb") as file:
                        shutil.copyfileobj(source, file)
                target.chmod(member.mode & 0o777)
        manifest = msgspec.json.decode((stage / MANIFEST).read_bytes(), type=Manifest)
    except (tarfile.TarError, zlib.error, EOFError, OSError, ValueError) as error:
        raise Damaged(path, f"no whole backup ({error})") from error
    _verify(path, stage, manifest)
    return manifest


def _verify(path: Path, stage: Path, manifest: Manifest) -> None:
    found = {str(p.relative_to(stage)) for p in stage.rglob("*") if p.is_file()} - {MANIFEST}
    if odd := found ^ manifest.files.keys():
        raise Damaged(path, f"{min(odd)} is missing, or was never written")
    for name, known in manifest.files.items():
        if backup.digest(stage / name) != known:
            raise Damaged(path, f"{name} has another checksum")


def documents(stage: Path, name: str) -> Iterator[Document]:
    with backup.documents(stage, name).open("rb") as lines:
        for line in lines:
            yield msgspec.json.decode(line)


def replay(stage: Path, key: bytes, elsewhere: Iterable[Erased]) -> int:
    """Erases again, in an unpacked backup, what its own list or another one says; counts reports.

    Raises ContentError.
    """
    folder, files = stage / CONTENT, attachments.folder(stage / INSTANCE)
    listed = erasure.merged(content.erased(folder), elsewhere)
    if not listed:
        return 0
    content.write(content.erased_path(folder), listed)
    publish.unpublish(folder, listed)
    marks = {entry.number for entry in listed}
    reports = {document["id"] for document in documents(stage, "reports")}
    named = reports | attachments.kept(files).keys()
    gone = {number for number in named if erasure.mark(key, number) in marks}
    for number in gone:
        attachments.remove(files, number)
    if gone:
        _leave_out(stage, gone)
    return len(gone & reports)


def _leave_out(stage: Path, gone: Collection[str]) -> None:
    path = backup.documents(stage, "reports")
    half = path.with_suffix(".half")
    with half.open("wb") as file:
        for document in documents(stage, "reports"):
            if document["id"] not in gone:
                file.write(msgspec.json.encode(erasure.without(document, gone)) + b"\n")
    os.replace(half, path)


def fill(store: Store, stage: Path, counted: dict[str, int]) -> None:
    """Loads the documents into an empty store and compares each. Raises Conflict, Differs."""
    store.load({name: documents(stage, name) for name in INDEXES})
    with store.snapshot() as written:
        for name in INDEXES:
            if transfer.compare(documents(stage, name), written(name)) != counted[name]:
                raise transfer.Differs(name)


def restore(path: Path, instance: Path, folder: Path, erased: Iterable[Erased]) -> Restored:
    """The installation of a backup, without what was erased since: by the list of the backup, of
    the content folder that stands there, and by these.

    Raises ConfigError when the place is not empty, Damaged, ContentError, Differs, Unavailable.
    """
    if instance.exists() and any(instance.iterdir()):
        raise ConfigError(f"{instance} holds an installation already: move it away first")
    instance.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=instance.parent, prefix=".restore-") as name:
        stage = Path(name)
        manifest = unpack(path, stage)
        fresh = stage / INSTANCE
        settings = config.read(os.environ, {"INSTANCE": str(fresh)})
        key = bytes.fromhex(str(settings["CODE_KEY"]))
        gone = replay(stage, key, erasure.merged(content.erased(folder), erased))
        counted = manifest.documents | {"reports": manifest.documents["reports"] - gone}
        try:
            with closing(config.open_store(settings)) as store:
                fill(store, stage, counted)
        except Conflict as error:
            raise ConfigError(f"{error}: nothing was restored") from error
        if instance.exists():
            instance.rmdir()
        aside = _put_aside(folder)
        shutil.move(stage / CONTENT, folder)
        os.replace(fresh, instance)
    return Restored(counted, len(manifest.files), manifest.made, gone, aside)


def _put_aside(folder: Path) -> Path | None:
    if not folder.exists():
        return None
    aside = folder.with_name(f"{folder.name}.before-{datetime.now():%Y%m%d-%H%M%S}")
    os.replace(folder, aside)
    return aside


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--erased",
    "lists",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="a newer outcomes/erased.json than the backup holds; may be given several times",
)
def main(file: Path, lists: tuple[Path, ...]) -> None:
    """Restore a backup into ADUAN_INSTANCE (and ADUAN_STORE) and ADUAN_CONTENT.

    Reports that were erased since are left out: by the list in the backup, the one in the content
    folder that stands here, and those given.
    """
    known = erasure.merged(*map(content.erased_in, lists))
    done = restore(file, config.place("INSTANCE"), config.place("CONTENT"), known)
    counted = ", ".join(f"{number} {name}" for name, number in done.documents.items())
    click.echo(f"restored {counted}, {done.files} files of {done.made:%Y-%m-%d %H:%M}")
    click.echo(f"{done.erased} reports left out because they were erased")
    if done.aside:
        click.echo(f"the content folder that stood here is now {done.aside}")
    click.echo("next: flask purge, python build.py, then flask serve")


if __name__ == "__main__":
    main()
