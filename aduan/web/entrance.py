"""The staff entrance: logging in and out, one's own password, and the administrator's accounts."""

from contextlib import suppress
from dataclasses import replace
from typing import Any

import msgspec
from flask import Blueprint, redirect, render_template, request, session
from werkzeug.wrappers import Response

from aduan import accounts
from aduan.accounts import BadAccount
from aduan.store import Conflict
from aduan.submission import clean
from aduan.terms import STAFF_ROLES, Role
from aduan.web import failure
from aduan.web.security import ANYBODY, STAFF, allow, brake, log_in, me, office

bp = Blueprint("entrance", __name__)
Answer = str | Response | tuple[str, int]


@bp.get("/staf/masuk")
@allow(*ANYBODY)
def login() -> Answer:
    return render_template("entrance/login.html", values={}, wrong=False)


@bp.post("/staf/masuk")
@allow(*ANYBODY)
def enter() -> Answer:
    id = request.form.get("username", "").strip().lower()
    if brake().holds(f"staff:{id}"):
        return failure.show(429)
    account = accounts.login(office().accounts, id, request.form.get("password", ""))
    if account is None:
        brake().failed(f"staff:{id}")
        return render_template("entrance/login.html", values={"username": id}, wrong=True), 422
    log_in(account)
    return redirect("/staf/akun" if account.role is Role.ADMIN else "/staf/")


@bp.post("/staf/keluar")
@allow(*STAFF)
def leave() -> Answer:
    account = me()
    with suppress(Conflict):  # somebody changed it at this moment, which ends nothing less
        ended = replace(account, logouts=account.logouts + 1)
        office().accounts.save(msgspec.to_builtins(ended))
    session.clear()
    return redirect("/staf/masuk")


@bp.get("/staf/sandi")
@allow(*STAFF)
def password() -> Answer:
    return render_template("entrance/password.html", errors={})


@bp.post("/staf/sandi")
@allow(*STAFF)
def change_password() -> Answer:
    desk, account = office(), me()
    if brake().holds(f"staff:{account.id}"):
        return failure.show(429)
    if not accounts.login(desk.accounts, account.id, request.form.get("password", "")):
        brake().failed(f"staff:{account.id}")
        return render_template("entrance/password.html", errors={"password": "wrong_password"}), 422
    try:
        changed = accounts.with_password(account, request.form.get("new_password", ""))
    except BadAccount as error:
        return render_template(
            "entrance/password.html", errors={"new_password": error.args[0]}
        ), 422
    log_in(msgspec.convert(desk.accounts.save(msgspec.to_builtins(changed)), accounts.Account))
    return render_template("entrance/password.html", errors={}, changed=True)


@bp.get("/staf/akun")
@allow(Role.ADMIN)
def everybody() -> Answer:
    return show_accounts()


def show_accounts(**more: Any) -> str:
    listed = accounts.everybody(office().accounts)
    values = {"values": {}, "errors": {}} | more
    return render_template("entrance/accounts.html", listed=listed, roles=STAFF_ROLES, **values)


@bp.post("/staf/akun")
@allow(Role.ADMIN)
def add_account() -> Answer:
    values = {n: clean(request.form.get(n, "")) for n in ("username", "name", "role", "agency")}
    password = request.form.get("password", "")
    try:
        account = new_account(values, password)
        office().accounts.add(msgspec.to_builtins(account))
    except BadAccount as error:
        return show_accounts(values=values, errors={error.args[0]: error.args[0]}), 422
    except Conflict:
        return show_accounts(values=values, errors={"username": "taken"}), 422
    return redirect("/staf/akun")


def new_account(values: dict[str, str], password: str) -> accounts.Account:
    if values["role"] not in STAFF_ROLES:
        raise BadAccount("role")
    if values["agency"] and values["agency"] not in office().content.agencies:
        raise BadAccount("agency")
    role = Role(values["role"])
    return accounts.new(values["username"], values["name"], role, password, values["agency"])


@bp.post("/staf/akun/<id>")
@allow(Role.ADMIN)
def change_account(id: str) -> Answer:
    """Closes or opens an account, or gives it a new password; nobody closes their own."""
    desk = office()
    account = accounts.find(desk.accounts, id)
    if account is None:
        return failure.show(404)
    active = request.form.get("active")
    if active is None:
        try:
            account = accounts.with_password(account, request.form.get("new_password", ""))
        except BadAccount as error:
            return show_accounts(errors={f"new-{id}": error.args[0]}), 422
    elif account.id != me().id:
        account = replace(account, active=active == "yes")
    desk.accounts.save(msgspec.to_builtins(account))
    return redirect("/staf/akun")
