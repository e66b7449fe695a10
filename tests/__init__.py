"""Tests that read as sentences; what they share stands in conftest, case, life, visitor, shell."""

import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# What builds and the demonstration put into content/ of a checkout in use; git ignores it, too.
ADDED = shutil.ignore_patterns("outcomes", "improvements", "action-plan.md", "questions.md")


def copy_content(folder: Path) -> Path:
    """content/ as it stands in git, copied to this folder."""
    return Path(shutil.copytree(ROOT / "content", folder, ignore=ADDED))
