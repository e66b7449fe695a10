"""An installation in a folder of its own, worked by commands as staff type them."""

import os
import socket
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests import ROOT


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Shell:
    """Real processes in the project's folder; `environment` names the installation."""

    environment: dict[str, str]

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(  # noqa: S603
            [sys.executable, *command],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=120,
        )


def shell_in(folder: Path, **settings: str) -> Shell:
    """The installation in `instance`, `content`, `site` of a folder; none of our settings leaks."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("ADUAN_", "FLASK_"))}
    own = {f"ADUAN_{name.upper()}": str(folder / name) for name in ("instance", "content", "site")}
    return Shell(kept | own | {f"ADUAN_{name}": value for name, value in settings.items()})
