"""What becomes public of a new site, also when the gate finds something in it.

An outcome page in which something was found is held back, the new one and the old one: nobody knows
yet whether the old one holds it, too. All else is frozen again without it and searched again, so
that one page neither comes through nor keeps others from being taken down. When something was found
that belongs to no outcome page, nothing new is published; of the old site goes what names an
outcome that may be public no more.
"""

from collections.abc import Callable, Collection, Iterable
from pathlib import Path

import click
from flask import Flask

from aduan import content, freeze
from aduan.freeze import Built, Progress
from aduan.gate.guard import Alarm
from aduan.gate.passed import Gate

Public = Callable[[Collection[str]], Flask]  # the site without these outcomes, by public id


class NothingReleased(click.ClickException):
    """Something was found outside all outcome pages; so many files of the old site were removed."""

    exit_code = Alarm.exit_code

    def __init__(self, alarms: Iterable[Alarm], removed: int) -> None:
        super().__init__(f"{_said(alarms)}\nnothing new was published, {removed} old files removed")


class HeldBack(click.ClickException):
    """The site was published, but for the pages of `held` (public ids)."""

    exit_code = Alarm.exit_code

    def __init__(self, built: Built, held: Collection[str], alarms: Iterable[Alarm]) -> None:
        self.built, self.held = built, frozenset(held)
        ids = ", ".join(sorted(held))
        super().__init__(
            f"{_said(alarms)}\nnot public until this is resolved: {ids}; all else was published"
        )


def _said(alarms: Iterable[Alarm]) -> str:
    return "\n".join(alarm.message for alarm in alarms)


def release(public: Public, folder: Path, site: Path, progress: Progress, gate: Gate) -> Built:
    """Publishes the outcomes of the content folder, but for those in which something is found.

    Raises HeldBack when there were such, NothingReleased when something was found elsewhere, and
    whatever `freeze.build` raises.
    """
    held, alarms = set[str](), list[Alarm]()
    while True:
        try:
            built = freeze.build(public(held), site, progress, gate)
        except Alarm as alarm:
            found = outcomes(folder, alarm.files) - held
            held |= found
            alarms.append(alarm)
            if not found:
                removed = freeze.retract(site, held | gone(folder))
                raise NothingReleased(alarms, removed) from alarm
        else:
            break
    if held:
        raise HeldBack(built, held, alarms)
    return built


def outcomes(folder: Path, files: Iterable[str]) -> set[str]:
    """The public ids of the outcomes whose pages are among these files."""
    return {path.stem for path in content.outcome_paths(folder)} & {Path(f).stem for f in files}


def gone(folder: Path) -> set[str]:
    """The public ids of outcomes that were removed."""
    return {stone.id for stone in content.tombstones(folder)}
