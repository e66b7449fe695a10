"""What somebody typed, as a question to FTS5 that can't be wrong."""

import sqlite3

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from aduan.search import query
from aduan.search.index import SCHEMA
from aduan.search.query import Query, read

HOSTILE = (
    '"', '""', '"""', "'", "NEAR(a b)", "a NEAR b", "AND", "a AND", "OR NOT", "*", "a*", "^a", "-a",
    "title:a", "{title} : a", "(", ")", "a + b", "a\0b", "\0", "a" * 10_000, '"' * 999, "“a” ”b„",
    "½ ﬁ Ⅷ ꦧꦭꦶ 🎁 \u200b\ufeff", "x;DROP TABLE words", "%", "\\", "agency=a", "'; --",
)  # fmt: skip


@pytest.fixture(scope="module")
def database() -> sqlite3.Connection:
    db = sqlite3.connect(":memory:")
    for statement in SCHEMA:
        db.execute(statement)
    return db


def titles(database: sqlite3.Connection, question: str) -> list[str]:
    rows = database.execute("SELECT title FROM words WHERE words MATCH ?", [question])
    return [title for (title,) in rows]


def terms(typed: str) -> list[tuple[str, ...]]:
    return [term.forms for term in read(typed, {}).terms]


def test_each_word_is_asked_for_by_its_stem_in_either_language() -> None:
    assert terms("Pelaporan lights") == [("lapor", "pelaporan"), ("lights", "light")]


def test_a_word_with_one_stem_is_asked_for_once() -> None:
    assert terms("lampu Lampu LAMPU") == [("lampu",)]


def test_words_between_quotes_stand_side_by_side() -> None:
    assert terms('mati "lampu jalanan"')[1] == ("lampu jalan", "lampu jalanan")
    assert terms("“lampu mati”") == [("lampu mati",)]
    assert terms('lampu "jalan') == [("lampu",), ("jalan",)]
    assert terms('"" lampu') == [("lampu",)]


def test_empty_words_are_left_out_beside_others_only() -> None:
    assert terms("sampah yang di jalan") == [("sampah",), ("jalan",)]
    assert terms("di") == [("di",)]


def test_a_choice_that_is_no_slug_is_none() -> None:
    chosen = {"agency": "dinas-pupr-bali", "topic": 'x" OR "y', "area": "", "year": "2026\n"}
    assert read("", chosen).facets == {"agency": "dinas-pupr-bali"}


def test_nothing_typed_and_nothing_chosen_asks_for_everything() -> None:
    for typed in ("", "   ", "!?*", '""', "\0"):
        assert read(typed, {}).question() == ""


def test_no_more_is_read_than_anybody_types() -> None:
    assert len(read(" ".join(f"kata{n}" for n in range(99)), {}).terms) == query.MAX_TERMS
    assert read("x" * 10_000, {}).terms[0].plain == "x" * query.MAX_TYPED


@given(st.text() | st.sampled_from(HOSTILE), st.text(max_size=9))
@example(" ".join(HOSTILE), "a")
def test_nothing_that_is_typed_or_chosen_is_an_error(
    database: sqlite3.Connection, typed: str, slug: str
) -> None:
    asked = read(typed, {"agency": slug})
    for question in {asked.question(), asked.question(any_word=True)} - {""}:
        assert titles(database, question) == []  # an answer, not an error


@pytest.mark.parametrize("typed", [typed for typed in HOSTILE if read(typed, {}).question()])
def test_hostile_words_are_only_words(database: sqlite3.Connection, typed: str) -> None:
    asked = read(typed, {})
    said = " ".join(form for term in asked.terms for form in term.forms)
    database.execute("SAVEPOINT here")
    database.execute("INSERT INTO words (title) VALUES (?), ('lain')", [said])
    found = titles(database, asked.question())
    database.execute("ROLLBACK TO here")
    assert found == [said]


def test_stems_are_all_that_is_to_be_marked() -> None:
    assert read('"lampu jalan" mati', {}).stems == {"lampu", "jalan", "mati"}
    assert Query().stems == frozenset()


@pytest.mark.parametrize(
    ("typed", "public_id"),
    [
        ("h00000000h", "h00000000h"),
        (" H0000O0OIL ", "h000000011"),
        ("h0000000", None),
        ("lampu jalan", None),
        ("h00000000é", None),
        ("", None),
    ],
)
def test_a_public_id_is_recognised(typed: str, public_id: str | None) -> None:
    assert query.public_id(typed) == public_id
