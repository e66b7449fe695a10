"""Serves the frozen site, so that one process is a whole installation."""

import os
from pathlib import Path

from flask import Blueprint, current_app, redirect, render_template, request, send_from_directory
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

bp = Blueprint("site", __name__)
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
        response = send_from_directory(folder, path)
    except NotFound:
        return missing(folder)
    response.headers["Cache-Control"] = "no-cache"
    return response


def missing(folder: Path) -> Answer:
    """The site's own 404 page; a word to the staff when nothing was built yet."""
    if not (folder / "404.html").exists():
        return render_template("unbuilt.html"), 404
    name = "en/404.html" if request.path.startswith("/en/") else "404.html"
    return send_from_directory(folder, name), 404
