"""The two ways a text becomes a page: our own pages are Markdown, anybody's words stay words."""

import re

from markdown import Markdown
from markupsafe import Markup, escape


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
