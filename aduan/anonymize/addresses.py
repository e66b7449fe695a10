"""ADDRESS: where somebody lives, as one span.

A street alone is a public place; with a house, gang, blok or RT it is private, and so is a banjar
that somebody calls home.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from aduan.anonymize.homes import is_home, is_member, is_office
from aduan.anonymize.roads import find as roads
from aduan.anonymize.span import Span
from aduan.anonymize.streets import BARE, DETOUR, LEAD, LINK, PARTS, STOP, beginnings

LOOK_BACK = 64
NAMED = frozenset(("street", "gang", "estate", "hamlet", "blok"))  # a bare number may follow
# An estate named without the word: Dalung Permai blok d-25.
ESTATE_NAME = re.compile(
    r"(?:(?-i:[A-Z][\w'-]*)[ ]){1,4}$|(?:pulau|tukad|gunung|danau|bukit|raya)[ ]"
    r"(?:[^\W\d_]+[ ]){1,2}$|(?:[^\W\d_]+[ ]){1,2}(?:permai|indah|asri|residen(?:ce|si)"
    r"|regency|estate|lestari|sari|jaya|kencana|mas|garden|village|park|hill|hijau|damai|sejahtera"
    r"|mulia)[ ,]{1,2}$",
    re.IGNORECASE,
)
ONE_NAME = re.compile(r"(?-i:(?:Taman|Bumi|Graha|Puri|Nusa|Pondok|Permata|Bukit|Pesona|Bali)[ ])$")
NO_NAME = re.compile(rf"(?:{STOP}|rumah\w*|warga|tinggal|alamat\w*)$", re.IGNORECASE)
NUMBER_BEFORE = re.compile(
    r"(?<![^\W_])(?:no(?:mor)?\.?[ ]?|(?:house )?number |#)\d{1,4}[A-Za-z]?[ ,]{1,2}$",
    re.IGNORECASE,
)
ENGLISH_NUMBER = re.compile(r"\b(?:at|in|to|address|of|is)[ :]{1,2}(?P<no>\d{1,3}[A-Z]?,? )$")
BARE_BEFORE = re.compile(
    r"(?<![^\W_])(?<!\d[ .,:/-])(?:no\.? ?|#)?\d{1,3}[A-Za-z]? $", re.IGNORECASE
)
GANG_HOUSE = re.compile(r"[IVXLivxl\d][ ]?/[ ]?\d")
BOTH = re.compile(r"r\W{0,2}t.*r\W{0,2}w|r\W{0,2}w.*r\W{0,2}t|/|rukun.*rukun", re.IGNORECASE)
NAME = re.compile(r"\w[ .]{1,3}\w|\d")
ENOUGH = 200  # characters of a part that are looked at
HOMES = ("gang", "estate", "hamlet", "rt")  # where somebody can be at home
EXACT = frozenset(("number", "blok", "rt", "room", "gang"))


@dataclass
class Found:
    """An address as far as it was read: its parts by kind, each with its text."""

    start: int
    end: int
    parts: dict[str, str] = field(default_factory=dict)
    last: str = ""

    def add(self, kind: str, end: int, text: str) -> None:
        self.parts[kind] = (self.parts.get(kind, "") + text)[:ENOUGH]
        self.end, self.last = end, kind


def find(text: str) -> Iterator[Span]:
    """Every private address of a plain text; amber where it may be no more than a place."""
    position = 0
    leads = [(lead.start(), lead.start(), lead.end()) for lead in beginnings(LEAD, text)]
    leads += [(start, end, end) for start, end in roads(text)]
    for start, road, end in sorted(leads):
        if start < position:
            continue
        found = _read(text, start, road)
        if not found.last:
            continue
        position = found.end if _is_private(found) else end
        if tier := _tier(text, found):
            position = found.end
            end = found.start + len(text[found.start : found.end].rstrip(" ,.;/(-"))
            yield Span(_widened(text, found), end, "ADDRESS", tier)


def _read(text: str, start: int, road: int) -> Found:
    """The parts that follow each other from here, after the name of a road that ends there."""
    found = Found(start, start)
    if road > start:
        found.add("street", road, text[start:road])
    number = BARE_BEFORE if road > start else NUMBER_BEFORE
    if before := number.search(text[max(0, start - 24) : start]):
        found.start -= len(before[0])
        found.parts["number"] = before[0]
    elif before := ENGLISH_NUMBER.search(text[max(0, start - 24) : start]):
        found.start -= len(before["no"])
        found.parts["number"] = before["no"]
    while part := _part(text, found):
        found.add(*part)
    return found


def _part(text: str, found: Found) -> tuple[str, int, str] | None:
    if found.last in NAMED and (bare := BARE.match(text, found.end)):
        return "number", bare.end(), bare[0]
    link = LINK.match(text, found.end) if found.last else None
    at = link.end() if link else found.end
    for kind, form in PARTS.items():
        if match := form.match(text, at):
            return kind, match.end(), match[0]
    detour = DETOUR.match(text, found.end) if found.last in NAMED else None
    return ("number", detour.end(), detour["number"]) if detour else None


def _is_private(found: Found) -> bool:
    """Whether it points at a house: a street with more than its name, a blok with its number."""
    kinds = found.parts.keys()
    if "street" in kinds or "hamlet" in kinds:
        return bool(kinds & EXACT)
    if "gang" in kinds or "estate" in kinds:
        return bool(kinds & (EXACT - {"gang"})) or bool(
            GANG_HOUSE.search(found.parts.get("gang", ""))
        )
    if kinds & {"hotel", "complex"}:
        return bool(kinds & {"room", "flat"})
    if "rt" in kinds:
        return "number" in kinds or bool(BOTH.search(found.parts["rt"]))
    return "number" in kinds or any(map(str.isdigit, found.parts.get("blok", "")))


def _tier(text: str, found: Found) -> str:
    before = text[max(0, found.start - LOOK_BACK) : found.start]
    if _is_private(found):
        return "" if is_office(before) else "red"
    named = [kind for kind in HOMES if NAME.search(found.parts.get(kind, ""))]
    member = "hamlet" in named and is_member(before)
    if named and (member or is_home(before, text[found.end : found.end + LOOK_BACK])):
        return "red"
    return "amber" if found.parts.keys() & {"gang", "rt"} and not is_office(before) else ""


def _widened(text: str, found: Found) -> int:
    """The start, with the name of an estate that stands before its blok."""
    first = next(iter(found.parts))
    if first not in ("blok", "estate", "number", "gang"):
        return found.start
    before = text[max(0, found.start - LOOK_BACK) : found.start]
    name = (ONE_NAME if first == "estate" else ESTATE_NAME).search(before)
    words = name[0].split(" ") if name else []
    while words and NO_NAME.match(words[0]):
        words.pop(0)
    return found.start - len(" ".join(words))
