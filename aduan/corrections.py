"""The public record of corrections: which parts of a published text became other ones, and when."""

from collections.abc import Container
from datetime import date
from pathlib import Path

from aduan import content, outcome, reading
from aduan.outcome import Correction, Outcome


def path(folder: Path) -> Path:
    return folder / "outcomes" / "corrections.json"


def read(folder: Path) -> list[Correction]:
    """All corrections of texts that are public, oldest first. Raises ContentError."""
    return content.records(path(folder), Correction)


def write(folder: Path, file: Path, new: Outcome, today: date) -> None:
    """Puts an outcome file in place, and records first what it says differently from the old one.

    Whoever is interrupted in between repeats it, and records the same.
    """
    text = outcome.to_markdown(new)
    if file.exists() and file.read_text("utf-8", "replace") != text:
        if parts := _parts(file, new):
            content.write(path(folder), _noted(read(folder), new.id, today, parts))
    content.write(file, text)


def _noted(
    before: list[Correction], id: str, day: date, parts: tuple[str, ...]
) -> list[Correction]:
    """The record with what one day changed on one page as one correction."""
    earlier = next((one for one in before if (one.id, one.corrected) == (id, day)), None)
    every = {*parts, *(earlier.parts if earlier else ())}
    noted = Correction(id, day, tuple(part for part in outcome.PARTS if part in every))
    return [*(one for one in before if one is not earlier), noted]


def _parts(file: Path, new: Outcome) -> tuple[str, ...]:
    try:
        return outcome.parts_changed(content.read_outcome(file), new)
    except reading.ContentError:  # edited by hand: what was published comes back
        return ()


def forget(folder: Path, shown: Container[str]) -> None:
    """Leaves out pages that are no more: of these a tombstone stays."""
    before = read(folder)
    kept = [one for one in before if one.id in shown]
    if kept != before:
        content.write(path(folder), kept)
