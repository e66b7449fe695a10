"""Words by what they have in common with their relatives, in the language of their text."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aduan.search import words


@pytest.mark.parametrize(
    ("stem", "relatives"),
    [
        ("lapor", "pelaporan melaporkan dilaporkan laporan lapor pelapor LAPOR Pelaporannya"),
        ("baik", "perbaikan diperbaiki memperbaiki kebaikan"),
        ("lubang", "berlubang lubang lubangnya"),
        ("bersih", "kebersihan membersihkan dibersihkan"),
        ("sampah", "persampahan sampah sampahnya"),
    ],
)
def test_indonesian_relatives_have_one_stem(stem: str, relatives: str) -> None:
    assert set(words.stems(relatives, "id")) == {stem}


def test_an_english_text_is_stemmed_as_english() -> None:
    assert words.stems("Street lights are broken", "en") == ["street", "light", "are", "broken"]
    assert words.stems("permission seekers", "en") == words.stems("permissions seeker", "en")


def test_a_language_nobody_can_stem_is_read_as_indonesian() -> None:
    assert words.stems("pelaporan", "ban") == ["lapor"]


def test_case_accents_and_widths_do_not_matter() -> None:
    assert words.words("Café CAFÉ ｃａｆｅ cafe\u0301") == ["cafe"] * 4


def test_what_stands_in_the_place_of_personal_data_is_no_word() -> None:
    assert words.words("Hubungi [nomor telepon] di [alamat], [orang 1]!") == ["hubungi", "di"]


def test_a_hit_is_where_the_word_stands_in_the_text() -> None:
    text = "Pelaporan: dilaporkan."
    hits = words.hits(text, "id", {"lapor"})
    assert [text[hit.start : hit.end] for hit in hits] == ["Pelaporan", "dilaporkan"]


def test_nothing_wanted_is_no_hit() -> None:
    assert words.hits("[nama] pelaporan", "id", set()) == []
    assert words.hits("[nama] pelaporan", "id", {"nama"}) == []


@given(st.text(), st.sampled_from(["id", "en"]))
def test_every_text_has_stems_of_letters_and_digits(text: str, language: str) -> None:
    found = words.stems(text, language)
    assert all(stem and stem.isalnum() for stem in found)
    assert [hit.stem for hit in words.hits(text, language, set(found))] == found


def test_threads_do_not_disturb_each_other() -> None:
    said = [f"mem{letters}kan" for letters in ("baca", "buka", "bawa", "balik")] * 250
    words.stem.cache_clear()
    alone = [words.stem.__wrapped__(word, "id") for word in said]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda word: words.stem.__wrapped__(word, "id"), said)) == alone
