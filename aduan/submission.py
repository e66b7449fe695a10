"""A citizen's input: cleaning it, every rule it must keep, and the report it becomes."""

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

import phonenumbers
from email_validator import EmailNotValidError, validate_email

from aduan.report import Event, Report, Reporter
from aduan.terms import Kind, Role, State

YES, NO = "yes", "no"
MAX_LENGTHS = {"title": 120, "story": 10_000, "place": 200, "name": 100, "phone": 40, "email": 254}
MIN_LENGTHS = {"title": 10, "story": 30}
FIELDS = (
    "kind", "title", "story", "day", "month", "year", "until_day", "until_month", "until_year",
    "district", "place", "agency", "topic", "anonymous", "confidential", "consent",
    "name", "phone", "email",
)  # fmt: skip
EARLIEST_YEAR = 1950
# Unicode's categories Cc and Cs but for line feed and tab.
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(frozen=True)
class Choices:
    """What may be chosen: "area/district" slugs ("area/": district not known), agencies, topics."""

    districts: Collection[str]
    agencies: Collection[str]
    topics: Collection[str]


@dataclass(frozen=True)
class Submission:
    """A form as typed (every field of FIELDS, cleaned) with an error code for each wrong field."""

    fields: Mapping[str, str]
    errors: Mapping[str, str] = field(default_factory=dict)


def clean(text: str) -> str:
    """Composed text without control characters, with plain line ends, no outer blanks."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = unicodedata.normalize("NFC", CONTROLS.sub("", lines))
    return re.sub(r"\n{3,}", "\n\n", kept).strip()


def check(form: Mapping[str, str], choices: Choices, today: date) -> Submission:
    """Reads a form. Error codes: missing, choose, too_short, too_long, bad_date, future, bad_phone,
    bad_email, until_before, secret_and_public."""
    fields = {name: clean(form.get(name, "")) for name in FIELDS}
    fields |= {name: " ".join(text.split()) for name, text in fields.items() if name != "story"}
    errors = (
        _text_errors(fields)
        | _choice_errors(fields, choices)
        | _date_errors(fields, today)
        | _contact_errors(fields)
    )
    return Submission(fields, {name: errors[name] for name in FIELDS if name in errors})


def _text_errors(fields: Mapping[str, str]) -> dict[str, str]:
    errors = {n: "too_long" for n, limit in MAX_LENGTHS.items() if len(fields[n]) > limit}
    errors |= {n: "too_short" for n, limit in MIN_LENGTHS.items() if len(fields[n]) < limit}
    return errors | {name: "missing" for name in MIN_LENGTHS if not fields[name]}


def _choice_errors(fields: Mapping[str, str], choices: Choices) -> dict[str, str]:
    allowed: dict[str, Collection[str]] = {
        "kind": tuple(Kind),
        "district": choices.districts,
        "agency": ("", *choices.agencies),
        "topic": ("", *choices.topics),
        "anonymous": ("", YES),
        "confidential": ("", YES),
        "consent": (YES, NO),
    }
    errors = {name: "choose" for name, values in allowed.items() if fields[name] not in values}
    if fields["confidential"] == YES and fields["consent"] == YES:
        errors["consent"] = "secret_and_public"
    return errors


def partial_date(day: str, month: str, year: str) -> str:
    """An ISO date as exact as given: "2026-03-09", "2026-03", "2026" or "". Raises ValueError."""
    if not (day or month or year):
        return ""
    if not year or (day and not month):
        raise ValueError("a date needs its year, and a day needs its month")
    if not all(re.fullmatch("[0-9]{1,4}", part) for part in (day, month, year) if part):
        raise ValueError("a date is written in digits")
    whole = date(int(year), int(month or 1), int(day or 1))
    if whole.year < EARLIEST_YEAR:
        raise ValueError("too long ago")
    return whole.isoformat()[: 10 if day else 7 if month else 4]


def incident(fields: Mapping[str, str], prefix: str = "") -> str:
    return partial_date(*(fields[prefix + part] for part in ("day", "month", "year")))


def _date_errors(fields: Mapping[str, str], today: date) -> dict[str, str]:
    errors: dict[str, str] = {}
    read: dict[str, str] = {}
    for name, prefix in (("day", ""), ("until_day", "until_")):
        try:
            read[name] = incident(fields, prefix)
        except ValueError:
            errors[name] = "bad_date"
            continue
        if read[name] > today.isoformat():
            errors[name] = "future"
    if errors:
        return errors
    if not read["day"] and (fields["kind"] == Kind.COMPLAINT or read["until_day"]):
        return {"day": "missing"}
    if read["until_day"] and read["until_day"] < read["day"][: len(read["until_day"])]:
        return {"until_day": "until_before"}
    return {}


def _contact_errors(fields: Mapping[str, str]) -> dict[str, str]:
    errors = {}
    if fields["phone"] and not _is_phone(fields["phone"]):
        errors["phone"] = "bad_phone"
    if fields["email"]:
        try:
            validate_email(fields["email"], check_deliverability=False)
        except EmailNotValidError:
            errors["email"] = "bad_email"
    return errors


def _is_phone(typed: str) -> bool:
    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(typed, "ID"))
    except phonenumbers.NumberParseException:
        return False


def receive(
    submission: Submission, *, number: str, code_hash: str, language: str, at: datetime
) -> Report:
    """The report a faultless submission becomes; its first event is "submit"."""
    if submission.errors:
        raise ValueError("only a submission without errors can be received")
    said = submission.fields
    area, _, district = said["district"].partition("/")
    return Report(
        id=number,
        kind=Kind(said["kind"]),
        title=said["title"],
        story=said["story"],
        incident=incident(said),
        incident_until=incident(said, "until_"),
        place=said["place"],
        area=area,
        district=district,
        named_agency=said["agency"],
        topic=said["topic"],
        anonymous=said["anonymous"] == YES,
        confidential=said["confidential"] == YES,
        consent=said["consent"] == YES,
        language=language,
        reporter=Reporter(said["name"], said["phone"], said["email"]),
        code_hash=code_hash,
        received=at,
        state=State.RECEIVED,
        events=(Event("submit", Role.REPORTER, "reporter", at, State.RECEIVED),),
    )
