"""A citizen's form: every field, every error code, and any text at all."""

import unicodedata
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from aduan.report import Event, Report, Reporter
from aduan.submission import FIELDS, Submission, check, clean, partial_date, receive
from aduan.terms import Kind, Role, State
from tests.case import CHOICES, FORM, MONDAY

TODAY = date(2026, 9, 7)
ANYTHING = st.text(st.characters(), max_size=60)
few = settings(max_examples=150, deadline=None, derandomize=True)


def checked(**changes: str) -> Submission:
    return check(FORM | changes, CHOICES, TODAY)


def received(**changes: str) -> Report:
    return receive(
        checked(**changes), number="ADU-1", code_hash="salt$hash", language="id", at=MONDAY
    )


def when(day: str, month: str, year: str, prefix: str = "") -> dict[str, str]:
    return {f"{prefix}day": day, f"{prefix}month": month, f"{prefix}year": year}


def period(first: tuple[str, str, str], last: tuple[str, str, str]) -> dict[str, str]:
    return when(*first) | when(*last, prefix="until_")


def test_a_faultless_form_has_every_field_and_no_error() -> None:
    submission = checked()
    assert submission.errors == {}
    assert tuple(submission.fields) == FIELDS


WRONG: list[tuple[dict[str, str], dict[str, str]]] = [
    ({"kind": ""}, {"kind": "choose"}),
    ({"kind": "praise"}, {"kind": "choose"}),
    ({"title": ""}, {"title": "missing"}),
    ({"title": " \r\n\t\x00 "}, {"title": "missing"}),
    ({"title": "Sembilan."}, {"title": "too_short"}),
    ({"title": "x" * 121}, {"title": "too_long"}),
    ({"story": ""}, {"story": "missing"}),
    ({"story": "x" * 29}, {"story": "too_short"}),
    ({"story": "x" * 10_001}, {"story": "too_long"}),
    (when("31", "2", "2026"), {"day": "bad_date"}),
    (when("1", "13", "2026"), {"day": "bad_date"}),
    (when("0", "1", "2026"), {"day": "bad_date"}),
    (when("1", "", "2026"), {"day": "bad_date"}),
    (when("1", "1", ""), {"day": "bad_date"}),
    (when("", "1", ""), {"day": "bad_date"}),
    (when("satu", "1", "2026"), {"day": "bad_date"}),
    (when("-1", "1", "2026"), {"day": "bad_date"}),
    (when("", "", "٢٠٢٦"), {"day": "bad_date"}),
    (when("²", "1", "2026"), {"day": "bad_date"}),
    (when("", "", "1949"), {"day": "bad_date"}),
    (when("", "", "0"), {"day": "bad_date"}),
    (when("", "", "26"), {"day": "bad_date"}),
    (when("", "", "10000"), {"day": "bad_date"}),
    (when("", "", "9" * 20), {"day": "bad_date"}),
    (when("", "", "9" * 5000), {"day": "bad_date"}),
    (when("9" * 20, "1", "2026"), {"day": "bad_date"}),
    (when("", "", ""), {"day": "missing"}),
    (when("8", "9", "2026"), {"day": "future"}),
    (when("", "10", "2026"), {"day": "future"}),
    (when("", "", "2027"), {"day": "future"}),
    (when("1", "", "2026", "until_"), {"until_day": "bad_date"}),
    (when("8", "9", "2026", "until_"), {"until_day": "future"}),
    (period(("", "", ""), ("", "", "2026")), {"day": "missing"}),
    (period(("9", "3", "2026"), ("8", "3", "2026")), {"until_day": "until_before"}),
    (period(("9", "3", "2026"), ("", "2", "2026")), {"until_day": "until_before"}),
    (period(("", "3", "2026"), ("28", "2", "2026")), {"until_day": "until_before"}),
    (period(("", "", "2026"), ("", "", "2025")), {"until_day": "until_before"}),
    (period(("1", "13", "x"), ("1", "", "")), {"day": "bad_date", "until_day": "bad_date"}),
    ({"district": ""}, {"district": "choose"}),
    ({"district": "bangli"}, {"district": "choose"}),
    ({"place": "x" * 201}, {"place": "too_long"}),
    ({"agency": "dinas-lain"}, {"agency": "choose"}),
    ({"topic": "topik-lain"}, {"topic": "choose"}),
    ({"anonymous": "no"}, {"anonymous": "choose"}),
    ({"confidential": "1"}, {"confidential": "choose"}),
    ({"consent": ""}, {"consent": "choose"}),
    ({"consent": "maybe"}, {"consent": "choose"}),
    ({"consent": "yes", "confidential": "yes"}, {"consent": "secret_and_public"}),
    ({"name": "x" * 101}, {"name": "too_long"}),
    ({"phone": "bukan nomor"}, {"phone": "bad_phone"}),
    ({"phone": "123"}, {"phone": "bad_phone"}),
    ({"phone": "0812" * 9}, {"phone": "bad_phone"}),
    ({"email": "kenari"}, {"email": "bad_email"}),
    ({"email": "kenari@"}, {"email": "bad_email"}),
    ({"email": "a@b@example.com"}, {"email": "bad_email"}),
    ({"email": "kenari@example.com\nBcc: semua@example.com"}, {"email": "bad_email"}),
]

