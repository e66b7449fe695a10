"""The static site: frozen aside by Frozen-Flask, then moved into place file by file by rename.

A reader, or a crash at any moment, meets whole pages only: new pages come before the lists that
link to them, lists before the home pages, and stale pages go last.
"""

import fcntl
import filecmp
import os
import shutil
import tempfile
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import click
from flask import Flask
from flask_frozen import Freezer, MissingURLGeneratorWarning

KEPT = {".gitignore", ".nojekyll", "CNAME"}  # files of site/ that no build makes or removes
ASIDE = ".site-"


class Busy(click.ClickException):
    """Another build is running."""

    exit_code = 2


@dataclass(frozen=True)
class Built:
    """How many pages the site has, how many of them were written, how many removed."""

    pages: int
    written: int
    removed: int


Progress = Callable[[Iterable[str], int], Iterator[str]]


def build(site: Flask, destination: Path, progress: Progress) -> Built:
    """Freezes the site's pages and publishes them. Raises Busy, and whatever a page raises.

    `progress(urls, total)` passes the frozen URLs through, to show how far it is.
    """
    destination.mkdir(parents=True, exist_ok=True)
    with _alone(destination):
        aside = Path(tempfile.mkdtemp(dir=destination.parent, prefix=ASIDE))
        try:
            render(site, aside, progress)
            return swap(aside, destination)
        finally:
            shutil.rmtree(aside)


def render(site: Flask, folder: Path, progress: Progress) -> None:
    """Writes every page of `site.config["PAGES"]` (endpoint, values) into the folder."""
    site.config.update(
        FREEZER_DESTINATION=str(folder),
        FREEZER_REDIRECT_POLICY="error",
        PROPAGATE_EXCEPTIONS=True,
    )
    freezer = Freezer(
        site, with_static_files=False, with_no_argument_rules=False, log_url_for=False
    )
    freezer.register_generator(lambda: site.config["PAGES"])
    with warnings.catch_warnings():
        # A new installation has no outcome page yet, and Frozen-Flask would wonder why.
        warnings.simplefilter("ignore", MissingURLGeneratorWarning)
        for _ in progress((page.url for page in freezer.freeze_yield()), len(site.config["PAGES"])):
            pass


def swap(aside: Path, destination: Path) -> Built:
    """Moves changed files into place and removes the pages that are no more."""
    new = {path.relative_to(aside) for path in aside.rglob("*") if path.is_file()}
    old = {p.relative_to(destination) for p in destination.rglob("*") if p.is_file()}
    changed = [path for path in new if not _same(aside / path, destination / path)]
    for path in sorted(changed, key=_turn):
        target = destination / path
        target.parent.mkdir(parents=True, exist_ok=True)
        os.chmod(aside / path, 0o644)
        os.replace(aside / path, target)
    stale = [path for path in old - new if path.name not in KEPT]
    for path in stale:
        (destination / path).unlink()
    for folder in sorted(destination.rglob("*"), reverse=True):
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
    return Built(len(new), len(changed), len(stale))


def _turn(path: Path) -> tuple[int, str]:
    """Pages first, then lists (index.html of a folder), then the home pages."""
    if path.name != "index.html":
        return 0, str(path)
    return (1 if len(path.parts) > 1 and path.parts[0] != "en" else 2), str(path)


def _same(one: Path, other: Path) -> bool:
    return other.exists() and filecmp.cmp(one, other, shallow=False)


@contextmanager
def _alone(destination: Path) -> Iterator[None]:
    """Holds the build lock, and clears what a killed build left behind."""
    with (destination.parent / f"{ASIDE}lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Busy("another build is running; try again when it has ended") from error
        for left in destination.parent.glob(f"{ASIDE}*/"):
            shutil.rmtree(left)
        yield
