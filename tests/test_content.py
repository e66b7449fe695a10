"""What stands under content/: the real folder loads, and a broken file fails by file and line."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from aduan import content, outcome
from aduan.figures import Counts, Snapshot
from aduan.reading import ContentError
from aduan.terms import Kept, RuleName
from tests.test_outcome import PLAIN

AGENCY = "agencies/dinas-perhubungan-buleleng.md"
PAGE = "pages/cara-kerja.md"


@pytest.fixture
def broken(content_folder: Path) -> Callable[[str, str, str], str]:
    """Replaces words in a copy of a file and returns what loading says, after the folder's name."""

    def load(name: str, right: str, wrong: str) -> str:
        path = content_folder / name
        text = path.read_text(encoding="utf-8")
        assert right in text
        path.write_text(text.replace(right, wrong, 1), encoding="utf-8")
        return error(content_folder)

    return load


def error(folder: Path, load: Callable[[Path], object] = content.load) -> str:
    with pytest.raises(ContentError) as caught:
        load(folder)
    return str(caught.value).removeprefix(f"{folder}/")


def line(folder: Path, name: str, words: str) -> int:
    lines = (folder / name).read_text(encoding="utf-8").split("\n")
    return next(n for n, text in enumerate(lines, 1) if words in text)


# ── the real folder


def test_bali_has_nine_areas_with_57_districts(content_folder: Path) -> None:
    made_of = content.load(content_folder)
    assert len(made_of.areas) == 9
    assert len({(d.area, d.slug) for d in made_of.districts}) == len(made_of.districts) == 57


def test_there_are_23_topics_and_four_are_sensitive(content_folder: Path) -> None:
    topics = content.load(content_folder).topics
    assert len(topics) == 23
    assert {slug for slug, topic in topics.items() if topic.sensitive} == {
        "kepegawaian",
        "pungli-korupsi",
        "kekerasan-anak",
        "gender-disabilitas",
    }


def test_every_rule_is_written_down(content_folder: Path) -> None:
    assert {rule.name for rule in content.load(content_folder).rules} == set(RuleName)


def test_everything_that_is_kept_has_its_period(content_folder: Path) -> None:
    months = {period.part: period.months for period in content.load(content_folder).periods}
    assert months == {Kept.PHOTOS: 6, Kept.CONTACT: 12, Kept.CONTENT: 24}


def test_a_part_without_a_period_is_named(broken: Callable[[str, str, str], str]) -> None:
    wrong = "| content | 12 | 2025-01-01"  # a second row of another part
    message = broken("retention.md", "| contact | 12 | 2026-01-01", wrong)
    assert message == "retention.md:1: no period for contact"


def test_every_agency_has_its_names_and_its_topics(content_folder: Path) -> None:
    agencies = content.load(content_folder).agencies
    assert agencies
    for slug, agency in agencies.items():
        assert slug == agency.slug
        assert agency.name and agency.name_en and agency.short and agency.body and agency.topics


def test_every_page_exists_in_both_languages(content_folder: Path) -> None:
    pages = content.load(content_folder).pages
    assert pages["id"].keys() == pages["en"].keys() != set()


def test_places_are_told_in_words(content_folder: Path) -> None:
    made_of = content.load(content_folder)
    assert made_of.district_name("bangli", "susut") == "Susut, Kabupaten Bangli"
    assert made_of.district_name("bangli", "") == "Kabupaten Bangli"
    assert made_of.district_name("jauh", "sekali") == "jauh"


# ── broken files


@pytest.mark.parametrize(
    ("name", "right", "wrong", "words"),
    [
        (AGENCY, "penerangan-jalan]", "lampu-jalan]", "lampu-jalan"),
        (AGENCY, "area: buleleng", "area: singaraja", "singaraja"),
        (AGENCY, "level: kabupaten", "level: [a, b]", "`$.level`"),
        (AGENCY, "level: kabupaten", "level: a: b", "mapping values"),
        ("holidays.md", "| 2026-01-16 |", "| 2026-02-30 |", "day is out of range"),
        ("holidays.md", "| 2026-01-16 |", "| 16 Januari |", "Invalid isoformat"),
        ("holidays.md", "| 2026-01-16 |", "| 2026-01-16 | x |", "expected 4 cells, found 5"),
        ("rules.md", "| verify | 3 |", "| hurry | 3 |", "hurry"),
        ("rules.md", "| verify | 3 |", "| verify | tiga |", "tiga"),
        ("rules.md", "| 3 | working_days", "| 3 | moons", "moons"),
        ("rules.md", "2018-12-01", "1 Desember 2018", "RFC3339"),
        ("rules.md", "| verify | 3 |", "| verify |", "expected 5 cells, found 4"),
        ("retention.md", "| contact | 12 |", "| alamat | 12 |", "alamat"),
        ("retention.md", "| contact | 12 |", "| contact | setahun |", "setahun"),
        ("retention.md", "| contact | 12 |", "| contact | 0 |", "1 to 1200 months"),
        ("retention.md", "| contact | 12 |", "| contact | 99999 |", "1 to 1200 months"),
        ("retention.md", "| contact | 12 | 2026-01-01", "| contact | 12 | besok", "RFC3339"),
        ("topics.md", "| kesehatan | Kesehatan |", "| kesehatan |", "expected 4 cells, found 3"),
        ("topics.md", "officials | ya |", "officials | yes |", "sensitif"),
        ("areas.md", "| badung | Kabupaten Badung | kuta |", "| kuta |", "expected 4 cells"),
        ("population.md", "| badung | 548191 |", "| badung | 0 |", "at least one inhabitant"),
        ("population.md", "| badung | 548191 |", "| badung | banyak |", "banyak"),
        ("publisher.md", "| aduan.example | 2026 |", "| Dinas Anu | 2026 |", "RFC 4151"),
        ("publisher.md", "| aduan.example | 2026 |", "| aduan.example | kini |", "RFC 4151"),
        (PAGE, "{verify}", "{verifikasi}", "{verifikasi} is no rule of rules.md"),
        ("pages/en/cara-kerja.md", "{verify}", "{check}", "{check} is no rule"),
        (PAGE, "title: ", "title: [a] ", ""),
        (PAGE, "title: Cara kerja laporan", "title: 5", "`$.title`"),
    ],
)
def test_a_broken_line_is_named_with_its_file(
    broken: Callable[[str, str, str], str],
    content_folder: Path,
    name: str,
    right: str,
    wrong: str,
    words: str,
) -> None:
    message = broken(name, right, wrong)
    assert message.startswith(f"{name}:{line(content_folder, name, wrong)}: ")
    assert words in message


