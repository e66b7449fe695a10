"""The figures of each page, all computed from the tables that are public: nothing else is shown.

A page's figures have names ("way.open", "agency.rsud-bali.total"). The page draws them by name,
data/figures.json lists them by name, and data/recompute.py computes each of them again.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from aduan import periods
from aduan.durations import Span, least, most, quantile
from aduan.figures import DUE, Measured, Snapshot
from aduan.periods import ALL
from aduan.shares import Range, Share, parts, share, total
from aduan.suppression import Hidden, Shown
from aduan.terms import Kind

Figure = int | Hidden | Range | Share | Span | float | None
ENOUGH = 30  # received, and closed, before an agency is compared with others


class Figures(dict[str, Figure]):
    """Figures by name; what was never counted is 0."""

    def __missing__(self, name: str) -> Figure:
        return 0


@dataclass(frozen=True)
class Places:
    """What the rows of the tables are called: slugs of content/, and inhabitants by area."""

    agencies: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    inhabitants: Mapping[str, int] = field(default_factory=dict)


def measured(counts: Measured, before: str = "") -> Figures:
    """Everything that is said of one row of a table."""
    found = Figures()
    for measure, values in counts.items():
        for value, number in values.items():
            found[f"{before}{measure}.{value}" if value else f"{before}{measure}"] = number
    if "answered" in counts:
        found.update((before + name, value) for name, value in _kept(counts))
    return found


def _kept(counts: Measured) -> Iterable[tuple[str, Figure]]:
    """How limits were kept and how long it took."""
    whole = counts["total"][""]
    answered = parts(counts["answered"], whole)
    due = [answered.get(name, (0, 0)) for name in DUE]
    yield "due", total(due)
    yield "due.on_time", share(due[:1], due[1:])
    ways = counts.get("way", {})
    without_answer = [counts.get("unanswered", {}).get("", 0)]
    unclosed = [ways.get(way, 0) for way in ("archived", "withdrawn")]
    for what, measure, wait, left_out in (
        ("first", "answered_in", "unanswered_for", without_answer),
        ("close", "closed_in", "unclosed_for", unclosed),
    ):
        fewest = least(whole) - sum(map(most, left_out))
        many = most(whole) - sum(map(least, left_out))
        for percent, word in ((50, "median"), (90, "p90")):
            bins = counts.get(measure, {}), counts.get(wait, {})
            yield f"{word}.{what}", quantile(percent, *bins, (fewest, many))


def bulletin(taken: Snapshot, period: str, places: Places) -> Figures:
    """The report of a period: what was received in it, and how that stands now."""
    found = measured(taken.of("all", "", period))
    for kind in Kind:
        found |= measured(taken.of("kind", kind, period), f"kind.{kind}.")
    for slug in ("", *places.agencies):
        found |= measured(taken.of("agency", slug, period), f"agency.{slug}.")
    for slug in ("", *places.topics):
        found |= measured(taken.of("topic", slug, period), f"topic.{slug}.")
    for slug in ("", *places.inhabitants):
        found |= measured(taken.of("area", slug, period), f"area.{slug}.")
        found[f"area.{slug}.rate"] = rate(found[f"area.{slug}.total"], places.inhabitants.get(slug))
    for inner in inside(taken, period):
        found |= measured(taken.of("all", "", inner), f"period.{inner}.")
    if period == ALL:
        found |= trend(taken, "all", "")
    return found


def inside(taken: Snapshot, period: str) -> tuple[str, ...]:
    """The periods that a report goes through one by one: years, or quarters and months."""
    first = periods.earliest(taken.tables.get("all", {}).get("", {}))
    every = periods.listed(first, taken.as_of)
    if period == ALL:
        return tuple(name for name in every if len(name) == 4)
    mine = set(periods.months(period))
    return tuple(n for n in every if n != period and mine.issuperset(periods.months(n)))


def rate(reports: Figure, inhabitants: int | None) -> float | None:
    """Reports per 10,000 inhabitants, to two decimals; None where one of both is not known."""
    if not isinstance(reports, int) or not inhabitants:
        return None
    return (reports * 10_000 * 200 + inhabitants) // (2 * inhabitants) / 100


def scorecard(taken: Snapshot, slug: str) -> Figures:
    """All figures of one agency."""
    found = measured(taken.of("agency", slug))
    for kind in Kind:
        found |= measured(taken.of("agency-kind", f"{slug}/{kind}"), f"kind.{kind}.")
    found.update(trend(taken, "agency", slug))
    return found


def trend(taken: Snapshot, table: str, slug: str) -> Figures:
    """Reports of a row in each of the last twelve months."""
    first = periods.earliest(taken.tables.get("all", {}).get("", {}))
    every = [name for name in periods.listed(first, taken.as_of) if name in periods.months(name)]
    return Figures(
        {
            f"period.{month}.total": taken.of(table, slug, month).get("total", {}).get("", 0)
            for month in every[-12:]
        }
    )


def topic(taken: Snapshot, slug: str, places: Places) -> Figures:
    """All figures of one topic, with how often it came up in each area."""
    found = measured(taken.of("topic", slug))
    found.update(trend(taken, "topic", slug))
    for area in ("", *places.inhabitants):
        row = taken.of("topic-area", f"{slug}/{area}")
        found[f"area.{area}.total"] = row.get("total", {}).get("", 0)
    return found


def enough(taken: Snapshot, slug: str) -> bool:
    """Whether an agency has reports enough to be compared with others."""
    counts = taken.agency(slug)
    closed = (counts.agreed, counts.silent, counts.disagreed, counts.by_triage)
    return least(counts.total) >= ENOUGH and sum(map(least, closed)) >= ENOUGH


def alike(taken: Snapshot, slug: str, agencies: Iterable[str]) -> tuple[str, ...]:
    """The agencies, this among them, that have half to twice as many reports, and enough."""
    if not enough(taken, slug):
        return ()
    mine = least(taken.agency(slug).total)
    return tuple(
        other
        for other in agencies
        if enough(taken, other) and mine <= 2 * least(taken.agency(other).total) <= 4 * mine
    )


def classes(taken: Snapshot, agencies: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """Agencies that may be ranked: with enough reports, and none over twice as many as another."""

    def volume(slug: str) -> int:
        return least(taken.agency(slug).total)

    found: list[tuple[str, ...]] = []
    for slug in sorted(filter(lambda one: enough(taken, one), agencies), key=volume, reverse=True):
        if found and volume(found[-1][0]) <= 2 * volume(slug):
            found[-1] += (slug,)
        else:
            found.append((slug,))
    return tuple(several for several in found if len(several) > 1)


def by_lateness(cards: Mapping[str, Figures]) -> tuple[tuple[str, ...], bool]:
    """Agencies by their scorecards, those that are least on time first.

    Also whether the first is so for certain, whatever the hidden numbers are.
    """

    def on_time(slug: str) -> tuple[int, int]:
        share = cards[slug]["due.on_time"]
        return (share.least, share.most) if isinstance(share, Share) else (0, 100)

    first, *others = order = sorted(cards, key=lambda slug: (sum(on_time(slug)), slug))
    return tuple(order), all(on_time(first)[1] < on_time(other)[0] for other in others)


def text(figure: Figure | Shown) -> str:
    """The figure without words, as figures.json has it; "" where nothing can be said."""
    match figure:
        case None:
            return ""
        case Hidden() | int():
            return str(figure)
        case float():
            return f"{figure:.2f}"
        case Share(low, high) | Range(low, high):
            return _reach(str(low), None if high is None else str(high))
        case Span(first, last):
            return _reach(first, last)


def _reach(least: str, most: str | None) -> str:
    """In words, since digits and signs alone might be anybody's number to the gate."""
    return least if least == most else f"{least} to {most}" if most else f"{least} or more"
