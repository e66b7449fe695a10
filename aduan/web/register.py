"""What changed because of complaints, and what is planned: the register and the action plan."""

from collections import Counter
from collections.abc import Iterator

from flask import Blueprint, abort, render_template

from aduan.web.public import At, Corpus, corpus

bp = Blueprint("register", __name__)


@bp.get("/perbaikan/")
def improvements() -> str:
    led = Counter(outcome.improvement for outcome in corpus().outcomes)
    return render_template("register/improvements.html", led=led)


@bp.get("/perbaikan/<slug>.html")
def improvement(slug: str) -> str:
    site = corpus()
    shown = site.content.improvements.get(slug) or abort(404)
    listed = [o for o in reversed(site.outcomes) if o.improvement == slug]
    return render_template("register/improvement.html", improvement=shown, listed=listed)


@bp.get("/rencana-aksi.html")
def plan() -> str:
    return render_template("register/plan.html", today=corpus().snapshot.as_of)


def pages(site: Corpus) -> Iterator[At]:
    """Every page to freeze."""
    for name in ("register", "register_en"):
        yield f"{name}.improvements", {}
        yield f"{name}.plan", {}
        for slug in site.content.improvements:
            yield f"{name}.improvement", {"slug": slug}
