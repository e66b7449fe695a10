"""One pass over a text for all keys at once (Aho-Corasick)."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from ahocorasick_rs import BytesAhoCorasick, Implementation

from aduan.gate.streams import Streams
from aduan.gate.values import Key, Stream

ANCHOR = 12  # bytes of a key the automaton knows; the rest is compared where they are found
WINDOW = 40  # bytes in a row of a longer key that give it away
SURE = 10  # digits that are not met by chance inside longer numbers


class Sieve:
    """Finds the given keys in the streams of texts. `keys`: by stream and anchor, those that begin
    with it or hold it, and where in them it begins."""

    def __init__(self, keys: Iterable[Key]) -> None:
        anchored: dict[Stream, dict[bytes, list[tuple[Key, int]]]]
        anchored = {stream: defaultdict(list) for stream in Stream}
        for key in keys:
            anchors = anchored[key.stream]
            for start in _windows(key.text):
                anchors[key.text[start : start + ANCHOR]].append((key, start))
        self.keys = {stream: list(found.values()) for stream, found in anchored.items() if found}
        self._automata = {
            stream: BytesAhoCorasick(list(found), implementation=Implementation.ContiguousNFA)
            for stream, found in anchored.items()
            if found
        }

    def search(self, texts: Streams) -> set[Key]:
        """The keys that stand in these streams; of a long one, the part that does."""
        return {key for stream in self._automata for key in self._found(stream, texts)}

    def _found(self, stream: Stream, texts: Streams) -> Iterator[Key]:
        text = _text(stream, texts)
        matches = self._automata[stream].find_matches_as_indexes(text, overlapping=True)
        for number, start, _ in matches:
            for key, offset in self.keys[stream][number]:
                part = key.text[offset : offset + WINDOW]
                if text.startswith(part, start):
                    found = key if part == key.text else key._replace(text=part)
                    if _counts(found, texts):
                        yield found


def holds(texts: Streams, key: Key) -> bool:
    """Whether one key, or a part of a long one, stands in these streams."""
    text = _text(key.stream, texts)
    parts = (key.text[start : start + WINDOW] for start in _windows(key.text))
    return any(part in text for part in parts) and _counts(key, texts)


def _windows(text: bytes) -> Iterable[int]:
    """Where the parts of a key begin: one after another, and the last at its end."""
    last = len(text) - WINDOW
    return (0,) if last <= 0 else (*range(0, last, WINDOW), last)


def _text(stream: Stream, texts: Streams) -> bytes:
    if stream is Stream.DIGITS:
        return texts.joined
    return texts.letters if stream is Stream.LETTERS else texts.words


def _counts(key: Key, texts: Streams) -> bool:
    """Whether a match counts: a short number only where it begins and ends with its groups."""
    if key.stream is not Stream.DIGITS or len(key.text) >= SURE:
        return True
    digits = b" ?".join(key.text[i : i + 1] for i in range(len(key.text)))
    pattern = rb"(?<![0-9])(?:(?:00)? ?62 ?)?(?:0 ?)?%b(?![0-9])" % digits
    return re.search(pattern, texts.digits) is not None
