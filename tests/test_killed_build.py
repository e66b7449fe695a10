"""A build killed at any moment: whole pages meanwhile, and the next build repairs everything."""

import hashlib
import random
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from aduan import manifest
from aduan.office import Office
from tests import ROOT
from tests.life import live
from tests.shell import shell_in
from tests.test_build import SECRETS, files, searched
from tests.test_release import REMOVED, naming, public

KILLS = 6


def killed(folder: Path, seconds: float | None) -> None:
    """A build that dies after so many seconds, or as soon as it moves its first file."""
    site = folder / "site"
    before = {path: path.stat().st_ino for path in site.rglob("*.html")}
    build = subprocess.Popen(  # noqa: S603
        [sys.executable, "build.py"],
        cwd=ROOT,
        env=shell_in(folder).environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    if seconds is not None:
        with suppress(subprocess.TimeoutExpired):
            build.wait(seconds)
    while seconds is None and build.poll() is None:
        with suppress(FileNotFoundError):
            if any(path.stat().st_ino != inode for path, inode in before.items()):
                break
    build.kill()
    build.wait()


def test_a_build_killed_at_any_moment_leaves_whole_pages_and_the_next_one_repairs_all(
    office: Office, tmp_path: Path
) -> None:
    here, clean = tmp_path, tmp_path / "clean"
    (here / "instance" / "aduan.toml").write_text(SECRETS)
    bad, good = public(office), public(office)
    assert shell_in(here).run("build.py").returncode == 0
    old = files(here / "site")
    live(office, office.get(bad.id), "take_down")
    new = public(office)
    for name in ("instance", "content", "site"):
        shutil.copytree(here / name, clean / name)
    assert shell_in(clean).run("build.py").returncode == 0
    right, chance = files(clean / "site"), random.Random(7)  # noqa: S311
    shutil.copytree(here / "site", here / "before")
    for kill in range(KILLS):
        shutil.rmtree(here / "site")
        shutil.copytree(here / "before", here / "site")
        killed(here, None if kill % 2 else chance.uniform(0, 4))
        for name, data in files(here / "site").items():
            assert data in (old.get(name), right.get(name)), name
    assert shell_in(here).run("build.py").returncode == 0
    assert files(here / "site") == right
    assert naming(here / "site", bad.public_id) == REMOVED
    assert searched(here) == {good.public_id, new.public_id}
    for line in right[manifest.MANIFEST].decode().splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256((here / "site" / name).read_bytes()).hexdigest() == digest
    left = {path.name for path in here.glob(".site-*")}
    assert left <= {".site-lock", ".site-built", ".site-pages", ".site-outcomes"}
