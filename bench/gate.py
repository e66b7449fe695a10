"""How long the gate takes: 2,000 public pages, searched for every private value of 2,000 cases.

The cases are lived through as in the demonstration, each by somebody invented here, who also names
himself in the story. Measured is the search alone: the whole site, then the site after one outcome
changed, then after one more case came in. The targets count for 2 cores.
"""

import sys
from pathlib import Path

sys.path[0] = str(Path(__file__).resolve().parent.parent)  # not bench/: its `queue` hides Python's

import random
import resource
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import click

from aduan import create_site, demo, freeze, publish, review
from aduan.gate import guard
from aduan.gate.passed import Passed
from aduan.office import Office
from aduan.report import Report
from bench.installation import Installation

CASES = 2000
WHOLE, ONE_CHANGED, ONE_CAME = 30.0, 1.0, 1.0  # seconds
SYLLABLES = "ba cu di fe go ju ka le mi no pu ra sa te vi wo ya zu".split()


@dataclass(frozen=True)
class Measured:
    """Seconds on the clock, and of one core, with those of the worker processes."""

    seconds: float
    cpu: float
    passed: Passed


def cpu() -> float:
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in both)


def people(chance: random.Random) -> Iterator[dict[str, str]]:
    """Reporters whose names nobody else has, nor any page."""
    while True:
        first, last = ("".join(chance.choices(SYLLABLES, k=4)).title() for _ in range(2))
        yield {
            "name": f"Ni Wayan {first} {last}",
            "phone": f"0812{chance.randrange(10**8):08}",
            "email": f"{first}.{last}@example.com".lower(),
        }


def told(item: demo.Item, number: int, who: dict[str, str]) -> demo.Item:
    """The item as this person would have told it."""
    said = f"Saya {who['name']}, telepon {who['phone']}, surel {who['email']}."
    return {**item, "key": str(number), "story": f"{item['story']} {said}", "reporter": who}


def lives(office: Office, count: int, who: Iterator[dict[str, str]]) -> Report:
    """So many reports with a public page; the last one."""
    items = [item for item in demo.items() if _is_plain(item)]
    with click.progressbar(range(count), label="Living through the cases") as numbers:
        for number in numbers:
            item = items[number % len(items)]
            report = demo.live(office, told(item, number, next(who)), {})
    return report


def retitled(office: Office, report: Report) -> None:
    """A reviewer changes the title of its page."""
    made = review.cautious(report)
    texts = review.suggestion(report, made) | {"title": "Judul yang lebih jelas"}
    publish.publish(office, publish.review(office, report, "peninjau", texts, made), "peninjau")


def _is_plain(item: demo.Item) -> bool:
    """Whether it ends with a public page made of the story, and refers to no other report."""
    steps = item.get("steps") or [{"do": "nothing"}]
    rewritten = any(step["do"] == "review" and "story" in step for step in steps)
    return steps[-1]["do"] == "publish" and not rewritten and "duplicate_of" not in str(steps)


def quiet(urls: Iterable[str], total: int) -> Iterator[str]:
    yield from urls


def search(office: Office, folder: Path, memory: Path) -> Measured:
    """Freezes the public pages into a new folder, and measures the gate on it."""
    publish.sync(office)
    site = folder / f"site-{time.monotonic_ns()}"
    freeze.render(create_site(office.content.folder, demonstration=True), site, quiet)
    kept = publish.kept(office)
    began, before = time.perf_counter(), cpu()
    passed = guard.check(office, site, memory=memory, kept=kept)
    return Measured(time.perf_counter() - began, cpu() - before, passed)


def report(what: str, target: float, measured: Measured) -> bool:
    met = measured.seconds <= target
    click.echo(
        f"{'ok    ' if met else 'MISSED'} {what} ≤ {target:g} s: {measured.seconds:.2f} s "
        f"({measured.cpu:.2f} s of one core; {measured.passed.files} files, "
        f"{measured.passed.values} values of {measured.passed.cases} cases)"
    )
    return met


@click.command()
@click.option("--cases", default=CASES, help="how many; the targets are for 2,000")
def main(cases: int) -> None:
    """Measure the gate; exit status 1 when a target is missed."""
    who = people(random.Random(7))
    with tempfile.TemporaryDirectory() as name, Installation(Path(name)).office() as office:
        folder, memory = Path(name), Path(name) / "instance" / "gate.json"
        last = lives(office, cases, who)
        met = [report("the whole site", WHOLE, search(office, folder, memory))]
        retitled(office, last)
        met.append(report("one outcome changed", ONE_CHANGED, search(office, folder, memory)))
        demo.live(office, told(demo.items()[0], cases, next(who)) | {"steps": ()}, {})
        met.append(report("one case came in", ONE_CAME, search(office, folder, memory)))
    sys.exit(not all(met))


if __name__ == "__main__":
    main()
