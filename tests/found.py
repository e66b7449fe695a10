"""What the anonymizer finds in a text, for tests: text with [[what must be covered]] in it."""

import re

from aduan.anonymize import Known, Span, detect

MARK = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)
NOBODY = Known()


def red(text: str, known: Known = NOBODY) -> list[Span]:
    return [span for span in detect(text, known) if span.tier == "red"]


def uncovered(marked: str, known: Known = NOBODY) -> list[str]:
    """The marked parts of which a letter or digit stays outside every red span."""
    text = MARK.sub(r"\1", marked)
    covered = {i for span in red(text, known) for i in range(span.start, span.end)}
    left, shift = [], 0
    for match in MARK.finditer(marked):
        start = match.start() - shift
        value = match[1]
        places = (start + i for i, character in enumerate(value) if character.isalnum())
        if not covered.issuperset(places):
            left.append(value)
        shift += 4
    return left


def types(text: str) -> list[str]:
    return [span.type for span in red(text)]
