"""Whose outcome a finding belongs to: the one on whose page it stands, else nobody's."""

from collections import defaultdict

from aduan.gate.scan import Scan
from aduan.withheld import Grounds


def grounds(scan: Scan) -> dict[str, Grounds]:
    """Of everything that was found, by public id; SITE for what belongs to no outcome."""
    found: dict[str, Grounds] = defaultdict(Grounds)
    for finding, places in scan.findings.items():
        for place in places:
            found[scan.page(place.name)] |= Grounds(frozenset({finding.kind}))
    return dict(found)
