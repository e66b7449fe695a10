"""Outcome files, of which only those are read that changed since they were read before."""

import os
import time
from pathlib import Path

import msgspec

from aduan import content, reuse
from aduan.outcome import Outcome

MOMENT = 1_000_000_000  # ns: a file this young may be written again without looking another one
Mark = tuple[int, int, int, int]  # inode, size, time of change of the file, and of the inode


class Read(msgspec.Struct, frozen=True, array_like=True):
    mark: Mark
    outcome: Outcome


def outcomes(folder: Path, memory: Path | None = None) -> list[Outcome]:
    """All published outcomes, oldest publication first; `memory` is the file that spares reading.

    Raises ContentError.
    """
    if memory is None:
        return content.outcomes(folder)
    known, now = _known(memory), time.time_ns()
    read, lasting = list[Outcome](), dict[str, Read]()
    for name, mark in _marks(folder):
        before = known.get(name)
        same = before is not None and before.mark == mark
        one = before.outcome if before and same else content.read_outcome(folder / name)
        read.append(one)
        if mark[3] < now - MOMENT:
            lasting[name] = before if before and same else Read(mark, one)
    if lasting.keys() != known.keys() or any(lasting[name] is not known[name] for name in known):
        half = memory.with_name(f"{memory.name}.new")
        half.write_bytes(msgspec.json.encode((reuse.program(), lasting)))
        os.replace(half, memory)
    return content.in_order(read)


def _known(memory: Path) -> dict[str, Read]:
    """What was read before, by this program; nothing of a damaged memory."""
    try:
        kind = tuple[str, dict[str, Read]]
        program, known = msgspec.json.decode(memory.read_bytes(), type=kind)
    except (FileNotFoundError, msgspec.DecodeError):
        return {}
    return known if program == reuse.program() else {}


def _marks(folder: Path) -> list[tuple[str, Mark]]:
    """The outcome files, by their name below the content folder."""
    found = list[tuple[str, Mark]]()
    for year in (folder / "outcomes").glob("*/"):
        with os.scandir(year) as entries:
            for entry in entries:
                if entry.name.endswith(".md"):
                    at = entry.stat()
                    mark = at.st_ino, at.st_size, at.st_mtime_ns, at.st_ctime_ns
                    found.append((f"outcomes/{year.name}/{entry.name}", mark))
    return sorted(found)
