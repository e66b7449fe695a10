"""The public transparency site: every route is frozen by build.py; none opens the private store."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import msgspec
from flask import Blueprint, Response, abort, current_app, render_template

from aduan.catalogue import Content
from aduan.figures import Snapshot
from aduan.keeping import Overdue
from aduan.outcome import Outcome, Tombstone
from aduan.terms import RuleName
from aduan.web.i18n import language

PER_PAGE = 20
LATEST = 5
PLAIN_PAGES = ("home", "outcomes", "agencies", "topics", "promise", "removed", "not_found")

bp = Blueprint("public", __name__)
outcome_bp = Blueprint("outcome", __name__)  # not repeated under /en/: its texts are Indonesian


@dataclass(frozen=True)
class Corpus:
    """All that the site shows; outcomes are in order of publication, oldest first."""

    content: Content
    outcomes: tuple[Outcome, ...]
    snapshot: Snapshot
    tombstones: tuple[Tombstone, ...] = ()
    overdue: Overdue = Overdue(date.min, 0)

    @property
    def full_pages(self) -> int:
        """List pages that never change again; the rest stands on the list's front page."""
        return max(len(self.outcomes) // PER_PAGE - 1, 0)

    def newest(self, outcomes: tuple[Outcome, ...]) -> list[Outcome]:
        return list(reversed(outcomes))


def corpus() -> Corpus:
    made: Corpus = current_app.extensions["corpus"]
    return made


@bp.get("/")
def home() -> str:
    site = corpus()
    latest = site.newest(site.outcomes[-LATEST:])
    verify = site.content.timetable.rule(RuleName.VERIFY, site.snapshot.as_of)
    late = [item for item in site.content.plan if item.late(site.snapshot.as_of)]
    return render_template(
        "public/home.html", latest=latest, snapshot=site.snapshot, verify=verify, late=late
    )


@bp.get("/hasil/")
def outcomes() -> str:
    """The newest outcomes: what is not on a numbered page yet."""
    site = corpus()
    rest = site.newest(site.outcomes[site.full_pages * PER_PAGE :])
    return render_template("public/outcomes.html", listed=rest, number=None, older=site.full_pages)


@bp.get("/hasil/halaman-<int:number>.html")
def outcomes_page(number: int) -> str:
    """Pages are numbered from the oldest, so that a page once full never changes."""
    site = corpus()
    if not 1 <= number <= site.full_pages:
        abort(404)
    listed = site.newest(site.outcomes[(number - 1) * PER_PAGE : number * PER_PAGE])
    return render_template("public/outcomes.html", listed=listed, number=number, older=number - 1)


@outcome_bp.get("/hasil/<public_id>.html")
def outcome(public_id: str) -> str:
    shown = next((o for o in corpus().outcomes if o.id == public_id), None) or abort(404)
    return render_template("public/outcome.html", outcome=shown)


@bp.get("/instansi/")
def agencies() -> str:
    return render_template("public/agencies.html", snapshot=corpus().snapshot)


@bp.get("/instansi/<slug>.html")
def agency(slug: str) -> str:
    site = corpus()
    shown = site.content.agencies.get(slug) or abort(404)
    listed = site.newest(tuple(o for o in site.outcomes if o.agency == slug))
    return render_template(
        "public/agency.html", agency=shown, listed=listed, snapshot=site.snapshot
    )


@bp.get("/topik/")
def topics() -> str:
    site = corpus()
    published = {slug: sum(o.topic == slug for o in site.outcomes) for slug in site.content.topics}
    return render_template("public/topics.html", published=published, snapshot=site.snapshot)


@bp.get("/topik/<slug>.html")
def topic(slug: str) -> str:
    site = corpus()
    shown = site.content.topics.get(slug) or abort(404)
    listed = site.newest(tuple(o for o in site.outcomes if o.topic == slug))
    made_of = site.content
    return render_template(
        "public/topic.html",
        topic=shown,
        listed=listed,
        handling=[agency for agency in made_of.agencies.values() if slug in agency.topics],
        causes=Counter(o.cause for o in listed if o.cause).most_common(),
        improvements=[one for one in made_of.improvements.values() if slug in one.topics],
        plan=[item for item in made_of.plan if slug in item.topics],
        questions=[question for question in made_of.questions if question.topic == slug],
        today=site.snapshot.as_of,
    )


@bp.get("/janji.html")
def promise() -> str:
    return render_template("public/promise.html", open_year=corpus().snapshot.as_of.year)


@bp.get("/dicabut.html")
def removed() -> str:
    return render_template("public/removed.html", tombstones=corpus().tombstones)


@outcome_bp.get("/data/tombstones.json")
def tombstones() -> Response:
    """For whoever copied data of this site: what to delete."""
    raw = msgspec.json.encode(corpus().tombstones)
    return Response(msgspec.json.format(raw), mimetype="application/json")


@bp.get("/privasi.html")
def privacy() -> str:
    """A page people write, with what is kept how long, and whether that is kept to."""
    shown = corpus().content.pages[language()].get("privasi") or abort(404)
    return render_template("public/privacy.html", page=shown, overdue=corpus().overdue)


@bp.get("/<slug>.html")
def page(slug: str) -> str:
    shown = corpus().content.pages[language()].get(slug) or abort(404)
    return render_template("public/page.html", page=shown)


@bp.get("/404.html")
def not_found() -> str:
    return render_template("public/404.html")


def pages(site: Corpus) -> Iterator[tuple[str, dict[str, object]]]:
    """Endpoint and values of every page to freeze."""
    for name, lang in (("public", "id"), ("public_en", "en")):
        for endpoint in PLAIN_PAGES:
            yield f"{name}.{endpoint}", {}
        for number in range(1, site.full_pages + 1):
            yield f"{name}.outcomes_page", {"number": number}
        for slug in site.content.agencies:
            yield f"{name}.agency", {"slug": slug}
        for slug in site.content.topics:
            yield f"{name}.topic", {"slug": slug}
        for slug in site.content.pages[lang]:
            yield f"{name}.page", {"slug": slug}
    for shown in site.outcomes:
        yield "outcome.outcome", {"public_id": shown.id}
    yield "outcome.tombstones", {}
    yield "static", {"filename": "mark.svg"}
