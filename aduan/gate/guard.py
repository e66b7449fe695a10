"""Lets a folder pass as the public site, or raises the alarm.

It fails closed: what can't be read is an alarm, too.
"""

import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import click

from aduan import manifest
from aduan.freeze import Progress
from aduan.gate import attribution, passed, searched
from aduan.gate.passed import Passed
from aduan.gate.scan import Scan
from aduan.gate.wanted import Kept, rules
from aduan.gate.workers import Workers
from aduan.office import Office
from aduan.withheld import Grounds

LINES = 20  # of an alarm
SEALS = frozenset({manifest.BUILDS, manifest.MANIFEST})
STATIC = Path(__file__).parent.parent / "static"
OURS = frozenset(f"{STATIC.name}/{path.name}" for path in STATIC.iterdir())


class Alarm(click.ClickException):
    """The site holds what must not be public, or what can't be read; never says a value.

    `grounds`: by the public id of the outcome that it belongs to, SITE if to none.
    """

    exit_code = 5

    def __init__(self, scan: Scan, grounds: Mapping[str, Grounds]) -> None:
        self.findings = tuple(sorted(scan.findings))
        self.grounds = dict(grounds)
        lines = list(scan.lines(LINES))
        more = len(self.findings) - len(lines)
        lines = [*lines, f"and {more} more"] if more else lines
        super().__init__(
            f"private data, or files that can't be read: {len(self.findings)} findings "
            "(case, file, kind)\n  " + "\n  ".join(lines)
        )


def quiet(names: Iterable[str], total: int) -> Iterator[str]:
    yield from names


def bar(names: Iterable[str], total: int) -> Iterator[str]:
    with click.progressbar(names, length=total, label="Gate", file=sys.stderr) as shown:
        yield from shown


def proven(office: Office, folder: Path, name: str, sums: Mapping[str, str]) -> dict[str, str]:
    """The digest of a file that is known as it is, else nothing: one of `static`, byte for byte,
    or one that says nothing but the digests of others.

    Half of all digests hold a run of digits that anybody would take for a number of a person.
    """
    path, log = folder / name, manifest.log_path(office.content.folder)
    if path.is_symlink() or not path.is_file():
        return {}
    data = path.read_bytes()
    if name in OURS:
        same = data == (STATIC / path.name).read_bytes()
        return {name: passed.digest(data)} if same else {}
    return {name: passed.digest(data)} if manifest.proven(name, data, sums, log) else {}


def check(
    office: Office,
    folder: Path,
    *,
    memory: Path | None = None,
    kept: Kept | None = None,
    progress: Progress = quiet,
) -> Passed:
    """Searches every file and name of a folder for all private values. Raises Alarm.

    `memory`: the file that spares the next check what this one has searched; without it, all is
    searched. `kept`: by public id, the texts a reviewer kept on a page with a reason.
    """
    old = searched.read(memory, office.code_key, rules(office))
    names = sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))
    with Workers() as workers:
        scan = Scan(office, folder, kept or {}, old, workers)
        known = SEALS | OURS
        sums = scan.search(progress([name for name in names if name not in known], len(names)))
        for name in (*sorted(OURS.intersection(names)), *sorted(SEALS.intersection(names))):
            sums |= proven(office, folder, name, sums) or scan.search([name])
    if memory:
        searched.write(memory, office.code_key, scan.searched())
    if scan.findings:
        raise Alarm(scan, attribution.grounds(scan, office.code_key))
    values = sum(map(len, scan.wanted.groups.values()))
    return Passed(folder, passed.whole(sums), len(sums), scan.wanted.cases, values)
