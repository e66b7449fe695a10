"""Atom feeds (RFC 4287): what is new, for whoever follows it with a feed reader."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from xml.etree import ElementTree

ATOM = "http://www.w3.org/2005/Atom"
NEWEST = 50  # entries of a feed
# Characters that XML 1.0 can't hold, not even escaped.
UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Home:
    """Where a site's feeds are, and what their ids begin with.

    `address` of the site, "" when nobody knows it: then links are relative to the feed. `tag`: of
    its publisher, so that no id changes when the address does.
    """

    address: str
    tag: str

    def id(self, key: str) -> str:
        return f"{self.tag}{key.strip('/')}"


@dataclass(frozen=True)
class Entry:
    """`key` is its id below the publisher's tag; `path` the address of what is told, below the
    site's. `html` is all of it, or "".

    Only the day is told, of which the feed makes the midnight that Atom demands.
    """

    key: str
    title: str
    path: str
    published: date
    updated: date
    summary: str
    language: str = "id"
    topics: tuple[str, ...] = ()
    html: str = ""


def atom(title: str, path: str, page: str, home: Home, as_of: date, told: Iterable[Entry]) -> str:
    """The feed at `path` of what stands on `page`; newest entry first."""
    entries = list(told)
    root = ElementTree.Element("feed", {"xmlns": ATOM, "xml:lang": "id"})
    _add(root, "id", home.id(path))
    _add(root, "title", title)
    _add(root, "updated", _moment(max((e.updated for e in entries), default=as_of)))
    _add(root, "link", rel="self", type="application/atom+xml", href=home.address + path)
    _add(root, "link", rel="alternate", type="text/html", href=home.address + page)
    _add(_add(root, "author"), "name", "Aduan")
    for entry in entries:
        _entry(_add(root, "entry"), entry, home)
    raw: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return raw.decode() + "\n"


def _entry(node: ElementTree.Element, entry: Entry, home: Home) -> None:
    _add(node, "id", home.id(entry.key))
    _add(node, "title", entry.title).set("xml:lang", entry.language)
    _add(node, "link", rel="alternate", type="text/html", href=home.address + entry.path)
    _add(node, "published", _moment(entry.published))
    _add(node, "updated", _moment(entry.updated))
    for topic in entry.topics:
        _add(node, "category", term=topic)
    _add(node, "summary", entry.summary)
    if entry.html:
        _add(node, "content", entry.html, type="html")


def _add(
    parent: ElementTree.Element, name: str, text: str = "", **attributes: str
) -> ElementTree.Element:
    node = ElementTree.SubElement(parent, name, attributes)
    node.text = UNFIT.sub("\ufffd", text) or None
    return node


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
