"""The words of a text as the search compares them: without case and accents, by their stem."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from snowballstemmer import stemmer

ALGORITHMS = {"id": "indonesian", "en": "english"}  # of Snowball, https://snowballstem.org
# What stands in the place of a person's data, `[nomor telepon]`, is nobody's word.
WORD = re.compile(r"\[[^\[\]\n]{1,40}\]|([^\W_]+)")


class Word(NamedTuple):
    """A word where it stands: the text's part from `start` to `end`, and its plain form."""

    start: int
    end: int
    plain: str


def words(text: str) -> Iterator[Word]:
    """Every word of the text, in its order."""
    for match in WORD.finditer(text):
        if match[1] and (folded := plain(match[1])):
            yield Word(match.start(), match.end(), folded)


@lru_cache(maxsize=50_000)
def plain(word: str) -> str:
    """The word without case and accents; letters and digits only, or nothing."""
    return "".join(c for c in unicodedata.normalize("NFKD", word).casefold() if c.isalnum())


@lru_cache(maxsize=50_000)
def stem(word: str, language: str) -> str:
    """What a plain word has in common with its relatives: pelaporan, dilaporkan → lapor.

    A language without an algorithm is stemmed as Indonesian.
    """
    algorithm = ALGORITHMS.get(language, ALGORITHMS["id"])
    # A stemmer works inside itself, so that two threads can't share one; making it costs 1 µs.
    return stemmer(algorithm).stemWord(word) or word


def stems(text: str, language: str) -> str:
    """The stems of a text, blank-separated, as the index stores it."""
    return " ".join(stem(word.plain, language) for word in words(text))
