"""The gate before the public site: no byte of it may hold a private value of any case.

It fails closed: what can't be read is an alarm, too. `python -m aduan.gate` searches the site that
stands; build.py lets every new one pass here first.
"""

import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from aduan import create_app, passed, publish, searched
from aduan.alone import alone
from aduan.freeze import ASIDE, Progress
from aduan.office import Office
from aduan.passed import Passed
from aduan.scan import Finding, Scan
from aduan.wanted import Kept, rules
from aduan.workers import Workers

LINES = 20  # of an alarm


class Alarm(click.ClickException):
    """The site holds what must not be public, or what can't be read; never says a value."""

    exit_code = 5

    def __init__(self, findings: Iterable[Finding], lines: list[str]) -> None:
        self.findings = tuple(findings)
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
        sums = scan.search(progress(names, len(names)))
    if scan.findings:
        raise Alarm(sorted(scan.findings), list(scan.lines(LINES)))
    if memory:
        searched.write(memory, office.code_key, scan.searched())
    values = sum(map(len, scan.wanted.groups.values()))
    return Passed(folder, passed.whole(sums), len(sums), scan.wanted.cases, values)


@click.command()
def main() -> None:
    """Search the standing site, whole, for every private value of every case.

    Exit status: 0 nothing found; 1 there is no site; 2 a build runs; 3 the installation can't
    start; 5 private data, or a file that can't be read, named by case, file and kind.
    """
    app = create_app()
    site = Path(app.config["SITE"])
    if not (site / "index.html").exists():
        raise click.ClickException(f"{site} is not built yet: python build.py")
    started = time.monotonic()
    with alone(site.parent, ASIDE, "build"):
        office = app.extensions["office"]
        done = check(office, site, kept=publish.kept(office), progress=bar)
    click.echo(
        f"{site}: {done.files} files searched for {done.values} values of {done.cases} cases "
        f"in {time.monotonic() - started:.1f} s, nothing found"
    )


if __name__ == "__main__":
    main()
