"""Layer 3: digits are denied by default. Seven or more are masked whole, unless all are proven."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from aduan.anonymize.harmless import STRONG
from aduan.anonymize.keywords import GLUED
from aduan.anonymize.numbers import named
from aduan.anonymize.reading import Reading
from aduan.anonymize.span import Span

MIN_DIGITS = 7
# Digits with anything between them but a letter, or with a few letters x as in 0812-xxxx-789.
CHAIN = re.compile(
    r"\d(?:(?:(?:[^\w]|_){0,8}|[ .,/()-]{0,3}(?:[xX*?][ .,/()-]{0,2}){2,12}"
    r"|[ .-]?[xX][ ]?(?=\d))\d)*+"
)
# What ends one number and begins another, unless neither is a number by itself.
STRONG_BREAK = re.compile(r"(?<!\+62)(?<!\+ 6 2)(?:[,;:!?]|(?<! )\.)[ ]+|\s*\n\s*|[ ]*[;|][ ]*")
# A mobile number or sixteen digits in one piece: what stands before it is no part of it.
COMPLETE = re.compile(r"(?!62 )\d{1,3}[ ,]+(?=(?:0|62)8\d{8,11}(?!\d)|\d{16}(?!\d))")
WHOLE = re.compile(r"\d{16}|(?:0|62)[1-9]\d{7,11}")
# A code goes on to the left (5171-LU-12052010) and to the right (/2024, a last letter).
BEFORE = re.compile(
    r"(?<![^\W_])(?:[A-Z0-9]{1,8}[/.\-]){0,4}(?:[A-Z0-9]{0,20}(?<=[A-Z])|[A-Za-z]{0,4}|[A-Za-z\d]{0,12}\d[A-Za-z]{1,3})$|(?:\+"
    r"|\(\+?|\(?\+[ ]|\+\()$"
)
AFTER = re.compile(
    r"(?:[A-Z0-9]{1,20}|[a-z]{1,2}\d{0,3}|[x*]{3,8})?(?:[/.\-][A-Z0-9]{1,12}){0,6}(?![^\W_])"
)
# The letters of a passport, a BPKB or a fine may stand apart: X 1234567.
SERIES = re.compile(
    r"(?<![^\W_'’])(?:[A-Z]{2}-)?[A-Z]{1,3}(?:[ ]?[ /-][ ]?|[ ]\.[ ])$|(?<![^\W_'’])[a-z][ -]$"
)
# 9012 0347 ZY
LAST = re.compile(r"[ ](?!AN\b|DI\b|KE\b|DK\b|YG\b|NO\b|HP\b|WA\b)[A-Z]{1,2}(?=[\s.,;)]|$)")
WITH_SERIES = frozenset(("PASSPORT", "OTHER_ID", "SIM", "CUSTOMER_NO"))
LONG = re.compile(rf"\d{{{MIN_DIGITS}}}")
# A code with few digits: PDG-04-0771, J2U1PG4418.
CODE = re.compile(
    r"(?<![^\W_])(?:[A-Z]{1,4}[-.]\d{3,6}[-.]\d{2,6}(?:[-.]\d{1,4})?"
    r"|(?=[A-Z\d]{0,6}\d[A-Z])[A-Z][A-Z\d]{8,20})"
    r"(?![^\W_])"
)
# A mobile number with some digits left out: 08xx-xxxx-1234, 0812-****-12.
PARTIAL = re.compile(
    r"(?<![^\W_])(?:\+?62[ -]?|0)8(?=[\dx .-]{0,8}[xX*#]{2})[\dxX*#]{1,3}"
    r"(?:[ .-]?[\dxX*#]{2,5}){1,4}(?![^\W_])"
)
# Other last digits: "0812 3344 5566 / 67", "… 7712 atau 7713".
OTHER_END = re.compile(
    r"(?:[ ]?[/&][ ]?|[ ](?:atau|or|dan|sama)[ ])\d{2,5}(?![\w/]|[ .,:•-]{1,2}\d"
    r"|[ ](?:x|kali|orang|hari|jam|bulan|tahun|kk|kg|km|juta|ribu|rb|jt|unit)\b)",
    re.IGNORECASE,
)
MIXED = re.compile(r"(?<![^\W_])(?=[A-Za-z]{0,24}\d)[A-Za-z\d]{8,64}(?![^\W_])")


@dataclass(frozen=True)
class Part:
    """A number as far as no strong break divides it: what of it is not proven harmless."""

    start: int
    end: int
    digits: int
    value: str
    alone: bool  # proven digits stood beside it

    @property
    def listed(self) -> bool:
        """Small and without a leading zero, as in an enumeration."""
        return self.digits <= 3 and not self.value.startswith("0")


def find(reading: Reading) -> Iterator[Span]:
    """Every run of seven digits or more of a plain text that is not proven harmless."""
    text = reading.text
    chains = [c.span() for c in CHAIN.finditer(text) if _count(c[0]) >= MIN_DIGITS]
    mixed = [m.span() for m in MIXED.finditer(text) if _is_mixed(m[0], MIN_DIGITS)]
    mixed += [m.span() for m in CODE.finditer(text) if _is_mixed(m[0], MIN_DIGITS - 1)]
    for start, end in chains:
        for found in _unproven(_parts(text, start, end, reading.proof)):
            yield _whole(reading, *found)
    for match in PARTIAL.finditer(text):
        yield Span(*match.span(), "PHONE")
    for start, end in mixed:
        if not all(reading.proof[i] for i in range(start, end) if text[i].isdigit()):
            yield Span(start, end, named(reading, start, end))


def _count(text: str) -> int:
    return sum(map(str.isdigit, text))


def _is_mixed(word: str, digits: int) -> bool:
    """Many digits with letters among them: a chassis, a serial number."""
    return _count(word) >= digits and not LONG.search(word)


def _parts(text: str, start: int, end: int, proof: bytearray) -> Iterator[Part | None]:
    """The parts of a chain in order; None stands for one that is proven."""
    for stop in [*STRONG_BREAK.finditer(text, start, end), None]:
        yield _part(text, start, stop.start() if stop else end, proof)
        start = stop.end() if stop else end


def _part(text: str, start: int, end: int, proof: bytearray) -> Part | None:
    places = [i for i in range(start, end) if text[i].isdigit()]
    if all(proof[i] for i in places):
        return None
    left = [i for i in places if proof[i] != STRONG]
    left = [i for i in range(left[0], left[-1] + 1) if text[i].isdigit()]
    head = COMPLETE.match(text, left[0], left[-1] + 1)
    if head:
        left = [i for i in left if i >= head.end()]
    value = text[left[0] : left[-1] + 1]
    return Part(left[0], left[-1] + 1, len(left), value, len(left) < len(places))


def _unproven(parts: Iterable[Part | None]) -> Iterator[tuple[int, int]]:
    group: list[Part] = []
    for part in [*parts, None]:
        if part is None or part.alone:
            yield from _numbers(group)
            group = []
        if part:
            group.append(part)
        if part and part.alone:
            yield from _numbers(group)
            group = []


def _numbers(group: Sequence[Part]) -> Iterator[tuple[int, int]]:
    """What is masked of parts that follow each other: the long ones, each with the short ones of
    three digits and more after it, or all of them where only together they are long."""
    if not any(part.digits >= MIN_DIGITS for part in group):
        if sum(part.digits for part in group) >= MIN_DIGITS and not _enumerates(group):
            yield group[0].start, group[-1].end
        return
    start, end, long, complete = -1, -1, False, False
    for part in group:
        opens = part.value.startswith("0") and not long  # a telephone number's first digits
        short = part.digits < 3 and not opens and (complete or start < 0)
        if short or (part.digits >= MIN_DIGITS and long):
            if long:
                yield start, end
            start, long = -1, False
        if not short:
            start, end = (part.start if start < 0 else start), part.end
            long = long or part.digits >= MIN_DIGITS
            complete = bool(WHOLE.fullmatch("".join(filter(str.isdigit, part.value))))
    if long:
        yield start, end


def _enumerates(group: Sequence[Part]) -> bool:
    """7, 8 and 12: small numbers that rise, or few that are smaller still."""
    values = [part.value for part in group]
    if not all(part.listed and part.value.isdigit() for part in group):
        return False
    few = all(len(value) < 3 for value in values) and len(group) < MIN_DIGITS
    return few or all(int(a) < int(b) for a, b in zip(values, values[1:], strict=False))


def _whole(reading: Reading, start: int, end: int) -> Span:
    """The number with its plus or bracket, and with the letters of a code it is part of."""
    text = reading.text
    before = BEFORE.search(text[max(0, start - 48) : start])
    code = before[0] if before else ""
    if "".join(filter(str.isalpha, code)).casefold() in GLUED:
        code = ""
    after = AFTER.match(text, end)
    start, end = start - len(code), after.end() if after else end
    kind = named(reading, start, end)
    if other := OTHER_END.match(text, end):
        end = other.end()
    series = SERIES.search(text, max(0, start - 6), start) if kind in WITH_SERIES else None
    if series and series[0].strip(" /-").casefold() not in GLUED:
        start -= len(series[0])
    elif last := LAST.match(text, end) if kind in WITH_SERIES else None:
        end = last.end()
    return Span(start, end, kind)