RIGHT: list[dict[str, str]] = [
    {"kind": "aspiration"} | when("", "", ""),
    {"kind": "information_request"} | when("", "", ""),
    {"title": "x" * 10},
    {"title": "x" * 120},
    {"story": "x" * 30},
    {"story": "x" * 10_000},
    when("7", "9", "2026"),
    when("07", "09", "2026"),
    when("29", "2", "2024"),
    when("", "9", "2026"),
    when("", "", "2026"),
    when("", "", "1950"),
    when(" 1 ", "1", "2026"),
    period(("9", "3", "2026"), ("9", "3", "2026")),
    period(("9", "3", "2026"), ("", "3", "2026")),
    period(("9", "3", "2026"), ("", "", "2026")),
    period(("", "3", "2026"), ("1", "3", "2026")),
    period(("", "", "2026"), ("1", "1", "2026")),
    {"district": "bangli/"},
    {"place": ""},
    {"place": "x" * 200},
    {"agency": "dinas-perhubungan-bali"},
    {"topic": ""},
    {"anonymous": "yes"},
    {"consent": "no"},
    {"consent": "no", "confidential": "yes"},
    {"name": ""},
    {"name": "x" * 100},
    {"phone": "0812 0000 1234"},
    {"phone": "+62 812-0000-1234"},
    {"phone": "(0361) 223344"},
    {"phone": "+61 491 570 156"},
    {"email": "kenari@example.com"},
    {"email": "kénari@contoh.id"},
]


@pytest.mark.parametrize(("changes", "errors"), WRONG)
def test_a_wrong_field_has_its_error_and_no_other_field_has_one(
    changes: dict[str, str], errors: dict[str, str]
) -> None:
    assert checked(**changes).errors == errors


@pytest.mark.parametrize("changes", RIGHT)
def test_a_right_field_has_no_error(changes: dict[str, str]) -> None:
    assert checked(**changes).errors == {}


def test_every_field_can_be_right_and_all_but_the_parts_of_a_date_can_be_wrong() -> None:
    parts = {"month", "year", "until_month", "until_year"}
    assert {name for _, errors in WRONG for name in errors} == set(FIELDS) - parts


def test_every_error_code_is_tried() -> None:
    assert {code for _, errors in WRONG for code in errors.values()} == {
        "missing", "choose", "too_short", "too_long", "bad_date", "future", "bad_phone",
        "bad_email", "until_before", "secret_and_public",
    }  # fmt: skip


def test_an_empty_form_asks_for_what_is_needed_in_the_order_of_the_form() -> None:
    assert list(check({}, CHOICES, TODAY).errors.items()) == [
        ("kind", "choose"),
        ("title", "missing"),
        ("story", "missing"),
        ("district", "choose"),
        ("consent", "choose"),
    ]


