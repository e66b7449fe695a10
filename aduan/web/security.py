"""What guards every page: headers, CSRF, the closed staff door, and the brake on guessing."""

from collections.abc import Callable
from typing import TypeVar

from flask import Flask, Response, abort, current_app, g, redirect, request, session
from flask_wtf import CSRFProtect
from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.wrappers import Response as AnyResponse

from aduan import accounts
from aduan.accounts import Account
from aduan.office import Office
from aduan.terms import STAFF_ROLES, Role
from aduan.web import failure, page

MAX_REQUEST_BYTES = 512 * 1024
STAFF_SESSION_HOURS = 8
View = TypeVar("View", bound=Callable[..., object])

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
}


def office() -> Office:
    found: Office = current_app.extensions["office"]
    return found


def init_app(app: Flask) -> None:
    app.config.update(
        MAX_CONTENT_LENGTH=MAX_REQUEST_BYTES,
        MAX_FORM_MEMORY_SIZE=MAX_REQUEST_BYTES,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=app.config["HTTPS"],
        WTF_CSRF_TIME_LIMIT=None,  # as long as the session: nobody loses a slowly written report
    )
    CSRFProtect(app)
    app.extensions["brake"] = Brake()
    app.before_request(close_staff_door)
    app.after_request(add_headers)
    if proxies := int(app.config["PROXIES"]):
        app.wsgi_app = ProxyFix(app.wsgi_app, proxies, proxies, proxies)  # type: ignore[method-assign]


def add_headers(response: Response) -> Response:
    response.headers.update(HEADERS)
    response.headers["Content-Security-Policy"] = page.policy() + "; frame-ancestors 'none'"
    if current_app.config["HTTPS"]:
        response.headers["Strict-Transport-Security"] = "max-age=31536000"
    if "Cache-Control" not in response.headers:
        response.headers["Cache-Control"] = "no-store"
    return response


# The staff door: a view under /staf/ is closed until it says who may enter.

ANYBODY = (*Role,)


def allow(*roles: Role) -> Callable[[View], View]:
    """Declares who may call a staff view."""

    def declare(view: View) -> View:
        view.roles = roles  # type: ignore[attr-defined]
        return view

    return declare


def close_staff_door() -> AnyResponse | tuple[str, int] | None:
    if not request.path.startswith("/staf"):
        return None
    view = current_app.view_functions.get(request.endpoint or "")
    roles: tuple[Role, ...] = getattr(view, "roles", ())
    if roles == ANYBODY or view is None:
        return None
    g.account = account = logged_in()
    if account is None:
        if request.method == "POST":
            return failure.expired(), 401
        return redirect("/staf/masuk")
    if account.role not in roles:
        abort(403)
    return None


def logged_in() -> Account | None:
    """The account of this session, if its password and its hours still hold."""
    id, stamp, until = session.get("staff", ("", "", 0))
    account = accounts.find(office().accounts, id) if id else None
    current = account and account.active and account.stamp == stamp
    return account if current and office().now().timestamp() < until else None


def log_in(account: Account) -> None:
    until = office().now().timestamp() + STAFF_SESSION_HOURS * 3600
    session.clear()
    session["staff"] = (account.id, account.stamp, until)


def me() -> Account:
    account: Account = g.account
    return account


STAFF = STAFF_ROLES
CASE_ROLES = tuple(role for role in STAFF_ROLES if role is not Role.ADMIN)


class Brake:
    """Slows guessing: failures are counted per target and per address, in memory, never logged."""

    PER_TARGET = parse("5 per 15 minutes")
    PER_ADDRESS = parse("30 per 15 minutes")

    def __init__(self) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    def _keys(self, target: str) -> tuple[tuple[RateLimitItem, str], ...]:
        address = request.remote_addr or ""
        return (self.PER_TARGET, f"target:{target}"), (self.PER_ADDRESS, f"address:{address}")

    def holds(self, target: str) -> bool:
        """Whether there were too many failures lately."""
        return not all(self._limiter.test(limit, key) for limit, key in self._keys(target))

    def failed(self, target: str) -> None:
        for limit, key in self._keys(target):
            self._limiter.hit(limit, key)


def brake() -> Brake:
    found: Brake = current_app.extensions["brake"]
    return found
