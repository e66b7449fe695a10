"""The public record of corrections: which parts of a published text became other ones, and when."""

from collections.abc import Container
from datetime import date
from pathlib import Path

from aduan import content, outcome
from aduan.outcome import Correction, Outcome


def path(folder: Path) -> Path:
    return folder / "outcomes" / "corrections.json"


def read(folder: Path) -> list[Correction]:
    """All corrections of texts that are public, oldest first. Raises ContentError."""
    return content.records(path(folder), Correction)


def write(folder: Path, file: Path, new: Outcome, today: date) -> None:
    """Puts an outcome file in place, and records first what it says differently from the old one.

    Whoever is interrupted in between repeats it and records the same, once.
    """
    text = outcome.to_markdown(new)
    if file.exists() and file.read_text("utf-8", "replace") != text:
        noted = Correction(new.id, today, _parts(file, new))
        before = read(folder)
        if noted.parts and noted not in before:
            content.write(path(folder), [*before, noted])
    content.write(file, text)


def _parts(file: Path, new: Outcome) -> tuple[str, ...]:
    try:
        return outcome.parts_changed(content.read_outcome(file), new)
    except content.ContentError:  # edited by hand: what was published comes back
        return ()


def forget(folder: Path, shown: Container[str]) -> None:
    """Leaves out pages that are no more: of these a tombstone stays."""
    before = read(folder)
    kept = [one for one in before if one.id in shown]
    if kept != before:
        content.write(path(folder), kept)
