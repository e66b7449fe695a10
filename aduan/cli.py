"""The commands of an installation: `flask demo · staff-add · close-due · serve`."""

from pathlib import Path

import click
import msgspec
import waitress
from flask import Flask, current_app
from flask.cli import with_appcontext

from aduan import accounts, demo
from aduan.accounts import BadAccount
from aduan.office import Office
from aduan.store import Conflict
from aduan.terms import STAFF_ROLES, Role

WHY = {
    "username": "a user name has 2 to 40 lower-case letters, digits, dots or dashes",
    "password": f"a password has at least {accounts.MIN_PASSWORD} characters",
    "role": "no such role",
    "agency": "--agency is for liaisons, and needed for them: a slug of content/agencies/",
}


def init_app(app: Flask) -> None:
    for command in (staff_add, close_due, load_demo, serve):
        app.cli.add_command(command)


def _office() -> Office:
    found: Office = current_app.extensions["office"]
    return found


@click.command("staff-add")
@click.argument("username")
@click.option("--role", type=click.Choice([role.value for role in STAFF_ROLES]), required=True)
@click.option("--name", default="", help="as colleagues see it")
@click.option("--agency", default="", help="slug of content/agencies/, for role agency")
@click.password_option(help="asked for when not given")
@with_appcontext
def staff_add(username: str, role: str, name: str, agency: str, password: str) -> None:
    """Create an account; the first one should be an administrator."""
    office = _office()
    if agency and agency not in office.content.agencies:
        raise click.ClickException(WHY["agency"])
    try:
        account = accounts.new(username, name, Role(role), password, agency)
        office.accounts.add(msgspec.to_builtins(account))
    except BadAccount as error:
        raise click.ClickException(WHY[error.args[0]]) from error
    except Conflict as error:
        raise click.ClickException(f"{username} has an account already") from error
    click.echo(f"{username} may enter at /staf/ as {role}")


@click.command("close-due")
@with_appcontext
def close_due() -> None:
    """Close what is due: answers nobody replied to, holds nobody completed."""
    closed = list(_office().close_due())
    for report in closed:
        click.echo(f"{report.id}: {report.state}")
    click.echo(f"{len(closed)} closed")


@click.command("demo")
@with_appcontext
def load_demo() -> None:
    """Load the demonstration's reports and accounts; does nothing when they are there."""
    office = _office()
    if not current_app.config["DEMONSTRATION"]:
        raise click.ClickException(
            "this is no demonstration: see python -m aduan.installation --help"
        )
    if office.accounts.find():
        click.echo("the demonstration is loaded already")
        return
    items = demo.items()
    with click.progressbar(items, label="Demonstration") as bar:
        demo.load(office, bar)


@click.command("serve")
@with_appcontext
def serve() -> None:
    """Answer requests with waitress until stopped."""
    config = current_app.config
    host, port = config["HOST"], config["PORT"]
    address = f"http://{'[' + host + ']' if ':' in host else host}:{port}"
    for path, what in (
        ("/", "public site"),
        ("/lapor/", "report form (English: /en/lapor/)"),
        ("/lacak/", "tracking"),
        ("/staf/", "staff"),
    ):
        click.echo(f"{address + path:40} {what}")
    if config["DEMONSTRATION"]:
        click.echo(f"Demonstration accounts, password {demo.PASSWORD}:")
        for account in accounts.everybody(_office().accounts):
            click.echo(f"  {account.id:24} {account.role} {account.agency}")
    if not (Path(config["SITE"]) / "index.html").exists():
        click.echo("The public site is not built yet: python build.py")
    app = current_app._get_current_object()  # type: ignore[attr-defined]
    try:
        waitress.serve(app, host=host, port=port, threads=config["THREADS"], ident=None)
    except OSError as error:
        raise click.ClickException(f"can't listen on {address}: {error.strerror}") from error
