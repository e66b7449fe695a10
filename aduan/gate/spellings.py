"""The ways a text can be spelled: what else it says once entities, escapes or codes are undone.

Nothing is guessed to be harmless: each form that is there is undone, however odd its place.
"""

import base64
import binascii
import html
import json
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import Any
from urllib.parse import unquote

Spelling = tuple[str, str]  # its name, the text it says
PARTS = {"tags", "attributes"}  # spellings that leave out what the text itself shows

# Tags after which a new sentence begins; the others stand within a line or a table's row.
BLOCKS = (
    "address|article|aside|blockquote|body|div|fieldset|figure|footer|form|h[1-6]|head|header|hr|"
    "html|main|nav|ol|p|pre|section|table|title|ul"
)
TAG = re.compile(r"<!--.*?(?:-->|$)|<!\[CDATA\[|\]\]>|<[!?/a-zA-Z][^>]*>", re.DOTALL)
BLOCK = re.compile(rf"</?(?:{BLOCKS})\b[^>]*>", re.IGNORECASE)
ATTRIBUTE = re.compile(r"=\s*(?:\"([^\"]*)\"|'([^']*)')")
JSON = re.compile(
    r"<script[^>]*json[^>]*>(.*?)</script|=\s*\"([\[{][^\"]*)\"|=\s*'([\[{][^']*)'",
    re.DOTALL | re.IGNORECASE,
)
CODE = re.compile(r"<(script|style)\b[^>]*>(.*?)</\1", re.DOTALL | re.IGNORECASE)
ASSIGNED = re.compile(r"(?:=|content\s*:)\s*([\"'`])((?:(?!\1).)*)\1")
QUERY = re.compile(r"[?&][\w.-]+=([^&;#\"'\s<>]*)")
MARKUP = re.compile(r"<[!?/a-zA-Z]")

HEX = r"[0-9a-fA-F]"
ENTITY = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|\w+(?=;));?")
PERCENT = re.compile(f"%u({HEX}{{4}})|%{HEX}{{2}}")
ESCAPE = re.compile(
    rf"\\(?:u\{{0*({HEX}{{1,6}})\}}|u({HEX}{{4}})|U({HEX}{{8}})|x({HEX}{{2}})|([0-7]{{2,3}})|\n)"
)
CSS_ESCAPE = re.compile(rf"\\({HEX}{{1,6}})\s?")
QUOTED = re.compile(rf"(?:={HEX}{{2}}){{2,}}|=[0-9A-F]{{2}}|=[ \t]*\r?\n")
HEX_NUMBER = re.compile(rf"0[xX]({HEX}{{7,20}})")
PUNYCODE = re.compile(r"xn--[a-z0-9-]+", re.IGNORECASE)
PIECES = re.compile(r"([\"'`])\s*\)?\s*(?:[+.&]|\.concat\()\s*[\"'`]")

# Runs of code, whatever stands between their characters.
HEX_RUN = re.compile(rf"{HEX}{{2}}(?:[\s:,;_<>#./|%-]{{0,3}}(?:0x)?{HEX}{{2}}){{7,}}")
CODES = re.compile(r"(?:\d{2,3}[^\w<>]{1,4}){5,}\d{2,3}")
BASE32 = re.compile(r"[A-Z2-7]{13,}")
SMALL32 = re.compile(rb"[a-z2-7]{13,}")
UU = re.compile(r"^begin [0-7]{3,4} .*\n((?:[ -`]+\n)+)", re.MULTILINE)
ASCII85 = re.compile(r"<~([!-uz\s]*)~>")
SIGNS64 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
BASE64 = bytes(b for b in range(256) if b not in SIGNS64)
CODED = bytes(b if b in SIGNS64 + b"-_" else 32 for b in range(256))
# A word with capitals or digits in its midst: what plain words never are, and code nearly always.
MIXED = re.compile(rb"[a-z][A-Z]|[0-9][A-Za-z]|[A-Z][0-9]|[A-Z][A-Z][a-z]")
URL_SAFE = bytes.maketrans(b"-_", b"+/")
DATA_URL = re.compile(r"data:([\w.+/-]*)[\w=;.+-]*?(;base64)?,([^\s\"'<>)]*)", re.IGNORECASE)


def spellings(text: str) -> Iterator[Spelling]:
    """What the text says when one layer of spelling is undone; may repeat the text itself.

    The first one says, without entities, all that the text says.
    """
    plain = ENTITY.sub(_entity, text)
    yield "entities", plain
    marked = MARKUP.search(text)
    if marked and (plain == text or plain.count("<") > text.count("<")):
        apart = BLOCK.sub("\n\n", text)
        attributes = "\n\n".join(a or b for a, b in ATTRIBUTE.findall(text))
        yield from (("tags", TAG.sub(" ", apart)), ("joined", TAG.sub("", text)))
        yield from (("blocks", TAG.sub("", apart)), ("attributes", attributes))
        yield from (("JSON", " ".join(json_values("".join(one)))) for one in JSON.findall(text))
        yield from (("literals", _literals(code)) for _, code in CODE.findall(text))
    elif not marked and ("{" in text or ";" in text):
        yield "literals", _literals(text)
    for name, mark, undo in UNDOING:
        if mark.search(text):
            yield name, undo(text)
    if text.lstrip()[:1] in ("{", "["):
        yield "JSON", " ".join(json_values(text))
    if "&" in text and len(values := QUERY.findall(text)) > 1:
        yield "query", " ".join(values)


