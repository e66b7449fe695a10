"""What counting costs so that no small number can be computed, and how much of it is hidden.

`python bench/figures.py` counts 1,000, 4,000, 20,000 and 100,000 invented reports of ten years,
half of them without a page of their own, with the agencies, topics and areas of content/; the
first two sizes with three seeds. Each count is a process of its own. It prints seconds of one core
(all; counting; finding the small counts' reports; choosing worlds; choosing again), the most
memory, and the share of cells that are hidden beside the share of those too small to be shown,
which no choice can make less. Cells are numbers that are not 0, or are hidden.

A sync counts when something counted changed, and once a day. The targets are our own: nobody
waits for it, but a builder of one core should be done within a minute. Exit status 1 when one is
missed.
"""

import sys
from pathlib import Path

sys.path[0] = str(Path(__file__).resolve().parent.parent)  # not bench/: its `queue` hides Python's

import json
import os
import random
import resource
import subprocess
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import accumulate
from typing import Any

import click

from aduan import content, worlds
from aduan.config import ROOT
from aduan.figures import Answered, Snapshot, Standing
from aduan.grid import Grid
from aduan.suppression import Cell, _Chosen
from aduan.terms import ClosedBy, Kind, OutcomeCode, Promise, State

SIZES = {1_000: 3, 4_000: 3, 20_000: 1, 100_000: 1}  # with how many seeds
AS_OF = date(2026, 11, 24)
MONTHS = 120
SECONDS, MEMORY = 60, 500  # of one core, MB; with any of these numbers
LIMITS = {Kind.COMPLAINT: 14, Kind.ASPIRATION: 5, Kind.INFORMATION_REQUEST: 5}
CODES = tuple(code for code in OutcomeCode if code is not OutcomeCode.NOT_ANSWERED)
STEPS = "tally", "members", "worlds", "again"

Found = dict[str, Any]


class Office:
    """Reports as unequally frequent as real ones: few agencies, topics and areas have most."""

    def __init__(self, seed: int, agencies: int, areas: int) -> None:
        """With so many agencies and areas; 0: those of content/."""
        self.chance = random.Random(seed)
        made_of = content.load(ROOT / "content")
        self.agency = self._few(map(str, range(agencies)) if agencies else made_of.agencies)
        own = {district.area for district in made_of.districts}
        self.area = self._few(map(str, range(areas)) if areas else own)
        self.topic = self._few(made_of.topics)
        self.usual = {topic: self.agency() for topic in sorted(made_of.topics)}

    def _few(self, names: Any) -> Callable[[], str]:
        """Draws the n-th most frequent about n times more rarely than the first."""
        shuffled = sorted(names)
        self.chance.shuffle(shuffled)
        weights = list(accumulate(1 / (n + 2) for n in range(len(shuffled))))
        return lambda: self.chance.choices(shuffled, cum_weights=weights)[0]

    def report(self) -> Standing:
        """One report; half of all have a page."""
        chance = self.chance
        back = int(MONTHS * chance.random() ** 1.3)  # more and more each year
        year, month = divmod(12 * AS_OF.year + AS_OF.month - 1 - back, 12)
        topic = self.topic()
        one = Standing(
            self.usual[topic] if chance.random() < 0.7 else self.agency(),
            State.IN_PROGRESS,
            overdue=False,
            month=f"{year}-{month + 1:02}",
            kind=chance.choices(list(Kind), (85, 5, 10))[0],
            topic=topic,
            area=self.area() if chance.random() < 0.9 else "",
            answered=Answered.NOT_DUE,
            age=21 * back + chance.randrange(1, 17),
            routings=min(1 + int(chance.expovariate(1.5)), 5),
        )
        one = self._ended(one) if chance.random() < 0.06 else self._answered(one)
        told = one.first is not None or one.overdue
        return replace(one, public=told and chance.random() < 0.55)

    def _ended(self, one: Standing) -> Standing:
        gone = self.chance.choice((State.ARCHIVED, State.WITHDRAWN))
        if self.chance.random() < 0.7:
            return replace(one, state=gone, agency="", routings=0, answered=Answered.ENDED)
        late = self.chance.random() < 0.2 and one.age > LIMITS[one.kind]
        return replace(
            one, state=gone, late=late, answered=Answered.GIVEN_UP if late else Answered.ENDED
        )

    def _answered(self, one: Standing) -> Standing:
        chance, limit = self.chance, LIMITS[one.kind]
        first = int(chance.lognormvariate(2.1, 0.8))
        if first > one.age or chance.random() < 0.05:
            return self._waiting(one, limit)
        late, closed = first > limit, first + chance.choice((1, 3, 10, 10, 10, 14))
        one = replace(
            one,
            state=State.ANSWERED,
            first=first,
            late=late or chance.random() < 0.03,
            answered=Answered.LATE if late else Answered.ON_TIME,
            outcome=chance.choices(CODES, (40, 15, 20, 10, 5, 10))[0],
            promise=chance.choice(list(Promise)) if chance.random() < 0.1 else None,
            reopened=int(chance.random() < 0.07),
        )
        if closed > one.age:
            return one
        by = chance.choices(list(ClosedBy), (30, 50, 10, 10))[0]
        return replace(one, state=State.CLOSED, closed=closed, closed_by=by)

    def _waiting(self, one: Standing, limit: int) -> Standing:
        if one.age > limit:
            late = {"overdue": True, "late": True, "answered": Answered.OVERDUE}
            return replace(one, outcome=OutcomeCode.NOT_ANSWERED, **late)
        if one.age > 3:
            return one
        return replace(
            one, state=State.RECEIVED, agency="", routings=0, answered=Answered.NOT_ROUTED
        )


