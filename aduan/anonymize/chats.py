"""PERSON: who wrote a line of a chat, as messengers export it: "[8/2/26, 18.02] ~ Mama K: …"."""

import re
from collections.abc import Iterator

from aduan.anonymize.span import Span

MOMENT = r"\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},?[ ]{1,2}\d{1,2}[.:]\d\d(?:[.:]\d\d)?(?:[ ][APap][Mm])?"
LINE = re.compile(
    rf"(?:^|\n)[ ]{{0,2}}(?:\[{MOMENT}\]|{MOMENT} -)[ ]{{0,2}}~?[ ]{{0,2}}"
    r"(?:(?:Pak|Bu|Bapak|Ibu)(?: (?:Kadus|Kaling|Kelian|Lurah|Camat|RT|RW))? )?"
    r"(?P<name>[^\W\d][\w .'-]{1,40}?):[ ]"
)
# "> on Tue, Jan 13, 2026 pande eka wrote:"
QUOTED = re.compile(
    r"(?:^|\n)[> ]*(?:on|pada)\b[^\n]{0,48}?\d[,. ]+(?P<name>[^\W\d][\w .'-]{1,40}?)"
    r"(?: <[^>\n]*>)? (?:wrote|menulis):",
    re.IGNORECASE,
)
HINT = re.compile(r"\d[.:]\d\d(?:\]| -| [AP]M)", re.IGNORECASE)


def find(text: str) -> Iterator[Span]:
    """The writer of every line of a plain text that is one of a chat."""
    for line in LINE.finditer(text) if HINT.search(text) else ():
        yield Span(*line.span("name"), "PERSON")
    for quoted in QUOTED.finditer(text):
        yield Span(*quoted.span("name"), "PERSON")
