"""Invented outcomes of every kind, and sites rendered from them without an office."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from aduan import content, create_site, outcome
from aduan.figures import Snapshot
from aduan.freeze import Built, build, render
from aduan.gate import passed
from aduan.gate.passed import Passed
from aduan.outcome import Outcome, Step
from aduan.terms import ArchiveReason, ClosedBy, Kind, OutcomeCode, RuleName, State, Unit
from tests import copy_content

FIRST = datetime(2025, 12, 20, 9, 41, 7, tzinfo=ZoneInfo("Asia/Makassar"))
PLACES = (("bangli", "kintamani"), ("bangli", "bangli"), ("denpasar", ""))
AGENCIES = ("dinas-perhubungan-bali", "rsud-bali", "")
TOPICS = ("penerangan-jalan", "kesehatan", "air-minum", "sampah-kebersihan")
ENDS = (*OutcomeCode, None)
PLAIN = Outcome(
    id="", kind=Kind.COMPLAINT, title="", month="2025-11", area="bangli", district="kintamani",
    topic="kesehatan", agency="rsud-bali", state=State.CLOSED, published=FIRST,
    story="Loketnya tutup.\n\nTidak ada pengumuman; “besok” katanya.",
    found="Petugasnya sakit.", done="Ada pengganti.", changes="Jadwal ditempel, setiap pagi.",
    steps=(Step(RuleName.VERIFY, 1, 3, Unit.WORKING_DAYS, False),),
)  # fmt: skip


def one(number: int) -> Outcome:
    """The outcome of this number; each is published eight hours after the one before."""
    area, district = PLACES[number % 3]
    end = ENDS[number % len(ENDS)]
    archived = end is None and number % 2 == 0
    return replace(
        PLAIN,
        id=f"hal{number:07}",
        title=f"Laporan yang ke-{number}",
        kind=tuple(Kind)[number % 3],
        month=f"2025-{number % 4 + 9:02}",
        area=area,
        district=district,
        agency=AGENCIES[number % 3],
        topic=TOPICS[number % 4],
        outcome=end,
        state=State.ARCHIVED if archived else State.CLOSED if end else State.IN_PROGRESS,
        closed_by=ClosedBy.REPORTER_AGREED if end else None,
        archive_reason=ArchiveReason.TOO_GENERAL if archived else None,
        published=FIRST + timedelta(hours=8 * number),
    )


def folder_of(outcomes: Iterable[Outcome], folder: Path) -> Path:
    """A content folder with these outcomes, as the last sync would have left it."""
    copy_content(folder)
    content.write(content.snapshot_path(folder), Snapshot(FIRST.date()))
    for each in outcomes:
        publish(each, folder)
    return folder


def publish(each: Outcome, folder: Path) -> Path:
    path = content.outcome_path(folder, each.published.year, each.id)
    content.write(path, outcome.to_markdown(each))
    return path


def frozen(folder: Path, site: Path, address: str = "") -> Path:
    """The site of a content folder."""
    public = create_site(folder, demonstration=False, address=address)
    render(public, site, lambda urls, total: iter(urls))
    return site


def passing(folder: Path) -> Passed:
    """A gate for texts that are invented here, and hold nobody's data."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    sums = {str(path.relative_to(folder)): passed.digest(path.read_bytes()) for path in paths}
    return Passed(folder, passed.whole(sums), len(sums), 0, 0)


def built(folder: Path, site: Path, address: str = "", made: set[str] | None = None) -> Built:
    """Brings the site of a content folder up to date; `made`: where frozen URLs are noted."""

    def noted(urls: Iterable[str], total: int) -> Iterator[str]:
        for url in urls:
            (made if made is not None else set()).add(url)
            yield url

    memory = site.parent / ".site-outcomes"
    public = create_site(folder, demonstration=False, address=address, memory=memory)
    return build(public, site, noted, passing)


def files(site: Path) -> dict[str, bytes]:
    """What a site consists of."""
    return {str(p.relative_to(site)): p.read_bytes() for p in site.rglob("*") if p.is_file()}
