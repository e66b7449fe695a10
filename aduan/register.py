"""What changes because of complaints, as people write it: improvements, action plan, questions."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from aduan import outcome, reading
from aduan.catalogue import Content, Improvement, PlanItem, Question
from aduan.reading import ContentError
from aduan.tables import Row
from aduan.terms import PlanStatus

PLAN_COLUMNS = (
    "slug", "tindakan", "English", "penanggung jawab", "tenggat", "keadaan", "bukti", "topik",
)  # fmt: skip
STATUS = {
    "rencana": PlanStatus.PLANNED,
    "berjalan": PlanStatus.RUNNING,
    "selesai": PlanStatus.DONE,
    "dibatalkan": PlanStatus.DROPPED,
}
QUESTION_COLUMNS = ("topik", "pertanyaan", "English")


def improvements(folder: Path) -> list[Improvement]:
    """The register, newest first. Raises ContentError."""
    found = [reading.record(path, Improvement) for path in (folder / "improvements").glob("*.md")]
    return sorted(found, key=lambda one: (one.since, one.slug), reverse=True)


def plan(folder: Path) -> list[PlanItem]:
    """The action plan, first due first; none where the file is missing. Raises ContentError."""
    path = folder / "action-plan.md"
    items = reading.rows(path, PLAN_COLUMNS, _item) if path.exists() else []
    return sorted(items, key=lambda item: (item.due, item.slug))


def _item(row: Row) -> PlanItem:
    if row["keadaan"] not in STATUS:
        raise ValueError(f"the column keadaan holds {', '.join(STATUS)}")
    if STATUS[row["keadaan"]] is PlanStatus.DONE and not row["bukti"]:
        raise ValueError("what is selesai names its evidence in the column bukti")
    return PlanItem(
        slug=reading.slug(row["slug"]),
        action=row["tindakan"],
        action_en=row["English"],
        agency=row["penanggung jawab"],
        due=date.fromisoformat(row["tenggat"]),
        status=STATUS[row["keadaan"]],
        evidence=row["bukti"],
        topics=tuple(row["topik"].replace(",", " ").split()),
    )


def questions(folder: Path) -> list[Question]:
    """Open questions of the topics; none where the file is missing. Raises ContentError."""
    path = folder / "questions.md"
    return reading.rows(path, QUESTION_COLUMNS, _question) if path.exists() else []


def _question(row: Row) -> Question:
    return Question(row["topik"], row["pertanyaan"], row["English"])


def check(content: Content) -> None:
    """Every agency, topic and area that is named must be known. Raises ContentError."""
    for one in content.improvements.values():
        path = content.folder / "improvements" / f"{one.slug}.md"
        _known(path, "agency:", "agency", [one.agency], content.agencies)
        _known(path, "topics:", "topic", one.topics, content.topics)
        _known(path, "area:", "area", [one.area] if one.area else [], content.areas)
    for item in content.plan:
        path, start = content.folder / "action-plan.md", f"| {item.slug} "
        _known(path, start, "agency", [item.agency], content.agencies)
        _known(path, start, "topic", item.topics, content.topics)
    for question in content.questions:
        path = content.folder / "questions.md"
        _known(path, f"| {question.topic} ", "topic", [question.topic], content.topics)


def _known(path: Path, start: str, what: str, slugs: Iterable[str], among: Iterable[str]) -> None:
    if unknown := [slug for slug in slugs if slug not in set(among)]:
        line = outcome.line_of(reading.text(path), start)
        raise ContentError(path, line, f"unknown {what}: {', '.join(unknown)}")
