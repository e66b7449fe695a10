"""Typed numbers: which identifier a run of digits is, and the short ones a word gives away."""

import re
from collections.abc import Iterable

from stdnum import luhn
from stdnum.exceptions import ValidationError
from stdnum.id import nik

from aduan.anonymize.reading import Reading, Word

LOOK_BACK, LOOK_AHEAD, NEAR = 60, 30, 24
SENTENCE_END = re.compile(r"[.!?][ ]+(?=[A-Z])|\n\n")
# Mobile numbers have 10 to 13 digits, fixed lines 9 to 11 (Permenkominfo 14/2018).
MOBILE = re.compile(r"(?:0|62|062|0062)?8[1-9]\d{7,10}")
FIXED = re.compile(r"(?:0|62)[1-79]\d{1,2}\d{5,8}")
NPWP = re.compile(r"\D*\d{2}\D\d{3}\D\d{3}\D\d\D\d{3}\D\d{3}\D*")
AFTER_PHONE = frozenset(("BANK_ACCOUNT", "CUSTOMER_NO"))


def named(reading: Reading, start: int, end: int) -> str:
    """The type of the number at start:end, by its form and the words around it.

    Validators only choose between types: one NIK in ten passes the check digit of a card.
    """
    text = reading.text
    number = text[start:end]
    digits = "".join(filter(str.isdigit, number))
    sentence = max(0, start - LOOK_BACK)
    for stop in SENTENCE_END.finditer(text, sentence, start):
        sentence = stop.end()
    word = reading.words.last(sentence, start)
    near = word is not None and start - word.end <= NEAR
    if NPWP.fullmatch(number) or len(digits) == 22:
        return "NPWP"
    if number.lstrip("( ").startswith("+") or MOBILE.fullmatch(digits):
        return word.type if word and near and word.type in AFTER_PHONE else "PHONE"
    if FIXED.fullmatch(digits) and not (word and near):
        return "PHONE"
    if len(digits) == 13 and digits.startswith("000"):
        return "BPJS"
    if len(digits) == 16 and _is_card(digits, reading.words.within(sentence, start)):
        return "CARD"
    if re.search(r"[A-Z]{2}", number) and not near:
        return "OTHER_ID"
    after = reading.words.first(end, end + LOOK_AHEAD)
    named = word.type if word else _by_form(digits) or (after.type if after else "OTHER_ID")
    return "BANK_ACCOUNT" if named == "WALLET" else named


def _is_card(digits: str, before: Iterable[Word]) -> bool:
    """Sixteen digits that a card is named for, or that pass as a card's and as no NIK."""
    said = any(word.type == "CARD" for word in before)
    return said or not nik.is_valid(digits) and digits[0] in "3456" and _passes_luhn(digits)


def _by_form(digits: str) -> str | None:
    """By length alone: NIK 16 (Permendagri 72/2022), NPWP 15, NIP 18 (PP 11/2017), card 16."""
    return {15: "NPWP", 16: "NIK", 18: "OTHER_ID"}.get(len(digits))


def _passes_luhn(digits: str) -> bool:
    try:
        luhn.validate(digits)
    except ValidationError:
        return False
    return True
