"""What the tests share: an office of one's own in a temporary folder, and a time that can pass."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from flask import Flask
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from aduan import create_app
from aduan.gate import scan, study
from aduan.office import Office
from tests import copy_content, postgres
from tests.postgres import Postgres
from tests.visitor import Visitor

WITA = ZoneInfo("Asia/Makassar")


@dataclass
class Clock:
    """The office's time: stands still until a test moves it."""

    at: datetime = datetime(2026, 3, 2, 9, 0, tzinfo=WITA)  # a Monday

    def __call__(self) -> datetime:
        return self.at

    def pass_days(self, days: float) -> None:
        self.at += timedelta(days=days)


class Compiled(BytecodeCache):
    """Templates compiled in this process; in memory, since some tests fill the disk."""

    def __init__(self) -> None:
        self.code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self.code:
            bucket.bytecode_from_string(self.code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.code[bucket.key] = bucket.bytecode_to_string()


@pytest.fixture(scope="session", autouse=True)
def templates() -> Iterator[None]:
    """Every test has applications of its own; their templates are compiled once for all."""
    cache = Compiled()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Flask, "jinja_options", Flask.jinja_options | {"bytecode_cache": cache})
        yield


@pytest.fixture(scope="session", autouse=True)
def studied() -> Iterator[None]:
    """Every gate searches a whole site; what can be known of the same bytes under the same name
    without knowing any case, of pages that all sites have, is worked out once for all."""
    once = lru_cache(maxsize=1024)(study.study)
    with pytest.MonkeyPatch.context() as patch:
        for module in (study, scan):  # both: it goes to other processes by its name
            patch.setattr(module, "study", once)
        yield


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def content_folder(tmp_path: Path) -> Path:
    """A copy of what people wrote, without anything published."""
    return copy_content(tmp_path / "content")


@pytest.fixture(scope="session")
def cluster() -> Iterator[Postgres]:
    """One PostgreSQL for all tests."""
    if postgres.INITDB is None and os.environ.get("CI") != "true":
        pytest.skip(postgres.LACKING)
    with postgres.running() as started:
        yield started


@pytest.fixture(params=["tinydb", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The place of an empty store, on each backend."""
    if request.param == "tinydb":
        return str(tmp_path)
    cluster: Postgres = request.getfixturevalue("cluster")
    return cluster.new("aduan")


def app_in(folder: Path, clock: Clock, store: str = "") -> Flask:
    """The served application of an installation in a folder that has its content/ already."""
    (folder / "instance").mkdir(exist_ok=True)
    return create_app(
        {
            "INSTANCE": str(folder / "instance"),
            "STORE": store,
            "CONTENT": str(folder / "content"),
            "SITE": str(folder / "site"),
            "SECRET_KEY": "for the tests only",
            "CODE_KEY": "5e" * 32,
            "NOW": clock,
            "TESTING": True,
        }
    )


@pytest.fixture
def app(tmp_path: Path, content_folder: Path, clock: Clock) -> Flask:
    return app_in(tmp_path, clock)


@pytest.fixture
def office(app: Flask) -> Office:
    found: Office = app.extensions["office"]
    return found


@pytest.fixture
def visitor(app: Flask) -> Visitor:
    """Somebody with a browser without JavaScript."""
    return Visitor(app.test_client())


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, object]:
    """Debian's chromium for pytest-playwright; a test of another kind never asks for it."""
    from tests.browser import CHROMIUM, LAUNCH

    assert CHROMIUM, "CI=true, and no chromium: `make browser` installs it"
    return {"executable_path": CHROMIUM, "args": LAUNCH}
