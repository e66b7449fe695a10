"""Figures are counted when something counted changed, and only then."""

from datetime import date, timedelta
from pathlib import Path

from aduan import content
from aduan.counted import MEMORY, digest, renew, seal
from aduan.figures import Standing
from aduan.terms import State

DAY = date(2026, 3, 2)
KEY = b"the office's own"
ONE = Standing("rsud-bali", State.IN_PROGRESS, False, public=True)


def test_a_report_more_or_a_day_later_is_counted(tmp_path: Path) -> None:
    renew(tmp_path, [ONE], DAY, KEY)
    renew(tmp_path, [ONE, ONE], DAY, KEY)
    assert content.snapshot(tmp_path).whole.total == 2
    renew(tmp_path, [ONE, ONE], DAY + timedelta(1), KEY)
    assert content.snapshot(tmp_path).as_of == DAY + timedelta(1)


def test_what_was_counted_from_the_same_is_left_as_it_is(tmp_path: Path) -> None:
    renew(tmp_path, [ONE], DAY, KEY)
    path = content.snapshot_path(tmp_path)
    marked = path.read_bytes() + b"\n"  # counting would not write this line
    path.write_bytes(marked)
    (path.parent / MEMORY).write_text(seal(path, digest([ONE], DAY), KEY))
    renew(tmp_path, [ONE], DAY, KEY)
    assert path.read_bytes() == marked
    renew(tmp_path, [ONE], DAY, b"another office's")
    assert path.read_bytes() == marked.removesuffix(b"\n")


def test_counts_that_somebody_changed_are_put_right(tmp_path: Path) -> None:
    renew(tmp_path, [ONE], DAY, KEY)
    path = content.snapshot_path(tmp_path)
    right = path.read_bytes()
    for wrong in (right.replace(b"2026", b"2025"), b"", b"{"):
        path.write_bytes(wrong)
        renew(tmp_path, [ONE], DAY, KEY)
        assert path.read_bytes() == right
    path.unlink()
    renew(tmp_path, [ONE], DAY, KEY)
    assert path.read_bytes() == right


def test_without_its_memory_nothing_is_believed(tmp_path: Path) -> None:
    renew(tmp_path, [ONE], DAY, KEY)
    memory = content.snapshot_path(tmp_path).parent / MEMORY
    told = memory.read_text()
    for wrong in (b"", b"0" * 64, b"\xff"):
        memory.write_bytes(wrong)
        renew(tmp_path, [ONE], DAY, KEY)
        assert memory.read_text() == told
