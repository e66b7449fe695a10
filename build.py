"""Rebuild the public site: bring content/ up to date with the queue, freeze, check, publish.

  1. sync    close what is due, refresh published outcomes, count open and overdue reports
  2. freeze  render every public page aside, from content/ alone
  3. gate    search what was rendered for every private value of every case
  4. swap    move changed pages into site/ one by one, remove stale ones

Exit status: 0 built; 1 a file of content/ is wrong (named with its line); 2 another build runs;
3 the installation can't start; 5 the gate found private data or a file it can't read (named by
case, file and kind). After 5 the outcome pages in which it was found are not public, and all else
is; if it was found elsewhere, nothing new is. Pages taken down are gone in any case. Any other
failed build leaves site/ as it was.
"""

import sys
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

import click

from aduan import create_app, create_site, publish, release
from aduan.gate import guard
from aduan.office import Office


def bar(urls: Iterable[str], total: int) -> Iterator[str]:
    with click.progressbar(urls, length=total, label="Freezing", file=sys.stderr) as shown:
        yield from shown


def sync(office: Office) -> None:
    closed = list(office.close_due())
    synced = publish.sync(office)
    click.echo(
        f"{synced.counted} reports counted, {len(closed)} closed because their time was over, "
        f"{synced.published} outcomes public, {synced.removed} removed"
    )


@click.command(help=__doc__.replace("\n\n", "\n\n\b\n"))
def main() -> None:
    app = create_app()
    office: Office = app.extensions["office"]
    sync(office)
    folder, site = Path(app.config["CONTENT"]), Path(app.config["SITE"])
    about = {"demonstration": app.config["DEMONSTRATION"], "address": app.config["ADDRESS"]}
    public = partial(create_site, folder, **about)
    memory = Path(app.config["INSTANCE"]) / "gate.json"
    kept = publish.kept(office)
    check = partial(guard.check, office, memory=memory, kept=kept, progress=guard.bar)
    built = release.release(public, folder, site, bar, check)
    click.echo(f"{site}: {built.pages} files, {built.written} written, {built.removed} removed")


if __name__ == "__main__":
    main()
