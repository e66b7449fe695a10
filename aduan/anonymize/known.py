"""The known values of a case: is the reporter's own name, phone or e-mail still in a text?"""

import re
import unicodedata

WORD = re.compile(r"[^\W_]+")
MIN_DIGITS = 7  # a shorter run of digits is no phone number
MIN_NAME = 3  # shorter name parts (I, Ni, Gd) are no one's alone
# Birth-order and caste words that half of Bali carries: they point at nobody by themselves.
SHARED_NAMES = frozenset(
    "wayan putu gede made kadek nengah nyoman komang ketut iluh luh ida bagus ayu anak agung "
    "gusti ngurah dewa cokorda desak sang pande muhammad bapak ibu pak".split()
)


def folded(text: str) -> str:
    """Lower case without accents and zero-width characters."""
    spread = unicodedata.normalize("NFKD", text.casefold())
    return "".join(
        c for c in spread if c.isspace() or (c.isprintable() and not unicodedata.combining(c))
    )


def name_parts(name: str) -> list[str]:
    """The words of a name that point at a person; all of them when every one is a shared word."""
    words = WORD.findall(folded(name))
    own = [word for word in words if len(word) >= MIN_NAME and word not in SHARED_NAMES]
    return own or [" ".join(words)] if words else []


def left_over(text: str, *, name: str = "", phone: str = "", email: str = "") -> list[str]:
    """Which of the values still stand in the text: a list of "name", "phone", "email"."""
    found = []
    words = " ".join(WORD.findall(folded(text)))
    if any(re.search(rf"\b{re.escape(part)}\b", words) for part in name_parts(name)):
        found.append("name")
    digits = re.sub(r"\D", "", phone).removeprefix("62").lstrip("0")
    if len(digits) >= MIN_DIGITS and digits in re.sub(r"\D", "", text):
        found.append("phone")
    letters = re.sub(r"[^a-z0-9@]", "", folded(email))
    if letters and letters in re.sub(r"[^a-z0-9@]", "", folded(text)):
        found.append("email")
    return found
