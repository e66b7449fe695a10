"""What the anonymizer finds in a text, for tests: text with [[what must be covered]] in it."""

import re

from hypothesis import settings
from hypothesis import strategies as st

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


few = settings(max_examples=200, deadline=None, derandomize=True)
PIECES = st.sampled_from(
    [
        "0812 3456 7890", "5171014101900001", "nol delapan satu dua tiga", "Rp 1.500.000",
        "Jl. A No. 5", "DK 1234 AB", "kadek at gmail titik com", "lahir 12-05-1988", "RT 5 RW 2",
        "O8l2 345", "@a.b", "https://x.id/1", "-8.5,115.2", "12.00-13.00", "PT", "\u200b", "٣", "é",
        "\n", "🙏", "½", "a", "(",
    ]
)  # fmt: skip
texts = st.lists(PIECES | st.text(max_size=6), max_size=12).map("".join) | st.text()
