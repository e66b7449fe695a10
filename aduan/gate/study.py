"""What can be known of a piece of the site, or of a private text, without knowing any case.

The slow part of the gate, free of everything private and of the office, so that any core can do it.
"""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePath

from aduan.anonymize import Span, detect
from aduan.gate import views
from aduan.gate.streams import packed, streams, together

Found = tuple[int, int, str]  # start, end and type of personal data in a text


@dataclass(frozen=True)
class Studied:
    """`texts`: the packed streams of all readings. `unread`: why something could not be read.

    `personal`: type and words of what the detector saw in the text that people see.
    """

    texts: bytes
    unread: frozenset[str]
    personal: tuple[tuple[str, str], ...]


def red(text: str) -> list[Span]:
    """The personal data that the detector is sure of."""
    return [span for span in detect(text) if span.tier == "red"]


@lru_cache(maxsize=1 << 17)  # the same rows stand in many lists, and in three kinds of data
def found(text: str) -> tuple[Found, ...]:
    return tuple((span.start, span.end, span.type) for span in red(text))


def study(piece: tuple[str, bytes]) -> Studied:
    """A piece by its bytes and the name of its file or folder, "" for what files share."""
    name, data = piece
    seen = views.view(name, data)
    read_by_people = name and not PurePath(name).name.startswith(".")
    texts = list(views.visible(name, data)) if read_by_people else []
    if streams(stem := PurePath(name).stem).digits:
        texts.append(stem)
    personal = ((kind, text[start:end]) for text in texts for start, end, kind in found(text))
    return Studied(
        packed(together(map(streams, seen.texts))), frozenset(seen.unread), tuple(set(personal))
    )
