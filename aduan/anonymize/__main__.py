"""The command line: texts as JSON lines in, spans as JSON lines out.

    python -m aduan.anonymize < texts.jsonl > spans.jsonl

In: {"id", "text"} and, if one likes, {"known": {"names": […], "phones": […], …}} with the fields of
`Known`; labels of measured texts (lang, spans, public_place, hard_negatives, meta) are passed over.
Out: {"id", "spans": [{"start", "end", "type", "tier"}]}, code points, end exclusive. A line that
can't be read is named on stderr, the others go on, and the exit status is 1.
"""

import sys
from dataclasses import fields
from typing import BinaryIO, TextIO

import msgspec

from aduan.anonymize.detect import NOBODY, Known, detect
from aduan.anonymize.span import Span


class Line(msgspec.Struct, forbid_unknown_fields=True):
    """One text to read."""

    id: str | int
    text: str
    known: dict[str, object] = {}
    lang: msgspec.Raw = msgspec.Raw()
    spans: msgspec.Raw = msgspec.Raw()
    public_place: msgspec.Raw = msgspec.Raw()
    hard_negatives: msgspec.Raw = msgspec.Raw()
    meta: msgspec.Raw = msgspec.Raw()


class Answer(msgspec.Struct):
    """What was found in it."""

    id: str | int
    spans: list[Span]


DECODER = msgspec.json.Decoder(Line)
ENCODER = msgspec.json.Encoder()


def main(source: BinaryIO, target: BinaryIO, errors: TextIO) -> int:
    """Reads line by line; returns the exit status."""
    status = 0
    for number, line in enumerate(source, 1):
        if not line.strip():
            continue
        try:
            answer = read(line)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            print(f"line {number}: {error}", file=errors)
            status = 1
        else:
            target.write(ENCODER.encode(answer) + b"\n")
            target.flush()
    return status


def read(line: bytes) -> Answer:
    """The spans of one line's text; an error says what is wrong with the line."""
    request = DECODER.decode(line)
    return Answer(request.id, detect(request.text, _known(request.known)))


def _known(values: dict[str, object]) -> Known:
    if strange := values.keys() - {field.name for field in fields(Known)}:
        raise msgspec.ValidationError(f"known has no {', '.join(sorted(strange))}")
    return msgspec.convert(values, Known) if values else NOBODY


if __name__ == "__main__":
    sys.exit(main(sys.stdin.buffer, sys.stdout.buffer, sys.stderr))
