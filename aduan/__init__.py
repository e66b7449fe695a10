"""Aduan: a public complaint system. Two applications: one served, one frozen.

Each imports what it needs when it is created: the core stays free of Flask, the site of the store.
"""

import os
from collections.abc import Collection, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from flask import Flask

    from aduan.catalogue import Content
    from aduan.reading import ContentError
    from aduan.web.public import Corpus


def create_app(settings: Mapping[str, object] | None = None) -> "Flask":
    """The served application: form, tracking, staff, and the frozen site.

    Raises ConfigError, ContentError, Unavailable. `settings` override the environment and
    aduan.toml; tests give `NOW`, a callable for the time.
    """
    from aduan import cli, content
    from aduan.web import failure, page, security

    app = _flask(settings or {})
    made_of = content.load(Path(app.config["CONTENT"]))
    _open(app, made_of)
    page.init_app(app, made_of, app.extensions["office"].address)
    security.init_app(app)
    failure.init_app(app)
    cli.init_app(app)
    _register_pages(app)
    return app


def create_commands(error: "ContentError") -> "Flask":
    """No pages, but the commands that must work though a file of content/ is wrong; any other
    command says which. Raises ConfigError, Unavailable."""
    from aduan import catalogue, cli

    app = _flask({})
    _open(app, catalogue.nothing(Path(app.config["CONTENT"])))
    app.cli = cli.Few(error)
    return app


def _flask(settings: Mapping[str, object]) -> "Flask":
    from flask import Flask

    from aduan import config

    app = Flask(__name__, static_folder=None)
    app.config.update(config.read(os.environ, settings))
    return app


def _open(app: "Flask", made_of: "Content") -> None:
    from aduan import attachments, config, office

    zone = ZoneInfo(str(app.config["TIMEZONE"]))
    app.extensions["office"] = office.Office(
        store=config.open_store(app.config),
        content=made_of,
        timetable=made_of.timetable,
        code_key=bytes.fromhex(str(app.config["CODE_KEY"])),
        now=app.config.get("NOW") or (lambda: datetime.now(zone)),
        attachments=attachments.folder(Path(app.config["INSTANCE"])),
        address=str(app.config["ADDRESS"]).rstrip("/"),
    )


def _register_pages(app: "Flask") -> None:
    from aduan.web import citizen, entrance, health, leak, review, search, site, staff, tracking

    for blueprint in (citizen.bp, tracking.bp, leak.bp, search.bp):
        app.register_blueprint(blueprint)
        app.register_blueprint(blueprint, url_prefix="/en", name=f"{blueprint.name}_en")
    for blueprint in (entrance.bp, staff.bp, review.bp, health.bp, site.bp):
        app.register_blueprint(blueprint)


def create_site(
    folder: Path,
    held: Collection[str] = (),
    *,
    demonstration: bool,
    address: str = "",
    memory: Path | None = None,
) -> "Flask":
    """The public site's application, made of content/ alone, only ever frozen.

    `held`: public ids of outcomes that it leaves out; `address`: where people find it, "https://…";
    `memory`: the file that spares the next one reading outcomes again. Raises ContentError.
    """
    from flask import Flask

    from aduan import manifest, reuse
    from aduan.web import changes, crawlers, data, lists, page, public, register, statistics

    corpus = _corpus(folder, held, address.rstrip("/"), memory)
    app = Flask(__name__)
    app.extensions["corpus"] = corpus
    rooms = (public, lists, data, changes, register, statistics, crawlers)
    pages = (at for room in rooms for at in room.pages(corpus))
    app.config.update(
        DEMONSTRATION=demonstration,
        PAGES=[(*at, corpus.everything)[:3] for at in pages],
        MADE_BY=reuse.digest(reuse.program(), demonstration, corpus.address, corpus.content),
        BUILD_LOG=manifest.log_path(folder),
        AS_OF=corpus.snapshot.as_of,
    )
    page.init_app(app, corpus.content, corpus.address)
    for blueprint in (public.bp, lists.bp, data.bp, changes.bp, register.bp):
        app.register_blueprint(blueprint)
        app.register_blueprint(blueprint, url_prefix="/en", name=f"{blueprint.name}_en")
    for blueprint in (
        public.outcome_bp, lists.data_bp, data.data_bp, changes.data_bp, crawlers.bp
    ):  # fmt: skip
        app.register_blueprint(blueprint)
    statistics.init_app(app, corpus)
    return app


def _corpus(folder: Path, held: Collection[str], address: str, memory: Path | None) -> "Corpus":
    from aduan import content, corrections, reread
    from aduan.web.public import Corpus

    read = reread.outcomes(folder, memory)
    outcomes = tuple(outcome for outcome in read if outcome.id not in held)
    ids = {outcome.id for outcome in outcomes}
    return Corpus(
        content.load(folder),
        outcomes,
        content.snapshot(folder),
        tuple(content.tombstones(folder)),
        content.overdue(folder),
        tuple(one for one in corrections.read(folder) if one.id in ids),
        address,
    )
