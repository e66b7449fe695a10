"""For a load balancer: whether this server can accept a report; nothing else about it."""

from flask import Blueprint, current_app

from aduan import health
from aduan.web.security import office

bp = Blueprint("health", __name__)


@bp.get("/healthz")
def healthz() -> tuple[dict[str, str], int]:
    """503 when the store refuses or the disk is full; a late build or backup is only told."""
    desk = office()
    signs = health.signs(desk.store, current_app.config, desk.now())
    failed = any(sign.state == "failed" for sign in signs)
    return {sign.name: sign.state for sign in signs}, 503 if failed else 200
