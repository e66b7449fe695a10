"""Erasing one person's report for good, and the list by which a restored backup erases it again.

The list stands in content/outcomes/erased.json and names nobody: a keyed hash of each number, the
date, the public id. It is written first, so that an erasure that was interrupted is known, and
finished by the same command.
"""

import hashlib
import hmac
from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from aduan import attachments, content, publish, retention, withheld
from aduan.keeping import Erased
from aduan.office import Office
from aduan.report import Report, from_document, to_document
from aduan.search import index
from aduan.store import Conflict, Document, NotFound
from aduan.transfer import Progress

MEMORY = "gate.json"  # of the instance folder: texts of pages the gate need not search again


@dataclass(frozen=True)
class Done:
    """What an erasure did: its entry in the list; whether the queue still had the report; how many
    files went, and how many reports no longer name it."""

    entry: Erased
    found: bool
    files: int
    references: int


def mark(key: bytes, number: str) -> str:
    """What the list says instead of a number; without the key nobody can guess at it."""
    return hmac.new(key, number.encode(), hashlib.sha256).hexdigest()


def listed(office: Office, number: str) -> Erased | None:
    """The entry of a report that was erased, or is being erased."""
    marked = mark(office.code_key, number)
    return next((e for e in content.erased(office.content.folder) if e.number == marked), None)


def merged(*lists: Iterable[Erased]) -> list[Erased]:
    """One entry a report, in the order of their erasure; the one with a public page wins."""
    every = (entry for one in lists for entry in one)
    by_number = {e.number: e for e in sorted(every, key=lambda e: bool(e.public_id))}
    return sorted(by_number.values(), key=lambda entry: (entry.erased, entry.number))


def erase(office: Office, number: str, progress: Progress) -> Done:
    """Erases the report from queue, content/ and received files, and from reports that name it.

    Whoever acts on it meanwhile meets none any more. Raises NotFound when there never was one.
    `office.store.scrub` is left to the caller: it keeps everybody waiting.
    """
    folder = office.content.folder
    with content.locked(folder):  # nobody publishes it, counts it or backs it up meanwhile
        report = _find(office, number)
        entry = _entry(office, number, report)
        if report:
            content.write(content.erased_path(folder), merged(content.erased(folder), [entry]))
            _remove(office, number)
        publish.unpublish(folder, [entry])
    files = attachments.remove(office.attachments, number)
    return Done(entry, report is not None, files, _forget(office, number, progress))


def clear(instance: Path, public_id: str = "") -> None:
    """Forgets what was kept of pages to build the next site faster, and finds this one no more."""
    (instance / MEMORY).unlink(missing_ok=True)
    if public_id:
        withheld.forget(instance, public_id)
        index.remove(index.place(instance), lambda listed: listed == public_id)


def _find(office: Office, number: str) -> Report | None:
    with suppress(NotFound):
        return office.get(number)
    return None


def _entry(office: Office, number: str, report: Report | None) -> Erased:
    """The list's entry of a report, as it will be or has been erased. Raises NotFound."""
    known = listed(office, number)
    if report:
        day = known.erased if known else office.today
        return Erased(mark(office.code_key, number), day, report.public_id)
    if known is None:
        raise NotFound(number)
    return known


def _remove(office: Office, number: str) -> None:
    """The whole document, whoever saves it meanwhile."""
    while True:
        with suppress(Conflict):
            office.reports.remove(number, office.get(number).version)
            return


def without(document: Document, numbers: Collection[str]) -> Document:
    """A report's document without references to these reports; else as it is. What the queue finds
    it by stays, so that no content/ is needed."""
    report = from_document(document)
    bare = retention.forgotten(report, numbers)
    return document if bare == report else document | to_document(bare)


def _forget(office: Office, number: str, progress: Progress) -> int:
    """Takes the number out of other reports, which may have been archived as the same case."""
    with office.store.snapshot() as read:
        every = progress("reports", read("reports"))
        naming = [each["id"] for each in every if without(each, {number}) != each]
    return sum(_forget_in(office, other, number) for other in naming)


def _forget_in(office: Office, other: str, number: str) -> bool:
    """However often somebody is faster; False when that one was erased, too."""
    while True:
        try:
            office.reports.save(without(office.reports.get(other), {number}))
            return True
        except NotFound:
            return False
        except Conflict:
            continue
