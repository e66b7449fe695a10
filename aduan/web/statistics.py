"""The statistics pages and the open data of figures; like all of the public site, only frozen."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
from flask import Blueprint, Flask, Response, abort, render_template

from aduan import bulletin, freeze, ledger, periods
from aduan.bulletin import Figures, Places
from aduan.lists import By
from aduan.periods import ALL
from aduan.web import measures
from aduan.web.public import At, Corpus, corpus

RECOMPUTE = Path(__file__).parent.parent / "recompute.py"

bp = Blueprint("statistics", __name__)
data_bp = Blueprint("figures", __name__, url_prefix="/data")


def places(site: Corpus) -> Places:
    made_of = site.content
    inhabitants = {one.area: one.number for one in made_of.residents}
    return Places(tuple(made_of.agencies), tuple(made_of.topics), inhabitants)


def listed(site: Corpus) -> tuple[str, ...]:
    """Every period that has a page; none while nothing was counted."""
    first = periods.earliest(site.snapshot.tables.get("all", {}).get("", {}))
    return periods.listed(first, site.snapshot.as_of)


@bp.get("/statistik/")
def index() -> str:
    return _page(ALL)


@bp.get("/statistik/<period>.html")
def period(period: str) -> str:
    if period not in listed(corpus()):
        abort(404)
    return _page(period)


def _page(period: str) -> str:
    site = corpus()
    return render_template(
        "public/statistics.html",
        period=period,
        f=bulletin.bulletin(site.snapshot, period, places(site)),
        inner=bulletin.inside(site.snapshot, period),
        every=listed(site),
        running=periods.running(period, site.snapshot.as_of),
        snapshot=site.snapshot,
    )


@data_bp.get("/figures/<name>.csv")
def table(name: str) -> Response:
    site = corpus()
    if name == ledger.RESIDENTS:
        rows = ((o.year, o.area, o.number, o.source) for o in site.content.residents)
        return Response(ledger.inhabitants(rows), mimetype="text/csv")
    if name not in ledger.TABLES:
        abort(404)
    return Response(ledger.table(site.snapshot, name), mimetype="text/csv")


@data_bp.get("/figures.json")
def figures() -> Response:
    """Every figure that a page shows, by page and name."""
    site = corpus()
    shown = {path: {name: bulletin.text(one) for name, one in found.items()}
             for path, found in every_page(site)}  # fmt: skip
    data = {"as_of": site.snapshot.as_of, "pages": shown}
    return Response(msgspec.json.format(msgspec.json.encode(data)), mimetype="application/json")


def every_page(site: Corpus) -> Iterator[tuple[str, Figures]]:
    taken, known = site.snapshot, places(site)
    yield "/statistik/", bulletin.bulletin(taken, ALL, known)
    for name in listed(site):
        yield f"/statistik/{name}.html", bulletin.bulletin(taken, name, known)
    for slug in known.agencies:
        yield f"/instansi/{slug}.html", bulletin.scorecard(taken, slug)
    for slug in known.topics:
        yield f"/topik/{slug}.html", bulletin.topic(taken, slug, known)


@data_bp.get("/recompute.py")
def recompute() -> Response:
    """The program with which anybody computes all figures again from the CSV files."""
    return Response(RECOMPUTE.read_text(encoding="utf-8"), mimetype="text/x-python")


def pages(site: Corpus) -> Iterator[At]:
    """Every page to freeze."""
    for name in ("statistics", "statistics_en"):
        yield f"{name}.index", {}, site.counted
        for period in listed(site):
            yield f"{name}.period", {"period": period}, site.counted
    for table in (*ledger.TABLES, ledger.RESIDENTS):
        yield "figures.table", {"name": table}, site.counted
    yield "figures.figures", {}, site.counted
    yield "figures.recompute", {}, site.counted


def list_at(by: str, value: str) -> str:
    """The address of a list of outcomes, "" where it would be empty."""
    chosen = corpus().lists.of(By(by), value)
    return chosen.path if chosen.outcomes else ""


def init_app(app: Flask, site: Corpus) -> None:
    """What the templates of figures, also of other pages, find by name."""
    known = places(site)
    app.jinja_env.globals.update(measures.words())
    app.jinja_env.globals.update(
        scorecard=lambda slug: bulletin.scorecard(site.snapshot, slug),
        topic_card=lambda slug: bulletin.topic(site.snapshot, slug, known),
        list_at=list_at,
        alike=lambda slug: bulletin.alike(site.snapshot, slug, known.agencies),
        classes=lambda: bulletin.classes(site.snapshot, known.agencies),
        by_lateness=bulletin.by_lateness,
        everything=bulletin.bulletin(site.snapshot, ALL, known),
        figures_as_of=site.snapshot.as_of,
        old_after=site.snapshot.as_of + freeze.OLD,
        inhabitants={one.area: one for one in site.content.residents},
    )
    app.register_blueprint(bp)
    app.register_blueprint(bp, url_prefix="/en", name="statistics_en")
    app.register_blueprint(data_bp)
