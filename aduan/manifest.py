"""What proves that a site is the one that was published: a digest of every file, and of each build.

`data/manifest.txt` holds the SHA-256 of every file of a build, for `sha256sum --check`; among them
is `data/builds.csv`, which holds the digest of every earlier manifest. So whoever kept one digest
can tell later whether anything that was published until then was edited silently: its files no
longer fit it, or it is missing in the list of builds. It does not prove who published.
"""

import hashlib
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from aduan import content, opendata, reading
from aduan.opendata import Column

MANIFEST = "data/manifest.txt"
BUILDS = "data/builds.csv"
COLUMNS = (
    Column("date", "date"),
    Column("sha256", pattern="[0-9a-f]{64}"),
    Column("files", "integer"),
)
ROW = re.compile(r"\d{4}-\d\d-\d\d,[0-9a-f]{64},\d+\r\n")


def log_path(folder: Path) -> Path:
    """The list of all builds, kept in content/."""
    return folder / "outcomes" / "builds.csv"


def text(sums: Mapping[str, str]) -> str:
    """A manifest: for each file its digest and its name, as `sha256sum` prints them."""
    return "".join(f"{digest}  {name}\n" for name, digest in sorted(sums.items()))


def seal(folder: Path, sums: Mapping[str, str], log: Path, day: date) -> str:
    """Writes both files into a rendered site, before anybody reads it; `sums`: the SHA-256 of each
    file of the site, by name.

    Returns this build's line for the log; "" when nothing else changed since the one before, whose
    files it then has. Raises ContentError.
    """
    rows = _rows(log)
    (folder / BUILDS).parent.mkdir(parents=True, exist_ok=True)
    made = _write(folder, sums, rows[:-1])
    if rows and made[0] == rows[-1].split(",")[1]:
        return ""
    digest, files = _write(folder, sums, rows)
    return f"{day.isoformat()},{digest},{files}\r\n"


def note(line: str, log: Path) -> None:
    """Adds a build to the log once it is public."""
    if line:
        content.write(log, _log([*_rows(log), line]))


def proven(name: str, data: bytes, sums: Mapping[str, str], log: Path) -> bool:
    """Whether one of the two files says nothing but what these files and this log say."""
    if name == MANIFEST:
        return set(data.decode().splitlines()) <= set(text(sums).splitlines())
    return name == BUILDS and _log(_rows(log)).encode().startswith(data)


def _write(folder: Path, sums: Mapping[str, str], rows: list[str]) -> tuple[str, int]:
    """Both files, with these rows; the manifest's digest, and how many files it names."""
    builds = _log(rows).encode()
    named = {**sums, BUILDS: _digest(builds)}
    (folder / BUILDS).write_bytes(builds)
    manifest = text(named).encode()
    (folder / MANIFEST).write_bytes(manifest)
    return _digest(manifest), len(named)


def _log(rows: list[str]) -> str:
    return "".join((opendata.head(COLUMNS), *rows))


def _rows(log: Path) -> list[str]:
    """The log's lines; a damaged one ends the build. Raises ContentError."""
    if not log.exists():
        return []
    _, *rows = log.read_bytes().decode().splitlines(keepends=True)
    for number, row in enumerate(rows, 2):
        if not ROW.fullmatch(row):
            raise reading.ContentError(log, number, "this is no line of the list of builds")
    return rows


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