def shares(taken: Snapshot, small: Sequence[str]) -> dict[str, tuple[int, int, int]]:
    """By table: cells, those too small to be shown, and those hidden."""
    found: Counter[str] = Counter()
    hidden: Counter[str] = Counter()
    for table, number in _numbers(taken):
        found[table] += 1
        hidden[table] += not isinstance(number, int)
    must = Counter(small)
    return {table: (found[table], must[table], hidden[table]) for table in found}


def _numbers(taken: Snapshot) -> Iterator[tuple[str, object]]:
    for table, rows in taken.tables.items():
        for periods in rows.values():
            for measured in periods.values():
                for values in measured.values():
                    yield from ((table, number) for number in values.values())


def once(number: int, office: Office) -> Found:
    """One count in this process."""
    standings = [office.report() for _ in range(number)]
    spent: Counter[str] = Counter()
    small: list[str] = []

    def apart(step: str, action: Callable[..., Any]) -> Callable[..., Any]:
        def timed(*given: Any) -> Any:
            began = time.process_time()
            done = action(*given)
            spent[step] += time.process_time() - began  # type: ignore[assignment]
            return done

        return timed

    def tally(grid: Grid, every: dict[Standing, int]) -> dict[int, Cell]:
        counted: dict[int, Cell] = apart("tally", count)(grid, every)
        small.extend(grid.name(at)[0] for at, cell in counted.items() if cell.small)
        return counted

    count = Grid.tally
    Grid.tally = tally  # type: ignore[method-assign, assignment]
    worlds.Reports = apart("members", worlds.Reports)  # type: ignore[assignment, misc]
    worlds.hidden = apart("worlds", worlds.hidden)
    _Chosen.reconsider = apart("again", _Chosen.reconsider)  # type: ignore[method-assign]
    began = time.process_time()
    taken = worlds.snapshot(standings, AS_OF)
    seconds = time.process_time() - began
    spent["worlds"] -= spent["again"]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "seconds": seconds, "steps": spent, "memory": memory, "tables": shares(taken, small),
        "public": sum(one.public for one in standings) / number,
    }  # fmt: skip


def measure(number: int, **office: int) -> Found:
    """One count in a process of its own."""
    command = [sys.executable, __file__, "--once", f"{number}"]
    command += [f"--{name}={value}" for name, value in office.items()]
    run = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
    found: Found = json.loads(run.stdout)
    return found


def tell(number: int, found: Found) -> bool:
    met: bool = found["seconds"] <= SECONDS and found["memory"] <= MEMORY
    cells, small, hidden = (sum(column) for column in zip(*found["tables"].values(), strict=True))
    steps = ", ".join(f"{step} {found['steps'][step]:.1f}" for step in STEPS)
    click.echo(
        f"{'met   ' if met else 'MISSED'} {number:>7,} reports, "
        f"{found['public']:.0%} with a page: {found['seconds']:5.1f} s ({steps}), "
        f"{found['memory']:4.0f} MB; "
        f"{hidden / cells:4.0%} of {cells:,} cells hidden, {small / cells:.0%} too small"
    )
    return met


def tell_tables(many: dict[int, Found]) -> None:
    """What is too small and what is hidden in each table, of the first seed."""
    shown: dict[str, list[str]] = defaultdict(list)
    for found in many.values():
        for table, (cells, small, hidden) in found["tables"].items():
            shown[table].append(f"{small / cells:4.0%} {hidden / cells:4.0%}")
    click.echo(f"\n{'too small, hidden':18}" + "".join(f"{number:>12,}" for number in many))
    for table, columns in shown.items():
        click.echo(f"{table:18}" + "".join(f"{column:>12}" for column in columns))


@click.command(help=__doc__)
@click.option("--quick", is_flag=True, help="only 1,000 reports, of one seed")
@click.option("--size", type=int, help="only so many, of one seed")
@click.option("--agencies", type=int, default=0, help="invented ones, not those of content/")
@click.option("--areas", type=int, default=0, help="the same")
@click.option("--once", "number", type=int, hidden=True)
@click.option("--seed", type=int, default=1, hidden=True)
def main(
    quick: bool, size: int | None, agencies: int, areas: int, number: int | None, seed: int
) -> None:
    if number:
        click.echo(json.dumps(once(number, Office(seed, agencies, areas))))
        return
    click.echo(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} before")
    sizes = {size: 1} if size else {1_000: 1} if quick else SIZES
    met, first = True, {}
    for each, seeds in sizes.items():
        for n in range(1, seeds + 1):
            found = measure(each, seed=n, agencies=agencies, areas=areas)
            met &= tell(each, found)
            first.setdefault(each, found)
    tell_tables(first)
    sys.exit(not met)


if __name__ == "__main__":
    main()
