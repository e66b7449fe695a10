"""One try at an action from a form: done, or why not, with everything that was typed kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from aduan.office import Office
from aduan.report import Event, Report
from aduan.store import Conflict
from aduan.submission import clean
from aduan.terms import Role
from aduan.workflow import Missing

OF_THE_FORM = {"version", "csrf_token"}  # fields that say nothing


@dataclass(frozen=True)
class Attempt:
    """`overtaken` is the event somebody else was faster with; `report` is the newest version."""

    report: Report
    action: str = ""
    typed: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)
    overtaken: Event | None = None

    @property
    def done(self) -> bool:
        return not self.errors and self.overtaken is None

    @property
    def status(self) -> int:
        return 422 if self.errors else 409 if self.overtaken else 200


def attempt(
    office: Office,
    report: Report,
    action: str,
    role: Role,
    by: str,
    form: Mapping[str, str],
    errors: Mapping[str, str] | None = None,
) -> Attempt:
    """Acts unless the form was drawn from an older version, or `errors` were found before.

    The same form sent twice by the same person counts as done once. Raises NotAllowed.
    """
    typed = dict(form)
    if form.get("version") != str(report.moment):
        return _overtaken(report, action, by, typed)
    if errors:
        return Attempt(report, action, typed, errors)
    try:
        return Attempt(office.act(report, action, role, by, typed), action)
    except Missing as error:
        return Attempt(report, action, typed, error.errors)
    except Conflict:
        return _overtaken(office.get(report.id), action, by, typed)


def _overtaken(report: Report, action: str, by: str, typed: Mapping[str, str]) -> Attempt:
    last = report.events[-1]
    if repeats(last, action, by, typed):
        return Attempt(report, action)
    return Attempt(report, action, typed, overtaken=last)


def repeats(event: Event, action: str, by: str, typed: Mapping[str, str]) -> bool:
    """Whether a form says exactly what this person's event already said: a double click."""
    cleaned = {n: clean(text) for n, text in typed.items() if n not in OF_THE_FORM}
    said = {n: text for n, text in cleaned.items() if text}
    return (event.action, event.by) == (action, by) and said == event.fields
