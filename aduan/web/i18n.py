"""The language of a page, read off its path; dates and numbers as people write them."""

from datetime import date, datetime, timedelta

import flask_babel
from flask import Flask, request
from flask_babel import gettext, ngettext, pgettext
from markupsafe import Markup


def language() -> str:
    return "en" if request.path == "/en" or request.path.startswith("/en/") else "id"


def prefix(lang: str | None = None) -> str:
    return "/en" if (lang or language()) == "en" else ""


def other_language_path() -> str:
    """The same page in the other language."""
    return request.path[3:] if language() == "en" else f"/en{request.path}"


def indonesian(words: str) -> str:
    """Words that are Indonesian on every page, such as names of places, marked where the page is
    in another language (WCAG 3.1.2)."""
    return words if language() == "id" else Markup('<span lang="id">{}</span>').format(words)


def long_date(day: date) -> str:
    return str(flask_babel.format_date(day, "d MMMM y"))


def time_of_day(moment: datetime) -> str:
    """The office's own time with the name Indonesians give its zone: "09.30 WITA"."""
    hour = int((moment.utcoffset() or timedelta()).total_seconds() // 3600)
    zone = {7: "WIB", 8: "WITA", 9: "WIT"}.get(hour, moment.strftime("%Z"))
    return f"{moment:%H:%M} {zone}" if language() == "en" else f"{moment:%H.%M} {zone}"


def partial_date(text: str) -> str:
    """An ISO date of any exactness ("2026", "2026-03", "2026-03-09") in words."""
    year, month, day = (int(part) for part in (text + "-0-0").split("-")[:3])
    formats = {True: "d MMMM y", False: "MMMM y" if month else "y"}
    return str(flask_babel.format_date(date(year, month or 1, day or 1), formats[bool(day)]))


def days(number: int, unit: str) -> str:
    """ "3 working days" in the page's language."""
    if unit == "working_days":
        return str(ngettext("%(num)s hari kerja", "%(num)s hari kerja", number))
    return str(ngettext("%(num)s hari", "%(num)s hari", number))


def init_app(app: Flask) -> None:
    flask_babel.Babel(app, locale_selector=language, default_locale="id")

    @app.before_request
    def forget_locale() -> None:
        # Frozen-Flask asks for all pages in one context, where Flask-Babel keeps the first locale.
        flask_babel.refresh()

    app.jinja_env.globals.update(
        lang=language,
        prefix=prefix,
        other_language_path=other_language_path,
        days=days,
    )
    app.jinja_env.filters.update(
        long_date=long_date,
        partial_date=partial_date,
        time_of_day=time_of_day,
        indonesian=indonesian,
    )
    app.jinja_env.add_extension("jinja2.ext.i18n")
    app.jinja_env.install_gettext_callables(gettext, ngettext, newstyle=True, pgettext=pgettext)  # type: ignore[attr-defined]
