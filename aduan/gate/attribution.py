"""Whose outcome a finding belongs to: the one on whose page it stands, or in whose row of a list.

In every list, feed and data file a row begins with the public id of its outcome, or with a link to
it. That a finding is in the row is a guess, which `release` tries by leaving the outcome out.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import cache, lru_cache

from aduan.gate import views, wording
from aduan.gate.scan import Place, Scan
from aduan.gate.sieve import holds
from aduan.gate.streams import Streams, letters, streams, together
from aduan.gate.values import Key
from aduan.withheld import SITE, Grounds

EXCUSABLE = {"name", "address"}  # what can be made of words that anybody writes
ID = re.compile(r"(?<![0-9a-z])[0-9a-z]{10}(?![0-9a-z])")

Row = tuple[str, str]  # public id, text


def grounds(scan: Scan, key: bytes) -> dict[str, Grounds]:
    """Of everything that was found, by public id; SITE for what belongs to no outcome. `key` of the
    office."""
    rows = cache(lambda name: list(cut(scan.text(name), scan.wanted.numbers)))
    found: dict[str, dict[Place, str]] = defaultdict(dict)
    for finding, places in scan.findings.items():
        for place in places:
            page = scan.page(place.name)
            for id in {page} if page else owners(rows(place.name), place):
                found[id][place] = finding.kind
    return {
        id: Grounds(
            frozenset(kinds.values()),
            frozenset(wording.mark(key, words) for words in _excusable(scan, id, kinds)),
        )
        for id, kinds in found.items()
    }


def cut(text: str, ids: Collection[str]) -> Iterator[Row]:
    """The rows of a file, each from the line on which another outcome is first named; what stands
    before the first belongs to none."""
    of, start, seen = SITE, 0, 0
    for match in ID.finditer(text):
        if match[0] in ids:
            if match[0] != of:
                begin = max(text.rfind("\n", seen, match.start()), seen)
                yield of, text[start:begin]
                of, start = match[0], begin
            seen = match.end()
    yield of, text[start:]


def owners(rows: Iterable[Row], place: Place) -> set[str]:
    """The outcomes in whose rows it stands; SITE when in none."""
    return {id for id, text in rows if _stands(text, place)} or {SITE}


@lru_cache(maxsize=1 << 12)
def _said(text: str) -> Streams:
    return together(map(streams, views.view("", text.encode("utf-8", "surrogatepass")).texts))


def _stands(text: str, place: Place) -> bool:
    if place.key:
        return holds(_said(text), place.key)
    return bool(place.words) and letters(place.words) in _said(text).letters


def _excusable(scan: Scan, id: str, places: Iterable[Place]) -> Iterator[bytes]:
    """The words of an outcome that are a name or an address in another report, and are nothing
    else, nor anything in its own."""
    own, words, never = scan.wanted.numbers.get(id), set[bytes](), list[Key]()
    for name, key, _ in places:
        if key and (key.kind not in EXCUSABLE or key.case == own):
            never.append(key)
        elif key and scan.page(name):
            words |= {run for text in scan.readings(name) for run in wording.runs(text, key)}
    for run in words if id else ():
        said = streams(run.decode())
        if not re.search(rb"[0-9]", run) and not any(holds(said, key) for key in never):
            yield run
