"""What search engines read before all pages: robots.txt, and where the pages are.

Which page they may show is said by the page itself: `noindex` in its head.
"""

from collections.abc import Iterator

from flask import Blueprint, Response, abort, current_app, render_template, url_for

from aduan import sitemap
from aduan.lists import by_month
from aduan.web.public import At, Corpus, corpus

bp = Blueprint("crawlers", __name__)

# Blueprints of pages, each also in English; of their pages those not to be found by a search.
ROOMS = ("public", "lists", "data", "changes", "register", "statistics")
UNSOUGHT = ("not_found", "moved")


@bp.get("/robots.txt")
def robots() -> Response:
    return Response(render_template("robots.txt"), mimetype="text/plain")


@bp.get("/sitemap.xml")
def index() -> Response:
    """The map of maps: one of the pages, and one of the outcomes of each month of publication."""
    site = corpus()
    names = ["pages", *by_month(site.outcomes)]
    return xml(sitemap.index((f"{site.address}/sitemap-{name}.xml", None) for name in names))


@bp.get("/sitemap-pages.xml")
def pages_map() -> Response:
    """All but the outcomes and the numbered pages of lists, which lists lead to."""
    address = corpus().address
    frozen = (url_for(endpoint, **at) for endpoint, at, _ in current_app.config["PAGES"]
              if sought(endpoint))  # fmt: skip
    return xml(sitemap.pages((address + path, None) for path in (*frozen, *sitemap.SERVED)))


@bp.get("/sitemap-<month>.xml")
def month_map(month: str) -> Response:
    """Outcomes with the day of their publication or correction; no hour is ever told."""
    site = corpus()
    listed = by_month(site.outcomes).get(month) or abort(404)
    return xml(
        sitemap.pages(
            (f"{site.address}/hasil/{one.id}.html",
             site.corrected.get(one.id, one.published.date()))
            for one in listed
        )
    )  # fmt: skip


def sought(endpoint: str) -> bool:
    room, _, name = endpoint.partition(".")
    mine = room.removesuffix("_en") in ROOMS
    return mine and name not in UNSOUGHT and not name.endswith("_page")


def xml(text: str) -> Response:
    return Response(text, mimetype="application/xml")


def pages(site: Corpus) -> Iterator[At]:
    """Every page to freeze; maps only where the site's address is known."""
    yield "crawlers.robots", {}
    if site.address:
        yield "crawlers.index", {}
        yield "crawlers.pages_map", {}
        for month, outcomes in by_month(site.outcomes).items():
            corrected = [site.corrected.get(one.id) for one in outcomes]
            yield "crawlers.month_map", {"month": month}, site.made_of(outcomes, corrected)
