"""A backup becomes an installation again: `python -m aduan.restore FILE`, onto an empty place.

Every checksum is verified before anything is put in place, and every document is compared after.
"""

import os
import shutil
import tarfile
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import click
import msgspec

from aduan import backup, config, transfer
from aduan.backup import CONTENT, INSTANCE, MANIFEST, Manifest
from aduan.config import ConfigError
from aduan.store import INDEXES, Conflict, Document, Store


class Damaged(click.ClickException):
    """The archive is not what was written: nothing was restored from it."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"{path}: {why}; nothing was restored")


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


def fill(store: Store, stage: Path, manifest: Manifest) -> None:
    """Loads the documents into an empty store and compares each. Raises Conflict, Differs."""
    store.load({name: documents(stage, name) for name in INDEXES})
    with store.snapshot() as written:
        for name in INDEXES:
            if transfer.compare(documents(stage, name), written(name)) != manifest.documents[name]:
                raise transfer.Differs(name)


def restore(path: Path, instance: Path, content: Path) -> tuple[Manifest, Path | None]:
    """The installation of a backup, and where a content folder that stood there was put.

    Raises ConfigError when the place is not empty, Damaged, Differs, Unavailable.
    """
    if instance.exists() and any(instance.iterdir()):
        raise ConfigError(f"{instance} holds an installation already: move it away first")
    instance.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=instance.parent, prefix=".restore-") as name:
        stage = Path(name)
        manifest = unpack(path, stage)
        fresh = stage / INSTANCE
        settings = config.read(os.environ, {"INSTANCE": str(fresh)})
        try:
            with closing(config.open_store(settings)) as store:
                fill(store, stage, manifest)
        except Conflict as error:
            raise ConfigError(f"{error}: nothing was restored") from error
        if instance.exists():
            instance.rmdir()
        aside = _put_aside(content)
        shutil.move(stage / CONTENT, content)
        os.replace(fresh, instance)
    return manifest, aside


def _put_aside(content: Path) -> Path | None:
    if not content.exists():
        return None
    aside = content.with_name(f"{content.name}.before-{datetime.now():%Y%m%d-%H%M%S}")
    os.replace(content, aside)
    return aside


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def main(file: Path) -> None:
    """Restore a backup into ADUAN_INSTANCE (and ADUAN_STORE) and ADUAN_CONTENT."""
    instance, content = config.place("INSTANCE"), config.place("CONTENT")
    manifest, aside = restore(file, instance, content)
    counted = ", ".join(f"{number} {name}" for name, number in manifest.documents.items())
    click.echo(f"restored {counted}, {len(manifest.files)} files of {manifest.made:%Y-%m-%d %H:%M}")
    if aside:
        click.echo(f"the content folder that stood here is now {aside}")
    click.echo("next: python build.py, then flask serve")


if __name__ == "__main__":
    main()
