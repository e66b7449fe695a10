"""The known values of a case: where the reporter's own name, phone or e-mail stands in a text."""

import re
import unicodedata
from collections.abc import Iterable

from aduan.anonymize.span import Span

WORD = re.compile(r"[^\W_]+")
MIN_DIGITS = 7  # a shorter run of digits is no phone number
MIN_NAME = 3  # shorter name parts (I, Ni, Gd) are no one's alone
ENDINGS = "(?:nya|ku|mu)?"  # "Kenarinya": the name with an Indonesian possessive
# Birth-order and caste words that half of Bali carries: they point at nobody by themselves.
SHARED_NAMES = frozenset(
    "wayan putu gede made kadek nengah nyoman komang ketut iluh luh ida bagus ayu anak agung "
    "gusti ngurah dewa cokorda desak sang pande muhammad bapak ibu pak".split()
)


def folded(text: str) -> str:
    """Lower case without accents and zero-width characters; digits of any script as 0-9."""
    spread = unicodedata.normalize("NFKD", text.casefold())
    kept = (c for c in spread if c.isspace() or (c.isprintable() and not unicodedata.combining(c)))
    return "".join(str(unicodedata.digit(c)) if c.isdecimal() else c for c in kept)


def name_parts(name: str) -> list[str]:
    """The words of a name that point at a person; all of them when every one is a shared word."""
    words = WORD.findall(folded(name))
    own = [word for word in words if len(word) >= MIN_NAME and word not in SHARED_NAMES]
    return own or [" ".join(words)] if words else []


def known(text: str, *, name: str = "", phone: str = "", email: str = "") -> list[Span]:
    """Where the values stand as they were typed, a whole name with the shared words around it."""
    words = WORD.findall(name)
    spans = []
    if parts := name_parts(name):
        any_word = "|".join(map(re.escape, words))
        runs = re.finditer(rf"(?<![^\W_])(?:{any_word})(?:\s+(?:{any_word}))*{ENDINGS}(?![^\W_])",
                           text, re.IGNORECASE)  # fmt: skip
        spans = [Span(*run.span(), "KNOWN") for run in runs if mentions(parts, run[0])]
    for value, kind in ((phone, "PHONE"), (email, "EMAIL")):
        if value:
            places = re.finditer(re.escape(value), text, re.IGNORECASE)
            spans += [Span(*place.span(), kind) for place in places]
    return spans


def mentions(parts: Iterable[str], text: str) -> bool:
    """Whether one of the parts of a name stands in the text, with or without a possessive."""
    words = " ".join(WORD.findall(folded(text)))
    return any(re.search(rf"\b{re.escape(part)}{ENDINGS}\b", words) for part in parts)


def left_over(text: str, *, name: str = "", phone: str = "", email: str = "") -> list[str]:
    """Which of the values still stand in the text: a list of "name", "phone", "email"."""
    found = []
    if mentions(name_parts(name), text):
        found.append("name")
    digits = re.sub(r"\D", "", folded(phone)).removeprefix("62").lstrip("0")
    if len(digits) >= MIN_DIGITS and digits in re.sub(r"\D", "", folded(text)):
        found.append("phone")
    letters = re.sub(r"[^a-z0-9@]", "", folded(email))
    if letters and letters in re.sub(r"[^a-z0-9@]", "", folded(text)):
        found.append("email")
    return found
