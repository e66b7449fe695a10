"""The static site: frozen aside by Frozen-Flask, passed by the gate, moved into place by rename.

Nothing moves without the gate's word for exactly these files. A reader, or a crash at any moment,
meets whole pages only: new pages come before the lists that link to them, lists before the home
pages, and stale pages go last.
"""

import filecmp
import os
import re
import shutil
import tempfile
import warnings
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from flask import Flask
from flask_frozen import Freezer, MissingURLGeneratorWarning

from aduan import manifest
from aduan.alone import alone
from aduan.gate.passed import Gate, Passed, confirm

KEPT = {".gitignore", ".nojekyll", "CNAME"}  # files of site/ that no build makes or removes
ASIDE = ".site-"
OLD = timedelta(days=2)  # of a site built every day: older, and every reader is told


@dataclass(frozen=True)
class Built:
    """How many pages the site has, how many of them were written, how many removed."""

    pages: int
    written: int
    removed: int


Progress = Callable[[Iterable[str], int], Iterator[str]]


def build(site: Flask, destination: Path, progress: Progress, gate: Gate) -> Built:
    """Freezes the site's pages and publishes them when the gate lets them pass.

    Raises Busy, NotPassed, and whatever a page or the gate raises. `progress(urls, total)` passes
    the frozen URLs through, to show how far it is.
    """
    destination.mkdir(parents=True, exist_ok=True)
    with alone(destination.parent, ASIDE, "build"):
        aside = Path(tempfile.mkdtemp(dir=destination.parent, prefix=ASIDE))
        try:
            line = render(site, aside, progress)
            carry(destination, aside)
            done = swap(aside, destination, gate(aside))
            manifest.note(line, site.config["BUILD_LOG"])
            _mark(destination).touch()
            return done
        finally:
            shutil.rmtree(aside)


def _mark(destination: Path) -> Path:
    return destination.parent / f"{ASIDE}built"


def built(destination: Path) -> datetime | None:
    """When the last build ended well."""
    mark = _mark(destination)
    return datetime.fromtimestamp(mark.stat().st_mtime).astimezone() if mark.exists() else None


def render(site: Flask, folder: Path, progress: Progress) -> str:
    """Writes every page of `site.config["PAGES"]` (endpoint, values) into the folder, and what
    proves that they are unchanged; returns this build's line for the list of builds."""
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
    return manifest.seal(folder, site.config["BUILD_LOG"], site.config["AS_OF"])


def carry(destination: Path, aside: Path) -> None:
    """Copies the files that no build makes, so that the gate sees them, too."""
    for path in destination.rglob("*"):
        if path.name in KEPT and path.is_file():
            target = aside / path.relative_to(destination)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)


def swap(aside: Path, destination: Path, passed: Passed) -> Built:
    """Moves changed files into place and removes the pages that are no more. Raises NotPassed."""
    confirm(passed, aside)
    new = {path.relative_to(aside) for path in aside.rglob("*") if path.is_file()}
    old = {p.relative_to(destination) for p in destination.rglob("*") if p.is_file()}
    changed = [path for path in new if not _same(aside / path, destination / path)]
    for path in sorted(changed, key=_turn):
        target = destination / path
        target.parent.mkdir(parents=True, exist_ok=True)
        os.chmod(aside / path, 0o644)
        os.replace(aside / path, target)
    stale = old - new
    for path in stale:
        (destination / path).unlink()
    for folder in sorted(destination.rglob("*"), reverse=True):
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
    return Built(len(new), len(changed), len(stale))


def retract(destination: Path, ids: Collection[str]) -> int:
    """Removes from the standing site every page of these ids, and first every file that names one.

    Returns how many files. What named an id whose page is no more may stay: it says just that.
    """
    with alone(destination.parent, ASIDE, "build"):
        files = {path for path in destination.rglob("*") if path.is_file()}
        pages = {path for path in files if path.stem in ids}
        if not pages:
            return 0
        named = re.compile("|".join(re.escape(path.stem) for path in pages).encode())
        naming = {path for path in files - pages if named.search(path.read_bytes())}
        for path in (*naming, *pages):
            path.unlink()
        return len(naming) + len(pages)


def _turn(path: Path) -> tuple[int, str]:
    """Pages first, then lists (index.html of a folder), then the home pages."""
    if path.name != "index.html":
        return 0, str(path)
    return (1 if len(path.parts) > 1 and path.parts[0] != "en" else 2), str(path)


def _same(one: Path, other: Path) -> bool:
    return other.exists() and filecmp.cmp(one, other, shallow=False)