@pytest.mark.parametrize(
    ("name", "right", "wrong", "words"),
    [
        (AGENCY, "---\n", "", "must begin with a block"),
        (AGENCY, "name: ", "nama: ", "`name`"),
        (PAGE, "summary: ", "ringkasan: ", "`summary`"),
        ("rules.md", "| aturan |", "| rule |", "no table with the columns"),
        ("holidays.md", "| tanggal |", "| hari apa |", "no table with the columns"),
        ("retention.md", "| bulan |", "| hari |", "no table with the columns"),
        ("topics.md", "| sensitif |", "| peka |", "no table with the columns"),
        ("areas.md", "| kecamatan |", "| desa |", "no table with the columns"),
        ("population.md", "| penduduk |", "| warga |", "no table with the columns"),
        ("population.md", "| bangli | 258721 |", "| bali | 258721 |", "bali, bangli"),
        ("publisher.md", "| aduan.example | 2026 |", "", "expected one row, not 0"),
    ],
)
def test_what_a_file_lacks_is_named_on_its_first_line(
    broken: Callable[[str, str, str], str], name: str, right: str, wrong: str, words: str
) -> None:
    message = broken(name, right, wrong)
    assert message.startswith(f"{name}:1: ")
    assert words in message


def test_a_date_that_does_not_exist_in_a_head_is_named(
    broken: Callable[[str, str, str], str],
) -> None:
    assert broken(PAGE, "---\n", "---\nsejak: 2026-02-30\n").startswith(f"{PAGE}:")


@pytest.mark.parametrize(
    "name", ["rules.md", "retention.md", "holidays.md", "topics.md", "areas.md", "publisher.md"]
)
def test_a_missing_file_is_named(content_folder: Path, name: str) -> None:
    (content_folder / name).unlink()
    assert error(content_folder) == f"{name}:1: No such file or directory"


@pytest.mark.parametrize("name", ["rules.md", "topics.md", AGENCY, PAGE])
def test_a_file_that_is_not_utf_8_is_named_with_the_line(content_folder: Path, name: str) -> None:
    path = content_folder / name
    first, rest = path.read_bytes().split(b"\n", 1)
    path.write_bytes(first + b"\n" + "caf\u00e9\n".encode("latin-1") + rest)
    assert error(content_folder) == f"{name}:2: the file is not UTF-8 text"


# ── outcomes and counts


def test_outcomes_are_read_in_the_order_of_their_publication(content_folder: Path) -> None:
    later = replace(PLAIN, id="aaaaaaaaaa", published=PLAIN.published + timedelta(days=300))
    for year, record in ((2027, later), (2026, PLAIN)):
        path = content.outcome_path(content_folder, year, record.id)
        content.write(path, outcome.to_markdown(record))
    assert content.outcomes(content_folder) == [PLAIN, later]


def test_a_folder_without_outcomes_has_none(content_folder: Path) -> None:
    assert content.outcomes(content_folder) == []


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("id: 0123456789", "id: lain"),
        ("kind: complaint", "kind: praise"),
        ("published: 2026-03-20 09:30:00+08:00", "published: 2026-02-30"),
        ("## Yang ditemukan", "## Yang hilang"),
    ],
)
def test_a_broken_outcome_is_named_with_its_line(
    content_folder: Path, right: str, wrong: str
) -> None:
    path = content.outcome_path(content_folder, 2026, PLAIN.id)
    content.write(path, outcome.to_markdown(PLAIN))
    text = path.read_text(encoding="utf-8")
    assert right in text
    path.write_text(text.replace(right, wrong), encoding="utf-8")
    name = "outcomes/2026/0123456789.md"
    place = f"{name}:{line(content_folder, name, wrong)}: "
    assert error(content_folder, content.outcomes).startswith(place)


def test_counts_are_zero_before_the_first_sync_and_kept_after_it(content_folder: Path) -> None:
    assert content.snapshot(content_folder).whole == Counts()
    taken = Snapshot(date(2026, 9, 7), {"all": {"": {"*": {"way": {"open": 2}}}}})
    content.write(content.snapshot_path(content_folder), taken)
    assert content.snapshot(content_folder) == taken
    assert taken.whole == Counts(open=2)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"as_of": "kemarin"}'])
def test_broken_counts_are_named(content_folder: Path, text: str) -> None:
    content.write(content.snapshot_path(content_folder), text)
    assert error(content_folder, content.snapshot).startswith("outcomes/snapshot.json:1: ")


def test_writing_leaves_one_file_and_does_not_touch_an_equal_one(tmp_path: Path) -> None:
    path = tmp_path / "new" / "file.md"
    content.write(path, "satu\n")
    before = path.stat()
    content.write(path, "satu\n")
    assert path.stat() == before
    content.write(path, "dua\n")
    assert path.read_text(encoding="utf-8") == "dua\n"
    assert [p.name for p in path.parent.iterdir()] == ["file.md"]
