"""Names with their letters taken apart or put as digits: "R.o.b.e.r.t", "W a y a n", "5ur1pto"."""

import re
from collections.abc import Iterator

from aduan.anonymize.normal import Edit, Form, rewrite

# Four letters or more with the same sign between them.
APART = re.compile(
    r"(?<![^\W_])[^\W\d_](?P<sign>[. _*-])[^\W\d_](?:(?P=sign)[^\W\d_]){2,24}(?![^\W_])"
)
# A word with digits between its letters, as games write: P4k, 5ur1pto. In capitals it is a code.
LEET = re.compile(r"(?<![^\W_])[013457]?[A-Za-z]{1,8}[013457][a-z][a-z013457]{0,10}(?![^\W_])")
PLAIN = str.maketrans("013457", "oieast")  # the letters that digits stand for


def put_right(form: Form) -> Form:
    """The form with such words in plain letters; the same object where there are none."""
    edits = list(_edits(form.text))
    return rewrite(form, edits) if edits else form


def _edits(text: str) -> Iterator[Edit]:
    found = [(match, "".join(filter(str.isalpha, match[0]))) for match in APART.finditer(text)]
    found += [(match, _letters(match[0])) for match in LEET.finditer(text)]
    end = 0
    for match, word in sorted(found, key=lambda pair: pair[0].start()):
        if match.start() >= end:
            end = match.end()
            yield Edit(match.start(), end, word)


def _letters(word: str) -> str:
    plain = word.translate(PLAIN)
    return plain.capitalize() if word[0].isdigit() or word[0].isupper() else plain
