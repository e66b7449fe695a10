"""What came out of the queue's benchmark: medians over the pairs, and each beside its target."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from bench.legs import OURS_POSTGRES, POSTGRES, SQLITE, TINY, Leg

LEAST = {(1, SQLITE): 0.8, (32, SQLITE): 2.0, (32, POSTGRES): 1.0}  # by clients of one process
FLAT = 1.5
HEAD = f"{'queued':>8}{'clients':>9}  {'store':26}{'accepts/s':>10}{'p50 ms':>9}{'p99 ms':>9}"


@dataclass(frozen=True)
class Load:
    """So many reports are queued already when the clients (threads) begin."""

    queued: int
    processes: int
    threads: int

    def __str__(self) -> str:
        clients = f"{self.processes}×{self.threads}" if self.processes > 1 else f"{self.threads}"
        return f"{self.queued:8,}{clients:>9}"

    def least(self, contestant: str) -> float | None:
        """How many times as fast as this contestant our store should be."""
        return LEAST.get((self.threads, contestant)) if self.processes == 1 else None


class Scores:
    """All legs; those of one load and pair have the same place in their lists."""

    def __init__(self) -> None:
        self.missed = False
        self._legs: dict[Load, dict[str, list[Leg]]] = defaultdict(lambda: defaultdict(list))

    def add(self, load: Load, contestant: str, leg: Leg) -> None:
        self._legs[load][contestant].append(leg)

    def table(self) -> Iterator[str]:
        yield f"{HEAD}   aduan is"
        for load, legs in self._legs.items():
            start = str(load)
            for contestant in legs:
                line = f"{start}  {contestant:26}{_medians(legs[contestant])}"
                start = " " * len(start)
                yield line + self._compared(load, legs[TINY], contestant, legs[contestant])

    def _compared(self, load: Load, ours: list[Leg], contestant: str, theirs: list[Leg]) -> str:
        if contestant in (TINY, OURS_POSTGRES):
            return ""
        ratio = median(our.rate / their.rate for our, their in zip(ours, theirs, strict=True))
        least = load.least(contestant)
        target = "" if least is None else f"   ≥ {least:g}  {self._verdict(ratio >= least)}"
        return f"{ratio:9.2f} ×{target}"

    def flat(self) -> Iterator[str]:
        """Whether one client waits no longer when many are queued."""
        alone = {load.queued: legs[TINY] for load, legs in self._legs.items() if load.threads == 1}
        few, many = min(alone), max(alone)
        if few < many:
            ratio = median(m.p50 / f.p50 for m, f in zip(alone[many], alone[few], strict=True))
            yield self.most(f"p50 of 1 client: {many:,} queued against {few:,}", ratio, FLAT, " ×")

    def most(self, name: str, value: float, most: float, unit: str = "") -> str:
        shown = f"{value:,}" if isinstance(value, int) else f"{value:.2f}"
        return f"{name:64}{shown + unit:>11}   ≤ {most:g}  {self._verdict(value <= most)}"

    def _verdict(self, met: bool) -> str:
        self.missed |= not met
        return "ok" if met else "MISSED"


def _medians(legs: list[Leg]) -> str:
    rate, p50, p99 = zip(*((leg.rate, leg.p50, leg.p99) for leg in legs), strict=True)
    return f"{median(rate):10,.0f}{median(p50):9.2f}{median(p99):9.2f}"
