"""The report number and the tracking code: making, reading, hashing, comparing.

Both are derived from a secret key and the submission itself, so the same submission sent twice
gives the same pair: a retry on a bad network finds its report again instead of making another.
"""

import hashlib
import hmac
import secrets

from stdnum import luhn
from stdnum.exceptions import ValidationError

from aduan.anonymize import detect

PREFIX = "ADU"
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: no I, L, O, U
LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})
NUMBER_LENGTH = 12  # 11 random characters (55 bits) and a check character
CODE_LENGTH = 16  # 15 random digits (49 bits) and a check digit


def issue(key: bytes, nonce: str, content: bytes) -> tuple[str, str]:
    """The report number and the 16-digit code of one submission (`nonce` names its check page)."""
    seed = hmac.digest(key, nonce.encode() + b"\0" + content, hashlib.sha512)
    number, code = int.from_bytes(seed[:32]), int.from_bytes(seed[32:])
    body = "".join(ALPHABET[number >> 5 * i & 31] for i in range(NUMBER_LENGTH - 1))
    digits = str(code % 10 ** (CODE_LENGTH - 1)).zfill(CODE_LENGTH - 1)
    return (
        write_number(body + luhn.calc_check_digit(body, ALPHABET)),
        digits + luhn.calc_check_digit(digits),
    )


def nonce() -> str:
    return secrets.token_urlsafe(24)


def public_id() -> str:
    """A random id for a public page, of no relation to the report's number.

    Three of a hundred read like somebody's plate, number or name: the gate would stop at them.
    """
    while True:
        id = "".join(secrets.choice(ALPHABET) for _ in range(10)).lower()
        if not any(span.tier == "red" for text in (id, f"{id}.html") for span in detect(text)):
            return id


def write_number(characters: str) -> str:
    """ADU-XXXX-XXXX-XXXX."""
    groups = (characters[i : i + 4] for i in range(0, NUMBER_LENGTH, 4))
    return "-".join((PREFIX, *groups))


def read_number(typed: str) -> str | None:
    """The number somebody typed, or None; case, blanks, hyphens, look-alikes don't matter."""
    characters = "".join(c for c in typed.upper() if c.isalnum()).removeprefix(PREFIX)
    characters = characters.translate(LOOKALIKES)
    return write_number(characters) if _checks(characters, NUMBER_LENGTH, ALPHABET) else None


def read_code(typed: str) -> str | None:
    """The 16 digits somebody typed, or None when they can't be a code."""
    digits = "".join(c for c in typed if c.isalnum())
    return digits if _checks(digits, CODE_LENGTH, "0123456789") else None


def write_code(code: str) -> str:
    return " ".join(code[i : i + 4] for i in range(0, CODE_LENGTH, 4))


def _checks(characters: str, length: int, alphabet: str) -> bool:
    if len(characters) != length or not set(characters) <= set(alphabet):
        return False
    try:
        luhn.validate(characters, alphabet)
    except ValidationError:
        return False
    return True


def hash_code(key: bytes, code: str) -> str:
    """What is stored of a code: salt and keyed hash; without the key nobody can guess at it."""
    salt = secrets.token_hex(16)
    return f"{salt}${_digest(key, salt, code)}"


def code_matches(key: bytes, code: str, stored: str) -> bool:
    salt, _, digest = stored.partition("$")
    return hmac.compare_digest(_digest(key, salt, code), digest)


def _digest(key: bytes, salt: str, code: str) -> str:
    return hmac.new(key, f"{salt}${code}".encode(), hashlib.sha256).hexdigest()
