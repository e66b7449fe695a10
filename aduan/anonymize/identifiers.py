"""Structured identifiers: NIK, phone, e-mail, number plate, by their grammar.

A rule errs on the side of masking: no check digit excuses a number; only what is plainly money, a
date or opening hours stays.
"""

import re

from aduan.anonymize.span import Span, merge

# Blanks, dots, dashes of every kind (U+2011 is WhatsApp's own hyphen), brackets.
SEPARATOR = r"[ \t\u00a0\u2007\u202f.\-\u2010\u2011–/()]{0,3}"

# NIK: PPKKCC DDMMYY SSSS, 16 digits in any grouping (Permendagri 72/2022); O and l stand for 0, 1.
# Sixteen digits or more with nothing but a few marks between them, whatever stands around them: an
# NIK, unless the whole run is plainly hours, dates or phone numbers (which are masked as such).
RUN = re.compile(r"\d(?:[^\w\d]|_){0,3}" * 15 + r"\d(?:(?:[^\w\d]|_){0,3}\d)*")
HOUR = r"(?:[01]?\d|2[0-4])[.:][0-5]\d"
DATE = r"[0-3]?\d[-/.][01]?\d[-/.](?:19|20)\d\d|(?:19|20)\d\d-[01]\d-[0-3]\d"
NUMBER = r"\+?(?:62|0)(?:[ .\-]?\d){7,12}"
NO_NIK = re.compile(rf"(?:(?:{HOUR}|{DATE}|{NUMBER})(?:\D|$)+)+")
NIK = re.compile(r"\d(?:[^\w\d]|_){0,3}" * 15 + r"\d")
NIK = re.compile(rf"(?:(?<!\w)[\dOolI]|(?<!\d)\d)(?:{SEPARATOR}[\dOolI]){{15}}(?!\w)")
# What proves that digits are money, a date or opening hours, and no phone number.
NO_PHONE = (
    r"(?<!\d[.,])"
    r"(?!\d\d?([./-])\d\d\1\d{4}(?!\d)|\d\d?[.:]\d\d ?[-–] ?\d\d?[.:]\d\d(?!\d))"
)
# Phone: 08…, 62…, +62…, 0361… of 8 to 14 digits, in any grouping (E.164; area codes of Indonesia).
PHONE = re.compile(
    rf"(?<!\d){NO_PHONE}(?:\(?\+?62\)?|\(?0\d{{0,3}}\)?)(?:{SEPARATOR}\d){{6,12}}(?!\w)"
)
# At most 64 characters before the @ (RFC 5321), which also keeps the search linear.
EMAIL = re.compile(r"[\w.+%-]{1,64}\s?(?:@|\[at\]|\(at\))\s?[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
# Plate: area letters, 1-4 digits, 1-3 letters (Perpol 7/2021): DK 1234 AB.
PREFIXES = (
    "A|B|D|E|F|G|H|K|L|M|N|P|R|S|T|W|Z|AA|AB|AD|AE|AG|BA|BB|BD|BE|BG|BH|BK|BL|BM|BN|BP|CC|CD|"
    "DA|DB|DC|DD|DE|DG|DH|DK|DL|DM|DN|DP|DR|DS|DT|EA|EB|ED|KB|KH|KT|KU|PA|PB|PG"
)
PLATE = re.compile(rf"(?<![\w])(?:{PREFIXES})[ .\-]{{0,2}}\d{{1,4}}[ .\-]{{0,2}}[A-Z]{{1,3}}(?!\w)")
LOWER_PLATE = re.compile(r"(?<![\w])dk[ .\-]{0,2}\d{1,4}[ .\-]{0,2}[a-z]{1,3}(?!\w)", re.IGNORECASE)

PATTERNS = (
    ("NIK", NIK), ("PHONE", PHONE), ("EMAIL", EMAIL), ("PLATE", PLATE), ("PLATE", LOWER_PLATE),
)  # fmt: skip


def find(text: str) -> list[Span]:
    """All identifiers of a text, in order, not overlapping."""
    niks = (m for m in RUN.finditer(text) if not NO_NIK.fullmatch(m[0]))
    return merge(
        [Span(*match.span(), "NIK") for match in niks]
        + [Span(*m.span(), kind) for kind, pattern in PATTERNS for m in pattern.finditer(text)]
    )
