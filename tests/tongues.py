"""Which words of an English page are Indonesian, and not said to be."""

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, NavigableString, Tag

from aduan.catalogue import Content

SPOKEN = ("aria-label", "alt", "title", "label", "data-label")  # attributes that are read out


def names(content: Content) -> re.Pattern[str]:
    """Every name that people of the office wrote in Indonesian alone, or also in English."""
    both = [*content.agencies.values(), *content.topics.values()]
    register = [(one.title, one.title_en) for one in content.improvements.values()]
    register += [(item.action, item.action_en) for item in content.plan]
    register += [(question.words, question.words_en) for question in content.questions]
    told = {one.name for one in both if one.name != one.name_en}
    told |= {indonesian for indonesian, english in register if indonesian != english}
    told |= {agency.short for agency in content.agencies.values()} | {*content.areas.values()}
    longest = sorted(told, key=len, reverse=True)
    return re.compile(rf"(?<!\w)({'|'.join(map(re.escape, longest))})(?!\w)")


def unmarked(page: BeautifulSoup, known: re.Pattern[str]) -> list[str]:
    """The names that stand in a page's body as if they were of the page's language."""
    return [words for words, tag in said(page) if known.search(words) and language(tag) != "id"]


def said(page: BeautifulSoup) -> Iterator[tuple[str, Tag]]:
    """Every text that is shown or read out, with its element."""
    assert page.body
    for tag in page.body.find_all(True):
        if tag.name in ("script", "style"):
            continue
        yield from ((str(tag[name]), tag) for name in SPOKEN if tag.has_attr(name))
        yield from ((str(child), tag) for child in tag.children if type(child) is NavigableString)


def language(tag: Tag) -> str:
    nearest = tag if tag.has_attr("lang") else tag.find_parent(lang=True)
    return str(nearest["lang"]) if nearest else ""
