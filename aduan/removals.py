"""Which public pages must go: what holds of one report, and what is certain without content/."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from aduan import content
from aduan.reading import ContentError
from aduan.report import Report, from_document
from aduan.review import held, intact
from aduan.store import Store
from aduan.terms import Removal, State


def removal(report: Report, sensitive: Mapping[str, bool]) -> Removal | None:
    """Why a report that was published has no public page now; `sensitive` as in `review.held`."""
    if not report.public_id:
        return None
    if report.state is State.WITHDRAWN:
        return Removal.WITHDRAWN
    if not report.consent:
        return Removal.CONSENT_REVOKED
    if not report.shown:
        return Removal.TAKEN_DOWN
    approved = intact(report.public_review)
    return None if approved and not held(report, sensitive) else Removal.HELD


def certain(store: Store, folder: Path) -> set[str]:
    """The public ids that may have no page, whatever is wrong with the files of content/.

    Only content/topics.md knows which topics became sensitive since: pages of these stay until a
    sync. Raises Unavailable.
    """
    ids = set[str]()
    with suppress(ContentError):
        ids |= {stone.id for stone in content.tombstones(folder)}
    with suppress(ContentError):
        ids |= {one.public_id for one in content.erased(folder) if one.public_id}
    with store.snapshot() as read:
        reports = map(from_document, read("reports"))
        return ids | {one.public_id for one in reports if removal(one, {one.topic: False})}
