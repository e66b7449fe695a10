"""The figures in content/, counted anew only when something that is counted changed.

Counting takes long, and most syncs bring nothing new. What was counted is remembered as a digest
under the office's key: without it nobody could try out, with content/ alone, what the reports are.
"""

import hmac
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from aduan import content, reuse, worlds
from aduan.figures import Standing

MEMORY = ".counted"  # beside the snapshot


def renew(folder: Path, standings: Sequence[Standing], as_of: date, key: bytes) -> None:
    """Writes the snapshot of these reports on this day into a content folder.

    It takes the folder's lock for the writing alone: nobody waits while it counts.
    """
    path = content.snapshot_path(folder)
    memory = path.parent / MEMORY
    of = digest(standings, as_of)
    if path.exists() and memory.exists() and memory.read_bytes() == seal(path, of, key).encode():
        return
    made = worlds.snapshot(standings, as_of)
    with content.locked(folder):
        content.write(path, made)
        content.write(memory, seal(path, of, key))


def digest(standings: Sequence[Standing], as_of: date) -> str:
    """Of all that counting depends on, the program included."""
    return reuse.digest(reuse.program(), as_of, standings)


def seal(path: Path, of: str, key: bytes) -> str:
    """What tells that the file at `path` was counted from what has the digest `of`."""
    return hmac.digest(key, of.encode() + path.read_bytes(), "sha256").hex()
