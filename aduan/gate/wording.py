"""Which words of a page it is that occur in another report, told by a keyed digest alone.

The gate knows the value and the page; whoever reads the digest knows nothing, unless they have the
page and the office's key: then only words that stand on the page anyway.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator
from itertools import accumulate

from aduan.gate.searched import keyed
from aduan.gate.streams import streams
from aduan.gate.values import Key

LONGEST = 12  # words of a name or an address


def runs(text: str, key: Key) -> Iterator[bytes]:
    """The whole words of a text in which a key stands, each time that it does."""
    words, value = _words(text), key.text.replace(b" ", b"")
    joined, ends = b"".join(words), list(accumulate(map(len, words)))
    found = joined.find(value)
    while found >= 0:
        first, last = bisect_right(ends, found), bisect_left(ends, found + len(value))
        yield b" ".join(words[first : last + 1])
        found = joined.find(value, found + 1)


def mark(key: bytes, words: bytes) -> str:
    return keyed(key, b"words " + words)


def read(key: bytes, marks: Collection[str], texts: Iterable[str]) -> list[str]:
    """The words of these texts that have one of these marks, in small letters."""
    found = {words: None for text in texts for words in _some(text) if mark(key, words) in marks}
    return [words.decode() for words in found]


def _some(text: str) -> Iterator[bytes]:
    words = _words(text)
    for start in range(len(words)):
        for end in range(start + 1, min(start + LONGEST, len(words)) + 1):
            yield b" ".join(words[start:end])


def _words(text: str) -> list[bytes]:
    """Words and numbers in their order; sentences don't part them."""
    return [word for word in streams(text).words.split() if word != b"."]
