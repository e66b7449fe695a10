"""The public transparency site: every route is frozen by build.py; none opens the private store."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from flask import Blueprint, abort, current_app, render_template
from markupsafe import Markup

from aduan import datapackage, prose, reuse
from aduan.catalogue import Content, Page
from aduan.feed import Home
from aduan.figures import Snapshot
from aduan.keeping import Overdue
from aduan.lists import By, Lists
from aduan.outcome import Correction, Outcome, Tombstone
from aduan.terms import RuleName
from aduan.web.i18n import days, language

LATEST = 5
PLAIN_PAGES = ("home", "agencies", "topics", "promise", "not_found")

bp = Blueprint("public", __name__)
outcome_bp = Blueprint("outcome", __name__)  # not repeated under /en/: its texts are Indonesian


# A page to freeze: endpoint, values, and the digest of all that it shows besides what all pages are
# made of (the program, what people wrote in content/); without one, it may show everything.
At = tuple[str, Mapping[str, object]] | tuple[str, Mapping[str, object], str]


@dataclass(frozen=True)
class Corpus:
    """All that the site shows; outcomes are in order of publication, oldest first."""

    content: Content
    outcomes: tuple[Outcome, ...]
    snapshot: Snapshot
    tombstones: tuple[Tombstone, ...] = ()
    overdue: Overdue = Overdue(date.min, 0)
    corrections: tuple[Correction, ...] = ()
    address: str = ""  # of the site, "https://…"; "" when nobody said
    # See web/lists: by language and id, rendered rows; by id, lines of CSV and JSON.
    rows: dict[tuple[str, str], Markup] = field(default_factory=dict)
    listed: dict[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def home(self) -> Home:
        """Of its feeds."""
        return Home(self.address, self.content.publisher.tag)

    @cached_property
    def lists(self) -> Lists:
        return Lists(self.outcomes)

    @cached_property
    def digests(self) -> dict[str, str]:
        """By id, the digest of an outcome."""
        return {outcome.id: reuse.digest(outcome) for outcome in self.outcomes}

    @cached_property
    def counted(self) -> str:
        """The digest of all figures, and of the day they are of."""
        return reuse.digest(self.snapshot)

    @cached_property
    def everything(self) -> str:
        """The digest of all but what people wrote for the site, of which every page is made."""
        told = self.tombstones, self.overdue, self.corrections
        return self.made_of(self.outcomes, self.counted, *told)

    def made_of(self, outcomes: Iterable[Outcome], *more: object) -> str:
        """The digest of these outcomes, in this order, and of more."""
        return reuse.digest([self.digests[outcome.id] for outcome in outcomes], *more)

    @cached_property
    def corrected(self) -> dict[str, date]:
        """By id, the day of the latest correction."""
        return {one.id: one.corrected for one in self.corrections}

    @cached_property
    def by_id(self) -> dict[str, Outcome]:
        return {outcome.id: outcome for outcome in self.outcomes}


def corpus() -> Corpus:
    made: Corpus = current_app.extensions["corpus"]
    return made


@bp.get("/")
def home() -> str:
    site = corpus()
    latest = site.lists.all.newest(LATEST)
    verify = site.content.timetable.rule(RuleName.VERIFY, site.snapshot.as_of)
    late = [item for item in site.content.plan if item.late(site.snapshot.as_of)]
    return render_template(
        "public/home.html", latest=latest, snapshot=site.snapshot, verify=verify, late=late
    )


@outcome_bp.get("/hasil/<public_id>.html")
def outcome(public_id: str) -> str:
    site = corpus()
    shown = site.by_id.get(public_id) or abort(404)
    corrected = site.corrected.get(public_id, shown.published.date())
    return render_template(
        "public/outcome.html", outcome=shown, corrected=corrected, dataset=datapackage.TITLE
    )


@bp.get("/instansi/")
def agencies() -> str:
    return render_template("public/agencies.html", snapshot=corpus().snapshot)


@bp.get("/instansi/<slug>.html")
def agency(slug: str) -> str:
    site = corpus()
    shown = site.content.agencies.get(slug) or abort(404)
    listed = site.lists.of(By.AGENCY, slug)
    return render_template(
        "public/agency.html",
        agency=shown,
        listed=listed,
        latest=LATEST,
        snapshot=site.snapshot,
        improvements=[one for one in site.content.improvements.values() if one.agency == slug],
        plan=[item for item in site.content.plan if item.agency == slug],
        today=site.snapshot.as_of,
    )


@bp.get("/topik/")
def topics() -> str:
    site = corpus()
    published = {slug: len(site.lists.of(By.TOPIC, slug).outcomes) for slug in site.content.topics}
    return render_template("public/topics.html", published=published, snapshot=site.snapshot)


@bp.get("/topik/<slug>.html")
def topic(slug: str) -> str:
    site = corpus()
    shown = site.content.topics.get(slug) or abort(404)
    made_of, listed = site.content, site.lists.of(By.TOPIC, slug)
    return render_template(
        "public/topic.html",
        topic=shown,
        listed=listed,
        latest=LATEST,
        handling=[agency for agency in made_of.agencies.values() if slug in agency.topics],
        causes=Counter(o.cause for o in listed.outcomes if o.cause).most_common(),
        improvements=[one for one in made_of.improvements.values() if slug in one.topics],
        plan=[item for item in made_of.plan if slug in item.topics],
        questions=[question for question in made_of.questions if question.topic == slug],
        today=site.snapshot.as_of,
    )


@bp.get("/janji.html")
def promise() -> str:
    return render_template("public/promise.html", open_year=corpus().snapshot.as_of.year)


@bp.get("/privasi.html")
def privacy() -> str:
    """A page people write, with what is kept how long, and whether that is kept to."""
    return render_template("public/privacy.html", page=written("privasi"), overdue=corpus().overdue)


@bp.get("/<slug>.html")
def page(slug: str) -> str:
    return render_template("public/page.html", page=written(slug))


def written(slug: str) -> Page:
    """A page people write, or 404; where it names a rule stands the limit in force."""
    site = corpus()
    shown = site.content.pages[language()].get(slug) or abort(404)
    rules = (site.content.timetable.rule(name, site.snapshot.as_of) for name in RuleName)
    limits = {rule.name.value: days(rule.limit, rule.unit) for rule in rules}
    return replace(shown, body=prose.filled(shown.body, limits))


@bp.get("/404.html")
def not_found() -> str:
    return render_template("public/404.html")


def pages(site: Corpus) -> Iterator[At]:
    """Every page to freeze."""
    for name, lang in (("public", "id"), ("public_en", "en")):
        for endpoint in PLAIN_PAGES:
            yield f"{name}.{endpoint}", {}
        for slug in site.content.agencies:
            listed = site.lists.of(By.AGENCY, slug).outcomes
            yield f"{name}.agency", {"slug": slug}, site.made_of(listed, site.counted)
        for slug in site.content.topics:
            listed = site.lists.of(By.TOPIC, slug).outcomes
            yield f"{name}.topic", {"slug": slug}, site.made_of(listed, site.counted)
        for slug in site.content.pages[lang]:
            yield (
                f"{name}.page",
                {"slug": slug},
                site.made_of((), site.overdue, site.snapshot.as_of),
            )
    for shown in site.outcomes:
        of = site.made_of((shown,), site.corrected.get(shown.id))
        yield "outcome.outcome", {"public_id": shown.id}, of
    yield "static", {"filename": "mark.svg"}
    yield "static", {"filename": "card.png"}
