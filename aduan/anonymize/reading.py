"""One form of a text as the detectors of numbers read it: proofs and telling words, found once."""

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import NamedTuple

from aduan.anonymize.harmless import proven
from aduan.anonymize.keywords import SURE, WORD


class Word(NamedTuple):
    """A word that says what a number is, and the type it names."""

    start: int
    end: int
    type: str


class Words:
    """The telling words of a text, in order."""

    def __init__(self, form: re.Pattern[str], text: str) -> None:
        self.all = [Word(*match.span(), match.lastgroup or "") for match in form.finditer(text)]
        self.starts = [word.start for word in self.all]
        self.ends = [word.end for word in self.all]

    def last(self, start: int, end: int) -> Word | None:
        """The last one between two places."""
        index = bisect_right(self.ends, end) - 1
        return self.all[index] if index >= 0 and self.starts[index] >= start else None

    def first(self, start: int, end: int) -> Word | None:
        """The first one between two places."""
        index = bisect_left(self.starts, start)
        found = self.all[index] if index < len(self.all) else None
        return found if found and found.end <= end else None

    def within(self, start: int, end: int) -> list[Word]:
        return self.all[bisect_left(self.starts, start) : bisect_right(self.ends, end)]


class Reading:
    """A plain or spoken form."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def lower(self) -> str:
        """In small letters, at the same places."""
        lower = self.text.lower()
        return lower if len(lower) == len(self.text) else self.text

    @cached_property
    def proof(self) -> bytearray:
        """See `harmless.proven`."""
        return proven(self.text, self.lower)

    @cached_property
    def words(self) -> Words:
        """All words that say what a number is."""
        return Words(WORD, self.lower)

    @cached_property
    def sure(self) -> Words:
        """Those that need no "no" before the number."""
        return Words(SURE, self.lower)
