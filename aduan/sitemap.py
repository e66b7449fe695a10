"""Site maps (sitemaps.org, protocol 0.9): which pages there are, for search engines."""

from collections.abc import Iterable
from datetime import date
from xml.etree import ElementTree

SERVED = ("/lapor/", "/en/lapor/", "/cari", "/en/cari")  # by the application, for everybody
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"

Page = tuple[str, date | None]  # a whole address, and the day of its text where one is told


def pages(told: Iterable[Page]) -> str:
    """A map of pages; the protocol allows 50,000."""
    return _written("urlset", "url", told)


def index(told: Iterable[Page]) -> str:
    """A map of maps."""
    return _written("sitemapindex", "sitemap", told)


def _written(root: str, kind: str, told: Iterable[Page]) -> str:
    whole = ElementTree.Element(root, {"xmlns": SITEMAP})
    for address, day in told:
        node = ElementTree.SubElement(whole, kind)
        ElementTree.SubElement(node, "loc").text = address
        if day:
            ElementTree.SubElement(node, "lastmod").text = day.isoformat()
    raw: bytes = ElementTree.tostring(whole, encoding="utf-8", xml_declaration=True)
    return raw.decode() + "\n"
