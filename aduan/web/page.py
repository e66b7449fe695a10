"""What every page of both applications has: language, labels, inlined stylesheet, policy."""

import base64
import hashlib
import mimetypes
import re
from collections.abc import Mapping
from functools import cache, partial
from pathlib import Path

from flask import Flask
from markupsafe import Markup

from aduan import catalogue, prose
from aduan.terms import ArchiveReason, Cause, Kind, OutcomeCode, Promise, State
from aduan.web import i18n, labels, measures

TYPES = {".atom": "application/atom+xml", ".xml": "application/xml"}  # not on every machine
STYLESHEET = Path(__file__).parent.parent / "templates" / "style.css"


@cache
def style() -> str:
    """The stylesheet without comments and needless blanks."""
    css = re.sub(r"/\*.*?\*/", "", STYLESHEET.read_text(encoding="utf-8"), flags=re.DOTALL)
    return re.sub(r"\s*([{};,>])\s*", r"\1", re.sub(r"\s+", " ", css)).strip()


@cache
def policy() -> str:
    """The Content-Security-Policy: nothing but our own pages, and exactly this stylesheet.

    No script runs, so nothing of ours connects; auditing tools ask for robots.txt from the page.
    """
    digest = base64.b64encode(hashlib.sha256(style().encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; manifest-src 'self'"
    )


def option(named: catalogue.Agency | catalogue.Topic) -> tuple[str, str]:
    """Value and words for a select, in the page's language."""
    return named.slug, named.name_en if i18n.language() == "en" else named.name


def name(named: Mapping[str, catalogue.Agency | catalogue.Topic], slug: str) -> str:
    """What the slug stands for, in the page's language; one that left content/ shows as itself."""
    return option(named[slug])[1] if slug in named else slug


def entry(improvement: catalogue.Improvement) -> tuple[str, str]:
    """The same of an entry of the improvements register."""
    title = improvement.title_en if i18n.language() == "en" else improvement.title
    return improvement.slug, title


def district_option(district: catalogue.District) -> tuple[str, str]:
    return f"{district.area}/{district.slug}", district.name


def init_app(app: Flask, made_of: catalogue.Content, address: str) -> None:
    """`address` of the site, "https://…"; "" when nobody said."""
    for ending, kind in TYPES.items():
        mimetypes.add_type(kind, ending)
    i18n.init_app(app)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters.update(plain=prose.plain, official=prose.official, label=labels.label)
    app.jinja_env.filters.update(
        figure=measures.figure, option=option, entry=entry, district_option=district_option
    )
    app.jinja_env.tests.update(some=measures.some)
    app.jinja_env.globals.update(
        content=made_of,
        address=address,
        agency_name=partial(name, made_of.agencies),
        topic_name=partial(name, made_of.topics),
        demonstration=bool(app.config["DEMONSTRATION"]),
        style=Markup(style()),  # noqa: S704 (our own file)
        policy=policy(),
        error_text=labels.error,
        choices=labels.choices,
        event_label=labels.EVENTS,
        field_label=labels.FIELDS,
        action_label=labels.ACTIONS,
        Kind=Kind,
        State=State,
        OutcomeCode=OutcomeCode,
        Cause=Cause,
        Promise=Promise,
        ArchiveReason=ArchiveReason,
    )
