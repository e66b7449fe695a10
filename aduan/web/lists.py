"""Lists of outcomes, each a page with its own CSV, JSON and feed; and the page of all lists."""

from collections.abc import Iterable, Iterator

from flask import Blueprint, Response, abort, current_app, render_template
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from markupsafe import Markup

from aduan import feed, opendata
from aduan.feed import NEWEST, Entry
from aduan.lists import OPEN, By, List, result
from aduan.outcome import Outcome
from aduan.terms import Kind, OutcomeCode, Promise, State
from aduan.web import i18n, labels, page
from aduan.web.public import At, Corpus, corpus

bp = Blueprint("lists", __name__)
data_bp = Blueprint("list_data", __name__)  # not repeated under /en/

BY: dict[By, labels.Label] = {
    By.RESULT: _("Hasil"),
    By.PROMISE: _("Janji dalam jawaban"),
    By.AGENCY: _("Instansi"),
    By.TOPIC: _("Topik"),
    By.KIND: _("Jenis"),
    By.MONTH: _("Bulan diterima"),
    By.AREA: _("Kabupaten/kota"),
    By.DISTRICT: _("Kecamatan"),
}
RESULTS: dict[str, labels.Label] = {
    **{code.value: words for code, words in labels.TERMS[OutcomeCode].items()},
    State.ARCHIVED.value: labels.TERMS[State][State.ARCHIVED],
    OPEN: _("Masih terbuka"),
}


@bp.get("/hasil/")
def everything() -> str:
    return shown(corpus().lists.all)


@bp.get("/hasil/halaman-<int:number>.html")
def everything_page(number: int) -> str:
    return shown(corpus().lists.all, number)


@bp.get("/daftar/")
def index() -> str:
    """Every list there is, with how many outcomes stand in it."""
    site = corpus()
    lists = {by: [site.lists.of(by, value) for value in every(site, by)] for by in BY}
    return render_template("lists/index.html", lists=lists, by=BY, named=named)


@bp.get("/daftar/<by>/<path:value>/")
def front(by: str, value: str) -> str:
    return shown(found(by, value))


@bp.get("/daftar/<by>/<path:value>/halaman-<int:number>.html")
def front_page(by: str, value: str, number: int) -> str:
    return shown(found(by, value), number)


@data_bp.get("/daftar/<by>/<path:value>/hasil.csv")
def csv(by: str, value: str) -> Response:
    body = (listed(outcome)[0] for outcome in found(by, value).newest())
    text = "".join((opendata.head(opendata.LISTED), *body))
    return Response(text, mimetype="text/csv")


@data_bp.get("/daftar/<by>/<path:value>/hasil.json")
def json(by: str, value: str) -> Response:
    body = (listed(outcome)[1] for outcome in found(by, value).newest())
    return Response(opendata.json_file(body), mimetype="application/json")


@data_bp.get("/daftar/<by>/<path:value>/feed.atom")
def atom(by: str, value: str) -> Response:
    site, chosen = corpus(), found(by, value)
    told = map(entry, chosen.newest(NEWEST))
    path = f"{chosen.path}feed.atom"
    text = feed.atom(title(chosen), path, chosen.path, site.home, site.snapshot.as_of, told)
    return Response(text, mimetype="application/atom+xml")


def listed(outcome: Outcome) -> tuple[str, str]:
    """What the data files of lists say of it, a line of CSV and one of JSON, each made once."""
    made, columns = corpus().listed, opendata.LISTED
    if outcome.id not in made:
        row = opendata.line(columns, opendata.cells(outcome))
        made[outcome.id] = row, opendata.record(columns, outcome)
    return made[outcome.id]


def found(by: str, value: str) -> List:
    """The list at an address, or 404."""
    if by not in set(By):
        abort(404)
    chosen = corpus().lists.of(By(by), value)
    return chosen if chosen.outcomes else abort(404)


def shown(chosen: List, number: int | None = None) -> str:
    """The front page of a list, or one of its full pages, or 404."""
    outcomes = chosen.page(number) if number is not None else chosen.front()
    if number is not None and not outcomes:
        abort(404)
    return render_template(
        "lists/list.html",
        list=chosen,
        by=BY[chosen.by] if chosen.by else gettext("Semua"),
        words=words(chosen),
        named=named(chosen),
        about=about(chosen),
        rows=rows(outcomes),
        number=number,
        older=number - 1 if number else chosen.full_pages,
    )


