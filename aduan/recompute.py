"""Computes every figure of the statistics, agency and topic pages again, from the CSV files alone.

    python3 recompute.py [FOLDER]

FOLDER (here, if you leave it out) holds what the site offers under /data/: figures.json, which
lists each figure that a page shows by its name, and figures/*.csv, the public counts. The program
needs Python 3.9 and nothing else, and shares no line with the program that made the pages. Exit
status: 0 all figures are equal; 1 some differ (each is named); 2 a file is missing or unreadable.

How to read a CSV line: so many `reports` received in `period` ("*" all, 2026 a year, 2026-k1 a
quarter, 2026-03 a month) and belonging to `row` (an agency, a topic, ...; empty: none, or all) are
counted under `value` of `measure`. A number without a line is 0. "<5", ">=5" (written with one
sign) and "..." (one sign) stand for numbers that would tell about unpublished reports: 0 to 4, 5
or more, anything. So a figure may be known from a least to a most only: "2 to 6", "5 or more".
"""

import csv
import json
import sys
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path

ENDS = ["0-3", "4-5", "6-10", "11-14", "15-20", "21-30", "31-60", "over 60"]
BINS = [f"{end} days" for end in ENDS]  # working days since receipt, without those on hold
ENDLESS = float("inf")
BOUNDS = {"<5": (0, 4), "\u22655": (5, ENDLESS), "\u2026": (0, ENDLESS)}
DUE = ["on_time", "late", "overdue", "given_up"]  # reports whose answer was due
ANSWERED = [*DUE, "not_due", "not_routed", "ended"]  # every report is one of these
DURATIONS = {
    "first": ("answered_in", "unanswered_for", [("unanswered", "")]),
    "close": ("closed_in", "unclosed_for", [("way", "archived"), ("way", "withdrawn")]),
}
TABLES = {"statistik": "all", "instansi": "agency", "topik": "topic"}
Number = tuple[float, float]  # the least and the most a number may be


class Tables:
    """All counts, as written in the CSV files."""

    def __init__(self, folder: Path) -> None:
        self.counts: dict[tuple[str, ...], str] = {}
        for path in sorted(folder.glob("*.csv")):
            with path.open(encoding="utf-8-sig", newline="") as file:
                for line in csv.DictReader(file):
                    if "reports" in line:
                        at = (line["row"], line["period"], line["measure"], line["value"])
                        self.counts[(path.stem, *at)] = line["reports"]
                    else:
                        self.counts[("inhabitants", line["area"])] = line["inhabitants"]

    def shown(self, *at: str) -> str:
        return self.counts.get(at, "0")

    def bounds(self, *at: str) -> Number:
        text = self.shown(*at)
        return BOUNDS[text] if text in BOUNDS else (int(text), int(text))


def added(numbers: list[Number]) -> Number:
    return (sum(least for least, _ in numbers), sum(most for _, most in numbers))


def written(least: float, most: float) -> str:
    return reach(f"{least}", None if most == ENDLESS else f"{most}")


def reach(first: str, last: object) -> str:
    return first if first == last else f"{first} to {last}" if last else f"{first} or more"


def percent(part: float, rest: float) -> int:
    """Rounded to a whole number, halves up."""
    if part == 0:
        return 0
    if part == ENDLESS:
        return 100
    exact = Fraction(0) if rest == ENDLESS else Fraction(int(part), int(part + rest))
    return int(exact * 100 + Fraction(1, 2))


def due(tables: Tables, row: list[str]) -> list[Number]:
    """How many answers were on time, late, and so on; all seven kinds together make the total."""
    every = {value: tables.bounds(*row, "answered", value) for value in ANSWERED}
    least, most = added(list(every.values()))
    total_least, total_most = tables.bounds(*row, "total", "")
    found = []
    for value in DUE:
        low, high = every[value]
        others_least = least - low
        others_most = added([n for name, n in every.items() if name != value])[1]
        found.append((max(low, total_least - others_most), min(high, total_most - others_least)))
    return found


