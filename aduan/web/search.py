"""Searching the published outcomes: one page, drawn by the server from the index alone.

What is typed stands in no log; nothing of the private store is in reach of this page.
"""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from flask import Blueprint, current_app, redirect, render_template, request
from flask_babel import format_decimal
from werkzeug.wrappers import Response

from aduan import tracking
from aduan.outcome import Outcome
from aduan.search import index, query, results, snippets
from aduan.search.query import Query
from aduan.search.results import NotReady
from aduan.search.snippets import Piece, Snippet
from aduan.web import i18n
from aduan.web.lists import RESULTS

bp = Blueprint("search", __name__)
Answer = str | Response | tuple[str, int, dict[str, str]]
# The fields of the form, by what they choose.
FIELDS = {
    "agency": "instansi",
    "topic": "topik",
    "area": "wilayah",
    "result": "hasil",
    "year": "tahun",
}
RETRY = {"Retry-After": "900"}  # seconds; a build is due every quarter of an hour


@dataclass(frozen=True)
class Result:
    outcome: Outcome
    title: tuple[Piece, ...]
    snippet: Snippet


@bp.get("/cari", strict_slashes=False)
def search() -> Answer:
    """Results of what was typed and chosen; the newest outcomes when that was nothing.

    A public id leads to its page, a report's number to the tracking page.
    """
    typed = readable(request.args.get("q", ""))
    chosen = {name: request.args.get(field, "") for name, field in FIELDS.items()}
    asked = query.read(typed, chosen)
    path = index.place(Path(current_app.config["INSTANCE"]))
    try:
        public_id = query.public_id(typed)
        if public_id and results.holds(path, public_id):
            return redirect(f"/hasil/{public_id}.html")
        found = results.find(path, asked, page_number(request.args.get("hal", "")))
    except NotReady:
        return render_template("search/preparing.html"), 503, RETRY
    return render_template(
        "search/results.html",
        typed=typed,
        asked=asked,
        found=found,
        shown=[result(outcome, asked) for outcome in found.outcomes],
        total=format_decimal(found.total),
        reach=format_decimal(results.REACH),
        number=tracking.read_number(typed),
        fields=FIELDS,
        endings=[*RESULTS.items()],
        years=[(year, year) for year in found.years],
        address=address,
    )


def address(typed: str, asked: Query | None = None, page: int = 1, lang: str | None = None) -> str:
    """Where a page of this search stands, in the language of this one or another."""
    chosen = {FIELDS[name]: slug for name, slug in asked.facets.items()} if asked else {}
    said = {"q": typed} | chosen | ({"hal": str(page)} if page > 1 else {})
    return f"{i18n.prefix(lang)}/cari?{urlencode(said)}"


def readable(typed: str) -> str:
    """What was typed, as far as it is read, without characters that nobody can see."""
    seen = "".join(c if c.isprintable() else " " for c in typed[: query.MAX_TYPED])
    return " ".join(seen.split())


def page_number(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 9 else 1


def result(outcome: Outcome, asked: Query) -> Result:
    title = snippets.marked(outcome.title, outcome.language, asked.stems)
    return Result(outcome, tuple(title), snippets.snippet(outcome, asked.stems))
