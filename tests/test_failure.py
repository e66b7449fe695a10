"""Failures as pages: what happened, what to do next, what was typed; no trace, no value."""

import logging
import resource
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from flask import Flask

from aduan.office import Office
from aduan.web import citizen
from tests.life import CODE, FORM, form, live, receive
from tests.test_staff import staff  # noqa: F401 (its accounts)
from tests.visitor import Visitor

CANARY = "kenarijingga"


@contextmanager
def full_disk() -> Iterator[None]:
    """No file of this process may grow any more."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disk_keeps_the_citizens_report_and_sends_it_once_later(
    visitor: Visitor, office: Office
) -> None:
    visitor.visit("/lapor/").press("Lanjut: periksa laporan", **form())
    with full_disk():
        visitor.press("Kirim laporan")
        assert visitor.status == 503
        assert "Penyimpanan sedang tidak dapat dipakai" in visitor.text
        visitor.press("Kirim lagi")
        assert visitor.status == 503
    assert list(office.every()) == []
    visitor.press("Kirim lagi")
    (report,) = office.every()
    assert report.story == FORM["story"]
    assert report.id in visitor.text


def test_a_full_disk_keeps_the_officers_answer(visitor: Visitor, office: Office) -> None:
    report = live(office, receive(office), "route")
    visitor.login("penghubung").visit(f"/staf/laporan/{report.id}")
    with full_disk():
        visitor.press("Catat tindak lanjut", text="Petugas sudah ke lokasi pagi ini.")
        assert visitor.status == 503
    visitor.press("Kirim lagi")
    found = office.get(report.id).latest("follow_up")
    assert found and found.fields["text"] == "Petugas sudah ke lokasi pagi ini."


def test_a_bug_shows_no_trace_and_logs_no_value(
    app: Flask, visitor: Visitor, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    visitor.visit("/lapor/").press("Lanjut: periksa laporan", **form(name=CANARY))
    app.testing = False

    def broken(*_: object) -> str:
        raise ValueError(f"something about {CANARY}")

    monkeypatch.setattr(citizen, "receipt", broken)
    with caplog.at_level(logging.DEBUG):
        visitor.press("Kirim laporan")
    assert visitor.status == 500
    assert "Ada kesalahan di pihak kami" in visitor.text
    assert "Traceback" not in visitor.text and "ValueError" not in visitor.text
    assert "ValueError at" in caplog.text
    assert CANARY not in caplog.text


def test_an_expired_page_of_staff_is_not_resent_blindly(visitor: Visitor, office: Office) -> None:
    report = live(office, receive(office), "route")
    visitor.login("penghubung").visit(f"/staf/laporan/{report.id}")
    sent = {"version": "2", "text": "Petugas sudah ke lokasi pagi ini.", "csrf_token": "forged"}
    visitor.post(f"/staf/laporan/{report.id}/follow_up", sent)
    assert visitor.status == 400
    assert "Petugas sudah ke lokasi pagi ini." in visitor.text
    assert "Kirim lagi" not in visitor.buttons()
    assert office.get(report.id) == report


def test_a_secret_is_never_shown_again(visitor: Visitor) -> None:
    visitor.visit("/lacak/").post("/lacak/", {"csrf_token": "x", "number": "n", "code": CODE})
    assert visitor.status == 400
    assert CODE not in str(visitor.page)


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/nowhere", 404),
        ("GET", "/en/nowhere", 404),
        ("PUT", "/lapor/", 405),
        ("GET", "/lacak/laporan/agree", 404),
    ],
)
def test_wrong_addresses_and_methods_are_answered_in_words(
    app: Flask, method: str, path: str, status: int
) -> None:
    app.config["WTF_CSRF_ENABLED"] = False
    answer = app.test_client().open(path, method=method, buffered=True)
    assert answer.status_code == status
    assert "<h1>" in answer.get_data(as_text=True)
