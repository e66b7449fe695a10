"""A document as the JSON text a database keeps of it."""

import re
from collections.abc import Mapping
from typing import Any

import msgspec

_encode = msgspec.json.Encoder().encode
decode = msgspec.json.Decoder().decode
NUL = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")


def encode(document: Mapping[str, Any]) -> str:
    """Raises ValueError for what no database keeps: a NUL character, half a surrogate pair."""
    body = _encode(document)
    if rb"\u0000" in body and NUL.search(body):
        raise ValueError("a document can't hold the NUL character")
    return body.decode()