def test_what_was_typed_is_kept_even_where_it_is_wrong() -> None:
    fields = checked(year="dua ribu", phone="x", title="  Judul  ").fields
    assert (fields["year"], fields["phone"], fields["title"]) == ("dua ribu", "x", "Judul")


def test_a_field_nobody_asked_for_is_not_kept() -> None:
    assert "nik" not in checked(nik="5171014101900001").fields


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (("9", "3", "2026"), "2026-03-09"),
        (("", "3", "2026"), "2026-03"),
        (("", "", "2026"), "2026"),
        (("", "", ""), ""),
    ],
)
def test_a_date_is_as_exact_as_it_was_given(parts: tuple[str, str, str], expected: str) -> None:
    assert partial_date(*parts) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("a\n\n\n\n\nb", "a\n\nb"),
        ("  a\n", "a"),
        ("a\x00\x07\x1b\x7f\x85b", "ab"),
        ("a\ud800b", "ab"),
        ("e\u0301", "é"),
        ("a\tb", "a\tb"),
        ("ꦧꦭꦶ 🎁", "ꦧꦭꦶ 🎁"),
    ],
)
def test_text_is_cleaned_without_losing_a_visible_character(typed: str, expected: str) -> None:
    assert clean(typed) == expected


@few
@given(ANYTHING)
@example("a\x00\u0301")
@example("\n\x00\n\x00\n")
def test_cleaning_twice_changes_nothing_more(typed: str) -> None:
    once = clean(typed)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)


@few
@given(st.dictionaries(st.sampled_from(FIELDS) | ANYTHING, ANYTHING))
def test_any_form_at_all_can_be_checked(form: dict[str, str]) -> None:
    submission = check(form, CHOICES, TODAY)
    assert tuple(submission.fields) == FIELDS
    assert submission.errors.keys() <= set(FIELDS)
    for value in submission.fields.values():
        assert not any(unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t" for c in value)
        value.encode()


@few
@given(st.lists(st.text("0123456789-+. ", max_size=30), min_size=6, max_size=6))
@example(["", "", "9" * 20, "", "", ""])
def test_any_digits_at_all_are_a_date_or_an_error(parts: list[str]) -> None:
    names = ("day", "month", "year", "until_day", "until_month", "until_year")
    errors = checked(**dict(zip(names, parts, strict=True))).errors
    assert errors.keys() <= {"day", "until_day"}


@few
@given(ANYTHING | st.text("0123456789+-() .;=ext", max_size=50), ANYTHING.map("a@".__add__))
def test_any_contact_at_all_is_one_or_an_error(phone: str, email: str) -> None:
    assert checked(phone=phone, email=email).errors.keys() <= {"phone", "email"}


def test_a_faultless_submission_becomes_a_report_with_its_first_event() -> None:
    report = received(
        anonymous="yes", phone="0812 0000 1234", email="kenari@example.com",
        agency="dinas-perhubungan-bali",
        **period(("", "3", "2026"), ("9", "3", "2026")),
    )  # fmt: skip
    assert report == Report(
        id="ADU-1",
        kind=Kind.COMPLAINT,
        title=FORM["title"],
        story=FORM["story"],
        incident="2026-03",
        incident_until="2026-03-09",
        place="Depan Pasar Kidul",
        area="bangli",
        district="bangli",
        named_agency="dinas-perhubungan-bali",
        topic="penerangan-jalan",
        anonymous=True,
        confidential=False,
        consent=True,
        language="id",
        reporter=Reporter("Ni Luh Kenari", "0812 0000 1234", "kenari@example.com"),
        code_hash="salt$hash",
        received=MONDAY,
        state=State.RECEIVED,
        events=(Event("submit", Role.REPORTER, "reporter", MONDAY, State.RECEIVED),),
    )


def test_a_district_nobody_knows_leaves_the_area() -> None:
    report = received(district="bangli/")
    assert (report.area, report.district) == ("bangli", "")


def test_a_secret_report_is_secret_and_without_consent() -> None:
    report = received(confidential="yes", consent="no")
    assert (report.confidential, report.consent) == (True, False)


def test_a_submission_with_an_error_is_not_received() -> None:
    with pytest.raises(ValueError, match="without errors"):
        received(title="")
