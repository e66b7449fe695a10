"""The words of a text as the search compares them: without case and accents, by their stem."""

import re
import unicodedata
from collections.abc import Collection
from functools import lru_cache
from typing import NamedTuple

from snowballstemmer import stemmer

ALGORITHMS = {"id": "indonesian", "en": "english"}  # of Snowball, https://snowballstem.org
# What stands in the place of a person's data, `[nomor telepon]`, is nobody's word.
WORD = re.compile(r"\[[^\[\]\n]{1,40}\]|([^\W_]+)")


class Hit(NamedTuple):
    """A word that was looked for: where in the text it stands, from start to end, and its stem."""

    start: int
    end: int
    stem: str


def words(text: str) -> list[str]:
    """Every word of the text, in its order, without case and accents."""
    return [folded for said in WORD.findall(text) if (folded := plain(said))]


def stems(text: str, language: str) -> list[str]:
    """The stem of every word, in the text's order."""
    return [found for said in WORD.findall(text) if (found := _stem_of(said, language))]


def hits(text: str, language: str, wanted: Collection[str]) -> list[Hit]:
    """Every word whose stem is wanted."""
    return [
        Hit(match.start(), match.end(), found)
        for match in (WORD.finditer(text) if wanted else ())
        if (found := _stem_of(match[1] or "", language)) in wanted
    ]


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
    return str(stemmer(algorithm).stemWord(word)) or word


@lru_cache(maxsize=100_000)
def _stem_of(said: str, language: str) -> str:
    return stem(plain(said), language)
