"""What somebody typed, as a question to the index; nothing typed can be a syntax error.

An outcome is found when it has all words. A word is looked for by its Indonesian and by its English
stem; words between double quotes stand side by side. The language of the questions is FTS5's
(https://sqlite.org/fts5.html#full_text_query_syntax); what is put into it has letters and digits.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from aduan import tracking
from aduan.search import words

MAX_TYPED = 200  # characters read of what was typed
MAX_TERMS = 8
TEXTS, TITLE = "{title body names}", "title"  # columns of the index that hold words
QUOTED = re.compile(r'["“”„]([^"“”„]*)["“”„]')
SLUG = re.compile(r"[a-z0-9_-]{1,80}")
ID_LENGTH = 10
# In nearly every text; left out of a question that has other words.
EMPTY_WORDS = frozenset(
    "yang dan di ke dari untuk dengan pada ini itu atau ada the of and a an to in on is at".split()
)


@dataclass(frozen=True)
class Term:
    """A word, or several side by side, as typed and in each language's stems."""

    plain: str
    forms: tuple[str, ...]

    @property
    def question(self) -> str:
        return "(" + " OR ".join(f'"{form}"' for form in self.forms) + ")"


@dataclass(frozen=True)
class Query:
    """`terms` may be none; `facets` are name and slug, such as agency and dinas-pupr-bali."""

    terms: tuple[Term, ...] = ()
    facets: Mapping[str, str] = field(default_factory=dict)

    def question(self, *, any_word: bool = False, where: str = TEXTS) -> str:
        """For MATCH; empty when everything is asked for. `any_word`: one of the words is enough."""
        parts = [f'facets : "{name}={slug}"' for name, slug in self.facets.items()]
        if self.terms:
            joined = (" OR " if any_word else " AND ").join(t.question for t in self.terms)
            parts.append(f"{where} : ({joined})")
        return " AND ".join(parts)

    @property
    def stems(self) -> frozenset[str]:
        """Every stem that is looked for, to mark it in a text."""
        return frozenset(s for term in self.terms for form in term.forms for s in form.split())


def read(typed: str, facets: Mapping[str, str]) -> Query:
    """The query of what was typed and chosen; a choice that is no slug is none."""
    found = tuple(dict.fromkeys(_terms(typed[:MAX_TYPED])))
    telling = tuple(term for term in found if term.plain not in EMPTY_WORDS)
    chosen = {name: slug for name, slug in facets.items() if SLUG.fullmatch(slug)}
    return Query((telling or found)[:MAX_TERMS], chosen)


def _terms(typed: str) -> Iterator[Term]:
    position = 0
    for match in QUOTED.finditer(typed):
        yield from _single(typed[position : match.start()])
        if together := words.words(match[1]):
            yield _term(together)
        position = match.end()
    yield from _single(typed[position:])


def _single(typed: str) -> Iterator[Term]:
    for word in words.words(typed):
        yield _term([word])


def _term(together: list[str]) -> Term:
    forms = (" ".join(words.stem(word, lang) for word in together) for lang in words.ALGORITHMS)
    return Term(" ".join(together), tuple(dict.fromkeys(forms)))


def public_id(typed: str) -> str | None:
    """The id of a public page, if that may be what was typed; look-alikes don't matter."""
    characters = typed.strip().upper().translate(tracking.LOOKALIKES)
    may_be = len(characters) == ID_LENGTH and set(characters) <= set(tracking.ALPHABET)
    return characters.lower() if may_be else None
