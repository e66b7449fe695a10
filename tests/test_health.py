"""What an installation says of itself, to its office and to a load balancer."""

import os
from datetime import datetime
from pathlib import Path

import pytest
from flask import Flask

from aduan import health
from aduan.office import Office
from tests.conftest import Clock
from tests.test_failure import full_disk
from tests.test_freeze import build

WELL = dict.fromkeys(("store", "disk", "gate", "build", "backup"), "ok")


@pytest.fixture
def well(app: Flask, office: Office, clock: Clock, tmp_path: Path) -> Flask:
    """Built and backed up a moment ago."""
    clock.at = datetime.now().astimezone(clock.at.tzinfo)
    build(office, tmp_path / "site")
    assert app.test_cli_runner().invoke(args=["backup"]).exit_code == 0
    return app


def ask(app: Flask) -> tuple[int, dict[str, str]]:
    answer = app.test_client().get("/healthz")
    return answer.status_code, answer.get_json()


def test_a_healthy_installation_says_so(well: Flask) -> None:
    assert ask(well) == (200, WELL)
    told = well.test_cli_runner().invoke(args=["health"])
    assert told.exit_code == 0, told.output
    for words in ("TinyDB, ", "GiB left", "queue.sqlite"):
        assert words in told.output


def test_a_new_installation_is_told_what_to_do(app: Flask) -> None:
    assert ask(app) == (200, WELL | {"build": "late", "backup": "late"})
    told = app.test_cli_runner().invoke(args=["health"])
    assert told.exit_code == 1
    assert "never: python build.py" in told.output
    assert "never: flask backup" in told.output


def test_yesterdays_job_that_did_not_run_is_late(well: Flask, clock: Clock) -> None:
    clock.pass_days(1)
    assert ask(well)[1]["backup"] == "ok"
    clock.pass_days(1)
    assert ask(well) == (200, WELL | {"build": "late", "backup": "late"})


def test_a_store_that_refuses_takes_the_server_out(well: Flask) -> None:
    with full_disk():
        status, said = ask(well)
    assert (status, said["store"]) == (503, "failed")
    assert ask(well)[0] == 200


def test_a_disk_that_is_nearly_full_is_said(well: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "LOW", 2**60)
    assert ask(well)[1]["disk"] == "late"
    monkeypatch.setattr(health, "FULL", 2**60)
    assert ask(well)[0] == 503


def test_a_stranger_learns_no_path_name_or_number(well: Flask) -> None:
    answer = well.test_client().get("/healthz").get_data(as_text=True)
    assert os.sep not in answer
    assert not any(letter.isdigit() for letter in answer)