def on_time(tables: Tables, row: list[str]) -> str:
    """The share of answers in time among all reports whose answer was due, answered or not."""
    (least, most), *others = due(tables, row)
    rest_least, rest_most = added(others)
    if least + rest_least == 0:
        return ""
    return written(percent(least, rest_most), percent(most, rest_least))


def quantile(tables: Tables, row: list[str], name: str) -> str:
    """The bin by which half (or 90 %) of all reports were answered (or closed).

    Open reports count, too. The first bin is the earliest possible one: open reports end now,
    hidden numbers are large where days are few. The last is the latest possible one: open reports
    never end, hidden numbers are large where days are many; it is left out when even then too few
    have ended. The number of all of them is the total without those that ended otherwise.
    """
    word, what = name.split(".")
    need = Fraction({"median": 50, "p90": 90}[word], 100)
    measure, wait, left_out = DURATIONS[what]
    ended = [tables.bounds(*row, measure, b) for b in BINS]
    waiting = [tables.bounds(*row, wait, b) for b in BINS]
    if added(ended + waiting)[1] == 0:
        return ""
    out_least, out_most = added([tables.bounds(*row, m, value) for m, value in left_out])
    total_least, total_most = tables.bounds(*row, "total", "")
    fewest, many = total_least - out_most, total_most - out_least
    earliest, latest = BINS[-1], None
    for n in reversed(range(len(BINS))):
        outside = added(ended[n + 1 :] + waiting[n + 1 :])[0]
        inside = min(added(ended[: n + 1] + waiting[: n + 1])[1], many - outside)
        if inside > 0 and (inside == ENDLESS or inside >= need * max(inside + outside, fewest)):
            earliest = BINS[n]
        outside = added(ended[n + 1 :] + waiting)[1]
        inside = max(added(ended[: n + 1])[0], less(fewest, outside))
        number = min(inside + outside, many)
        if inside > 0 and number != ENDLESS and inside >= need * number:
            latest = BINS[n]
    return reach(earliest, latest)


def less(number: float, other: float) -> float:
    return 0 if other == ENDLESS or number == -ENDLESS else number - other


def rate(tables: Tables, area: str, period: str) -> str:
    """Reports per 10,000 inhabitants."""
    reports = tables.shown("area", area, period, "total", "")
    people = tables.counts.get(("inhabitants", area))
    if reports in BOUNDS or not people:
        return ""
    return str(
        (Decimal(reports) * 10000 / Decimal(people)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    )


def located(page: str, name: str) -> tuple[list[str], str]:
    """The table, row and period a figure is about, and what it says of them."""
    folder, file = page.strip("/").removesuffix(".html").partition("/")[::2]
    table = TABLES[folder]
    row, period = ("", file or "*") if table == "all" else (file, "*")
    first, _, rest = name.partition(".")
    if first in ("kind", "agency", "topic", "area", "period"):
        which, _, name = rest.partition(".")
        if first == "period":
            period = which
        elif table == "all":
            table, row = first, which
        else:
            table, row = f"{table}-{first}", f"{row}/{which}"
    return [table, row, period], name


def figure(tables: Tables, page: str, name: str) -> str:
    row, what = located(page, name)
    if what == "due":
        return written(*added(due(tables, row)))
    if what == "due.on_time":
        return on_time(tables, row)
    if what == "rate":
        return rate(tables, row[1], row[2])
    if what.startswith(("median.", "p90.")):
        return quantile(tables, row, what)
    measure, _, value = what.partition(".")
    return tables.shown(*row, measure, value)


def main(folder: Path) -> int:
    try:
        tables = Tables(folder / "figures")
        listed = json.loads((folder / "figures.json").read_text(encoding="utf-8"))
    except (OSError, ValueError, KeyError) as error:
        print(f"cannot be read: {error}", file=sys.stderr)
        return 2
    equal = different = 0
    for page, figures in listed["pages"].items():
        for name, told in figures.items():
            found = figure(tables, page, name)
            if found == told:
                equal += 1
            else:
                different += 1
                print(f"{page} {name}: the page says {told!r}, the CSV files say {found!r}")
    print(f"as of {listed['as_of']}: {equal} figures are equal, {different} differ")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else ".")))
