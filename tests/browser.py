"""A real server with a real browser: what the tests marked `browser` need."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Locator

from tests import ROOT, copy_content
from tests.shell import Shell, free_port, shell_in

CHROMIUM = shutil.which("chromium")
LAUNCH = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
REQUIRED = os.environ.get("CI") == "true"

needs_browser = [
    pytest.mark.browser,
    pytest.mark.skipif(
        CHROMIUM is None and not REQUIRED,
        reason="no chromium: `make browser` installs it as root on Debian",
    ),
]


@dataclass
class House:
    """A running installation; `log` holds everything the server wrote."""

    address: str
    folder: Path
    shell: Shell

    @property
    def log(self) -> str:
        return (self.folder / "server.log").read_text()

    def run(self, *command: str) -> str:
        """A command of the installation; fails loudly."""
        done = self.shell.run(*command)
        assert done.returncode == 0, done.stderr
        return done.stdout


@contextmanager
def running(folder: Path, *, demonstration: bool, store: str = "") -> Iterator[House]:
    """An installation in a folder of its own, built, served by waitress on a free port."""
    port = free_port()
    copy_content(folder / "content")
    address = f"http://127.0.0.1:{port}"
    shell = shell_in(folder, PORT=str(port), STORE=store, ADDRESS=address)
    house = House(address, folder, shell)
    house.run("-m", "aduan.installation", *["--demonstration"] * demonstration)
    if demonstration:
        house.run("-m", "flask", "demo")
    house.run("build.py")
    with (folder / "server.log").open("w") as log:
        server = subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", "flask", "serve"],
            cwd=ROOT,
            env=shell.environment,
            stdout=log,
            stderr=log,
        )
        try:
            until_it_answers(house, server)
            yield house
        finally:
            server.terminate()
            server.wait(10)


def until_it_answers(house: House, server: subprocess.Popen[bytes]) -> None:
    for _ in range(200):
        assert server.poll() is None, house.log
        try:
            urlopen(f"{house.address}/lacak/", timeout=5).close()  # noqa: S310
            return
        except URLError:
            time.sleep(0.1)
    raise AssertionError(f"the server does not answer: {house.log}")


def follow(leads_on: Locator) -> None:
    """Clicks what leads to another page and waits for it: a click returns on the old one."""
    with leads_on.page.expect_navigation():
        leads_on.click()
