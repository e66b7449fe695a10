"""How long the public site takes to freeze, with 100, 1,000 and 10,000 outcomes of five years.

Each build is a process of its own, on the same installation: the first one; one without news; and
after one outcome was changed, added, removed, five times each (medians are told). Measured is what
reading the outcomes, freezing them and moving pages into place takes; what the gate's word costs
(here it reads and compares every file, but searches none for anything) is told beside. Memory is
the most that the build and its workers held at once, shared pages counted once.

The targets are seconds, of 2 cores, since there is no Hugo to compare with: derived from the 5 s
that it takes for 10,000 pages with lists, and from an officer who waits. Exit status 1 when one is
missed.
"""

import sys
from pathlib import Path

sys.path[0] = str(Path(__file__).resolve().parent.parent)  # not bench/: its `queue` hides Python's

import json
import os
import random
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from statistics import median
from typing import Any

import click

from aduan import content, create_site, freeze, worlds
from aduan.figures import Answered, Standing
from aduan.gate.passed import Passed, confirm
from aduan.outcome import Outcome, Step
from aduan.terms import RuleName, Unit
from bench.fabric import Fabric
from bench.gate import cpu, quiet
from tests.publication import folder_of, passing, publish

SIZES = (100, 1_000, 10_000)
YEARS = timedelta(days=5 * 365)
ROUNDS = 5
COLD, NO_NEWS, ONE = 7.5, 0.5, 0.5  # seconds with 10,000 outcomes; fewer may take no longer
MEMORY = 512  # MB, with 10,000

Found = dict[str, Any]


def invented(number: int) -> Iterator[Outcome]:
    """Outcomes whose texts nobody's life stands behind, a limit or two on each."""
    fabric = Fabric(content.load(content_folder()), YEARS / number)
    for each in map(fabric.outcome, range(number)):
        late = fabric.chance.random() < 0.2
        verified = Step(RuleName.VERIFY, 2, 3, Unit.WORKING_DAYS, False)
        done = Step(RuleName.COMPLAINT_ORDINARY, 20 if late else 9, 14, Unit.WORKING_DAYS, late)
        yield replace(each, steps=(verified, done), routings=1)


def content_folder() -> Path:
    return Path(sys.path[0]) / "content"


def standing(one: Outcome) -> Standing:
    """How its report is counted."""
    return Standing(
        agency=one.agency, state=one.state, overdue=False, closed_by=one.closed_by, late=one.late,
        public=True, month=one.month, kind=one.kind, topic=one.topic, area=one.area,
        outcome=one.outcome, answered=Answered.LATE if one.late else Answered.ON_TIME,
        first=one.steps[-1].used, closed=one.steps[-1].used + 3, routings=1,
    )  # fmt: skip


def installed(folder: Path, told: list[Outcome]) -> Path:
    """A content folder with these outcomes, and the figures of their reports."""
    made = folder_of(told, folder / "content")
    counted = worlds.snapshot(map(standing, told), told[-1].published.date())
    content.write(content.snapshot_path(made), counted)
    return made


def once(folder: Path) -> Found:
    """One build in this process."""
    spent = [0.0, 0.0]

    def apart(action: Callable[..., Any]) -> Callable[..., Any]:
        """The same, its seconds counted as those of the gate."""

        def timed(*given: Any) -> Any:
            began, before = time.perf_counter(), cpu()
            done = action(*given)
            spent[0] += time.perf_counter() - began
            spent[1] += cpu() - before
            return done

        return timed

    freeze.confirm = apart(confirm)  # type: ignore[attr-defined]
    gate: Callable[[Path], Passed] = apart(passing)
    began, before = time.perf_counter(), cpu()
    public = create_site(folder / "content", demonstration=True, memory=folder / ".site-outcomes")
    built = freeze.build(public, folder / "site", quiet, gate)
    return {
        "seconds": time.perf_counter() - began - spent[0],
        "cpu": cpu() - before - spent[1],
        "gate": spent[0],
        "written": built.written,
        "pages": built.pages,
    }


def held(pid: int) -> int:
    """KB that a process and its children hold now."""
    with suppress(OSError):
        told = Path(f"/proc/{pid}/smaps_rollup").read_text()
        own = next(int(line.split()[1]) for line in told.splitlines() if line.startswith("Pss:"))
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        return own + sum(map(held, map(int, children)))
    return 0


def build(folder: Path) -> Found:
    """One build in a process of its own, watched."""
    command = [sys.executable, __file__, "--once", str(folder)]
    most = 0
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        while process.poll() is None:
            most = max(most, held(process.pid))
            time.sleep(0.2)
        said = process.stdout.read() if process.stdout else ""
    if process.returncode:
        raise RuntimeError(f"the build ended with {process.returncode}")
    return {**json.loads(said), "memory": most / 1024}


def edits(folder: Path, told: list[Outcome]) -> dict[str, Callable[[], object]]:
    """What is done between two builds; each time to another outcome."""
    chance = random.Random(3)
    chance.shuffle(told)
    newest = max(told, key=lambda each: each.published).published
    new = invented(len(told) + ROUNDS)

    def changed() -> None:
        publish(replace(told.pop(), title="Judul yang lebih jelas"), folder)

    def added() -> None:
        nonlocal newest
        newest += timedelta(minutes=1)
        publish(replace(next(new), id=f"baru{newest:%H%M%S}", published=newest), folder)

    def removed() -> None:
        gone = told.pop()
        content.outcome_path(folder, gone.published.year, gone.id).unlink()

    return {"one changed": changed, "one added": added, "one removed": removed}


def tell(what: str, target: float, found: Found) -> bool:
    met: bool = found["seconds"] <= target and found["memory"] <= MEMORY
    click.echo(
        f"{'met   ' if met else 'MISSED'} {what:14} ≤ {target:g} s: {found['seconds']:6.2f} s, "
        f"{found['cpu']:6.2f} s of one core, {found['memory']:4.0f} MB, "
        f"{found['written']:6,} of {found['pages']:,} files written; "
        f"gate's word {found['gate']:.2f} s"
    )
    return met


def medians(many: list[Found]) -> Found:
    return {name: median(one[name] for one in many) for name in many[0]}


def measure(number: int) -> bool:
    """Whether an installation of this size met every target."""
    with tempfile.TemporaryDirectory(prefix="aduan-bench-", dir="/var/tmp") as name:  # noqa: S108 (a disk)
        folder, told = Path(name), list(invented(number))
        made = installed(folder, told)
        met = [tell("first build", COLD, build(folder))]
        size = sum(path.stat().st_size for path in (folder / "site").rglob("*"))
        click.echo(f"       {number:,} outcomes, {size / 1e6:.0f} MB of pages")
        met.append(tell("no news", NO_NEWS, medians([build(folder) for _ in range(ROUNDS)])))
        steps = edits(made, told)
        rounds: dict[str, list[Found]] = {what: [] for what in steps}
        for _ in range(ROUNDS):
            for what, edit in steps.items():
                edit()
                rounds[what].append(build(folder))
        met += [tell(what, ONE, medians(many)) for what, many in rounds.items()]
    return all(met)


@click.command(help=__doc__)
@click.option("--quick", is_flag=True, help="only 1,000 outcomes")
@click.option("--size", type=int, help="only so many")
@click.option("--once", "folder", type=Path, hidden=True)
def main(quick: bool, size: int | None, folder: Path | None) -> None:
    if folder:
        click.echo(json.dumps(once(folder)))
        return
    click.echo(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} before")
    sizes = (size,) if size else (1_000,) if quick else SIZES
    sys.exit(not all([measure(number) for number in sizes]))


if __name__ == "__main__":
    main()
