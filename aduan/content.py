"""Every path under content/, and what stands there as records; a bad file fails by name."""

import fcntl
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from aduan import facts, outcome, prose, reading, register, tables
from aduan.catalogue import (
    Agency,
    Contact,
    Content,
    Page,
    Topic,
)
from aduan.figures import Snapshot
from aduan.keeping import Erased, Overdue
from aduan.outcome import Malformed, Outcome, Tombstone
from aduan.reading import ContentError
from aduan.terms import Kept, RuleName

T = TypeVar("T")
HALF = ".new-"  # how the name of a file begins while it is being written


def load(folder: Path) -> Content:
    """Reads and checks all that people wrote. Raises ContentError."""
    agencies = [_agency(path) for path in sorted((folder / "agencies").glob("*.md"))]
    content = Content(
        folder=folder,
        agencies={agency.slug: agency for agency in agencies},
        topics=_topics(folder / "topics.md"),
        districts=tuple(reading.rows(folder / "areas.md", facts.AREA_COLUMNS, facts.district)),
        rules=tuple(reading.rows(folder / "rules.md", facts.RULE_COLUMNS, facts.rule)),
        periods=tuple(reading.rows(folder / "retention.md", facts.PERIOD_COLUMNS, facts.period)),
        holidays=tuple(reading.rows(folder / "holidays.md", facts.HOLIDAY_COLUMNS, facts.holiday)),
        improvements={one.slug: one for one in register.improvements(folder)},
        plan=tuple(register.plan(folder)),
        questions=tuple(register.questions(folder)),
        licence=_one(folder / "licence.md", facts.LICENCE_COLUMNS, facts.licence),
        publisher=_one(folder / "publisher.md", facts.PUBLISHER_COLUMNS, facts.publisher),
        pages={"id": _pages(folder / "pages"), "en": _pages(folder / "pages" / "en")},
        residents=tuple(
            reading.rows(folder / "population.md", facts.RESIDENT_COLUMNS, facts.residents)
        ),
        contacts=_contacts(folder / "contacts.md"),
    )
    _check_whole(content)
    _check_pages(content)
    register.check(content)
    return content


def _check_whole(content: Content) -> None:
    for agency in content.agencies.values():
        path = content.folder / "agencies" / f"{agency.slug}.md"
        if unknown := [slug for slug in agency.topics if slug not in content.topics]:
            line = outcome.line_of(reading.text(path), "topics:")
            raise ContentError(path, line, f"unknown topic: {', '.join(unknown)}")
        if agency.area and agency.area not in content.areas:
            line = outcome.line_of(reading.text(path), "area:")
            raise ContentError(path, line, f"unknown area: {agency.area}")
    if uncounted := set(content.areas) ^ {one.area for one in content.residents}:
        path = content.folder / "population.md"
        raise ContentError(
            path, 1, f"areas without a row, or rows without an area: {', '.join(sorted(uncounted))}"
        )
    if missing := set(RuleName) - {rule.name for rule in content.rules}:
        raise ContentError(content.folder / "rules.md", 1, f"no rule {', '.join(sorted(missing))}")
    if endless := set(Kept) - {period.part for period in content.periods}:
        path = content.folder / "retention.md"
        raise ContentError(path, 1, f"no period for {', '.join(sorted(endless))}")


def _check_pages(content: Content) -> None:
    for language, folder in (("id", "pages"), ("en", "pages/en")):
        for page in content.pages[language].values():
            for name in {*prose.blanks(page.body)} - {*RuleName}:
                path = content.folder / folder / f"{page.slug}.md"
                line = reading.text(path).partition(f"{{{name}}}")[0].count("\n") + 1
                raise ContentError(path, line, f"{{{name}}} is no rule of rules.md")


def _topics(path: Path) -> dict[str, Topic]:
    listed = reading.rows(path, facts.TOPIC_COLUMNS, facts.topic)
    topics = {topic.slug: topic for topic in listed}
    for topic in listed:
        if topics[topic.slug] != topic:
            line = outcome.line_of(reading.text(path), f"| {topic.slug} ")
            raise ContentError(path, line, f"{topic.slug} stands twice")
    return topics


