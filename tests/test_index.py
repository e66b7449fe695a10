"""The index: what is found in it, how it follows the site, and that it keeps no trace."""

import sqlite3
import tempfile
import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aduan.outcome import Outcome
from aduan.search import entry, index, query, renewal, results
from aduan.search.index import NotWritten, Updated
from aduan.search.results import Found, NotReady
from aduan.terms import OutcomeCode, State
from tests.published import CONTENT, indexed, outcome

CANARY = "kutilangemas"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return index.place(tmp_path)


def found(path: Path, typed: str = "", page: int = 1, **chosen: str) -> Found:
    return results.find(path, query.read(typed, chosen), page)


def ids(path: Path, typed: str = "", **chosen: str) -> list[str]:
    return [o.id for o in found(path, typed, **chosen).outcomes]


def many(number: int) -> list[Outcome]:
    return [outcome(n) for n in range(number)]


# ── what is found


def test_a_relative_of_the_word_is_found_in_every_text(path: Path) -> None:
    texts = ("title", "story", "found", "done", "changes", "why_not")
    told = [outcome(n, **{name: "Sudah dilaporkan."}) for n, name in enumerate(texts)]
    indexed(path, [*told, outcome(9)])
    assert set(ids(path, "pelaporan")) == {o.id for o in told}


def test_an_english_story_is_found_by_english_relatives(path: Path) -> None:
    english = outcome(1, language="en", title="Broken light", story="The pavements collapsed.")
    indexed(path, [outcome(0, topic="sampah"), english])
    for typed in ("lights", "pavement", "collapsing"):
        assert ids(path, typed) == [english.id]


def test_an_outcome_is_found_by_the_names_of_place_agency_and_topic(path: Path) -> None:
    indexed(path, [outcome(0), outcome(1, district="tegallalang", topic="sampah", agency="x")])
    assert ids(path, "Ubud") == ids(path, "perhubungan") == ids(path, "street lighting")
    assert len(ids(path, "gianyar")) == 2


def test_a_word_of_the_title_weighs_more(path: Path) -> None:
    title = outcome(0, title="Pohon tumbang")
    story = outcome(1, title="Jalan tertutup", story="Pohon di jalan, pohon besar.")
    indexed(path, [title, story])
    assert ids(path, "pohon") == [title.id, story.id]


def test_all_words_must_stand_there_and_if_none_has_all_some_will_do(path: Path) -> None:
    both, one = outcome(0, story="Anjing dan kucing"), outcome(1, story="Anjing liar")
    indexed(path, [both, one])
    assert ids(path, "anjing kucing") == [both.id]
    assert not found(path, "anjing kucing").any_word
    some = found(path, "anjing kelinci")
    assert (some.total, some.any_word) == (2, True)
    assert not found(path, "kelinci gajah").any_word


def test_words_between_quotes_are_found_side_by_side_only(path: Path) -> None:
    beside = outcome(0, story="Pintu air rusak")
    indexed(path, [beside, outcome(1, story="Air di pintu rumah")])
    assert ids(path, '"pintu air"') == [beside.id]
    assert len(ids(path, "pintu air")) == 2


def test_filters_narrow_alone_and_with_words(path: Path) -> None:
    indexed(
        path,
        [
            outcome(0),
            outcome(1, agency="rsud-bali"),
            outcome(2, topic="sampah"),
            outcome(3, area="badung"),
            outcome(4, month="2025-12"),
            outcome(5, outcome=None, state=State.IN_PROGRESS),
            outcome(6, outcome=None, state=State.ARCHIVED),
            outcome(7, outcome=OutcomeCode.REFERRED),
        ],
    )
    one = {
        1: {"agency": "rsud-bali"},
        2: {"topic": "sampah"},
        3: {"area": "badung"},
        4: {"year": "2025"},
        5: {"result": "open"},
        6: {"result": "archived"},
        7: {"result": "referred"},
    }
    for number, chosen in one.items():
        for typed in ("", "lampu"):
            assert ids(path, typed, **chosen) == [outcome(number).id]
    assert ids(path, agency="rsud-bali", topic="sampah") == []
    assert len(ids(path, "lampu", year="2026", area="gianyar")) == 6