def rows(outcomes: Iterable[Outcome]) -> Markup:
    """Their rows, each rendered once: it stands on the pages of many lists."""
    lang, made = i18n.language(), corpus().rows
    macros = current_app.jinja_env.get_template("macros/reports.html").module
    for outcome in outcomes:
        if (lang, outcome.id) not in made:
            made[lang, outcome.id] = macros.item(outcome, 2)  # type: ignore[attr-defined]
    return Markup("").join(made[lang, outcome.id] for outcome in outcomes)


def every(site: Corpus, by: By) -> list[str]:
    """The values by which a reader may look, also those by which there is no outcome yet."""
    content = site.content
    known = {
        By.RESULT: [*RESULTS],
        By.PROMISE: [promise.value for promise in Promise],
        By.KIND: [kind.value for kind in Kind],
        By.AGENCY: [*content.agencies],
        By.TOPIC: [*content.topics],
        By.AREA: [*content.areas],
    }
    there = site.lists.values(by)
    if by is By.MONTH:
        return there[::-1]
    return [*known.get(by, []), *(value for value in there if value not in known.get(by, []))]


def words(chosen: List) -> str:
    """What a list's outcomes have in common, in the page's language."""
    content, value = corpus().content, chosen.value
    match chosen.by:
        case By.AGENCY:
            return page.name(content.agencies, value)
        case By.TOPIC:
            return page.name(content.topics, value)
        case By.AREA:
            return content.areas.get(value, value)
        case By.DISTRICT:
            return content.district_name(*value.split("/"))
        case By.MONTH:
            return i18n.partial_date(value)
        case By.KIND:
            return str(labels.TERMS[Kind][Kind(value)])
        case By.RESULT:
            return str(RESULTS.get(value, value))
        case By.PROMISE:
            return str(labels.TERMS[Promise][Promise(value)])
        case None:
            return str(gettext("Semua hasil"))


def named(chosen: List) -> str:
    """The same for the eye, and for those who are read to: names of places are Indonesian."""
    place = chosen.by in (By.AREA, By.DISTRICT)
    return i18n.indonesian(words(chosen)) if place else words(chosen)


def about(chosen: List) -> str:
    """The page on what a list has in common, if there is one."""
    content = corpus().content
    of: dict[By | None, Iterable[str]] = {By.AGENCY: content.agencies, By.TOPIC: content.topics}
    return f"/{chosen.by}/{chosen.value}.html" if chosen.value in of.get(chosen.by, ()) else ""


def title(chosen: List) -> str:
    return f"Aduan: {words(chosen)}"


def entry(outcome: Outcome, html: str = "") -> Entry:
    """What a feed says of an outcome; a correction makes it new again."""
    site = corpus()
    names = [
        RESULTS[result(outcome)],
        labels.TERMS[Kind][outcome.kind],
        site.content.district_name(outcome.area, outcome.district),
        i18n.partial_date(outcome.month),
        page.name(site.content.agencies, outcome.agency),
    ]
    published = outcome.published.date()
    return Entry(
        key=f"hasil/{outcome.id}",
        title=outcome.title,
        path=f"/hasil/{outcome.id}.html",
        published=published,
        updated=site.corrected.get(outcome.id, published),
        summary=" · ".join(str(name) for name in names if name),
        language=outcome.language,
        topics=(outcome.topic,) if outcome.topic else (),
        html=html,
    )


def pages(site: Corpus) -> Iterator[At]:
    """Every page to freeze."""
    for name in ("lists", "lists_en"):
        yield f"{name}.index", {}
        for chosen in (site.lists.all, *site.lists):
            endpoint, at = _address(chosen)
            front = site.made_of(chosen.front(), len(chosen.outcomes))
            yield f"{name}.{endpoint}", at, front
            for number in range(1, chosen.full_pages + 1):
                full = site.made_of(chosen.page(number))
                yield f"{name}.{endpoint}_page", {**at, "number": number}, full
    for chosen in site.lists:
        at, of = {"by": str(chosen.by), "value": chosen.value}, site.made_of(chosen.outcomes)
        told = chosen.newest(NEWEST)
        corrected = [site.corrected.get(outcome.id) for outcome in told]
        yield "list_data.csv", at, of
        yield "list_data.json", at, of
        yield "list_data.atom", at, site.made_of(told, corrected, site.snapshot.as_of)


def _address(chosen: List) -> tuple[str, dict[str, object]]:
    """Endpoint and values of its front page; those of a full page begin with them."""
    if chosen.by is None:
        return "everything", {}
    return "front", {"by": str(chosen.by), "value": chosen.value}
