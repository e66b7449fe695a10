"""What the public may read of one report, and its Markdown form, both ways.

The type has no private field to fill. In the file the citizen's words are a blockquote and the
agency's are escaped paragraphs under fixed headings, so nobody's text can forge a heading.
"""

import re
from dataclasses import MISSING, dataclass, fields
from datetime import date, datetime
from typing import Any, TypeVar

import msgspec
import yaml

from aduan.terms import (
    ArchiveReason,
    Cause,
    ClosedBy,
    Kind,
    OutcomeCode,
    Promise,
    Removal,
    RuleName,
    State,
    Unit,
)

HEADINGS = {
    "found": "Yang ditemukan",
    "done": "Yang dilakukan",
    "changes": "Yang berubah",
    "why_not": "Mengapa tidak",
}
TEXTS = ("story", *HEADINGS)
PARTS = ("title", *TEXTS)

T = TypeVar("T")
Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Step:
    """One limit and how it was kept: days used and allowed, without any date.

    `kept` is False when it stopped without an answer: withdrawn, archived.
    """

    rule: RuleName
    used: int
    limit: int
    unit: Unit
    late: bool
    running: bool = False
    paused: bool = False
    kept: bool = True


@dataclass(frozen=True)
class Outcome:
    """One public page. Place: kecamatan; time: month of receipt ("2026-03"), moment of publication.

    `promised`: the day for which the agency promises a change, `promise`: how that was kept.
    `improvement`: the entry of the register that it led to.
    Texts carry no outer blanks. `answer_pending`: a newer answer waits for its review.
    `summary`: the story is a reviewer's summary, not the reporter's own words.
    """

    id: str
    kind: Kind
    title: str
    month: str
    area: str
    district: str
    topic: str
    agency: str
    state: State
    published: datetime
    language: str = "id"
    outcome: OutcomeCode | None = None
    closed_by: ClosedBy | None = None
    archive_reason: ArchiveReason | None = None
    referred_to: str = ""
    cause: Cause | None = None
    promised: date | None = None
    promise: Promise | None = None
    improvement: str = ""
    reopened: int = 0
    objected: int = 0
    asked_again: int = 0
    routings: int = 0
    holds: int = 0
    overdue: bool = False
    answer_pending: bool = False
    summary: bool = False
    steps: tuple[Step, ...] = ()
    story: str = ""
    found: str = ""
    done: str = ""
    changes: str = ""
    why_not: str = ""

    @property
    def late(self) -> bool:
        """Whether the office ever let a limit pass, answered meanwhile or not."""
        return any(step.late for step in self.steps)


@dataclass(frozen=True)
class Tombstone:
    """What is left of a page that was public: who copied its data can delete it, too."""

    id: str
    removed: date
    reason: Removal


@dataclass(frozen=True)
class Correction:
    """On that day these parts of a published text changed; what they said before stands nowhere."""

    id: str
    corrected: date
    parts: tuple[str, ...]


def parts_changed(old: Outcome, new: Outcome) -> tuple[str, ...]:
    """The texts in which two forms of an outcome differ."""
    return tuple(name for name in PARTS if getattr(old, name) != getattr(new, name))


REQUIRED = {f.name for f in fields(Outcome) if f.default is MISSING}


class Malformed(ValueError):
    """A text is no outcome file; `line` counts from 1."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def to_markdown(outcome: Outcome) -> str:
    """Front matter (YAML) and the texts."""
    facts: dict[str, Any] = msgspec.to_builtins(outcome, builtin_types=(date, datetime))
    texts = {name: facts.pop(name) for name in TEXTS}
    said = {name: value for name, value in facts.items() if value or name in REQUIRED}
    front = yaml.safe_dump(
        said, allow_unicode=True, sort_keys=False, width=1000, default_flow_style=None
    )
    quote = "\n".join(f"> {line}" if line else ">" for line in texts["story"].split("\n"))
    answer = "".join(
        f"\n## {heading}\n\n{_escaped(texts[name])}\n"
        for name, heading in HEADINGS.items()
        if texts[name]
    )
    return f"---\n{front}---\n\n{quote}\n{answer}"


def from_markdown(text: str) -> Outcome:
    """The outcome of such a text; Malformed names the line that is wrong."""
    facts, body, first = front_matter(text)
    quote, *sections = re.split(r"^## (.+)$", body, flags=re.MULTILINE)
    texts = {"story": _unquoted(quote, first)}
    known = {heading: name for name, heading in HEADINGS.items()}
    for heading, section in zip(sections[::2], sections[1::2], strict=True):
        if heading not in known:
            lines = text.split("\n")
            raise Malformed(lines.index(f"## {heading}") + 1, f"unknown heading {heading!r}")
        texts[known.pop(heading)] = _unescaped(section.strip("\n"))
    return convert(facts | texts, Outcome, text)


def _unquoted(quote: str, first: int) -> str:
    lines = quote.split("\n")
    for number, line in enumerate(lines, first):
        if line and not line.startswith(">"):
            raise Malformed(number, "before the first heading stand only lines that begin with >")
    return "\n".join(line[2:] for line in lines).strip("\n")


def front_matter(text: str) -> tuple[dict[str, Any], str, int]:
    """A file's YAML head, its body, and the line the body begins on. Raises Malformed."""
    match = re.match(r"---\n(.*?)^---\n", text, flags=re.DOTALL | re.MULTILINE)
    if not match:
        raise Malformed(1, "the file must begin with a block between two lines of ---")
    try:
        facts = yaml.load(match[1], Loader)  # noqa: S506 (both loaders are the safe ones)
    except (yaml.YAMLError, ValueError) as error:
        raise Malformed(_wrong_line(match[1], error), _reason(error)) from error
    if not isinstance(facts, dict):
        raise Malformed(2, "expected lines of the form key: value")
    return facts, text[match.end() :], text[: match.end()].count("\n") + 1


def _reason(error: Exception) -> str:
    return str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)


def _wrong_line(head: str, error: Exception) -> int:
    """The line of the file on which a head (from the file's second line on) can't be read."""
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark:
        return error.problem_mark.line + 2
    if isinstance(error, yaml.reader.ReaderError):
        return head[: error.position].count("\n") + 2
    for number, line in enumerate(head.split("\n"), 2):  # a value that YAML reads but Python can't
        try:
            yaml.load(line, Loader)  # noqa: S506 (both loaders are the safe ones)
        except yaml.YAMLError:
            continue
        except ValueError:
            return number
    return 2


def convert(facts: dict[str, Any], kind: type[T], text: str) -> T:
    """The facts as this type; Malformed names the line of the key that is wrong."""
    try:
        return msgspec.convert(facts, kind, strict=True)
    except msgspec.ValidationError as error:
        key = re.search(r"`\$\.(\w+)", str(error)) or re.search(r"field `(\w+)`", str(error))
        raise Malformed(line_of(text, f"{key[1]}:" if key else ""), str(error)) from error


def line_of(text: str, start: str) -> int:
    """The number of the first line that begins so, else 1."""
    lines = text.split("\n")
    return next((n for n, line in enumerate(lines, 1) if start and line.startswith(start)), 1)


def _escaped(text: str) -> str:
    return re.sub(r"^(?=[#>\\])", r"\\", text, flags=re.MULTILINE)


def _unescaped(text: str) -> str:
    return re.sub(r"^\\", "", text, flags=re.MULTILINE)
