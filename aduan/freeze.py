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
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from flask import Flask

from aduan import manifest, reuse
from aduan.alone import alone
from aduan.gate.passed import Gate, Passed, confirm
from aduan.press import Frozen, Press
from aduan.reuse import Made, Page, Standing

KEPT = {".gitignore", ".nojekyll", "CNAME"}  # files of site/ that no build makes or removes
ASIDE = ".site-"
OLD = timedelta(days=2)  # of a site built every day: older, and every reader is told


@dataclass(frozen=True)
class Built:
    """How many pages the site has, how many of them were written, how many removed."""

    pages: int
    written: int
    removed: int


@dataclass(frozen=True)
class Rendered:
    """A new site: its line for the list of builds, and the file of each page."""

    line: str
    pages: list[tuple[Page, Frozen]]

    def files(self, destination: Path) -> dict[str, Made]:
        """What to remember of it, once it is in place."""
        return {
            reuse.key(page): Made(page[2], frozen.name, frozen.sha256, mark)
            for page, frozen in self.pages
            if (mark := reuse.mark(destination, frozen.name))
        }


Progress = Callable[[Iterable[str], int], Iterator[str]]


def build(site: Flask, destination: Path, progress: Progress, gate: Gate) -> Built:
    """Freezes the site's pages and publishes them when the gate lets them pass.

    Raises Busy, NotPassed, and whatever a page or the gate raises. `progress(urls, total)` passes
    the frozen URLs through, to show how far it is.
    """
    destination.mkdir(parents=True, exist_ok=True)
    by, memory = site.config["MADE_BY"], destination.parent / f"{ASIDE}pages"
    with alone(destination.parent, ASIDE, "build"):
        aside = Path(tempfile.mkdtemp(dir=destination.parent, prefix=ASIDE))
        try:
            rendered = render(site, aside, progress, reuse.read(memory, by, destination))
            carry(destination, aside)
            done = swap(aside, destination, gate(aside))
            manifest.note(rendered.line, site.config["BUILD_LOG"])
            reuse.write(memory, by, rendered.files(destination), aside / memory.name)
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


def render(
    site: Flask, folder: Path, progress: Progress, standing: Standing | None = None
) -> Rendered:
    """Fills the folder with every page of `site.config["PAGES"]` and what proves that they are
    unchanged. Pages of the standing site that are made of the same are linked, not made again.
    """
    again: list[tuple[Page, Frozen]] = []
    fresh: list[Page] = []
    for page in site.config["PAGES"]:
        if standing and (made := standing.of(page)):
            again.append((page, Frozen("", made.name, made.sha256)))
        else:
            fresh.append(page)
    pressed: list[Frozen] = []
    for _ in progress(_noted(Press(site, folder).freeze_many(fresh), pressed), len(fresh)):
        pass
    if standing:  # only now, so that nothing is ever written into a file of the standing site
        link(standing.folder, folder, [frozen.name for _, frozen in again])
    pages = [*again, *zip(fresh, pressed, strict=True)]
    sums = {frozen.name: frozen.sha256 for _, frozen in pages}
    return Rendered(
        manifest.seal(folder, sums, site.config["BUILD_LOG"], site.config["AS_OF"]), pages
    )


def _noted(pages: Iterable[Frozen], noted: list[Frozen]) -> Iterator[str]:
    """Their addresses; the pages are noted as they come."""
    for page in pages:
        noted.append(page)
        yield page.url


def link(standing: Path, aside: Path, names: Iterable[str]) -> None:
    """Files of the standing site become those of the new one, too."""
    source, target = f"{standing}/", f"{aside}/"
    for folder in {os.path.dirname(name) for name in names}:
        os.makedirs(target + folder, exist_ok=True)
    for name in names:
        try:
            os.link(source + name, target + name)
        except OSError:  # a file system without links, or somebody else's file
            shutil.copyfile(source + name, target + name)


def carry(destination: Path, aside: Path) -> None:
    """Copies the files that no build makes, so that the gate sees them, too."""
    for name in files(destination):
        if os.path.basename(name) in KEPT:
            target = aside / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(destination / name, target)


def swap(aside: Path, destination: Path, passed: Passed) -> Built:
    """Moves changed files into place and removes the pages that are no more. Raises NotPassed."""
    confirm(passed, aside)
    new, old = files(aside), files(destination)
    unlike = (name for name, inode in new.items() if old.get(name) != inode)
    changed = [name for name in unlike if not _same(aside / name, destination / name)]
    for name in sorted(changed, key=_turn):
        target = destination / name
        target.parent.mkdir(parents=True, exist_ok=True)
        os.chmod(aside / name, 0o644)
        os.replace(aside / name, target)
    stale = old.keys() - new.keys()
    for name in stale:
        (destination / name).unlink()
    for folder in sorted({parent for name in stale for parent in Path(name).parents}, reverse=True):
        with suppress(OSError):  # not empty
            (destination / folder).rmdir()
    return Built(len(new), len(changed), len(stale))


def files(folder: Path) -> dict[str, int]:
    """The inode of each file below a folder, by name."""
    found: dict[str, int] = {}
    below = [""]
    while below:
        before = below.pop()
        with os.scandir(folder / before) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    below.append(f"{before}{entry.name}/")
                elif entry.is_file():
                    found[before + entry.name] = entry.inode()
    return found


def retract(destination: Path, ids: Collection[str]) -> int:
    """Removes from the standing site every page of these ids, and first every file that names one.

    Returns how many files. What named an id whose page is no more may stay: it says just that.
    """
    if not destination.exists():
        return 0
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


def _turn(name: str) -> tuple[int, str]:
    """Pages first, then lists (index.html of a folder), then the home pages."""
    folder, _, file = name.rpartition("/")
    if file != "index.html":
        return 0, name
    return (1 if folder not in ("", "en") else 2), name


def _same(one: Path, other: Path) -> bool:
    return other.exists() and filecmp.cmp(one, other, shallow=False)
