"""Open data of all outcomes, a file per year, and the page that explains it."""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
from flask import Blueprint, Response, abort, render_template
from markupsafe import Markup

from aduan import datapackage, feed, ledger, manifest, opendata
from aduan.datapackage import Table
from aduan.feed import NEWEST
from aduan.lists import by_year
from aduan.opendata import COLUMNS
from aduan.outcome import Outcome
from aduan.web import columns, labels, lists
from aduan.web.columns import both, described
from aduan.web.public import At, Corpus, corpus

bp = Blueprint("data", __name__)
data_bp = Blueprint("data_files", __name__)  # not repeated under /en/
# Of each kind of table its columns, and what they mean.
DICTIONARY = {
    "outcomes": (COLUMNS, columns.OUTCOMES),
    "steps": (opendata.STEPS, columns.STEPS),
    "codes": (opendata.CODES, columns.CODES),
    "figures": (ledger.COLUMNS, columns.FIGURES),
    "population": (ledger.RESIDENT_COLUMNS, columns.RESIDENTS),
    "builds": (manifest.COLUMNS, columns.BUILDS),
}
PLAIN = ("codes", "atom", "index_json", "package", "tombstones", "corrections")


@bp.get("/data/")
def index() -> str:
    """What there is, what it means, and how to check it."""
    site = corpus()
    with_years = by_year(site.outcomes)
    return render_template(
        "data/index.html",
        years={year: len(outcomes) for year, outcomes in reversed(with_years.items())},
        dictionary=DICTIONARY,
        code_words=code_words,
        counts=(*ledger.TABLES, ledger.RESIDENTS),
        dataset=json_ld(site),
    )


@data_bp.get("/data/outcomes-<int:year>.csv")
def outcomes_csv(year: int) -> Response:
    rows = map(opendata.cells, published_in(year))
    return csv(opendata.csv_file(COLUMNS, rows))


@data_bp.get("/data/outcomes-<int:year>.json")
def outcomes_json(year: int) -> Response:
    return json(
        opendata.json_file(opendata.record(COLUMNS, outcome) for outcome in published_in(year))
    )


@data_bp.get("/data/steps-<int:year>.csv")
def steps_csv(year: int) -> Response:
    rows = (row for outcome in published_in(year) for row in opendata.steps(outcome))
    return csv(opendata.csv_file(opendata.STEPS, rows))


@data_bp.get("/data/codes.csv")
def codes() -> Response:
    """Every code that stands in a column, in words."""
    return csv(opendata.csv_file(opendata.CODES, code_rows(corpus())))


@data_bp.get("/data/feed.atom")
def atom() -> Response:
    """The newest outcomes of all, with their texts."""
    site = corpus()
    told = (
        lists.entry(outcome, render_template("data/entry.html", outcome=outcome))
        for outcome in site.lists.all.newest(NEWEST)
    )
    text = feed.atom("Aduan", "/data/feed.atom", "/hasil/", site.home, site.snapshot.as_of, told)
    return Response(text, mimetype="application/atom+xml")


@data_bp.get("/data/index.json")
def index_json() -> Response:
    """Which files there are, for programs."""
    site = corpus()
    return json(
        {
            "as_of": site.snapshot.as_of,
            "licence": site.content.licence,
            "years": [
                {
                    "year": year,
                    "outcomes": len(outcomes),
                    "csv": f"/data/outcomes-{year}.csv",
                    "json": f"/data/outcomes-{year}.json",
                    "steps": f"/data/steps-{year}.csv",
                }
                for year, outcomes in by_year(site.outcomes).items()
            ],
            "figures": "/data/figures.json",
            "counts": [f"/data/figures/{name}.csv" for name in (*ledger.TABLES, ledger.RESIDENTS)],
            "codes": "/data/codes.csv",
            "feed": "/data/feed.atom",
            "tombstones": "/data/tombstones.json",
            "corrections": "/data/corrections.json",
            "datapackage": "/data/datapackage.json",
            "manifest": "/data/manifest.txt",
            "builds": "/data/builds.csv",
        }
    )


@data_bp.get("/data/datapackage.json")
def package() -> Response:
    site = corpus()
    return json(datapackage.package(tables(site), site.content.licence, site.snapshot.as_of))


@data_bp.get("/data/tombstones.json")
def tombstones() -> Response:
    """For whoever copied data of this site: what to delete."""
    return json(corpus().tombstones)


