"""The Nu HTML checker; within it comes Jing, which validates XML by a RELAX NG grammar."""

import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests import ROOT

NU = ROOT / "tests/node_modules/vnu-jar/build/dist/vnu.jar"
JAVA = shutil.which("java")
JING = "nu.validator.vendor.thaiopensource.relaxng.util.Driver"

needs_nu = pytest.mark.skipif(
    not (NU.exists() and JAVA) and os.environ.get("CI") != "true",
    reason="no Nu validator: `make node` installs it where there are npm and Java",
)


def jing(grammar: Path, files: Iterable[Path]) -> list[str]:
    """What is wrong with these files by a grammar in compact syntax."""
    command = [str(JAVA), "-cp", str(NU), JING, "-c", str(grammar), *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True)  # noqa: S603
    told = done.stdout + done.stderr
    assert (done.returncode == 0) == (told == ""), told
    return told.splitlines()