def _literals(code: str) -> str:
    """What a script or a style sheet may put together."""
    return "".join(literal for _, literal in ASSIGNED.findall(code))


def _entity(match: re.Match[str]) -> str:
    return html.unescape(match[0])


def _percent(text: str) -> str:
    return unquote(PERCENT.sub(lambda m: chr(int(m[1], 16)) if m[1] else m[0], text))


def _escape(match: re.Match[str]) -> str:
    braced, short, long, hexed, octal = match.groups()
    if code := braced or short or long or hexed:
        return _char(int(code, 16))
    return _char(int(octal, 8)) if octal else ""


def _char(code: int) -> str:
    return chr(code) if code < 0x110000 else ""


def _pairs(text: str) -> str:
    """Surrogate pairs as the signs they stand for."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _quoted(text: str) -> str:
    return QUOTED.sub(lambda m: _unquoted(m[0]), text)


def _unquoted(run: str) -> str:
    """The bytes of a run of =XX; nothing for a soft line break."""
    return "" if "\n" in run else bytes.fromhex(run.replace("=", "")).decode("utf-8", "replace")


def _punycode(match: re.Match[str]) -> str:
    try:
        return match[0][4:].encode("ascii").decode("punycode")
    except UnicodeError:
        return match[0]


UNDOING: tuple[tuple[str, re.Pattern[str], Callable[[str], str]], ...] = (
    ("percent", PERCENT, _percent),
    ("escapes", ESCAPE, lambda text: _pairs(ESCAPE.sub(_escape, text))),
    ("escapes", CSS_ESCAPE, lambda text: CSS_ESCAPE.sub(lambda m: _char(int(m[1], 16)), text)),
    ("quoted-printable", QUOTED, _quoted),
    ("punycode", PUNYCODE, lambda text: PUNYCODE.sub(_punycode, text)),
    ("hex numbers", HEX_NUMBER, lambda text: HEX_NUMBER.sub(lambda m: f" {int(m[1], 16)}", text)),
    ("pieces", PIECES, lambda text: PIECES.sub("", text)),
)


def json_values(text: str) -> list[str]:
    """The strings and long numbers of a JSON text in their order; none when it is no JSON."""
    found: list[str] = []
    try:
        _leaves([json.loads(text)], found)
    except (ValueError, RecursionError):
        return []
    return found


def _leaves(values: Iterable[Any], found: list[str]) -> None:
    for value in values:
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, dict):
            _leaves(value.values(), found)
        elif isinstance(value, list):
            _leaves(value, found)
        elif isinstance(value, int | float) and not isinstance(value, bool):
            found.append(str(value))


def codes(text: str) -> Iterator[tuple[str, bytes]]:
    """The bytes that stand in a text as code, among bytes that mean nothing: (name, bytes)."""
    for run in HEX_RUN.findall(text):
        digits = re.sub("0x|[^0-9a-fA-F]", "", run)
        yield "hex", bytes.fromhex(digits[: len(digits) // 2 * 2])
        yield "hex", bytes.fromhex(digits[1 : len(digits) - (len(digits) + 1) % 2])
    for run in CODES.findall(text):
        said = "".join(_char(int(code)) for code in re.findall(r"\d+", run))
        yield "character codes", said.encode("utf-8", "replace")
    words = text.encode("ascii", "replace").translate(CODED).split()
    mixed = set(filter(MIXED.search, set(words)))  # the same words stand there many times
    for run in BASE32.findall(text):
        yield "base32", base64.b32decode(run + "A" * (-len(run) % 8))
    for word in filter(SMALL32.fullmatch, mixed):  # small words with a digit are many
        decoded = base64.b32decode(word + b"A" * (-len(word) % 8), casefold=True)
        if decoded[:8].isascii():
            yield "base32", decoded
    for lines in UU.findall(text) if "begin " in text else ():
        yield "uuencode", b"".join(_uu(line) for line in lines.splitlines())
    for run in ASCII85.findall(text):
        with suppress(ValueError):
            yield "ascii85", base64.a85decode(run)
    yield from (("base64", data) for data in _base64(filter(mixed.__contains__, words)))


def _uu(line: str) -> bytes:
    with suppress(binascii.Error):
        return binascii.a2b_uu(line)
    return b""


def _base64(words: Iterable[bytes]) -> Iterator[bytes]:
    """All words of a text that can be base64 or base64url, as one, from each of the four places
    where a group can begin."""
    plain = b"".join(words).translate(URL_SAFE)
    for start in range(4):
        body = plain[start:]
        yield base64.b64decode(body + b"A" * (-len(body) % 4))


def data_urls(text: str) -> Iterator[tuple[str, bytes]]:
    """Media type and bytes of each data: URL."""
    for kind, coded, body in DATA_URL.findall(text):
        raw = unquote(body)
        plain = raw.encode("ascii", "ignore").translate(URL_SAFE).translate(None, BASE64)
        yield kind, base64.b64decode(plain + b"A" * (-len(plain) % 4)) if coded else raw.encode()