@data_bp.get("/data/corrections.json")
def corrections() -> Response:
    """For whoever copied data of this site: what to read again."""
    return json(corpus().corrections)


def csv(text: str) -> Response:
    return Response(text, mimetype="text/csv")


def json(data: Any) -> Response:
    raw = data if isinstance(data, str) else msgspec.json.format(msgspec.json.encode(data))
    return Response(raw, mimetype="application/json")


def published_in(year: int) -> tuple[Outcome, ...]:
    return by_year(corpus().outcomes).get(year) or abort(404)


def tables(site: Corpus) -> Iterator[Table]:
    """Every CSV file of the whole."""
    outcomes, steps = described(columns.OUTCOMES), described(columns.STEPS)
    for year in by_year(site.outcomes):
        name = f"outcomes-{year}"
        yield Table(name, COLUMNS, outcomes, key=("id",))
        yield Table(f"steps-{year}", opendata.STEPS, steps, within=name)
    yield Table("codes", opendata.CODES, described(columns.CODES), key=("column", "code"))
    counted = described(columns.FIGURES)
    key = ("period", "row", "measure", "value")
    for name in ledger.TABLES:
        yield Table(f"figures/{name}", ledger.COLUMNS, counted, key=key, empty=False)
    residents = described(columns.RESIDENTS)
    yield Table(f"figures/{ledger.RESIDENTS}", ledger.RESIDENT_COLUMNS, residents, key=("area",))
    yield Table("builds", manifest.COLUMNS, described(columns.BUILDS), key=("sha256",))


def code_words(column: str) -> Mapping[str, labels.Label]:
    """The codes of a column that has a closed list of them, in words."""
    if column == "measure":
        return columns.MEASURES
    found = next((c for c in (*COLUMNS, *opendata.STEPS) if c.name == column and c.codes), None)
    for terms, words in columns.WORDS.items():
        if found and found.codes == tuple(code.value for code in terms):
            return {code.value: words[code] for code in terms}
    return {}


def code_rows(site: Corpus) -> Iterator[dict[str, str]]:
    content = site.content
    named = {
        "agency": {a.slug: (a.name, a.name_en) for a in content.agencies.values()},
        "topic": {t.slug: (t.name, t.name_en) for t in content.topics.values()},
        "area": {slug: (name, name) for slug, name in content.areas.items()},
        "district": {d.slug: (d.name, d.name) for d in content.districts},
    }
    for column in (*COLUMNS, *opendata.STEPS):
        words = {code: both(words) for code, words in code_words(column.name).items()}
        for code, (name, name_en) in (named.get(column.name) or words).items():
            yield {"column": column.name, "code": code, "name": name, "name_en": name_en}
    for measure, values in columns.VALUES.items():
        for code, label in values.items():
            name, name_en = both(label)
            yield {"column": measure, "code": code, "name": name, "name_en": name_en}


def json_ld(site: Corpus) -> Markup:
    """A data block for search engines; browsers run none of it. No `<` ends it early."""
    months = [outcome.month for outcome in site.outcomes]
    told = datapackage.dataset(
        files(site),
        site.content.licence,
        site.address,
        (months, site.content.areas.values()),
        site.snapshot.as_of,
    )
    return Markup(msgspec.json.encode(told).decode().replace("<", "\\u003c"))  # noqa: S704


def files(site: Corpus) -> Iterator[str]:
    """Every file of data, by its address: those of the package, the same as JSON, what became of
    them afterwards, and the feeds of both."""
    yield from (f"/data/{table.path}" for table in tables(site))
    yield from (f"/data/outcomes-{year}.json" for year in by_year(site.outcomes))
    for name in ("figures", "tombstones", "corrections", "index", "datapackage"):
        yield f"/data/{name}.json"
    yield from ("/data/feed.atom", "/perubahan.atom")


def pages(site: Corpus) -> Iterator[At]:
    """Every page to freeze."""
    yield "data.index", {}
    yield "data_en.index", {}
    for endpoint in PLAIN:
        yield f"data_files.{endpoint}", {}
    for year, outcomes in by_year(site.outcomes).items():
        of = site.made_of(outcomes)
        for endpoint in ("outcomes_csv", "outcomes_json", "steps_csv"):
            yield f"data_files.{endpoint}", {"year": year}, of
