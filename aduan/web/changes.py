"""What became of published pages afterwards: corrections and tombstones, with a feed of both."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from flask import Blueprint, Response, render_template
from flask_babel import gettext

from aduan import feed
from aduan.feed import NEWEST, Entry
from aduan.outcome import Correction, Tombstone
from aduan.terms import Removal
from aduan.web import labels
from aduan.web.public import At, Corpus, corpus

bp = Blueprint("changes", __name__)
data_bp = Blueprint("changes_feed", __name__)  # not repeated under /en/
SHOWN = 100


@dataclass(frozen=True)
class Change:
    """One line of the log; `what` says which parts, or why it was removed."""

    day: date
    id: str
    removed: bool
    what: str


@bp.get("/perubahan.html")
def index() -> str:
    every = changes(corpus())
    return render_template("changes/index.html", changes=every[:SHOWN], total=len(every))


@bp.get("/dicabut.html")
def moved() -> str:
    """Where tombstones stood before they joined the other changes."""
    return render_template("changes/moved.html")


@data_bp.get("/perubahan.atom")
def atom() -> Response:
    site = corpus()
    told = [_entry(change) for change in changes(site)[:NEWEST]]
    as_of = site.snapshot.as_of
    text = feed.atom(
        "Aduan: perubahan", "/perubahan.atom", "/perubahan.html", site.home, as_of, told
    )
    return Response(text, mimetype="application/atom+xml")


def changes(site: Corpus) -> list[Change]:
    """All of them, the newest first."""
    told = [*map(_corrected, site.corrections), *map(_removed, site.tombstones)]
    return sorted(told, key=lambda change: (change.day, change.id), reverse=True)


def _corrected(one: Correction) -> Change:
    parts = ", ".join(str(labels.FIELDS[part][0]) for part in one.parts)
    return Change(one.corrected, one.id, False, parts)


def _removed(stone: Tombstone) -> Change:
    return Change(stone.removed, stone.id, True, str(labels.TERMS[Removal][stone.reason]))


def _entry(change: Change) -> Entry:
    done = gettext("Dicabut") if change.removed else gettext("Diperbaiki")
    return Entry(
        key=f"hasil/{change.id}/perubahan/{change.day}",
        title=f"{done}: {change.id}",
        path="/perubahan.html" if change.removed else f"/hasil/{change.id}.html",
        published=change.day,
        updated=change.day,
        summary=change.what,
    )


def pages(site: Corpus) -> Iterator[At]:
    """Every page to freeze."""
    for name in ("changes", "changes_en"):
        yield f"{name}.index", {}
        yield f"{name}.moved", {}
    yield "changes_feed.atom", {}
