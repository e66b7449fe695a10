"""The two ways a text becomes a page: our own pages are Markdown, anybody's words stay words."""

import re
from collections.abc import Mapping

from markdown import Markdown
from markupsafe import Markup, escape

BLANK = re.compile(r"\{([a-z_]+)\}")


def blanks(text: str) -> list[str]:
    """The names in braces of a page of content/, which a build fills in."""
    return BLANK.findall(text)


def filled(text: str, words: Mapping[str, str]) -> str:
    """The page with the words of each of its names."""
    return BLANK.sub(lambda blank: words[blank[1]], text)


def official(text: str) -> Markup:
    """A page of content/, written by the people who run the site: all of Markdown, and tables."""
    return Markup(Markdown(extensions=["tables", "toc", "attr_list"]).convert(text))  # noqa: S704


def plain(text: str) -> Markup:
    """Anybody's words, exactly as typed: paragraphs and line breaks are all that is made of them.

    No Markdown: whatever a citizen or an officer types, it can't become a heading, a link or a tag.
    """
    paragraphs = re.split(r"\n\s*\n", text.strip())
    lines = (Markup("<br>\n").join(escape(p).split("\n")) for p in paragraphs if p)
    return Markup("\n").join(Markup("<p>{}</p>").format(line) for line in lines)
