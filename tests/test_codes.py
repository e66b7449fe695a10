"""The report number and the tracking code, as people write them down and type them again."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aduan.tracking import (
    ALPHABET,
    code_matches,
    hash_code,
    issue,
    nonce,
    public_id,
    read_code,
    read_number,
    write_code,
)
from tests.found import red

KEY, OTHER_KEY = b"k" * 32, b"o" * 32
NUMBER, CODE = issue(KEY, "nonce", b"content")
ANYTHING = st.text(st.characters())
few = settings(max_examples=100, deadline=None, derandomize=True)


def zero_and_one() -> str:
    """A number that has both a 0 and a 1 in it."""
    numbers = (issue(KEY, str(n), b"")[0] for n in range(1000))
    return next(n for n in numbers if "0" in n and "1" in n)


@few
@given(st.text(st.characters(exclude_categories=["Cs"])), st.binary())
def test_what_is_issued_can_be_read_again(salt: str, content: bytes) -> None:
    number, code = issue(KEY, salt, content)
    assert re.fullmatch(r"ADU(-[0-9A-HJKMNP-TV-Z]{4}){3}", number)
    assert re.fullmatch(r"\d{16}", code)
    assert read_number(number) == number
    assert read_code(code) == code
    assert read_code(write_code(code)) == code


def test_the_same_page_with_the_same_content_gives_the_same_pair() -> None:
    assert issue(KEY, "nonce", b"content") == (NUMBER, CODE)


@pytest.mark.parametrize(
    "other",
    [
        (KEY, "nonce", b"another content"),
        (KEY, "another nonce", b"content"),
        (OTHER_KEY, "nonce", b"content"),
        (KEY, "noncec", b"ontent"),
    ],
    ids=["content", "nonce", "key", "the border between them"],
)
def test_anything_else_gives_another_number_and_another_code(
    other: tuple[bytes, str, bytes],
) -> None:
    number, code = issue(*other)
    assert number != NUMBER
    assert code != CODE


@pytest.mark.parametrize(
    "typed",
    [
        str.lower,
        lambda n: n.replace("-", " "),
        lambda n: n.replace("-", ""),
        lambda n: n.replace("-", "–"),
        lambda n: f"  {n}\n",
        lambda n: " ".join(n),
        lambda n: n.removeprefix("ADU-"),
        lambda n: n.removeprefix("ADU-").replace("-", "").lower(),
        lambda n: n.replace("0", "O"),
        lambda n: n.replace("0", "o"),
        lambda n: n.replace("1", "I"),
        lambda n: n.replace("1", "l"),
    ],
)
def test_a_number_is_read_however_it_is_typed(typed: object) -> None:
    number = zero_and_one()
    assert callable(typed)
    assert read_number(typed(number)) == number


def test_a_v_typed_as_u_is_read_as_v() -> None:
    numbers = (issue(KEY, str(n), b"")[0] for n in range(1000))
    number = next(n for n in numbers if "V" in n)
    assert read_number(number[:4] + number[4:].replace("V", "u")) == number


@pytest.mark.parametrize("place", range(12))
def test_one_wrong_character_in_a_number_is_caught(place: int) -> None:
    characters = NUMBER.removeprefix("ADU-").replace("-", "")
    for wrong in set(ALPHABET) - {characters[place]}:
        assert read_number(characters[:place] + wrong + characters[place + 1 :]) is None


@pytest.mark.parametrize("place", range(16))
def test_one_wrong_digit_in_a_code_is_caught(place: int) -> None:
    for wrong in set("0123456789") - {CODE[place]}:
        assert read_code(CODE[:place] + wrong + CODE[place + 1 :]) is None


@pytest.mark.parametrize("typed", ["", "ADU", "ADU-", NUMBER[:-1], NUMBER + "0", NUMBER * 2, CODE])
def test_what_is_no_number_is_none(typed: str) -> None:
    assert read_number(typed) is None


@pytest.mark.parametrize("typed", ["", CODE[:-1], CODE + "0", "x" * 16, NUMBER, "٣" * 16])
def test_what_is_no_code_is_none(typed: str) -> None:
    assert read_code(typed) is None


@pytest.mark.parametrize("joint", [" ", "-", ".", "\n", "\u00a0"])
def test_a_code_is_read_in_any_grouping(joint: str) -> None:
    assert read_code(joint.join(CODE)) == CODE


@few
@given(ANYTHING | st.text(ALPHABET, min_size=10, max_size=14))
def test_reading_a_number_never_raises(typed: str) -> None:
    read = read_number(typed)
    assert read is None or read_number(read) == read


@few
@given(ANYTHING | st.text("0123456789", min_size=14, max_size=18))
def test_reading_a_code_never_raises(typed: str) -> None:
    read = read_code(typed)
    assert read is None or read_code(read) == read


def test_a_stored_hash_is_salted_matches_its_code_and_no_other() -> None:
    stored, again = hash_code(KEY, CODE), hash_code(KEY, CODE)
    assert stored != again
    assert CODE not in stored
    assert code_matches(KEY, CODE, stored)
    assert code_matches(KEY, CODE, again)
    assert not code_matches(KEY, "0" * 16, stored)
    assert not code_matches(OTHER_KEY, CODE, stored)
    assert not code_matches(KEY, CODE, "")
    assert not code_matches(KEY, "", stored)


def test_random_ids_are_of_their_form_and_do_not_repeat() -> None:
    ids = {public_id() for _ in range(200)}
    assert len(ids) == 200
    assert all(re.fullmatch(r"[0-9a-hjkmnp-tv-z]{10}", i) for i in ids)
    assert not [i for i in ids if red(i) or red(f"{i}.html")]
    assert len({nonce() for _ in range(200)}) == 200
