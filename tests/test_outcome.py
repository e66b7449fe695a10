"""The public file of an outcome: nothing private in it, and the same record both ways."""

from dataclasses import fields, replace
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from aduan.outcome import HEADINGS, Malformed, Outcome, Step, from_markdown, to_markdown
from aduan.terms import (
    ArchiveReason,
    Cause,
    ClosedBy,
    Kind,
    OutcomeCode,
    Promise,
    RuleName,
    State,
    Unit,
)

PUBLIC = {
    "id", "kind", "title", "month", "area", "district", "topic", "agency", "state", "published",
    "language", "outcome", "closed_by", "archive_reason", "referred_to", "cause", "promised",
    "promise", "improvement", "reopened",
    "objected", "asked_again",
    "routings", "holds", "overdue", "answer_pending",
        "summary", "steps", "story", "found", "done", "changes",
    "why_not",
}  # fmt: skip

HOSTILE = (
    "# Judul", "## Yang ditemukan", "## Yang dilakukan", "##", "> kutipan", ">", "\\", "\\## x",
    "\\\\", "---", "...", "", "  ", " ## x", "\t", "akhir  ", "- a", "1. a", "title: x", "<b>&amp;",
    "{{ x }}", "ꦧꦭꦶ 🎁", "a\u2028b", "\ufeff", "\u200b", "é", "'", '"', "%", "@", "!tag", "&a *a",
)  # fmt: skip
AMBIGUOUS = ("", "on", "no", "null", "~", "123", "1e3", "0x1f", "2026-03-09", "12:30:45", "=", "<<")
CHARACTERS = st.characters(exclude_categories=["Cc", "Cs"])
LINES = st.sampled_from(HOSTILE) | st.text(CHARACTERS, max_size=20)
TEXTS = st.lists(LINES, max_size=6).map(lambda lines: "\n".join(lines).strip())
WORDS = st.sampled_from(AMBIGUOUS) | st.text(CHARACTERS, max_size=20).map(str.strip)
MONTHS = st.dates().map(lambda day: day.isoformat()[:7])
ZONES = st.sampled_from([0, 7, 8, 9, -5]).map(lambda hours: timezone(timedelta(hours=hours)))
MOMENTS = st.datetimes(datetime(2000, 1, 1), timezones=ZONES).map(
    lambda at: at.replace(microsecond=0)
)
COUNTS = st.integers(0, 99)


def maybe(words: type[Any]) -> st.SearchStrategy[Any]:
    return st.none() | st.sampled_from(list(words))


STEPS = st.builds(Step, st.sampled_from(RuleName), COUNTS, COUNTS, st.sampled_from(Unit))
OUTCOMES = st.builds(
    Outcome,
    id=st.from_regex("[0-9a-z]{10}", fullmatch=True),
    kind=st.sampled_from(Kind),
    title=TEXTS,
    month=MONTHS,
    area=WORDS,
    district=WORDS,
    topic=WORDS,
    agency=WORDS,
    state=st.sampled_from(State),
    published=MOMENTS,
    language=st.sampled_from(["id", "en", "no"]),
    outcome=maybe(OutcomeCode),
    closed_by=maybe(ClosedBy),
    archive_reason=maybe(ArchiveReason),
    referred_to=TEXTS,
    cause=maybe(Cause),
    promised=st.none() | st.dates(),
    promise=maybe(Promise),
    improvement=WORDS,
    reopened=COUNTS,
    routings=COUNTS,
    holds=COUNTS,
    overdue=st.booleans(),
    answer_pending=st.booleans(),
    steps=st.lists(STEPS, max_size=3).map(tuple),
    story=TEXTS,
    found=TEXTS,
    done=TEXTS,
    changes=TEXTS,
    why_not=TEXTS,
)
PLAIN = Outcome(
    id="0123456789",
    kind=Kind.COMPLAINT,
    title="Lampu jalan mati",
    month="2026-03",
    area="bangli",
    district="bangli",
    topic="penerangan-jalan",
    agency="dinas-perhubungan-bali",
    state=State.CLOSED,
    published=datetime(2026, 3, 20, 9, 30, tzinfo=timezone(timedelta(hours=8))),
    outcome=OutcomeCode.RESOLVED,
    closed_by=ClosedBy.REPORTER_AGREED,
    steps=(Step(RuleName.VERIFY, 1, 3, Unit.WORKING_DAYS, late=False),),
    story="Sudah dua minggu lampu mati.\n\nMalam hari gelap.",
    found="Tiga lampu putus.",
    done="Ketiganya diganti.",
)
FILE = to_markdown(PLAIN)


def wrong(text: str) -> tuple[int, str]:
    """The line and the words of what is wrong with a file."""
    with pytest.raises(Malformed) as caught:
        from_markdown(text)
    return caught.value.line, str(caught.value)


def line(text: str, start: str) -> int:
    return [each.startswith(start) for each in text.split("\n")].index(True) + 1


def test_an_outcome_has_no_other_fields_than_these() -> None:
    assert {field.name for field in fields(Outcome)} == PUBLIC


def test_a_step_has_no_date() -> None:
    names = {field.name for field in fields(Step)}
    assert names == {"rule", "used", "limit", "unit", "late", "running", "paused", "kept"}


