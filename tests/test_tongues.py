"""Names in Indonesian on the English pages that the application serves (WCAG 3.1.2)."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from flask import Flask

from aduan.office import Office
from tests.life import form, live
from tests.published import indexed, outcome
from tests.tongues import names, unmarked
from tests.visitor import Visitor


@pytest.fixture
def known(office: Office) -> re.Pattern[str]:
    return names(office.content)


def test_the_form_marks_names_of_places(visitor: Visitor, known: re.Pattern[str]) -> None:
    page = visitor.visit("/en/lapor/").page
    assert unmarked(page, known) == [f"{name}, district not known" for name in place_names(page)]
    assert len(page.select("optgroup[lang=id]")) == 9
    assert len(page.select("optgroup option[lang=id]")) == 57
    assert not visitor.visit("/lapor/").page.select("main [lang]")


def place_names(page: BeautifulSoup) -> list[str]:
    """These stand in a sentence that is English, and an option holds no element to mark them."""
    assert all(tag["lang"] == "en" for tag in page.select("optgroup option[value$='/']"))
    return [str(group["label"]) for group in page.select("optgroup")]


def test_the_check_page_marks_them(visitor: Visitor, known: re.Pattern[str]) -> None:
    visitor.visit("/en/lapor/").press("Next: check your report", **form())
    assert visitor.page.select_one("dd span[lang=id]")
    assert unmarked(visitor.page, known) == []


def test_a_tracked_report_marks_what_an_office_wrote_and_nothing_in_english(
    visitor: Visitor, office: Office, known: re.Pattern[str]
) -> None:
    visitor.visit("/en/lapor/").press("Next: check your report", **form())
    visitor.press("Send the report")
    number, code = (visitor.page.select_one(f"#{name}") for name in ("number", "code"))
    assert number and code
    live(office, office.get(number.text), "route", "answer")
    visitor.visit("/en/lacak/").press("Open the report", number=number.text, code=code.text)
    assert unmarked(visitor.page, known) == []
    found = visitor.page.select("main [lang=id]")
    assert found
    for tag in found:
        assert not re.search(r"\b(Outcome|What was|found|Agency)\b", tag.get_text())


def test_the_search_marks_them(app: Flask, visitor: Visitor, known: re.Pattern[str]) -> None:
    indexed(Path(app.config["INSTANCE"]) / "search.db", map(outcome, range(5)))
    for path in ("/en/cari", "/en/cari?q=lampu", "/en/cari?q=lampu&wilayah=gianyar"):
        assert unmarked(visitor.visit(path).page, known) == []
        assert visitor.page.select("main .items span[lang=id]")
