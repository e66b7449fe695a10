"""One pass over a text for all keys at once (Aho-Corasick)."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from ahocorasick_rs import BytesAhoCorasick, Implementation

from aduan.streams import Streams
from aduan.values import Key, Stream

ANCHOR = 12  # bytes of a key the automaton knows; the rest is compared where they are found
SURE = 10  # digits that are not met by chance inside longer numbers


class Sieve:
    """Finds the given keys in the streams of texts."""

    def __init__(self, keys: Iterable[Key]) -> None:
        anchored: dict[Stream, dict[bytes, list[Key]]] = {s: defaultdict(list) for s in Stream}
        for key in keys:
            anchored[key.stream][key.text[:ANCHOR]].append(key)
        self._keys = {stream: list(found.values()) for stream, found in anchored.items()}
        self._automata = {
            stream: BytesAhoCorasick(list(found), implementation=Implementation.ContiguousNFA)
            for stream, found in anchored.items()
            if found
        }

    def search(self, texts: Streams) -> set[Key]:
        """The keys that stand in these streams."""
        return {key for stream in self._automata for key in self._found(stream, texts)}

    def _found(self, stream: Stream, texts: Streams) -> Iterator[Key]:
        text = _text(stream, texts)
        matches = self._automata[stream].find_matches_as_indexes(text, overlapping=True)
        for number, start, _ in matches:
            for key in self._keys[stream][number]:
                if text.startswith(key.text, start) and _counts(key, texts):
                    yield key


def holds(texts: Streams, key: Key) -> bool:
    """Whether one key stands in these streams."""
    return key.text in _text(key.stream, texts) and _counts(key, texts)


def _text(stream: Stream, texts: Streams) -> bytes:
    return {
        Stream.DIGITS: texts.joined, Stream.LETTERS: texts.letters, Stream.WORDS: texts.words
    }[stream]  # fmt: skip


def _counts(key: Key, texts: Streams) -> bool:
    """Whether a match counts: a short number only where it begins and ends with its groups."""
    if key.stream is not Stream.DIGITS or len(key.text) >= SURE:
        return True
    digits = b" ?".join(key.text[i : i + 1] for i in range(len(key.text)))
    pattern = rb"(?<![0-9])(?:(?:00)? ?62 ?)?(?:0 ?)?%b(?![0-9])" % digits
    return re.search(pattern, texts.digits) is not None
