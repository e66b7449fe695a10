"""The pages that people write say the limits that the rules hold, and none of their own."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from aduan import content
from aduan.terms import RuleName
from aduan.tracking import CODE_LENGTH
from aduan.workflow import MAX_REOPENINGS
from tests import ROOT
from tests.publication import built, folder_of

DAYS = re.compile(r"\d+ (hari (kerja|kalender)|(working|calendar) days)")
ANY_DAYS = re.compile(r"\d+ (hari|days|working|calendar)")
PAGES = sorted((ROOT / "content/pages").rglob("*.md"))


def said(site: Path, language: str) -> str:
    page = BeautifulSoup((site / f"{language}cara-kerja.html").read_text(), "html.parser")
    return " ".join(page.get_text(" ").split())


def changed(folder: Path, right: str, wrong: str) -> None:
    path = folder / "rules.md"
    assert right in path.read_text()
    path.write_text(path.read_text().replace(right, wrong))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_page_holds_a_limit_in_days_written_by_hand(path: Path) -> None:
    limit = ANY_DAYS if path.stem == "cara-kerja" else DAYS
    assert limit.search(path.read_text()) is None


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_page_on_how_it_works_names_every_rule(language: str) -> None:
    body = content.load(ROOT / "content").pages[language]["cara-kerja"].body
    assert set(re.findall(r"\{(\w+)\}", body)) == set(RuleName)


def test_the_limits_in_force_stand_there_in_both_languages(tmp_path: Path) -> None:
    folder, site = folder_of([], tmp_path / "content"), tmp_path / "site"
    built(folder, site)
    assert "pengaduan biasa: 14 hari kerja;" in said(site, "")
    assert "ordinary complaint: 14 working days;" in said(site, "en/")
    assert "paling lama 30 hari." in said(site, "")
    assert "{" not in said(site, "") + said(site, "en/")


def test_a_rule_that_changed_is_said_anew(tmp_path: Path) -> None:
    folder, site = folder_of([], tmp_path / "content"), tmp_path / "site"
    built(folder, site)
    changed(folder, "| verify | 3 | working_days |", "| verify | 1 | calendar_days |")
    built(folder, site)
    assert "We check and forward it: 1 day " in said(site, "en/")
    assert "diperiksa dan diteruskan: 1 hari " in said(site, "")


def test_a_rule_is_said_from_the_day_on_which_it_is_in_force(tmp_path: Path) -> None:
    folder, site = folder_of([], tmp_path / "content"), tmp_path / "site"
    row = "| verify | 3 | working_days | 2018-12-01 | LAPOR!, beberapa sumber |\n"
    changed(folder, row, row + "| verify | 2 | working_days | 2025-12-21 | Peraturan Anu |\n")
    built(folder, site)
    assert "diteruskan: 3 hari kerja" in said(site, "")
    day_after = content.snapshot_path(folder)
    day_after.write_text(day_after.read_text().replace("2025-12-20", "2025-12-21"))
    built(folder, site)
    assert "diteruskan: 2 hari kerja" in said(site, "")


def test_what_no_rule_holds_is_as_the_program_has_it() -> None:
    body = content.load(ROOT / "content").pages
    assert (CODE_LENGTH, MAX_REOPENINGS) == (16, 2)
    for words in ("kode lacak 16 angka", "paling banyak dua kali"):
        assert words in body["id"]["cara-kerja"].body
    for words in ("16-digit tracking code", "at most twice"):
        assert words in body["en"]["cara-kerja"].body