def _one(path: Path, columns: tuple[str, ...], read: Callable[[tables.Row], T]) -> T:
    rows = reading.rows(path, columns, read)
    if len(rows) != 1:
        raise ContentError(path, 1, f"expected one row, not {len(rows)}")
    return rows[0]


def _contacts(path: Path) -> tuple[Contact, ...]:
    """None where the file is missing."""
    return tuple(reading.rows(path, facts.CONTACT_COLUMNS, facts.contact)) if path.exists() else ()


def _agency(path: Path) -> Agency:
    return reading.record(path, Agency)


def _pages(folder: Path) -> dict[str, Page]:
    return {path.stem: reading.record(path, Page) for path in sorted(folder.glob("*.md"))}


def outcome_path(folder: Path, year: int, public_id: str) -> Path:
    return folder / "outcomes" / str(year) / f"{public_id}.md"


def outcome_paths(folder: Path) -> list[Path]:
    return sorted((folder / "outcomes").glob("*/*.md"))


def outcomes(folder: Path) -> list[Outcome]:
    """All published outcomes, oldest publication first. Raises ContentError."""
    return in_order(map(read_outcome, outcome_paths(folder)))


def in_order(outcomes: Iterable[Outcome]) -> list[Outcome]:
    return sorted(outcomes, key=lambda outcome: (outcome.published, outcome.id))


def read_outcome(path: Path) -> Outcome:
    """One outcome file. Raises ContentError."""
    text = reading.text(path)
    try:
        record = outcome.from_markdown(text)
    except Malformed as error:
        raise ContentError(path, error.line, str(error)) from error
    if record.id != path.stem:
        raise ContentError(path, outcome.line_of(text, "id:"), "id and file name differ")
    return record


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keeps other writers of outcomes out, and clears what a killed one left half-written."""
    outcomes = folder / "outcomes"
    outcomes.mkdir(parents=True, exist_ok=True)
    with (outcomes / ".lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for left in outcomes.rglob(f"{HALF}*"):
            left.unlink()
        yield


def snapshot_path(folder: Path) -> Path:
    return folder / "outcomes" / "snapshot.json"


def snapshot(folder: Path) -> Snapshot:
    """The counts of the last sync; all zero before the first."""
    return _json(snapshot_path(folder), Snapshot, Snapshot(date.min))


def tombstones_path(folder: Path) -> Path:
    return folder / "outcomes" / "tombstones.json"


def tombstones(folder: Path) -> list[Tombstone]:
    """What is left of pages that were public, oldest removal first. Raises ContentError."""
    return records(tombstones_path(folder), Tombstone)


def overdue_path(folder: Path) -> Path:
    return folder / "outcomes" / "retention.json"


def overdue(folder: Path) -> Overdue:
    """What the last sync found kept too long; nothing before the first. Raises ContentError."""
    return _json(overdue_path(folder), Overdue, Overdue(date.min, 0))


def erased_path(folder: Path) -> Path:
    return folder / "outcomes" / "erased.json"


def erased(folder: Path) -> list[Erased]:
    """The reports erased at somebody's request, oldest first. Raises ContentError."""
    return erased_in(erased_path(folder))


def erased_in(path: Path) -> list[Erased]:
    """The same of a list that stands somewhere else."""
    return records(path, Erased)


def records(path: Path, kind: type[T]) -> list[T]:
    """The records of a JSON file; none when it does not exist. Raises ContentError."""
    return _json(path, list[kind], [])  # type: ignore[valid-type]


def _json(path: Path, kind: type[T], empty: T) -> T:
    if not path.exists():
        return empty
    try:
        return msgspec.json.decode(reading.text(path), type=kind)
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        raise ContentError(path, 1, str(error)) from error


def write(path: Path, data: Any) -> None:
    """Puts a text (or JSON of a record) in place by rename; never a half-written file."""
    raw = data.encode() if isinstance(data, str) else msgspec.json.format(msgspec.json.encode(data))
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and path.read_bytes() == raw:
        return
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=HALF)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, 0o644)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
