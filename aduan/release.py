"""What becomes public of a new site, also when the gate finds something in it.

An outcome in which something was found is held back, the new page and the old one: nobody knows yet
whether the old one holds it, too. All else is frozen again without it and searched again, so that
one outcome neither comes through nor keeps others from being taken down. When something was found
that belongs to no outcome, or is found again in the same place, nothing new is published; of the
old site goes what names an outcome that may be public no more.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import reduce
from operator import or_
from pathlib import Path

import click
from flask import Flask

from aduan import content, freeze
from aduan.freeze import Built, Progress
from aduan.gate.guard import Alarm
from aduan.gate.passed import Gate
from aduan.withheld import SITE, Grounds

Public = Callable[[Collection[str]], Flask]  # the site without these outcomes, by public id


class Withheld(click.ClickException):
    """Something is not public because of what the gate found; `held` says on what grounds, by
    public id, or SITE when nothing new is."""

    exit_code = Alarm.exit_code

    def __init__(self, held: Mapping[str, Grounds], alarms: Iterable[Alarm], end: str) -> None:
        self.held = dict(held)
        super().__init__("\n".join((*(alarm.message for alarm in alarms), end)))


class NothingReleased(Withheld):
    """Something was found that belongs to no outcome; so many old files were removed."""

    def __init__(self, held: Mapping[str, Grounds], alarms: Iterable[Alarm], removed: int) -> None:
        super().__init__(held, alarms, f"nothing new was published, {removed} old files removed")


class HeldBack(Withheld):
    """The site was published, but for the outcomes of `held`."""

    def __init__(self, held: Mapping[str, Grounds], alarms: Iterable[Alarm]) -> None:
        ids = ", ".join(sorted(held))
        super().__init__(
            held, alarms, f"not public until this is resolved: {ids}; all else was published"
        )


def release(public: Public, folder: Path, site: Path, progress: Progress, gate: Gate) -> Built:
    """Publishes the outcomes of the content folder, but for those in which something is found.

    Raises HeldBack when there were such, NothingReleased when something was found elsewhere, and
    whatever `freeze.build` raises. Ends: each round but the last one finds only what is new.
    """
    held, alarms = defaultdict[str, Grounds](Grounds), list[Alarm]()
    while True:
        try:
            built = freeze.build(public(held.keys()), site, progress, gate)
        except Alarm as alarm:
            again = any(set(alarm.findings) & set(before.findings) for before in alarms)
            alarms.append(alarm)
            if again or not alarm.grounds.keys() - {SITE}:
                removed = freeze.retract(site, held.keys() | gone(folder))
                left = reduce(or_, alarm.grounds.values())
                raise NothingReleased({**held, SITE: left}, alarms, removed) from alarm
            for id in alarm.grounds.keys() - {SITE}:
                held[id] |= alarm.grounds[id]
        else:
            break
    if held:
        raise HeldBack(held, alarms)
    return built


def gone(folder: Path) -> set[str]:
    """The public ids of outcomes that were removed."""
    return {stone.id for stone in content.tombstones(folder)}
