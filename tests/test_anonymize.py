"""Finding and masking personal data. All people and numbers are invented."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aduan.anonymize import Span, detect, left_over, merge
from aduan.anonymize.masks import MASKS
from aduan.anonymize.masks import masked as replaced

FORMS = {
    "NIK": (
        "5171014101900001",
        "5171 0141 0190 0001",
        "517101 410190 0001",
        "5171-0141-0190-0001",
        "5171.0141.0190.0001",
        "517l0l41OI9OOO01",
    ),
    "PHONE": (
        "081200001234",
        "0812 0000 1234",
        "0812-0000-1234",
        "0812.0000.1234",
        "0 8 1 2 0 0 0 0 1 2 3 4",
        "+6281200001234",
        "+62 812-0000-1234",
        "(+62) 812 0000 1234",
        "62812 0000 1234",
        "0361223344",
        "(0361) 223344",
        "0361-223344",
    ),
    "EMAIL": (
        "kenari@example.com",
        "Ni.Luh+K@mail.example.co.id",
        "kenari @ example.com",
        "kenari[at]example.com",
        "kenari (at) example.com",
        "KENARI@EXAMPLE.COM",
    ),
    "PLATE": (
        "DK 1234 AB",
        "DK1234AB",
        "DK-1234-AB",
        "DK.1234.AB",
        "dk 1234 ab",
        "N 4567 XYZ",
    ),
}
EVERY_FORM = [(kind, form) for kind, forms in FORMS.items() for form in forms]
# "any grouping or separators" (privacy.md): as telephones and word processors write them.
COPIED = ("0812\u00a00000\u00a01234", "+62 812\u20110000\u20111234", "0812 - 0000 - 1234",
          "+62 (812) 0000-1234")  # fmt: skip
few = settings(max_examples=150, deadline=None, derandomize=True)


def masked(text: str) -> str:
    return replaced({"text": text}, {"text": detect(text)})["text"]


@pytest.mark.parametrize(("kind", "form"), EVERY_FORM)
@pytest.mark.parametrize("around", ["{}", "Hubungi {}.", "nomor: {}, terima kasih", "a\n{}\nb"])
def test_an_identifier_is_masked_whole_and_nothing_around_it(
    kind: str, form: str, around: str
) -> None:
    text = re.sub(r"\s*\[[^\]]+\]", " #", masked(around.format(form)))
    assert text.split() == around.format("#").split()


@pytest.mark.parametrize("form", COPIED)
def test_a_phone_number_copied_from_a_telephone_is_masked(form: str) -> None:
    assert masked(f"Hubungi {form} ya") == "Hubungi [nomor telepon] ya"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("NIK5171014101900001", "NIK[NIK]"), ("WA081200001234", "WA[nomor telepon]")],
)
def test_a_number_written_right_after_a_word_is_masked(text: str, expected: str) -> None:
    assert masked(text) == expected


def test_every_identifier_of_a_text_is_masked() -> None:
    text = "NIK 5171014101900001, HP 0812 0000 1234, motor DK 1234 AB, kenari@example.com."
    assert masked(text) == (
        "NIK [NIK], HP [nomor telepon], motor [nomor kendaraan], [alamat email]."
    )


@pytest.mark.parametrize(
    "text",
    [
        "Sudah 14 hari sejak Senin pukul 19.30.",
        "Kerugian Rp 1.500.000 untuk 3 orang.",
        "UU 25/2009 dan PermenPANRB 62/2018",
        "Jalan Gajah Mada, kilometer 12,5",
        "Anggaran Rp 1.000.000.000 tahun ini",
        "Kejadian tanggal 02-03-2026",
        "Kejadian tanggal 02/03/2026, lalu 2026-03-09",
        "Diperbarui 2026-03-02T00:00:00+08:00 dan 2026-03-09T08:30:00Z",
        "Loket buka pukul 08.00-10.00",
    ],
)
def test_ordinary_numbers_stay(text: str) -> None:
    assert masked(text) == text


def test_spans_come_in_order_and_say_what_they_cover() -> None:
    text = "a@b.co dan DK 1234 AB"
    spans = detect(text)
    assert spans == [Span(0, 6, "EMAIL"), Span(11, 21, "PLATE")]
    assert [text[s.start : s.end] for s in spans] == ["a@b.co", "DK 1234 AB"]


def test_overlapping_spans_become_the_widest_one_under_the_first_ones_type() -> None:
    assert merge([Span(3, 9, "PHONE"), Span(0, 5, "NIK"), Span(9, 10, "PLATE")]) == [
        Span(0, 9, "NIK"),
        Span(9, 10, "PLATE"),
    ]
    assert merge([Span(0, 9, "NIK"), Span(2, 4, "PHONE")]) == [Span(0, 9, "NIK")]


@few
@given(st.lists(st.sampled_from(EVERY_FORM), min_size=1, max_size=4))
def test_no_identifier_survives_its_mask(found: list[tuple[str, str]]) -> None:
    text = masked(" dan ".join(form for _, form in found))
    assert text == " dan ".join(MASKS[kind] for kind, _ in found)
    assert detect(text) == []


# ── what is left over of the reporter's own values


@pytest.mark.parametrize(
    "text",
    [
        "Saya Ni Luh Kenari Pratiwi.",
        "Kenari sudah melapor.",
        "bu PRATIWI datang",
        "Pratiwi, Kenari",
        "dari kenari-pratiwi",
        "Kéñari",
        "Ken\u200bari",
        "Ｋｅｎａｒｉ",
        "nama:\nKenari",
        "nama\tKenari",
        "nama\u00a0Kenari",
        "(Kenari)",
        "_Kenari_",
        "**Kenari**",
    ],
)
def test_a_part_of_the_name_is_left_over(text: str) -> None:
    assert left_over(text, name="Ni Luh Kenari Pratiwi") == ["name"]


@pytest.mark.parametrize(
    "text",
    ["", "Ni Luh melapor.", "Pak Wayan dan Bu Luh", "kenarian", "Burung kena ri but", "luhur"],
)
def test_words_that_many_share_or_longer_words_are_not_the_name(text: str) -> None:
    assert left_over(text, name="Ni Luh Kenari Pratiwi") == []


def test_a_name_of_shared_words_only_counts_as_a_whole() -> None:
    assert left_over("Saya I Wayan Putu.", name="I Wayan Putu") == ["name"]
    assert left_over("Saya Wayan, adik Putu.", name="I Wayan Putu") == []


def test_a_name_of_short_words_only_counts_as_a_whole() -> None:
    assert left_over("Saya Yu Li.", name="Yu Li") == ["name"]
    assert left_over("Yu, beli li.", name="Yu Li") == []


@pytest.mark.parametrize("known", ["081200001234", "+62 812-0000-1234", "62 812 00001234"])
@pytest.mark.parametrize(
    "text",
    ["0812 0000 1234", "0812-00-00-12-34", "+62 (812) 00001234", "wa.me/6281200001234"],
)  # fmt: skip
def test_a_phone_number_is_left_over_in_any_grouping(known: str, text: str) -> None:
    assert left_over(f"Hubungi {text} ya", phone=known) == ["phone"]


def test_another_phone_number_is_not_left_over() -> None:
    assert left_over("Hubungi 0812 0000 4321", phone="081200001234") == []


@pytest.mark.parametrize(
    "text", ["kenari@example.com", "KENARI@EXAMPLE.COM", "kenari @ example . com"]
)
def test_an_e_mail_address_is_left_over_in_any_case(text: str) -> None:
    assert left_over(f"Surel {text}.", email="Kenari@example.com") == ["email"]


def test_another_e_mail_address_is_not_left_over() -> None:
    assert left_over("lain@example.com", email="kenari@example.com") == []


def test_all_that_is_left_over_is_named_and_unsaid_values_are_never() -> None:
    text = "Kenari, 0812 0000 1234, kenari@example.com"
    known = {"name": "Kenari", "phone": "081200001234", "email": "kenari@example.com"}
    assert left_over(text, **known) == ["name", "phone", "email"]
    assert left_over(text) == []
    assert left_over("", **known) == []


@few
@given(st.text(st.characters()), st.text(st.characters()))
def test_any_values_can_be_looked_for_in_any_text(text: str, value: str) -> None:
    found = left_over(text, name=value, phone=value, email=value)
    assert set(found) <= {"name", "phone", "email"}


@pytest.mark.parametrize(
    "text",
    [
        "Loket 08.00-12.00, 13.00-16.00 setiap hari.",
        "Senin 08.00 – 12.00, 13.00 – 15.30, Jumat 08.00 – 11.00",
        "Tanggal 02-03-2026, 05-03-2026 dan 2026-03-09",
    ],
)
def test_hours_and_dates_in_a_row_are_no_nik(text: str) -> None:
    assert detect(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "5171\n0123\n0490\n0001",
        "5171, 0123: 0490_0001",
        "5171012304900001x",
        "5171,0123,0490,0001, 2",
        "08.00, 5171 0123 0490 0001",
        "08.00-12.00, 5171.0123.0490.0001",
    ],
)
def test_an_nik_in_disguise_is_masked_whole(text: str) -> None:
    left = re.sub(r"\W", "", masked(text))
    assert not any(part in left for part in ("5171", "0123", "0490", "0001"))


def test_two_phone_numbers_in_a_row_are_masked_as_phones() -> None:
    text = "0361 123456, 0361 654321"
    assert masked(text) == "[nomor telepon], [nomor telepon]"
