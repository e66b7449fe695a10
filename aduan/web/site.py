"""Serves the frozen site, so that one process is a whole installation."""

import os
from pathlib import Path

from flask import Blueprint, current_app, redirect, render_template, request, send_from_directory
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from aduan import freeze
from aduan.web.security import office

bp = Blueprint("site", __name__)
HEADER = '<header class="top">'  # of templates/base.html; what is urgent stands before it
MAX_PATH = 250  # no page of ours has a longer one; some file systems refuse it
Answer = Response | str | tuple[Response | str, int]


@bp.get("/")
@bp.get("/<path:path>")
def page(path: str = "") -> Answer:
    folder = Path(current_app.config["SITE"])
    if any(part.startswith(".") for part in path.split("/")):
        return missing(folder)
    if len(os.fsencode(path)) > MAX_PATH:
        return missing(folder)
    if (folder / path).is_dir():
        if path and not path.endswith("/"):
            return redirect(f"/{path}/")
        path += "index.html"
    try:
        response = frozen(folder, path)
    except NotFound:
        return missing(folder)
    response.headers["Cache-Control"] = "no-cache"
    return response


def frozen(folder: Path, path: str) -> Response:
    """A file of the site; a page says before all else when it is old. Raises NotFound.

    The server says it and no script does: so it is told to everybody.
    """
    notice = overdue(folder)
    response = send_from_directory(folder, path, conditional=not notice, etag=not notice)
    if notice and response.mimetype == "text/html":
        response.direct_passthrough = False
        text = response.get_data(as_text=True)
        response.set_data(text.replace(HEADER, notice + HEADER, 1))
        del response.headers["Last-Modified"]  # the file's, not this page's
    return response


def overdue(folder: Path) -> str:
    """The notice of a site that was not built for too long, else ""."""
    built, now = freeze.built(folder), office().now()
    if built is None or now - built < freeze.OLD:
        return ""
    return render_template("old.html", day=built.astimezone(now.tzinfo).date())


def missing(folder: Path) -> Answer:
    """The site's own 404 page; a word to the staff when nothing was built yet."""
    if not (folder / "404.html").exists():
        return render_template("unbuilt.html"), 404
    name = "en/404.html" if request.path.startswith("/en/") else "404.html"
    return frozen(folder, name), 404
