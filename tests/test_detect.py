"""All layers together: spans, known values, hostile texts, the command line."""

import io
import json
import re
import sys
from collections.abc import Iterator
from re import _constants, _parser  # type: ignore[attr-defined]
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aduan.anonymize import Known, Span, detect
from aduan.anonymize.__main__ import main
from aduan.anonymize.span import merge
from tests.found import few, red, texts, uncovered

# ── spans


@few
@given(texts)
def test_spans_lie_in_the_text_in_order_and_do_not_overlap(text: str) -> None:
    spans = detect(text)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(a.end <= b.start for a, b in zip(spans, spans[1:], strict=False))
    assert {span.tier for span in spans} <= {"red", "amber"}


@few
@given(
    st.text("bcdfghjk \n", max_size=20),
    st.text("0123456789", min_size=7, max_size=24),
    st.sampled_from(["", " ", "-", ".", " - ", "•", "/", "_", "\u2011", "\u200b"]),
    st.text("bcdfghjk \n", max_size=20),
)
def test_seven_digits_or_more_are_always_covered(
    before: str, digits: str, separator: str, after: str
) -> None:
    number = separator.join(re.findall(r"\d{1,4}", digits))
    # A year, a date, a time, a round sum, a hotline may be proven; these can't.
    if not re.search(r"(?:19|20)\d\d|[./-]|00|^14|^1500", number):
        assert uncovered(f"{before} [[{number}]] {after}") == []


def test_red_wins_and_amber_never_widens_it() -> None:
    red_span, amber = Span(3, 6, "PHONE"), Span(0, 9, "ADDRESS", "amber")
    assert merge([red_span, amber]) == [
        Span(0, 3, "ADDRESS", "amber"), red_span, Span(6, 9, "ADDRESS", "amber"),
    ]  # fmt: skip
    assert merge([Span(2, 8, "NIK"), Span(3, 5, "PERSON", "amber")]) == [Span(2, 8, "NIK")]


# ── disguised names


@pytest.mark.parametrize(
    "marked",
    [
        "lapor: [[R.o.b.e.r.t W.a.n.g.g.a.i]], rm",
        "pelakunya Pak [[5ur1pto]] & istrinya",
        "pak [[k4dek]] sama [[w4yan]]",
        "nama: [[S u p a r m i]]",
        "a.n. [[B-U-D-I S-A-N-T-O-S-O]]",
    ],
)
def test_a_name_is_covered_with_its_letters_apart_or_as_digits(marked: str) -> None:
    assert uncovered(marked) == []


def test_who_wrote_the_lines_of_a_chat_is_covered() -> None:
    lines = "[8/2/26, 18.02] ~ [[Mama Kiara]]: banjir\n08/02/2026, 18:04 - [[Jhon]]: ya\n"
    assert uncovered(lines) == []
    assert (
        uncovered(
            "> on Tue, Jan 13, 2026 [[pande eka]] wrote:\nPada 13 Januari 2026 [[Ica]] menulis:"
        )
        == []
    )
    assert red("8/2/26, 18.02: pompa mati\nJam 18.04 - petugas: nihil") == []


def test_what_only_looks_like_such_a_name_stays() -> None:
    assert red("koridor K2B, rt3b, 5kg, 10rb, mp3, jam7an, s.d. 5") == []


# ── hints


def test_a_hint_is_left_to_a_person_and_begins_after_what_is_masked_in_it() -> None:
    text = "anak saya Rafa umur 7 tahun digigit anjing"
    name, hint = detect(text)
    assert (text[name.start : name.end], name.tier) == ("Rafa", "red")
    assert (text[hint.start : hint.end], hint.type, hint.tier) == ("umur 7 tahun", "HINT", "amber")


# ── known values of this very case

CASE = Known(
    names=("Ni Luh Kenari Pratiwi",),
    phones=("+62 812-0000-1234",),
    emails=("kenari.p@example.com",),
    niks=("5171014101900001",),
    plates=("DK 1234 AB",),
    addresses=("Jalan Tukad Pakerisan No. 5, Br. Kaja",),
    handles=("@kenari_p",),
    other=("X99-21",),
)


@pytest.mark.parametrize(
    "marked",
    [
        "[[Ni Luh Kenari Pratiwi]] datang",
        "kata [[KENARI]] dan [[pratiwi]]",
        "[[Kéñari]], [[Ken\u200bari]], [[k-e-n-a-r-i]]",
        "[[Kenarinya]] pulang",
        "[[0812 0000 1234]], [[62812.0000.1234]], [[812-0000-1234]]",
        "[[nol delapan satu dua nol nol nol nol satu dua tiga empat]]",
        "[[kenari.p at example dot com]]",
        "surel [[KENARI . P @ EXAMPLE . COM]]",
        "[[5171 0141 0190 0001]]",
        "[[dk1234ab]]",
        "[[jl tukad pakerisan no 5]] dan [[Jln. Tukad Pakerisan, No.5]]",
        "akun [[kenari_p]]",
        "nomor [[X99 21]]",
    ],
)
def test_a_known_value_is_covered_in_every_form(marked: str) -> None:
    assert uncovered(marked, CASE) == []


