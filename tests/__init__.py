"""Tests that read as sentences; what they share stands in conftest, case, life, visitor, shell."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
