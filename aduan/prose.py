"""The two Markdown renderers: one for our own pages, one for what anybody may have typed."""

from markdown import Markdown
from markupsafe import Markup

# All that could forge a heading, a link or a picture, or run: python-markdown's own names.
BLOCKS = ("hashheader", "setextheader", "hr", "code", "indent", "quote", "reference")
INLINES = (
    "backtick", "reference", "link", "image_link", "image_reference", "short_reference",
    "short_image_ref", "autolink", "automail", "html", "entity",
)  # fmt: skip


def official(text: str) -> Markup:
    """A page of content/, written by the people who run the site: all of Markdown, and tables."""
    return Markup(Markdown(extensions=["tables", "toc", "attr_list"]).convert(text))  # noqa: S704


def plain(text: str) -> Markup:
    """Anybody's words as paragraphs, lists and emphasis only; all else stays visible text."""
    renderer = Markdown(extensions=["nl2br", "sane_lists"], output_format="html")
    renderer.preprocessors.deregister("html_block")
    for name in BLOCKS:
        renderer.parser.blockprocessors.deregister(name)
    for name in INLINES:
        renderer.inlinePatterns.deregister(name)
    return Markup(renderer.convert(text))  # noqa: S704 (no pattern that makes HTML is left)
