"""Outcomes as open data: which columns there are, their CSV and their JSON.

CSV is RFC 4180 in UTF-8 with a byte order mark, without which Excel shows “ and é as noise; Python
reads it as utf-8-sig. A cell that a spreadsheet would take for a formula begins with an apostrophe.
"""

import csv
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import StrEnum
from types import UnionType
from typing import Any, get_args, get_type_hints

import msgspec

from aduan.outcome import TEXTS, Outcome, Step

BOM = "\ufeff"
# What Excel, LibreOffice and Google Sheets take for a formula (OWASP, "CSV Injection"), and the
# apostrophe itself, so that taking one away gives every text back.
FORMULA = re.compile("[=+\\-@\t\r\n'\uff1d\uff0b\uff0d\uff20]")
TYPES: dict[type, str] = {bool: "boolean", int: "integer", date: "date", datetime: "date"}

Cells = Mapping[str, Any]  # by column; dates and codes as such


@dataclass(frozen=True)
class Column:
    """`type` as in Frictionless Table Schema; `codes`: all that may stand there; `pattern`: what
    all of a cell looks like, a regular expression."""

    name: str
    type: str = "string"
    codes: tuple[str, ...] = ()
    pattern: str = ""

    @property
    def is_text(self) -> bool:
        """Whether it holds what people wrote at length: in the yearly files, not in the lists."""
        return self.name in TEXTS


def _column(name: str, hint: Any) -> Column:
    """`hint`: a type, or that type or None."""
    if isinstance(hint, UnionType):
        hint = next(kind for kind in get_args(hint) if kind is not type(None))
    codes = tuple(code.value for code in hint) if issubclass(hint, StrEnum) else ()
    return Column(name, TYPES.get(hint, "string"), codes)


def _columns(record: type) -> tuple[Column, ...]:
    hints = get_type_hints(record)
    names = (field.name for field in fields(record) if field.name != "steps")
    return tuple(
        Column(name, "yearmonth") if name == "month" else _column(name, hints[name])
        for name in names
    )


COLUMNS = (*_columns(Outcome), Column("late", "boolean"))
LISTED = tuple(column for column in COLUMNS if not column.is_text)
STEPS = (Column("id"), *_columns(Step))
CODES = tuple(map(Column, ("column", "code", "name", "name_en")))


def cells(outcome: Outcome) -> dict[str, Any]:
    """All public facts and texts of an outcome; of the moment of publication only the date."""
    made = {column.name: getattr(outcome, column.name) for column in COLUMNS}
    return made | {"published": outcome.published.date()}


def steps(outcome: Outcome) -> list[dict[str, Any]]:
    """A row for each limit that ran on it, in order."""
    names = [column.name for column in STEPS[1:]]
    return [
        {"id": outcome.id} | {name: getattr(step, name) for name in names} for step in outcome.steps
    ]


def harmless(text: str) -> str:
    """A text that no spreadsheet runs."""
    return f"'{text}" if FORMULA.match(text) else text


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return harmless(str(value))


def head(columns: Iterable[Column]) -> str:
    """The first line of a CSV file."""
    return BOM + _line(column.name for column in columns)


def line(columns: Iterable[Column], row: Cells) -> str:
    """One record of a CSV file."""
    return _line(_cell(row[column.name]) for column in columns)


def _line(values: Iterable[str]) -> str:
    written = io.StringIO()
    csv.writer(written).writerow(values)
    return written.getvalue()


def csv_file(columns: Iterable[Column], rows: Iterable[Cells]) -> str:
    columns = tuple(columns)
    return "".join((head(columns), *(line(columns, row) for row in rows)))


def record(columns: Iterable[Column], outcome: Outcome) -> str:
    """An outcome as a JSON object on one line, its limits among it."""
    facts = cells(outcome)
    told = {column.name: facts[column.name] for column in columns}
    return msgspec.json.encode(told | {"steps": outcome.steps}).decode()


def json_file(records: Iterable[str]) -> str:
    """JSON objects, one a line, as an array."""
    return "[\n" + ",\n".join(records) + "\n]\n"
