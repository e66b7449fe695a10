"""Layer 2: a text in the plain form the detectors read, and the way back to what was written."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from html import unescape
from urllib.parse import unquote

from aduan.anonymize.span import Span

ENTITY = re.compile(r"&(?:nbsp|[nm]dash|#\d{2,5}|#x[\da-fA-F]{2,4});")
PERCENT = re.compile(r"%3\d")  # a digit as a link writes it
NOT_ASCII = re.compile(r"[^\x00-\x7f]")
# Letters of other scripts that look like Latin ones (Unicode UTS #39 confusables, the common part).
LOOKALIKES = str.maketrans("Ⓐⓐ⒜Ø〇авеіјкмнорсѕтухдАВЕІЈКМНОРСЅТУХДЗοΟαΑΒΕΖΗΙΚΜΝΡΤΥΧ",
                           "@@@00abeijkmhopcstyxdABEIJKMHOPCSTYXD3oOaABEZHIKMNPTYX")  # fmt: skip
# Marks that NFKC would tear apart or leave in many shapes: primes and quotes, degrees, stops.
MARKS = str.maketrans("′’‘‵`″”“„º˚。｡٫٬،ーｰ⁃─━", "'''''\"\"\"\"°°..,,,-----")
DIGITS = frozenset(range(10))
FILLERS = "\u115f\u1160\u3164\uffa0"  # Hangul fillers: letters that show nothing


@dataclass(frozen=True)
class Form:
    """A form of a text; character i of it stands for starts[i]:ends[i] of the original."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def back(self, span: Span) -> Span:
        """The same span, not empty, in the original text."""
        return replace(span, start=self.starts[span.start], end=self.ends[span.end - 1])


@dataclass(frozen=True)
class Edit:
    """Puts `text` where start:end stood in a form."""

    start: int
    end: int
    text: str


def rewrite(form: Form, edits: Iterable[Edit]) -> Form:
    """The form after edits that come in order and don't overlap.

    Each new character stands for all the old ones; removed ones go with what stands before them,
    and what is put between two stands for the first of them.
    """
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    position = 0
    for edit in edits:
        pieces += (form.text[position : edit.start], edit.text)
        starts += form.starts[position : edit.start]
        ends += form.ends[position : edit.start]
        if edit.text:
            starts += [form.starts[min(edit.start, edit.end - 1)]] * len(edit.text)
            ends += [form.ends[edit.end - 1]] * len(edit.text)
        elif ends:
            ends[-1] = form.ends[edit.end - 1]
        position = edit.end
    pieces.append(form.text[position:])
    starts += form.starts[position:]
    ends += form.ends[position:]
    return Form("".join(pieces), starts, ends)


def original(text: str) -> Form:
    """The text as it was written."""
    return Form(text, range(len(text)), range(1, len(text) + 1))


def plain(text: str) -> Form:
    """NFKC without accents; any script's digits as 0-9; no zero-width characters; one dash, one
    blank, straight quotes."""
    form = original(text)
    if "&" in text:
        entities = ENTITY.finditer(text)
        form = rewrite(form, (Edit(*entity.span(), unescape(entity[0])) for entity in entities))
    if "%3" in text:
        digits = PERCENT.finditer(form.text)
        form = rewrite(form, (Edit(*digit.span(), unquote(digit[0])) for digit in digits))
    if form.text.isascii():
        return form
    marks = NOT_ASCII.finditer(form.text)
    return rewrite(form, (Edit(mark.start(), mark.end(), _plain(mark[0])) for mark in marks))


@lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    character = character.translate(LOOKALIKES).translate(MARKS)
    category = unicodedata.category(character)
    digit = unicodedata.numeric(character, -1)  # of any script, circled, ideographic
    if digit in DIGITS and category in ("Nd", "No", "Lo"):
        return str(int(digit))
    if category == "Pd" or character == "\N{MINUS SIGN}":
        return "-"
    if category == "Zs":
        return " "
    if category in ("Zl", "Zp"):
        return "\n"
    if character in FILLERS:
        return ""
    spread = unicodedata.normalize("NFKD", character)
    return "".join(c for c in spread if unicodedata.category(c) not in ("Cf", "Mn", "Me"))