@settings(max_examples=200, deadline=None, derandomize=True)
@given(OUTCOMES)
@example(PLAIN)
@example(replace(PLAIN, story="baris pertama  \nbaris kedua"))
@example(replace(PLAIN, story="a\n   \nb"))
def test_what_is_written_is_read_again(outcome: Outcome) -> None:
    assert from_markdown(to_markdown(outcome)) == outcome


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("name", ["story", *HEADINGS])
def test_a_hostile_line_stays_a_line_of_its_text(name: str, hostile: str) -> None:
    changes: dict[str, Any] = {name: f"Sebelum\n{hostile}\nsesudah"}
    outcome = replace(PLAIN, **changes)
    assert from_markdown(to_markdown(outcome)) == outcome


@pytest.mark.parametrize("name", ["story", *HEADINGS])
def test_a_forged_heading_stays_text(name: str) -> None:
    forged = "Kata saya.\n\n## Mengapa tidak\n\nKarena begitu."
    changes: dict[str, Any] = {name: forged}
    read = from_markdown(to_markdown(replace(PLAIN, **changes)))
    assert getattr(read, name) == forged
    assert read.why_not == (forged if name == "why_not" else "")


def test_a_forged_front_matter_stays_a_title() -> None:
    outcome = replace(PLAIN, title="x\n---\nid: lain\n---\n> y")
    assert from_markdown(to_markdown(outcome)) == outcome


def test_the_file_reads_as_front_matter_quote_and_headings() -> None:
    head, body = FILE.removeprefix("---\n").split("---\n", 1)
    assert "published: 2026-03-20 09:30:00+08:00\n" in head
    assert "steps:\n- {rule: verify, used: 1, limit: 3, unit: working_days" in head
    assert body == (
        "\n> Sudah dua minggu lampu mati.\n>\n> Malam hari gelap.\n"
        "\n## Yang ditemukan\n\nTiga lampu putus.\n"
        "\n## Yang dilakukan\n\nKetiganya diganti.\n"
    )


def test_what_is_empty_is_not_written_unless_it_is_required() -> None:
    text = to_markdown(replace(PLAIN, topic="", outcome=None, steps=(), story="", found=""))
    assert "topic: ''" in text
    assert "outcome:" not in text
    assert "steps:" not in text
    assert "Yang ditemukan" not in text


@pytest.mark.parametrize(
    "text", ["", "Tanpa kepala.", FILE.removeprefix("---\n"), " " + FILE, "---\nid: x\n"]
)
def test_a_file_without_front_matter_is_wrong_on_its_first_line(text: str) -> None:
    assert wrong(text)[0] == 1


@pytest.mark.parametrize("head", ["", "kata\n", "- a\n- b\n"])
def test_a_front_matter_that_is_no_mapping_is_wrong_on_its_first_line(head: str) -> None:
    assert wrong(f"---\n{head}---\n")[0] == 2


@pytest.mark.parametrize(
    "bad",
    ["area: [", 'area: "', "area: 'a' b", "area: *lain", "area: a: b", "area: \x07"],
    ids=["open list", "open quote", "two values", "unknown alias", "two colons", "control"],
)
def test_bad_yaml_is_wrong_near_its_line(bad: str) -> None:
    text = FILE.replace("area: bangli", bad)
    assert line(text, "area:") <= wrong(text)[0] <= line(text, "steps:") + 2


def test_bad_yaml_is_wrong_on_exactly_its_line() -> None:
    assert wrong(FILE.replace("area: bangli", "area: a: b"))[0] == line(FILE, "area:")
    assert wrong(FILE.replace("area: bangli", "area: *lain"))[0] == line(FILE, "area:")


@pytest.mark.parametrize(
    ("right", "bad"),
    [
        ("kind: complaint", "kind: praise"),
        ("state: closed", "state: gone"),
        ("outcome: resolved", "outcome: fine"),
        ("closed_by: reporter_agreed", "closed_by: nobody"),
        ("title: Lampu jalan mati", "title: 5"),
        ("title: Lampu jalan mati", "title: [a, b]"),
        ("published: 2026-03-20 09:30:00+08:00", "published: kemarin"),
        ("published: 2026-03-20 09:30:00+08:00", "published: 2026-02-30"),
        ("published: 2026-03-20 09:30:00+08:00", "published: 20"),
        ("rule: verify", "rule: hurry"),
        ("used: 1, ", ""),
        ("used: 1, ", "used: satu, "),
    ],
)
def test_a_wrong_value_is_wrong_on_the_line_of_its_key(right: str, bad: str) -> None:
    assert right in FILE
    key = "steps" if right.startswith(("rule", "used")) else right.partition(":")[0]
    assert wrong(FILE.replace(right, bad))[0] == line(FILE, f"{key}:")


@pytest.mark.parametrize(
    "key",
    ["id", "kind", "title", "month", "area", "district", "topic", "agency", "state", "published"],
)
def test_a_missing_key_is_named_at_the_head_of_the_file(key: str) -> None:
    kept = [each for each in FILE.split("\n") if not each.startswith(f"{key}:")]
    number, words = wrong("\n".join(kept))
    assert number == 1
    assert f"`{key}`" in words


@pytest.mark.parametrize("heading", ["Yang dilupakan", "yang ditemukan", "Yang ditemukan ", "x"])
def test_an_unknown_heading_is_named_with_its_line(heading: str) -> None:
    number, words = wrong(FILE + f"\n## {heading}\n\nKata.\n")
    assert number == FILE.count("\n") + 2
    assert repr(heading) in words


def test_an_unknown_heading_that_begins_a_known_one_is_named_with_its_own_line() -> None:
    assert wrong(FILE + "\n## Yang\n\nKata.\n")[0] == FILE.count("\n") + 2
