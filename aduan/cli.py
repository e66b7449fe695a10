"""The commands of an installation: staff-add, close-due, backup, health, copies, demo, serve."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, suppress
from pathlib import Path
from typing import TypeVar

import click
import msgspec
import waitress
from flask import Flask, current_app
from flask.cli import AppGroup, with_appcontext

from aduan import (
    accounts,
    backup,
    config,
    content,
    demo,
    erasure,
    health,
    purge,
    tracking,
    transfer,
)
from aduan.accounts import BadAccount
from aduan.office import Office
from aduan.reading import ContentError
from aduan.store import Conflict, NotFound
from aduan.terms import STAFF_ROLES, Role

T = TypeVar("T")
# A phone that goes silent holds a connection, but no thread; poll has no limit of 1,024 of them.
WAITRESS = {"connection_limit": 1000, "asyncore_use_poll": True}
WHY = {
    "username": "a user name has 2 to 40 lower-case letters, digits, dots or dashes",
    "password": f"a password has at least {accounts.MIN_PASSWORD} characters",
    "role": "no such role",
    "agency": "--agency is for liaisons, and needed for them: a slug of content/agencies/",
}


def init_app(app: Flask) -> None:
    for command in (
        staff_add,
        close_due,
        purge_due,
        erase,
        back_up,
        show_health,
        copy,
        import_json,
        export_json,
        load_demo,
        serve,
    ):
        app.cli.add_command(command)


class Few(AppGroup):
    """Erasing a person and saving everything can't wait until a file of content/ is mended."""

    def __init__(self, error: ContentError) -> None:
        super().__init__(commands=[erase, back_up])
        self.error = error

    def get_command(self, ctx: click.Context, name: str) -> click.Command:
        """Raises ContentError for any other name."""
        if (command := super().get_command(ctx, name)) is None:
            raise self.error
        return command


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


@click.command("purge")
@click.option("--dry-run", is_flag=True, help="only list what would go")
@click.option("--scrub", is_flag=True, help="rewrite the store's files after it; others wait")
@with_appcontext
def purge_due(dry_run: bool, scrub: bool) -> None:
    """Take out what has been kept long enough by content/retention.md; can be repeated."""
    office = _office()
    gone = list(purge.run(office, bar, dry=dry_run))
    for number, parts in gone:
        click.echo(f"{number}: " + ", ".join(f"{part} since {day}" for part, day in parts.items()))
    click.echo(f"{len(gone)} reports, nothing was changed" if dry_run else f"{len(gone)} purged")
    if scrub and not dry_run:
        office.store.scrub()


@click.command("erase")
@click.argument("number")
@click.option("--yes", is_flag=True, help="don't ask")
@click.option("--scrub/--no-scrub", default=True, help="rewrite the store's files after it")
@with_appcontext
def erase(number: str, yes: bool, scrub: bool) -> None:
    """Erase the report NUMBER for good: queue, received files, public page, references to it.

    It is not counted any more. What was interrupted is finished by the same command.
    """
    office, read = _office(), tracking.read_number(number)
    if read is None:
        raise click.ClickException(
            f"{number} is no report number: it looks like ADU-XXXX-XXXX-XXXX"
        )
    with suppress(NotFound):
        report = office.get(read)
        told = f"{read}, received {report.received:%Y-%m-%d}, {report.state}"
        if not yes:
            click.confirm(f"Erase {told}? Nothing of it can be brought back", abort=True)
    try:
        done = erasure.erase(office, read, bar)
        erasure.clear(Path(current_app.config["INSTANCE"]), done.entry.public_id)
    except NotFound as error:
        raise click.ClickException(f"there is no report {read}, and none was erased") from error
    if done.found:
        click.echo(f"{read} is erased; {done.files} files, named by {done.references} reports")
    else:
        click.echo(f"{read} was erased on {done.entry.erased} already")
    if done.entry.public_id:
        click.echo(f"page {done.entry.public_id} leaves the site with the next build: build.py")
    click.echo(f"old backups hold it: keep {content.erased_path(office.content.folder)} with them")
    if scrub:
        office.store.scrub()