@pytest.mark.parametrize("text", ["Ni Luh datang", "kenarian", "Jalan Tukad rusak", "kena ria"])
def test_what_is_only_like_a_known_value_stays(text: str) -> None:
    assert not {"EMAIL", "PHONE", "ADDRESS"} & {span.type for span in red(text, CASE)}
    assert len(red(text, CASE)) == len(red(text))


@few
@given(st.text(), st.lists(st.text(), max_size=3).map(tuple))
def test_any_values_can_be_known_of_any_text(text: str, values: tuple[str, ...]) -> None:
    known = Known(values, values, values, values, values, values, values, values)
    assert all(span.end <= len(text) for span in detect(text, known))


# ── hostile texts

HOSTILE = (
    "1 ", "1", "a.", "a.a.a.a@", "nol ", "rt 1 ", "jl a no 1 ", "Rp 1.000 ", "lahir 1 mei ", "x1xx",
    "-8.1 ", "a:", "(at)", "@", "I Made ", "surat no 1/", "pelanggan 1234 ", "A1-",
)  # fmt: skip


def work(text: str) -> int:
    """How many calls the detection of a text makes."""
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        detect(text, CASE)
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("unit", HOSTILE)
def test_twice_the_text_is_no_more_than_twice_the_work(unit: str) -> None:
    work(unit)
    once, twice = work(unit * (2000 // len(unit))), work(unit * (4000 // len(unit)))
    assert twice < 2.2 * once + 2000


@pytest.mark.parametrize("unit", ["1 ", "1", "a.a.a.a@", "nol ", "aAT", "1xx"])
def test_a_text_of_100_kilobytes_is_read(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    assert all(span.end <= len(text) for span in detect(text))


def patterns() -> Iterator[re.Pattern[str]]:
    names = (
        "addresses births cases chats companions coordinates dictated digits handles harmless "
        "keywords letters normal numbers numerals online pieces plates shorts spelt spoken streets"
    )
    for name in names.split():
        for value in vars(sys.modules[f"aduan.anonymize.{name}"]).values():
            yield from inside(value)


def inside(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        yield from inside(tuple(value.values()))
    elif isinstance(value, tuple):
        for part in value:
            yield from inside(part)


def repeats(parsed: object, depth: int = 0) -> int:
    """How many endless repetitions lie within each other; possessive ones don't go back."""
    deepest = depth
    for part in parsed if isinstance(parsed, (list, tuple, _parser.SubPattern)) else ():
        operator = part[0] if isinstance(part, tuple) and part else None
        endless = operator in (_constants.MAX_REPEAT, _constants.MIN_REPEAT)
        endless = endless and part[1][1] == _constants.MAXREPEAT
        deepest = max(deepest, repeats(part[1] if operator else part, depth + bool(endless)))
    return deepest


def test_no_endless_repetition_lies_within_another() -> None:
    found = list(patterns())
    assert len(found) > 60
    for pattern in found:
        assert repeats(_parser.parse(pattern.pattern, pattern.flags)) <= 1, pattern.pattern[:80]


# ── the command line


def run(*lines: bytes) -> tuple[int, list[dict[str, object]], str]:
    target, errors = io.BytesIO(), io.StringIO()
    status = main(io.BytesIO(b"\n".join(lines)), target, errors)
    return status, [json.loads(line) for line in target.getvalue().splitlines()], errors.getvalue()


def test_each_line_gets_its_spans_in_code_points() -> None:
    status, answers, errors = run(
        json.dumps({"id": "a", "text": "🙏 hp 081200001234"}).encode(), b"",
        json.dumps({"id": 2, "text": "aman", "lang": "id", "spans": [], "meta": {}}).encode(),
    )  # fmt: skip
    assert (status, errors) == (0, "")
    phone = {"start": 5, "end": 17, "type": "PHONE", "tier": "red"}
    assert answers == [{"id": "a", "spans": [phone]}, {"id": 2, "spans": []}]


def test_known_values_of_a_line_are_found() -> None:
    line = {"id": 1, "text": "kata kenari", "known": {"names": ["Ni Luh Kenari"]}}
    assert run(json.dumps(line).encode())[1][0]["spans"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b"{", "line 2"),
        (b'{"id": 1}', "text"),
        (b'{"id": 1, "text": 5}', "text"),
        (b'{"text": "a"}', "id"),
        (b'{"id": 1, "text": "\xff"}', "line 2"),
        (b'{"id": 1, "text": "a", "konwn": {}}', "konwn"),
        (b'{"id": 1, "text": "a", "known": {"nicks": ["a"]}}', "nicks"),
        (b'{"id": 1, "text": "a", "known": {"names": "a"}}', "names"),
    ],
)
def test_a_broken_line_is_named_and_the_others_go_on(line: bytes, said: str) -> None:
    good = b'{"id": 1, "text": "a"}'
    status, answers, errors = run(good, line, good)
    assert status == 1
    assert len(answers) == 2
    assert errors.startswith("line 2: ") and said in errors
