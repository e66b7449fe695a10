"""What becomes public of a new site, also when the gate finds something in it.

An outcome page in which something was found is held back, the new one and the old one: nobody knows
yet whether the old one holds it, too. All else is frozen again without it and searched again, so
that one page neither comes through nor keeps others from being taken down. When something was found
that belongs to no outcome page, nothing new is published; of the old site goes what names an
outcome that may be public no more.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
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
    """Something was found outside all outcome pages; so many files of the old site were removed."""

    def __init__(self, held: Mapping[str, Grounds], alarms: Iterable[Alarm], removed: int) -> None:
        super().__init__(held, alarms, f"nothing new was published, {removed} old files removed")


class HeldBack(Withheld):
    """The site was published, but for the pages of `held`."""

    def __init__(self, held: Mapping[str, Grounds], alarms: Iterable[Alarm]) -> None:
        ids = ", ".join(sorted(held))
        super().__init__(
            held, alarms, f"not public until this is resolved: {ids}; all else was published"
        )


def release(public: Public, folder: Path, site: Path, progress: Progress, gate: Gate) -> Built:
    """Publishes the outcomes of the content folder, but for those in which something is found.

    Raises HeldBack when there were such, NothingReleased when something was found elsewhere, and
    whatever `freeze.build` raises.
    """
    held, alarms = defaultdict[str, Grounds](Grounds), list[Alarm]()
    while True:
        try:
            built = freeze.build(public(held.keys()), site, progress, gate)
        except Alarm as alarm:
            alarms.append(alarm)
            known = held.keys() | {SITE}
            if alarm.grounds.keys() <= known:
                removed = freeze.retract(site, held.keys() | gone(folder))
                raise NothingReleased(held | alarm.grounds, alarms, removed) from alarm
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
