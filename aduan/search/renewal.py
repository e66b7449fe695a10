"""Bringing the index in line with the site: it holds no outcome whose page does not stand there."""

from collections.abc import Iterable
from pathlib import Path

from aduan.catalogue import Content
from aduan.outcome import Outcome
from aduan.search import index
from aduan.search.entry import entry
from aduan.search.index import NotWritten, Updated


def renew(path: Path, site: Path, content: Content, outcomes: Iterable[Outcome]) -> Updated:
    """Indexes what was published: of these outcomes, frozen just now, those that stand in site/.

    Raises NotWritten; what may be found no more is gone from the index then, too.
    """
    try:
        return index.update(path, [entry(o, content) for o in outcomes if _stands(site, o.id)])
    except NotWritten:
        retract(path, site)
        raise


def retract(path: Path, site: Path) -> None:
    """Takes out what is public no more, and writes nothing new."""
    index.remove(path, lambda public_id: not _stands(site, public_id))


def _stands(site: Path, public_id: str) -> bool:
    return (site / "hasil" / f"{public_id}.html").exists()
