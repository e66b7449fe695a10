"""Outcomes as a reviewer would have published them, and an index of some."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from aduan import content
from aduan.outcome import Outcome
from aduan.search import index
from aduan.search.entry import entry
from aduan.search.index import Updated
from aduan.terms import ClosedBy, Kind, OutcomeCode, State
from tests import ROOT
from tests.conftest import WITA

CONTENT = content.load(ROOT / "content")
FIRST = datetime(2026, 3, 2, 9, 0, tzinfo=WITA)
ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"


def outcome(number: int = 0, **changes: Any) -> Outcome:
    """The outcome published as the number-th, an hour after the one before."""
    facts: dict[str, Any] = {
        "id": f"h{number:08d}{ALPHABET[number % 32]}",
        "kind": Kind.COMPLAINT,
        "title": "Lampu jalan mati",
        "month": "2026-03",
        "area": "gianyar",
        "district": "ubud",
        "topic": "penerangan-jalan",
        "agency": "dinas-perhubungan-bali",
        "state": State.CLOSED,
        "published": FIRST + timedelta(hours=number),
        "outcome": OutcomeCode.RESOLVED,
        "closed_by": ClosedBy.REPORTER_AGREED,
        "story": "Sudah dua minggu gelap di depan pasar.",
        "found": "Kabelnya putus.",
        "done": "Kabel diganti.",
    }
    return Outcome(**facts | changes)


def indexed(path: Path, outcomes: Iterable[Outcome]) -> Updated:
    return index.update(path, [entry(each, CONTENT) for each in outcomes])
