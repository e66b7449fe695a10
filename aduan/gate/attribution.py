"""Whose outcome a finding belongs to: the one on whose page it stands, else nobody's."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from aduan.gate import wording
from aduan.gate.scan import Place, Scan
from aduan.gate.sieve import holds
from aduan.gate.streams import streams
from aduan.gate.values import Key
from aduan.withheld import Grounds

EXCUSABLE = {"name", "address"}  # what can be made of words that anybody writes


def grounds(scan: Scan, key: bytes) -> dict[str, Grounds]:
    """Of everything that was found, by public id; SITE for what belongs to no outcome. `key` of the
    office."""
    found: dict[str, dict[Place, str]] = defaultdict(dict)
    for finding, places in scan.findings.items():
        for place in places:
            found[scan.page(place.name)][place] = finding.kind
    return {
        id: Grounds(
            frozenset(kinds.values()),
            frozenset(wording.mark(key, words) for words in _excusable(scan, id, kinds)),
        )
        for id, kinds in found.items()
    }


def _excusable(scan: Scan, id: str, places: Iterable[Place]) -> Iterator[bytes]:
    """The words of an outcome that are a name or an address in another report, and are nothing
    else, nor anything in its own."""
    own, words, never = scan.wanted.numbers.get(id), set[bytes](), list[Key]()
    for name, key, _ in places:
        if key and key.kind in EXCUSABLE and key.case != own:
            words |= {run for text in scan.readings(name) for run in wording.runs(text, key)}
        elif key:
            never.append(key)
    for run in words if id else ():
        said = streams(run.decode())
        if not re.search(rb"[0-9]", run) and not any(holds(said, key) for key in never):
            yield run
