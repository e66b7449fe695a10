"""Rebuild the public site: bring content/ up to date with the queue, freeze, check, publish, index.

  1. sync    close what is due, refresh published outcomes, count open and overdue reports
  2. freeze  render every public page aside, from content/ alone
  3. gate    search what was rendered for every private value of every case
  4. swap    move changed pages into site/ one by one, remove stale ones
  5. index   bring the search index in line with the outcomes that stand in site/

Exit status: 0 built; 1 a file of content/ is wrong (named with its line): nothing new is public,
and what was withdrawn, taken down or erased is gone, with every file that names it; 2 another build
runs; 3 the installation can't start; 5 the gate found private data or a file it can't read (named
by case, file and kind). After 5 the outcomes on whose page, or in whose row of a list, it was found
are not public, and all else is; if it was found elsewhere, nothing new is. Pages taken down are
gone in any case. 6: the site is published, and the search index could not be written. Any other
failed build leaves site/ as it was.
"""

import os
import sys
import time
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import ParamSpec, TypeVar

import click
from flask import Flask

from aduan import (
    config,
    create_app,
    create_site,
    erasure,
    freeze,
    publish,
    release,
    removals,
    withheld,
)
from aduan.gate import guard
from aduan.office import Office
from aduan.reading import ContentError
from aduan.search import index, renewal
from aduan.web.public import Corpus

P = ParamSpec("P")
T = TypeVar("T")


def bar(urls: Iterable[str], total: int) -> Iterator[str]:
    with click.progressbar(urls, length=total, label="Freezing", file=sys.stderr) as shown:
        yield from shown


class Watch(dict[str, float]):
    """The seconds of each step; of a step within another one they count for the inner one."""

    def timed(self, step: str, action: Callable[P, T]) -> Callable[P, T]:
        def watched(*given: P.args, **named: P.kwargs) -> T:
            began, within = time.perf_counter(), sum(self.values())
            try:
                return action(*given, **named)
            finally:
                inner = sum(self.values()) - within
                self[step] = self.get(step, 0) + time.perf_counter() - began - inner

        return watched

    def tell(self) -> None:
        click.echo(", ".join(f"{step} {seconds:.1f} s" for step, seconds in self.items()))


def sync(office: Office) -> None:
    closed = list(office.close_due())
    synced = publish.sync(office)
    click.echo(
        f"{synced.counted} reports counted, {len(closed)} closed because their time was over, "
        f"{synced.published} outcomes public, {synced.removed} removed"
    )


def renew(app: Flask, public: Flask) -> None:
    """Indexes what was frozen of this site."""
    path, site = index.place(Path(app.config["INSTANCE"])), Path(app.config["SITE"])
    shown: Corpus = public.extensions["corpus"]
    done = renewal.renew(path, site, shown.content, shown.outcomes)
    click.echo(f"{path}: {done.entries} entries, {done.written} written, {done.removed} removed")


def retract() -> None:
    """Takes out of the standing site what may be public no more, and publishes nothing.

    It needs no application: there is none while hand-written content is wrong.
    """
    settings = config.read(os.environ, {})
    site, store = Path(str(settings["SITE"])), config.open_store(settings)
    removed = freeze.retract(site, removals.certain(store, Path(str(settings["CONTENT"]))))
    remembered(site).unlink(missing_ok=True)  # it holds the texts of what just went
    renewal.retract(index.place(Path(str(settings["INSTANCE"]))), site)
    click.echo(f"{site}: nothing new was published, {removed} old files removed")


def remembered(site: Path) -> Path:
    """The file that spares a build reading outcomes again; see `reread`."""
    return site.parent / f"{freeze.ASIDE}outcomes"


@click.command(help=__doc__.replace("\n\n", "\n\n\b\n"))
def main() -> None:
    try:
        build()
    except (ContentError, publish.Orphan) as error:
        error.show()
        retract()
        sys.exit(error.exit_code)


def build() -> None:
    app = create_app()
    office: Office = app.extensions["office"]
    watch = Watch()
    watch.timed("sync", sync)(office)
    folder, site = Path(app.config["CONTENT"]), Path(app.config["SITE"])
    about = {"demonstration": app.config["DEMONSTRATION"], "address": app.config["ADDRESS"]}
    made: list[Flask] = []

    def public(held: Collection[str]) -> Flask:
        made.append(create_site(folder, held, **about, memory=remembered(site)))
        return made[-1]

    instance = Path(app.config["INSTANCE"])
    kept = publish.kept(office)
    check = partial(
        guard.check, office, memory=instance / erasure.MEMORY, kept=kept, progress=guard.bar
    )
    gate, freezing = watch.timed("gate", check), watch.timed("freeze and swap", release.release)
    try:
        built = freezing(public, folder, site, bar, gate)
    except release.Withheld as withholding:
        withheld.write(instance, withholding.held, office.today)
        if withheld.SITE in withholding.held:
            renewal.retract(index.place(instance), site)
        else:
            renew(app, made[-1])
        raise
    withheld.write(instance, {}, office.today)
    click.echo(f"{site}: {built.pages} files, {built.written} written, {built.removed} removed")
    watch.timed("index", renew)(app, made[-1])
    watch.tell()


if __name__ == "__main__":
    main()