def test_a_filter_is_no_word_and_a_word_no_filter(path: Path) -> None:
    indexed(path, [outcome(0)])
    for typed in ("resolved", "result=resolved", "year 2026 gianyar x9"):
        assert found(path, typed).total == 0 or found(path, typed).any_word
    assert ids(path, agency="lampu") == []


def test_without_words_the_newest_come_first_page_by_page(path: Path) -> None:
    told = many(45)
    indexed(path, told)
    pages = [found(path, page=number) for number in (1, 2, 3)]
    shown = [o for page in pages for o in page.outcomes]
    assert shown == told[::-1]
    assert {page.total for page in pages} == {45}
    assert {page.pages for page in pages} == {3}
    words = [o.id for n in (1, 2, 3) for o in found(path, "lampu", n).outcomes]
    assert sorted(words) == sorted(o.id for o in told)


def test_of_words_that_nearly_all_have_those_with_them_in_the_title_come_first(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(results, "REACH", 30)
    monkeypatch.setattr(results, "COUNTED", 40)
    told = many(41)
    told[2] = outcome(2, title="Pasar gelap")
    indexed(path, told)
    first, last = found(path, "pasar"), found(path, "pasar", 9)
    assert [o.id for o in first.outcomes[:2]] == [told[2].id, told[40].id]
    assert (first.total, first.more, first.pages, last.page) == (40, True, 2, 2)
    assert len({o.id for o in first.outcomes + last.outcomes}) == 30
    assert (found(path).total, found(path).more) == (41, False)
    assert (found(path, area="gianyar").total, found(path, area="gianyar").more) == (41, False)


@pytest.mark.parametrize("page", [3, 10**8, 0, -1])
def test_a_page_that_is_not_there_is_the_nearest(path: Path, page: int) -> None:
    indexed(path, many(25))
    assert found(path, page=page).page == (2 if page > 0 else 1)


def test_outcomes_of_one_second_are_all_there(path: Path) -> None:
    told = [replace(outcome(n), published=outcome().published) for n in range(5)]
    indexed(path, told)
    indexed(path, [*told, replace(outcome(5), published=outcome().published)])
    assert found(path).total == 6


def test_the_years_are_those_of_the_outcomes(path: Path) -> None:
    indexed(path, [outcome(0, month="2024-12"), outcome(1), outcome(2)])
    assert found(path, "zzz").years == ("2026", "2024")
    indexed(path, [])
    assert found(path).years == ()


def test_an_index_holds_what_was_indexed(path: Path) -> None:
    indexed(path, [outcome(0)])
    assert results.holds(path, outcome(0).id)
    assert not results.holds(path, outcome(1).id)


# ── how it follows the site


def test_only_what_changed_is_written(path: Path) -> None:
    told = many(30)
    assert indexed(path, told) == Updated(30, 30, 0)
    assert indexed(path, told) == Updated(30, 0, 0)
    told[3] = replace(told[3], title="Kursi taman patah", reopened=1)
    assert indexed(path, [*told[:-1], outcome(77)]) == Updated(30, 2, 1)
    assert ids(path, "kursi") == [told[3].id]
    assert found(path, "kursi").outcomes == (told[3],)
    assert told[29].id not in [o.id for n in (1, 2) for o in found(path, page=n).outcomes]


VARIANTS = st.sampled_from(
    [
        {},
        {"title": "Pasar gelap"},
        {"story": "Lampu pasar, lampu jalan, lampu lagi."},
        {"topic": "sampah", "reopened": 1},
        {"published": outcome().published - timedelta(days=9)},
    ]
)
STATES = st.lists(st.dictionaries(st.integers(0, 8), VARIANTS), min_size=1, max_size=4)


@settings(max_examples=30, deadline=None)
@given(STATES)
def test_after_any_updates_it_finds_like_an_index_made_anew(
    states: list[dict[int, dict[str, object]]],
) -> None:
    with tempfile.TemporaryDirectory() as name:
        path, anew = Path(name) / "one.db", Path(name) / "anew.db"
        for state in states:
            told = [outcome(number, **changes) for number, changes in state.items()]
            told = [
                replace(o, published=o.published + timedelta(minutes=n)) for n, o in enumerate(told)
            ]
            told.sort(key=lambda o: o.published)
            indexed(path, told)
        indexed(anew, told)
        for typed in ("", "lampu", "gelap pasar", "sampah"):
            assert found(path, typed).outcomes == found(anew, typed).outcomes


def test_another_stemmer_writes_every_entry_again(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    indexed(path, many(3))
    monkeypatch.setattr(entry, "STEMMER", b"999")
    assert indexed(path, many(3)).written == 3


def test_a_renamed_agency_is_found_by_its_new_name(path: Path) -> None:
    indexed(path, [outcome(0)])
    agency = replace(CONTENT.agencies["dinas-perhubungan-bali"], name="Dinas Angkutan")
    renamed = replace(CONTENT, agencies=CONTENT.agencies | {agency.slug: agency})
    (path.parent / "hasil").mkdir()
    (path.parent / "hasil" / f"{outcome(0).id}.html").touch()
    renewal.renew(path, path.parent, renamed, [outcome(0)])
    assert ids(path, "angkutan") == [outcome(0).id]


def test_readers_see_the_state_before_or_after_never_half(path: Path) -> None:
    states = [many(60), [replace(o, title="Got mampet") for o in many(20)]]
    indexed(path, states[0])
    seen: set[tuple[int, int]] = set()
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            seen.add((found(path).total, found(path, "lampu").total))

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    for number in range(12):
        indexed(path, states[(number + 1) % 2])
    done.set()
    for reader in readers:
        reader.join()
    assert {everything for everything, _ in seen} <= {60, 20}
    assert {lamps for _, lamps in seen} <= {60, 0}
    assert seen


def test_what_does_not_stand_in_the_site_is_not_indexed(path: Path, tmp_path: Path) -> None:
    (tmp_path / "hasil").mkdir()
    told = many(3)
    for each in told[:2]:
        (tmp_path / "hasil" / f"{each.id}.html").touch()
    assert renewal.renew(path, tmp_path, CONTENT, told).entries == 2
    (tmp_path / "hasil" / f"{told[0].id}.html").unlink()
    renewal.retract(path, tmp_path)
    assert ids(path) == [told[1].id]


def test_an_index_that_can_not_be_written_shows_nothing_that_is_public_no_more(
    path: Path, tmp_path: Path
) -> None:
    (tmp_path / "hasil").mkdir()
    told = many(2)
    indexed(path, told)
    (tmp_path / "hasil" / f"{told[1].id}.html").touch()
    with closing(index.connect(path, "rw")) as other, pytest.MonkeyPatch.context() as patch:
        patch.setattr(index, "PATIENCE", 0)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(NotWritten) as refused:
            renewal.renew(path, tmp_path, CONTENT, told)
    assert refused.value.exit_code == 6
    with pytest.raises(NotReady):
        found(path)
    assert renewal.renew(path, tmp_path, CONTENT, told).entries == 1


# ── missing or damaged


def no_file(path: Path) -> None:
    path.unlink()


def nothing_in_it(path: Path) -> None:
    path.write_bytes(b"")


def another_thing(path: Path) -> None:
    path.write_bytes(b"Bukan indeks. " * 1000)


def half_of_it(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def no_table(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("DROP TABLE words")


def no_segments(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("DELETE FROM words_data WHERE id > 10")


def of_another_version(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.executescript("DROP TABLE words; DROP TABLE pages; CREATE TABLE pages (old)")
        db.execute("PRAGMA user_version = 999")


DAMAGES = (
    no_file, nothing_in_it, another_thing, half_of_it, no_table, no_segments, of_another_version
)  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_missing_or_damaged_index_is_said_and_made_anew_by_the_next_build(
    path: Path, damage: Callable[[Path], None]
) -> None:
    told = many(60)
    indexed(path, told)
    damage(path)
    with pytest.raises(NotReady):
        found(path, "lampu")
    assert indexed(path, told).entries == 60
    assert found(path, "lampu").total == 60


def test_bytes_turned_over_anywhere_are_never_an_error_of_another_kind(path: Path) -> None:
    told = many(40)
    indexed(path, told)
    whole = path.read_bytes()
    for place in range(0, len(whole), len(whole) // 60):
        index.discard(path)
        path.write_bytes(
            whole[:place] + bytes(b ^ 255 for b in whole[place : place + 40]) + whole[place + 40 :]
        )
        try:
            found(path, "lampu")
        except NotReady:
            assert indexed(path, told).entries == 40
            assert found(path, "lampu").total == 40


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(NotReady):
        found(tmp_path / "nowhere" / "search.db")
    with pytest.raises(NotWritten):
        indexed(tmp_path / "nowhere" / "search.db", [])
    index.remove(tmp_path / "nowhere" / "search.db", lambda id: True)


# ── no trace


def traces(path: Path, word: str) -> list[str]:
    """Where the word stands: in a byte of a file, or among the index's terms."""
    places = [each.name for each in path.parent.iterdir() if word.encode() in each.read_bytes()]
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE VIRTUAL TABLE temp.terms USING fts5vocab(main, words, row)")
        terms = db.execute("SELECT term FROM terms WHERE term LIKE ?", [f"%{word}%"]).fetchall()
    return places + [term for (term,) in terms]


@pytest.mark.parametrize("where", range(0, 200, 40))
def test_a_removed_outcome_leaves_no_byte(path: Path, where: int) -> None:
    told = [outcome(n, story=f"Kata{n} unik{n * 7} " * 40) for n in range(200)]
    told[where] = outcome(where, story=f"Ada {CANARY} di sana. " * 30)
    indexed(path, told)
    assert len(traces(path, CANARY)) >= 2
    indexed(path, told[:where] + told[where + 1 :])
    assert traces(path, CANARY) == []


def test_a_word_taken_out_of_a_text_leaves_no_byte(path: Path) -> None:
    told = many(50)
    told[7] = outcome(7, found=f"Milik {CANARY}.")
    indexed(path, told)
    indexed(path, [*told[:7], outcome(7, found="Milik [nama]."), *told[8:]])
    assert traces(path, CANARY) == []


def test_an_entry_is_taken_out_at_once_with_every_trace(path: Path) -> None:
    indexed(path, [*many(20), outcome(20, title=CANARY)])
    index.remove(path, lambda id: id == outcome(20).id)
    assert traces(path, CANARY) == []
    assert found(path).total == 20


def test_an_interrupted_scrub_is_made_up_for_by_the_next_build(path: Path) -> None:
    told = [*many(50), outcome(50, story=f"{CANARY} " * 50)]
    indexed(path, told)
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA secure_delete = OFF")
        db.execute("BEGIN")
        for table, key in (("words", "rowid"), ("pages", "number")):
            db.execute(f"DELETE FROM {table} WHERE {key} = (SELECT max({key}) FROM {table})")
        db.execute("INSERT INTO traces VALUES (?)", [outcome(50).id])
        db.execute("COMMIT")
    assert traces(path, CANARY)
    indexed(path, told[:50])
    assert traces(path, CANARY) == []


def test_a_damaged_index_is_given_up_rather_than_left_with_what_must_go(path: Path) -> None:
    indexed(path, [*many(20), outcome(20, title=CANARY)])
    another_thing(path)
    index.remove(path, lambda id: True)
    assert not path.exists()
