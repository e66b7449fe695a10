"""Taking out of the queue, and out of the received files, what has been kept long enough.

Each report is one step of its own, so a purge can be interrupted and repeated.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from aduan import attachments, retention
from aduan.attachments import Files
from aduan.office import Office
from aduan.report import Report
from aduan.terms import Kept

Progress = Callable[[str, Iterable[Report]], Iterable[Report]]
Parts = Mapping[Kept, date]  # since when each has been due


def run(office: Office, progress: Progress, *, dry: bool = False) -> Iterator[tuple[str, Parts]]:
    """The number of each report that held something too long, and what; `dry` changes nothing."""
    files = attachments.kept(office.attachments)
    for report in progress("reports", office.every()):
        parts = office.outdated(report, files)
        if parts and (dry or _carry_out(office, report.id, files)):
            if not dry and not parts.keys().isdisjoint(files.get(report.id, ())):
                photos_only = Kept.CONTENT not in parts
                attachments.remove(office.attachments, report.id, photos_only=photos_only)
            yield report.id, parts


def _carry_out(office: Office, number: str, files: Files) -> bool:
    """False when somebody reopened or erased the report meanwhile: they were faster."""

    def purged(report: Report) -> Report:
        return retention.purged(report, office.outdated(report, files), office.now())

    return office.amend(number, purged)
