"""Anybody's words on a page: paragraphs and line breaks, everything else stays text."""

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import given, settings
from hypothesis import strategies as st

from aduan.prose import official, plain

ALLOWED = {"p", "br"}
MARKS = "*_#>-+=`[]()!<&;:\\/ \n\t1aé|~^\"'{}.@"
PIECES = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<!-- x -->", "<?php ?>",
    "<![CDATA[x]]>", "</blockquote>", "<b", "[a](javascript:alert(1))", "![a](http://x.y)",
    "<http://a.b>", "<a@b.co>", "[a]: http://x.y", "[a]", "# h", "h\n===", "h\n---", "***", "---",
    "```\nx\n```", "    code", "`x`", "> q", "&lt;b&gt;", "&#60;b&#62;", "\\<b>", "* a", "1. a",
    "**a**", "_a_", "| a | b |\n|---|---|", "<div markdown='1'>", "{: onclick=x }", "\x02amp\x03",
    "\x02wzxhzdk:0\x03", "\x0260\x03", "- a\n\n    b", "\n\n",
)  # fmt: skip
few = settings(max_examples=200, deadline=None, derandomize=True)


def soup(text: str) -> BeautifulSoup:
    return BeautifulSoup(f"<div>{plain(text)}</div>", "html.parser")


def tags(text: str) -> list[Tag]:
    div = soup(text).div
    assert div
    return list(div.find_all(True))


def check(text: str) -> None:
    for tag in tags(text):
        assert tag.name in ALLOWED
        assert not tag.attrs


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("around", ["{}", "Kata.\n\n{}\n\nKata.", "* {}", "**{}**", "kata {} kata"])
def test_a_hostile_piece_makes_no_tag(piece: str, around: str) -> None:
    check(around.format(piece))


@few
@given(st.text(MARKS, max_size=80))
def test_no_combination_of_marks_makes_a_tag(text: str) -> None:
    check(text)


@few
@given(st.lists(st.sampled_from(PIECES) | st.text(st.characters(), max_size=10), max_size=8))
def test_no_combination_of_hostile_pieces_makes_a_tag(pieces: list[str]) -> None:
    check(" ".join(pieces))
    check("\n".join(pieces))


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert('x')</script>",
        "<b>tebal</b>",
        "[tautan](http://contoh.id)",
        "http://contoh.id",
        "![foto](http://contoh.id/a.png)",
        "# Bukan judul",
        "## Yang ditemukan",
        "> bukan kutipan",
        "`kode`",
        "harga < 5 & > 3",
        "&lt;b&gt;",
        "&nbsp;",
        "AT&T; R&D",
        "**tebal** _miring_ 5*6*7",
        "0&#56;12 3456 7890",
        "[a]: http://contoh.id",
        "<!-- catatan -->",
    ],
)
def test_everything_else_stays_visible_as_it_was_typed(text: str) -> None:
    assert soup(text).get_text() == text


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("", ""),
        ("Satu.\n\nDua.", "<p>Satu.</p>\n<p>Dua.</p>"),
        ("Satu\ndua", "<p>Satu<br>\ndua</p>"),
        ("- a\n- b", "<p>- a<br>\n- b</p>"),
        (" \n\n \nSatu\n \n\nDua\n", "<p>Satu</p>\n<p>Dua</p>"),
    ],
)
def test_paragraphs_and_line_breaks_come_through(text: str, html: str) -> None:
    assert plain(text) == html


@pytest.mark.parametrize(
    "mark", ["* ", "*\t", "- ", "1. ", "**", "*a", "_*", "> ", "[", "<", "\\", "&"]
)
def test_a_story_of_nothing_but_marks_is_shown(mark: str) -> None:
    check(mark * (10_000 // len(mark)))


def test_an_official_page_may_use_all_of_markdown() -> None:
    html = official("## Judul\n\n| a | b |\n|---|---|\n| c | [d](/e) |\n\n> kutipan")
    page = BeautifulSoup(html, "html.parser")
    assert {tag.name for tag in page.find_all(True)} >= {"h2", "table", "td", "a", "blockquote"}
    assert page.h2 and page.h2["id"] == "judul"
