"""What people of the office wrote for everybody, and what of it says nothing of a person.

A number, an address or a name there is no excuse for itself: it may stand on the site when
content/contacts.md lists it, with a reason.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from aduan.anonymize import Span
from aduan.gate.streams import MIN_DIGITS
from aduan.gate.values import detected
from aduan.office import Office

HONOURED = re.compile(
    r"\b(?:bapak|ibu|pak|bu|saudara|saudari|sdri?|drs?|dra|ir|hj?|prof|mr|mrs|ms)\b\.?\s*$",
    re.IGNORECASE,
)
TITLE = re.compile(r",\s*(?:[A-Z][a-z]{0,3}\.){1,3}")

Find = Callable[[str], Iterable[Span]]


def files(office: Office) -> list[Path]:
    """The files of content/ that people wrote."""
    folder = office.content.folder
    return sorted(p for p in folder.rglob("*.md") if "outcomes" not in p.relative_to(folder).parts)


def listed(office: Office) -> Iterator[str]:
    """What may stand anywhere, with a reason."""
    return (contact.shown for contact in office.content.contacts)


def impersonal(text: str, find: Find, *, guesses: bool) -> str:
    """The text without the personal data in it; `guesses`: without words that may be a name, too.

    Two unknown words with capitals are a name by guess: "Creative Commons" is none.
    """
    for span in sorted(find(text), reverse=True):
        if guesses or _certain(text, span):
            text = f"{text[: span.start]}\n\n{text[span.end :]}"
    return text


def _certain(text: str, span: Span) -> bool:
    words = text[span.start : span.end]
    if span.type == "OTHER_ID":
        return sum(map(str.isdecimal, words)) >= MIN_DIGITS
    if span.type != "PERSON":
        return True
    titled = HONOURED.search(text[: span.start][-12:]) or HONOURED.match(words)
    return bool(titled or TITLE.match(text, span.end) or any(detected(span.type, words)))
