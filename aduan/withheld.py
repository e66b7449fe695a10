"""Outcome pages that the gate keeps from the public: on what grounds, and since when.

Each build writes `held.json` of the instance folder anew. It names public ids, kinds of findings,
and keyed digests of words of the page, never a value. Lost or damaged, it is as good as new after
the next build, but for the days.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import msgspec

from aduan import content

NAME = "held.json"
SITE = ""  # the id of what belongs to no outcome: nothing new is public
UNKNOWN = "unreadable: held.json"


@dataclass(frozen=True)
class Grounds:
    """Of what kinds the findings in one outcome are, in the words of the gate's alarm. `words`:
    keyed digests of words of the page that may be called no leak; see `gate.wording`."""

    kinds: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()

    def __or__(self, other: "Grounds") -> "Grounds":
        return Grounds(self.kinds | other.kinds, self.words | other.words)


@dataclass(frozen=True)
class Held:
    """A public id, or SITE; `since` the day of the first build that held it back."""

    id: str
    since: date
    grounds: Grounds


def read(instance: Path) -> list[Held]:
    """What is held back, longest first. A damaged file is something nobody knows yet."""
    path = instance / NAME
    try:
        return msgspec.json.decode(path.read_bytes(), type=list[Held])
    except FileNotFoundError:
        return []
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        written = date.fromtimestamp(path.stat().st_mtime)
        return [Held(SITE, written, Grounds(frozenset({UNKNOWN})))]


def write(instance: Path, found: Mapping[str, Grounds], today: date) -> None:
    """What the build of today held back, and nothing else."""
    since = {one.id: one.since for one in read(instance) if UNKNOWN not in one.grounds.kinds}
    held = (Held(id, since.get(id, today), grounds) for id, grounds in found.items())
    _put(instance, held)


def forget(instance: Path, public_id: str) -> None:
    """Takes out an outcome that was erased."""
    before = read(instance)
    if public_id in {one.id for one in before}:
        _put(instance, (one for one in before if one.id != public_id))


def _put(instance: Path, held: Iterable[Held]) -> None:
    content.write(instance / NAME, sorted(held, key=lambda one: (one.since, one.id)))
