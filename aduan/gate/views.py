"""From a file's bytes to every text that can be read in it, and to the text that people see."""

import csv
import html
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from aduan.gate.packings import (
    MAX_BYTES,
    READABLE,
    Budget,
    Unreadable,
    printable,
    text_of,
    unpacked,
)
from aduan.gate.spellings import MARKUP, PARTS, codes, data_urls, json_values, spellings

MAX_DEPTH = 8  # layers of spelling and packing
LEGIBLE = 8  # signs in a row that are a text among bytes that need not be one
MEANT = 24  # signs in a row that stand among random bytes by no chance

# What all pages share is a piece of its own, so that it is searched once.
SHARED = re.compile(rb"<(style|script)\b[^>]*>([^<]{200,})</\1\s*>", re.IGNORECASE)
UNSEEN = re.compile(r"<!--.*?-->|<(style|script|template)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
INLINE = re.compile(
    r"</?(?:a|abbr|b|bdi|cite|code|em|i|kbd|mark|q|s|small|span|strong|sub|sup|time|u|var|wbr)\b"
    r"[^>]*>",
    re.IGNORECASE,
)
# What is read aloud, copied, or read by other programs, though it stands in no text.
OPEN = re.compile(r"<[a-zA-Z](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>?")
SPOKEN = re.compile(
    r"\s(?:title|alt|aria-[a-z]+|placeholder|content|value|data-[\w-]+)\s*="
    r"(?:\s*\"([^\"]*)\"|\s*'([^']*)'|([^\s\"'<>]+))|"
    r"\shref\s*=\s*[\"']?((?:mailto:|tel:|sms:|https?://)[^\s\"'<>]+)",
    re.IGNORECASE,
)
ASIDE = re.compile(r"<!--(.*?)-->|<script[^>]*json[^>]*>(.*?)</script", re.DOTALL | re.IGNORECASE)
PARAGRAPH = re.compile(r"\n\s*\n")
# Signs of private use and Braille; selectors and joiners in a row, which can carry a whole text.
HIDDEN = re.compile(
    "[\u2800-\u28ff\ue000-\uf8ff\U000e0100-\U000e01ef\U000f0000-\U0010ffff]"
    "|[\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f]{6}"
)
SURE = {"file name", "entities", "percent", "escapes"}  # other readings may be made of chance
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")

Way = tuple[str, ...]


@dataclass
class View:
    """`texts`: what can be read, and what had to be undone; `unread`: why something can't."""

    texts: dict[str, Way] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)


def pieces(data: bytes) -> list[bytes]:
    """A file, and apart from it the style sheets and scripts that stood in it."""
    if b"\0" in data or READABLE.match(data):
        return [data]
    rest, shared, end = [], [], 0
    for match in SHARED.finditer(data):
        rest.append(data[end : match.start(2)])
        shared.append(match[2])
        end = match.end(2)
    return [b" ".join((*rest, data[end:])), *shared]


def view(name: str, data: bytes) -> View:
    """Every reading of a file (or folder: no bytes) and of its name."""
    reader = _Reader()
    reader.text(CAMEL.sub(" ", name), ("file name",))
    reader.raw(data, (), sure=True)
    return reader.view


class _Reader:
    def __init__(self) -> None:
        self.view = View()
        self._budget = Budget()
        self._seen: set[str] = set()

    def raw(self, data: bytes, way: Way, *, sure: bool) -> None:
        """`sure`: they are a file or a member of one, so that they must be of a known format."""
        if len(data) > MAX_BYTES:
            self.view.unread.add("too large")
            return
        text = text_of(data) if sure else None
        readable = READABLE.match(data)
        if text is not None:
            self.text(text, way)
            if not readable:
                return
        elif sure and not readable:
            self.view.unread.add("unknown format")
        self.text(printable(data, LEGIBLE // 2 if sure else LEGIBLE), way)
        try:
            for name, inner, known in unpacked(data, self._budget, sure=sure):
                self._deeper(name, inner, way, sure=known)
        except Unreadable as reason:
            self.view.unread.add(str(reason))

    def _deeper(self, name: str, data: bytes, way: Way, *, sure: bool) -> None:
        if len(way) < MAX_DEPTH:
            self.raw(data, (*way, name), sure=sure)
        elif sure or printable(data, MEANT):
            self.view.unread.add("too deep")

    def text(self, text: str, way: Way) -> None:
        if text in self._seen or not text.strip():
            return
        self._seen.add(text)
        try:
            self._budget.spend(len(text))
        except Unreadable as reason:
            self.view.unread.add(str(reason))
            return
        if not text.isascii() and SURE.issuperset(way) and HIDDEN.search(text):
            self.view.unread.add("signs that nobody sees")
        (_, plain), *others = spellings(text)
        if plain == text:
            self.view.texts[text] = way
            if not PARTS.intersection(way[-1:]):
                self._codes(text, way)
        for name, other in (("entities", plain), *others):
            if len(way) < MAX_DEPTH:
                self.text(other, (*way, name))
            elif other not in self._seen:
                self.view.unread.add("too deep")

    def _codes(self, text: str, way: Way) -> None:
        for name, data in codes(text):
            self._deeper(name, data, way, sure=False)
        for kind, data in data_urls(text):
            self._deeper("data: URL", data, way, sure=not kind.startswith("text/"))


def visible(name: str, data: bytes) -> Iterator[str]:
    """The texts people see in a file, block by block; none in a picture."""
    text = text_of(data)
    if text is None:
        return
    if name.endswith(".json"):
        blocks = json_values(text)
    elif name.endswith(".csv"):
        blocks = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
    elif name.endswith(".atom"):
        blocks = [inner for block in _blocks(text) for inner in _blocks(html.unescape(block))]
    elif MARKUP.search(text):
        tags = "\n".join(dict.fromkeys(OPEN.findall(text)))
        aside = (*SPOKEN.findall(tags), *ASIDE.findall(text))
        blocks = [*_blocks(text), *map("".join, aside)]
    else:
        blocks = [text]
    parts = (part for block in dict.fromkeys(blocks) for part in PARAGRAPH.split(block))
    yield from (html.unescape(part).strip() for part in parts if part.strip())


def _blocks(text: str) -> list[str]:
    seen = INLINE.sub("", UNSEEN.sub("\n\n", text)).replace("<br>", "\n")
    return PARAGRAPH.split(re.sub(r"<[^>]*>", "\n\n", seen))
