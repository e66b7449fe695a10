"""What the gate has searched already, kept without any value: `gate.json` of an installation.

Sealed with the office's key: whoever edits or damages it gets a full search.
"""

import hashlib
import hmac
import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from aduan.gate.study import Found
from aduan.gate.values import Key


@dataclass
class Searched:
    """Every value of `groups` was searched in every piece of the site in `pieces`.

    `groups` are keyed digests of values; `pieces` are the canonical texts of pieces by the digest
    of what they were made from; `spans` is where the detector found what, by keyed digest of text.
    """

    rules: str
    groups: set[str] = field(default_factory=set)
    spans: dict[str, tuple[Found, ...]] = field(default_factory=dict)
    pieces: dict[str, bytes] = field(default_factory=dict)


@dataclass
class Sealed:
    seal: str
    searched: msgspec.Raw


def read(path: Path | None, key: bytes, rules: str) -> Searched:
    """What was searched by these rules; nothing when the file is missing, damaged or older."""
    if path is None or not path.exists():
        return Searched(rules)
    try:
        sealed = msgspec.json.decode(path.read_bytes(), type=Sealed)
        if not hmac.compare_digest(sealed.seal, keyed(key, bytes(sealed.searched))):
            return Searched(rules)
        searched = msgspec.json.decode(sealed.searched, type=Searched)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return Searched(rules)
    return searched if searched.rules == rules else Searched(rules)


def write(path: Path, key: bytes, searched: Searched) -> None:
    """Puts it in place by rename, for its owner alone."""
    body = msgspec.json.encode(searched)
    raw = msgspec.json.encode(Sealed(keyed(key, body), msgspec.Raw(body)))
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".gate-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def keyed(key: bytes, text: bytes) -> str:
    """A digest that tells nothing to whoever lacks the key."""
    return hashlib.blake2b(text, key=key[:64], digest_size=32, person=b"aduan gate").hexdigest()


def group(key: bytes, values: Iterable[Key]) -> str:
    """The keyed digest of values that are searched together."""
    return keyed(key, b"\0".join(sorted(b"%b:%b" % (v.stream.encode(), v.text) for v in values)))


def piece(*parts: bytes) -> str:
    """The digest of what a piece is made from."""
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()
