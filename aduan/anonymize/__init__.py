"""Finding and masking personal data in a text. Pure; suggests, a person decides.

Today: structured identifiers (`identifiers`) and the known values of the case (`known`).
"""

from collections.abc import Iterable

from aduan.anonymize.identifiers import find
from aduan.anonymize.known import known, left_over
from aduan.anonymize.span import Span, merge

__all__ = ["Span", "find", "known", "left_over", "mask", "parts"]

MASKS = {
    "NIK": "[NIK]",
    "PHONE": "[nomor telepon]",
    "EMAIL": "[alamat email]",
    "PLATE": "[nomor kendaraan]",
    "KNOWN": "[nama]",
}


def parts(text: str, spans: Iterable[Span]) -> list[tuple[str, str]]:
    """The text cut into (piece, type) pairs; type "" for what stays."""
    pieces, position = [], 0
    for span in merge(spans):
        pieces.append((text[position : span.start], ""))
        pieces.append((text[span.start : span.end], span.type))
        position = span.end
    pieces.append((text[position:], ""))
    return [piece for piece in pieces if piece[0]]


def mask(text: str, spans: Iterable[Span]) -> str:
    """The text with every span replaced by the bracketed word for its type."""
    return "".join(MASKS[kind] if kind else piece for piece, kind in parts(text, spans))
