"""`python -m aduan.gate` searches the site that stands; build.py lets every new one pass first."""

import time
from pathlib import Path

import click

from aduan import create_app, publish
from aduan.alone import alone
from aduan.freeze import ASIDE
from aduan.gate import guard


@click.command()
def main() -> None:
    """Search the standing site, whole, for every private value of every case.

    Exit status: 0 nothing found; 1 there is no site; 2 a build runs; 3 the installation can't
    start; 5 private data, or a file that can't be read, named by case, file and kind.
    """
    app = create_app()
    site = Path(app.config["SITE"])
    if not (site / "index.html").exists():
        raise click.ClickException(f"{site} is not built yet: python build.py")
    started = time.monotonic()
    with alone(site.parent, ASIDE, "build"):
        office = app.extensions["office"]
        done = guard.check(office, site, kept=publish.kept(office), progress=guard.bar)
    click.echo(
        f"{site}: {done.files} files searched for {done.values} values of {done.cases} cases "
        f"in {time.monotonic() - started:.1f} s, nothing found"
    )


if __name__ == "__main__":
    main()
