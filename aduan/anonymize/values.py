"""Layer 1: where the known values of this very case stand, however they are written."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from aduan.anonymize.known import ENDINGS, MIN_DIGITS, WORD, folded, name_parts
from aduan.anonymize.span import Span

MIN_LETTERS = 5  # shorter words are found only in one piece


@dataclass(frozen=True)
class Known:
    """What the office knows of the people of a case: each a tuple of values as they were given."""

    names: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    niks: tuple[str, ...] = ()
    plates: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    handles: tuple[str, ...] = ()
    other: tuple[str, ...] = ()


NOBODY = Known()
ABBREVIATED = {
    word: f"(?:{'|'.join(words)})"
    for words in (("jalan", "jln", "jl"), ("gang", "gg"), ("nomor", "nomer", "no"),
                  ("banjar", "br"), ("perumahan", "perum"), ("blok", "blk"))
    for word in words
}  # fmt: skip
# What may not stand right before or after a value: a number may follow a letter (WA0812).
EDGE = dict.fromkeys(("PERSON", "EMAIL", "PLATE", "ADDRESS", "HANDLE", "OTHER_ID"), r"[^\W_]") | {
    "PHONE": r"\d", "NIK": r"\d",
}  # fmt: skip
BETWEEN = r"(?:[^\w]|_)"


def find(text: str, known: Known) -> Iterator[Span]:
    """Every known value in a plain or spoken text."""
    for kind, form in _forms(known):
        for match in form.finditer(text):
            yield Span(*match.span(), kind)


@lru_cache(maxsize=4)  # the texts of one case follow each other
def _forms(known: Known) -> tuple[tuple[str, re.Pattern[str]], ...]:
    forms = (
        *(("PERSON", form) for name in known.names for form in _name(name)),
        *(("PHONE", form) for phone in known.phones for form in _phone(phone)),
        *(("EMAIL", form) for email in known.emails for form in _spread(email, 5)),
        *(("PERSON", form) for email in known.emails for form in _local(email)),
        *(("NIK", form) for nik in known.niks for form in _spread(nik, 6)),
        *(("PLATE", form) for plate in known.plates for form in _spread(plate, 3)),
        *(("ADDRESS", form) for address in known.addresses for form in _address(address)),
        *(("HANDLE", rf"@?{form}") for handle in known.handles for form in _spread(handle, 2)),
        *(("OTHER_ID", form) for value in known.other for form in _words(value)),
    )
    return tuple(
        (kind, re.compile(rf"(?<!{EDGE[kind]}){form}(?!{EDGE[kind]})", re.IGNORECASE))
        for kind, form in forms
    )


def _name(name: str) -> Iterator[str]:
    """Its own parts, each also in the middle of the whole, with the shared words around it."""
    words = WORD.findall(folded(name))
    parts = name_parts(name)
    if not parts:
        return
    before = rf"(?:(?:{_any(words)})\.?{BETWEEN}{{1,3}}){{0,8}}"
    own = "|".join(_letters(part) for part in parts)
    after = rf"(?:{BETWEEN}{{1,3}}(?:{_any(words)}){ENDINGS}(?![^\W_])){{0,8}}"
    yield f"{before}(?:{own}){ENDINGS}{after}"


def _letters(part: str) -> str:
    if len(part) < MIN_LETTERS:
        return re.escape(part).replace(r"\ ", rf"{BETWEEN}{{1,3}}")
    return rf"{BETWEEN}?".join(map(re.escape, part.replace(" ", "")))


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


def _phone(phone: str) -> Iterator[str]:
    """With 0, 62, +62 or nothing before it, in any grouping."""
    digits = re.sub(r"\D", "", folded(phone)).removeprefix("62").lstrip("0")
    if len(digits) >= MIN_DIGITS:
        yield rf"(?:\(?\+?(?:62|0)\)?{BETWEEN}{{0,4}})?" + rf"{BETWEEN}{{0,6}}".join(digits)


def _local(email: str) -> Iterator[str]:
    """What stands before the @ alone: mostly a name."""
    local = email.partition("@")[0]
    if len(local) >= MIN_LETTERS:
        yield from _spread(local, 3)


def _spread(value: str, gap: int) -> Iterator[str]:
    """Its letters and digits with anything else, or nothing, between them."""
    characters = "".join(WORD.findall(folded(value)))
    if len(characters) > 2:
        yield rf"{BETWEEN}{{0,{gap}}}".join(map(re.escape, characters))


def _words(value: str) -> Iterator[str]:
    words = WORD.findall(folded(value))
    if len("".join(words)) > 2:
        yield rf"{BETWEEN}{{0,4}}".join(_letters(word) for word in words)


def _address(address: str) -> Iterator[str]:
    """The whole, and each part between commas that has a number; abbreviated or not."""
    for part in {address, *(part for part in address.split(",") if re.search(r"\d", part))}:
        words = WORD.findall(folded(part))
        if len(words) > 1:
            yield rf"{BETWEEN}{{1,4}}".join(ABBREVIATED.get(w, re.escape(w)) for w in words)
