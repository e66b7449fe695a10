"""Marked words, and the telling part of a long text."""

from hypothesis import given
from hypothesis import strategies as st

from aduan.search import snippets
from tests.published import outcome

LONG = "Pada suatu hari " * 40


def joined(pieces: tuple[snippets.Piece, ...]) -> str:
    return "".join(text for text, _ in pieces)


def test_every_relative_of_the_word_is_marked_and_nothing_is_lost() -> None:
    pieces = list(snippets.marked("Pelaporan <b> dilaporkan!", "id", {"lapor"}))
    assert pieces == [("Pelaporan", True), (" <b> ", False), ("dilaporkan", True), ("!", False)]


@given(st.text(), st.sets(st.sampled_from(["a", "lapor", "1"])))
def test_the_pieces_are_the_text(text: str, wanted: set[str]) -> None:
    assert joined(tuple(snippets.marked(text, "id", wanted))) == text


def test_a_snippet_comes_from_where_most_of_the_words_stand() -> None:
    told = outcome(story=f"Lampu. {LONG}", done=f"{LONG} Lampu dan kabelnya diganti. {LONG}")
    made = snippets.snippet(told, {"lampu", "kabel"})
    assert (made.part, made.language) == ("done", "id")
    assert [text for text, hit in made.pieces if hit] == ["Lampu", "kabelnya"]
    assert joined(made.pieces).startswith("…\u00a0")
    assert joined(made.pieces).endswith("\u00a0…")
    assert len(joined(made.pieces)) <= snippets.LENGTH + 4


def test_without_a_hit_it_is_the_beginning_of_the_story() -> None:
    made = snippets.snippet(outcome(story=LONG), {"kutilang"})
    assert joined(made.pieces).startswith("Pada suatu hari")
    assert not any(hit for _, hit in made.pieces)


def test_an_outcome_without_a_story_shows_its_answer() -> None:
    assert snippets.snippet(outcome(story=""), set()).part == "found"
    nothing = outcome(story="", found="", done="")
    assert snippets.snippet(nothing, {"x"}).pieces == ()


def test_a_story_is_in_the_language_of_its_reporter_and_an_answer_in_indonesian() -> None:
    told = outcome(language="en", story="The lights are broken", found="Pelaporan benar")
    assert snippets.snippet(told, {"light"}).language == "en"
    assert snippets.snippet(told, {"lapor"}).language == "id"


def test_lines_are_joined_and_a_text_without_blanks_is_cut() -> None:
    assert joined(snippets.snippet(outcome(story="a\n\nb"), set()).pieces) == "a b"
    assert len(joined(snippets.snippet(outcome(story="x" * 999), set()).pieces)) < 300
