"""What stands in place of personal data, the same for the same person within one page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aduan.anonymize.masks import MASKS, masked, persons, pieces
from aduan.anonymize.span import Span


def of(text: str, *words: str, kind: str = "PERSON") -> list[Span]:
    """Spans of the words, each at its first place after the one before."""
    spans, at = [], 0
    for word in words:
        start = text.index(word, at)
        at = start + len(word)
        spans.append(Span(start, at, kind))
    return spans


def test_each_kind_has_its_word() -> None:
    text = "Hubungi 0812 0000 1234 atau nik 5171010101900001."
    spans = of(text, "0812 0000 1234", kind="PHONE") + of(text, "5171010101900001", kind="NIK")
    assert masked({"story": text}, {"story": spans}) == {
        "story": "Hubungi [nomor telepon] atau nik [NIK]."
    }


def test_a_kind_without_a_word_of_its_own_is_masked_too() -> None:
    assert masked({"t": "abc"}, {"t": [Span(0, 3, "NEW")]}) == {"t": "[nomor]"}


def test_a_person_keeps_one_number_through_the_whole_page() -> None:
    texts = {
        "story": "Pak Sudarma dan Ni Luh Sari melihatnya. Sari marah.",
        "found": "I Made Sudarma mengaku; Wirawan tidak.",
    }
    spans = {
        "story": of(texts["story"], "Sudarma", "Ni Luh Sari", "Sari"),
        "found": of(texts["found"], "I Made Sudarma", "Wirawan"),
    }
    assert masked(texts, spans) == {
        "story": "Pak [orang 1] dan [orang 2] melihatnya. [orang 2] marah.",
        "found": "[orang 1] mengaku; [orang 3] tidak.",
    }


def test_the_reporter_is_never_a_number() -> None:
    words = persons(["Kenari", "Sudarma", "Ni Luh Kenari"], "Ni Luh Kenari")
    assert words == {
        "Kenari": "[pelapor]",
        "Sudarma": "[orang 1]",
        "Ni Luh Kenari": "[pelapor]",
    }


def test_shared_names_make_nobody_the_same_person() -> None:
    assert persons(["Wayan Sudarma", "Wayan Wirawan"]) == {
        "Wayan Sudarma": "[orang 1]",
        "Wayan Wirawan": "[orang 2]",
    }


@given(st.text(max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40))))
def test_the_pieces_are_the_text(text: str, places: list[tuple[int, int]]) -> None:
    spans = [
        Span(min(a, b), min(max(a, b), len(text)), "NIK")
        for a, b in places
        if min(a, b) < min(max(a, b), len(text))
    ]
    cut = list(pieces(text, spans))
    assert "".join(piece for piece, _ in cut) == text
    assert all(piece for piece, _ in cut)


@pytest.mark.parametrize("word", MASKS.values())
def test_a_mask_holds_no_digit_that_could_be_taken_for_a_number(word: str) -> None:
    assert word.startswith("[") and word.endswith("]")
    assert not any(letter.isdigit() for letter in word)