@click.command("backup")
@with_appcontext
def back_up() -> None:
    """Write one archive of queue, accounts, secrets, received files and content."""
    office, settings = _office(), current_app.config
    instance = Path(settings["INSTANCE"])
    folder = backup.folder(instance, settings["BACKUPS"])
    try:
        path, manifest = backup.write(
            office.store, instance, office.content.folder, folder, office.now(), bar
        )
    except OSError as error:
        raise click.ClickException(f"no backup was made: {error}") from error
    size = path.stat().st_size / 2**20
    click.echo(f"{path}: {told(manifest.documents)}, {len(manifest.files)} files, {size:.1f} MiB")


@click.command("health")
@with_appcontext
def show_health() -> None:
    """Say how store, disk, last build and last backup are; exit status 1 when one is not well."""
    office = _office()
    signs = health.signs(office.store, current_app.config, office.now())
    for sign in signs:
        click.echo(f"{sign.name:8} {sign.state:8} {sign.told}")
    if any(sign.state != "ok" for sign in signs):
        raise SystemExit(1)


@click.command("copy")
@click.argument("target")
@with_appcontext
def copy(target: str) -> None:
    """Copy the queue to an empty TARGET, a postgresql:// address or a folder; stop serving first.

    Then ADUAN_STORE says where the installation works.
    """
    with closing(config.open_at(target)) as opened:
        try:
            counts = transfer.copy(_office().store, opened, bar)
        except Conflict as error:
            raise click.ClickException(f"{error}: nothing was copied") from error
        click.echo(f"{opened.name}: {told(counts)}, each compared and the same")


@click.command("import-json")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@with_appcontext
def import_json(file: Path) -> None:
    """Load the JSON FILE of a plain TinyDB into an empty installation."""
    office, documents = _office(), transfer.read_plain(file)
    try:
        office.store.load(documents)
    except Conflict as error:
        raise click.ClickException(f"{error}: nothing was imported") from error
    filed = sum(1 for _ in office.every())
    click.echo(f"{told({'reports': filed, 'accounts': len(documents['accounts'])})} imported")


@click.command("export-json")
@click.argument("file", type=click.Path(path_type=Path))
@with_appcontext
def export_json(file: Path) -> None:
    """Write queue and accounts to a new JSON FILE that plain TinyDB opens."""
    try:
        counts = transfer.write_plain(_office().store, file)
    except OSError as error:
        raise click.ClickException(f"nothing was exported: {error}") from error
    click.echo(f"{file}: {told(counts)}; it holds everything private, show it to nobody")


def told(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{number} {name}" for name, number in counts.items())


def bar(name: str, records: Iterable[T]) -> Iterator[T]:
    total = _office().store.collection(name).count()
    with click.progressbar(records, length=total, label=name.title(), file=sys.stderr) as shown:
        yield from shown


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
    settings = current_app.config
    host, port = settings["HOST"], settings["PORT"]
    address = f"http://{'[' + host + ']' if ':' in host else host}:{port}"
    for path, what in (
        ("/", "public site"),
        ("/lapor/", "report form (English: /en/lapor/)"),
        ("/lacak/", "tracking"),
        ("/staf/", "staff"),
    ):
        click.echo(f"{address + path:40} {what}")
    if settings["DEMONSTRATION"]:
        click.echo(f"Demonstration accounts, password {demo.PASSWORD}:")
        for account in accounts.everybody(_office().accounts):
            click.echo(f"  {account.id:24} {account.role} {account.agency}")
    if not (Path(settings["SITE"]) / "index.html").exists():
        click.echo("The public site is not built yet: python build.py")
    app = current_app._get_current_object()  # type: ignore[attr-defined]
    try:
        waitress.serve(
            app, host=host, port=port, threads=settings["THREADS"], ident=None, **WAITRESS
        )
    except OSError as error:
        raise click.ClickException(f"can't listen on {address}: {error.strerror}") from error
