"""What people type never reaches a log line, an address or an error page, whatever goes wrong."""

import logging
from collections.abc import Iterator

import pytest
from flask import Flask

from aduan.office import Office
from aduan.web import citizen, staff
from tests.life import CODE, form, live, receive
from tests.test_failure import full_disk
from tests.test_staff import staff as accounts  # noqa: F401 (its accounts)
from tests.visitor import Visitor

CANARIES = {
    "name": "Kenarijingga",
    "phone": "081200007788",
    "email": "kenarijingga@example.com",
    "place": "Warung Kenarijingga",
    "story": "Rahasianya kenarijingga: lampu jalan di depan pasar mati sejak dua minggu.",
}
PRIVATE = ("kenarijingga", "081200007788", CODE, CODE[:4] + " " + CODE[4:8])


@pytest.fixture(autouse=True)
def clean_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """After each journey of this file: every line of every logger at its most talkative."""
    with caplog.at_level(logging.DEBUG):
        yield
    said = caplog.text.lower()
    assert not [value for value in PRIVATE if value in said]


def assert_silent(visitor: Visitor) -> None:
    """An error page and the address it stands at repeat nothing secret."""
    assert CODE not in str(visitor.page)
    assert "kenarijingga" not in visitor.path.lower()


def test_a_whole_journey_logs_nothing_private(visitor: Visitor, office: Office) -> None:
    visitor.visit("/lapor/").press("Lanjut: periksa laporan", **form(**CANARIES | {"phone": "x"}))
    assert visitor.status == 422
    visitor.visit("/lapor/").press("Lanjut: periksa laporan", **form(**CANARIES))
    visitor.press("Kirim laporan")
    (report,) = office.every()
    live(office, report, "route", "answer", found="Ibu Kenarijingga benar.")
    for code in (CODE, "1111 1111 1111 1117"):
        visitor.visit("/lacak/").press("Buka laporan", number=report.id, code=code)
        assert_silent(visitor)
    visitor.login("koordinator").visit(f"/staf/laporan/{report.id}")
    assert "Kenarijingga" in visitor.text


def test_a_bug_in_any_page_logs_its_place_only(
    app: Flask, visitor: Visitor, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = receive(office, **CANARIES)
    app.testing = False

    def broken(*typed: object) -> str:
        raise ValueError(f"{typed} {report}")

    monkeypatch.setattr(citizen, "receipt", broken)
    monkeypatch.setattr(staff, "show", broken)
    visitor.visit("/lapor/").press("Lanjut: periksa laporan", **form(**CANARIES))
    visitor.press("Kirim laporan")
    assert (visitor.status, "kenarijingga" in str(visitor.page).lower()) == (500, False)
    visitor.login("koordinator").visit(f"/staf/laporan/{report.id}")
    assert (visitor.status, "kenarijingga" in str(visitor.page).lower()) == (500, False)


def test_outages_forgeries_and_floods_log_nothing_private(
    app: Flask, visitor: Visitor, office: Office
) -> None:
    report = receive(office, **CANARIES)
    visitor.visit("/lapor/").press("Lanjut: periksa laporan", **form(**CANARIES))
    with full_disk():
        visitor.press("Kirim laporan")
    assert visitor.status == 503
    visitor.post("/lapor/", form(**CANARIES) | {"csrf_token": "forged"})
    assert visitor.status == 400
    visitor.visit("/lapor/")
    visitor.post("/lapor/", form(story=CANARIES["story"] * 20_000))
    assert visitor.status == 413
    for _ in range(7):
        visitor.visit("/lacak/").press("Buka laporan", number=report.id, code="1111 1111 1111 1117")
    assert visitor.status == 429
    for path in ("/staf/laporan/kenarijingga", "/bocor/kenarijingga", "/kenarijingga"):
        visitor.visit(path)
        assert "kenarijingga" not in visitor.text.lower()
