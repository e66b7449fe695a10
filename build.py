"""Rebuild the public site: bring content/ up to date with the queue, freeze, move into place.

  1. sync    close what is due, refresh published outcomes, count open and overdue reports
  2. freeze  render every public page aside, from content/ alone
  3. swap    move changed pages into site/ one by one, remove stale ones

Exit status: 0 built; 1 a file of content/ is wrong (named with its line); 2 another build runs;
3 the installation can't start. A failed build leaves site/ as it was.
"""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from aduan import create_app, create_site, freeze, publish


def bar(urls: Iterable[str], total: int) -> Iterator[str]:
    with click.progressbar(urls, length=total, label="Freezing", file=sys.stderr) as shown:
        yield from shown


def sync() -> tuple[Path, Path, bool]:
    """Content folder, site folder, and whether this is a demonstration; content/ is up to date."""
    app = create_app()
    office = app.extensions["office"]
    closed = list(office.close_due())
    synced = publish.sync(office)
    click.echo(
        f"{synced.counted} reports counted, {len(closed)} closed because their time was over, "
        f"{synced.published} outcomes public, {synced.removed} removed"
    )
    return Path(app.config["CONTENT"]), Path(app.config["SITE"]), app.config["DEMONSTRATION"]


@click.command(help=__doc__.replace("\n\n", "\n\n\b\n"))
def main() -> None:
    content, site, demonstration = sync()
    built = freeze.build(create_site(content, demonstration=demonstration), site, bar)
    click.echo(f"{site}: {built.pages} files, {built.written} written, {built.removed} removed")


if __name__ == "__main__":
    main()
