"""The plain and the spoken form of a text, and the way back to what was written."""

import pytest
from hypothesis import given

from aduan.anonymize import Span
from aduan.anonymize.normal import Edit, original, plain, rewrite
from aduan.anonymize.spoken import spoken
from tests.found import few, red, texts


@few
@given(texts)
def test_every_character_of_a_form_comes_from_somewhere_in_order(text: str) -> None:
    for form in (plain(text), spoken(plain(text))):
        assert len(form.text) == len(form.starts) == len(form.ends)
        places = list(zip(form.starts, form.ends, strict=True))
        assert all(0 <= start < end <= len(text) for start, end in places)
        assert places == sorted(places)


@few
@given(texts)
def test_what_normalisation_leaves_alone_maps_back_exactly(text: str) -> None:
    form = plain(text)
    for character, start, end in zip(form.text, form.starts, form.ends, strict=True):
        if text[start:end].isascii():
            assert text[start] == character


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("０８１２‑３４", "0812-34"),
        ("08\u200b12\u00ad34", "081234"),
        ("5️⃣1️⃣", "51"),
        ("①②", "12"),
        ("०१२", "012"),
        ("Kéñari＠ｇｍａｉｌ．com", "Kenari@gmail.com"),
        ("8°30′25″", "8°30'25\""),
        ("О812", "O812"),
    ],
)
def test_the_plain_form_has_one_way_to_write_a_thing(text: str, form: str) -> None:
    assert plain(text).text == form


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("nol delapan satu dua", "0 8 1 2"),
        ("dobel delapan nol satu", "88 0 1"),
        ("platDK5520FBQparkir", "plat DK5520FBQ parkir"),
        ("noldelapansatudua", "0812"),
        ("dua tiga hari", "dua tiga hari"),
        ("dua ratus lima puluh ribu", "dua ratus lima puluh ribu"),
        ("5l7l O1O1 4I9O", "5171 0101 4190"),
        ("Triwulan III 2025", "Triwulan III 2025"),
        ("a.b (at) yahoo (dot) com", "a.b@yahoo.com"),
        ("bit . ly / abc", "bit.ly/abc"),
        ("meet at the dot", "meet at the dot"),
    ],
)
def test_the_spoken_form_reads_what_was_said_or_disguised(text: str, form: str) -> None:
    assert spoken(plain(text)).text == form


def test_a_span_found_in_the_spoken_form_lies_where_it_was_written() -> None:
    text = "wa saya kosong delapan dua dua satu satu tiga tiga lima, ya"
    [span] = red(text)
    assert text[span.start : span.end] == "kosong delapan dua dua satu satu tiga tiga lima"


def test_an_edit_that_removes_goes_with_what_stands_before_it() -> None:
    form = rewrite(original("a--b"), [Edit(1, 3, "")])
    assert (form.text, form.back(Span(0, 1, "X"))) == ("ab", Span(0, 3, "X"))
