"""Serving, measured on the real server: reports through the form, pages of the staff's queue."""

import sys
from pathlib import Path

sys.path[0] = str(Path(__file__).resolve().parent.parent)  # not bench/: its `queue` hides Python's

import os
import re
import tempfile
import time
from collections import Counter, defaultdict
from contextlib import ExitStack
from statistics import median
from urllib.parse import urlencode

import click

from aduan.terms import Role
from bench.crowd import Client, Crowd, Leg
from bench.installation import PASSWORD, ROLES, Installation, databases, filled

TABS = ("saya", "terlambat", "terbuka", "semua")
ROUTE = "agency=dinas-perhubungan-bali&topic=penerangan-jalan&classification=ordinary"
REPORT = re.compile(r'<th scope="row"><a href="(/staf/laporan/[^"]+)"')
VERSION = re.compile(r'name="version" value="(\d+)"')
FEW = 100  # open reports of the installation that staff pages are compared with
FULL_PAGE = "triage: semua"  # shows as many rows there as a page can

ONE, USUAL, BESIDE, MANY = Crowd(1), Crowd(32), Crowd(32, stalled=64), Crowd(256)
WARMING, READERS = Crowd(4), Crowd(32, "read")
CROWDS = (ONE, *(USUAL, BESIDE) * 5, MANY, READERS)
QUICK = (ONE, USUAL, BESIDE, READERS)

Legs = dict[Crowd, list[Leg]]
Targets = list[tuple[bool, str]]  # whether it was met; what was aimed at, and measured


class Desks:
    """An officer of each role in a browser; of each page its times, in seconds, and its rows."""

    def __init__(self, port: int) -> None:
        self.times: dict[str, list[float]] = defaultdict(list)
        self.rows: dict[str, int] = {}
        self._staff = {role: Client(port) for role in ROLES}
        for role, client in self._staff.items():
            client.ask("/staf/masuk")
            said = {"csrf_token": client.token, "username": role.value, "password": PASSWORD}
            client.ask("/staf/masuk", urlencode(said), 302)

    def work(self, turn: int) -> None:
        """Every page once, and one action."""
        for role in ROLES:
            pages = {tab: self._time(role, tab, f"/staf/?lihat={tab}") for tab in TABS}
            mine, every = REPORT.findall(pages["saya"]), REPORT.findall(pages["semua"])
            self._time(role, "a report", every[turn % len(every)])
            if role is Role.TRIAGE:
                self._time(role, "semua, page 100", "/staf/?lihat=semua&hal=100")
            if role is Role.TRIAGE and mine:
                self._route(mine[0])
            elif role is Role.REVIEWER and mine:
                self._time(role, "a review", f"{mine[turn % len(mine)]}/tinjau")

    def _route(self, report: str) -> None:
        triage = self._staff[Role.TRIAGE]
        shown = VERSION.search(triage.ask(report))
        said = {"csrf_token": triage.token, "version": shown[1] if shown else ""}
        self._time(Role.TRIAGE, "routing", f"{report}/route", f"{ROUTE}&{urlencode(said)}", 302)

    def _time(self, role: Role, what: str, path: str, form: str = "", status: int = 200) -> str:
        start = time.perf_counter()
        page = self._staff[role].ask(path, form, status)
        self.times[f"{role}: {what}"].append(time.perf_counter() - start)
        self.rows.setdefault(f"{role}: {what}", len(REPORT.findall(page)))
        return page


def send(place: Installation, threads: int, crowds: tuple[Crowd, ...], seconds: float) -> Legs:
    """The legs of these crowds at one server, one after the other."""
    legs: Legs = defaultdict(list)
    with place.served(threads) as port:
        legs[WARMING] = [WARMING.leg(port, 1)]
        with click.progressbar(crowds, label="Citizens", file=sys.stderr) as bar:
            for crowd in bar:
                legs[crowd].append(crowd.leg(port, seconds))
    return legs


def work(places: list[Installation], threads: int, rounds: int) -> list[Desks]:
    """Staff at several installations, in turns."""
    with ExitStack() as held:
        desks = [Desks(held.enter_context(place.served(threads))) for place in places]
        with click.progressbar(range(rounds), label="Staff   ", file=sys.stderr) as bar:
            for turn in bar:
                for desk in desks:
                    desk.work(turn)
    return desks


def in_ms(times: list[float], percent: int) -> float:
    """A percentile, in milliseconds."""
    return 1000 * sorted(times)[round(percent / 100 * (len(times) - 1))] if times else float("nan")


def tell_legs(legs: Legs) -> Targets:
    click.echo(f"\n{'clients':36}{'per s':>8}{'p50 ms':>9}{'p95 ms':>9}{'p99 ms':>9}{'errors':>8}")
    rates, p99, errors = {}, {}, Counter[str]()
    for crowd, runs in legs.items():
        times = [one for leg in runs for one in leg.times]
        p50, p95, p99[crowd] = (in_ms(times, percent) for percent in (50, 95, 99))
        rates[crowd] = median(leg.rate for leg in runs)
        wrong = [error for leg in runs for error in leg.errors]
        errors.update(wrong)
        shown = f"{rates[crowd]:8.0f}{p50:9.1f}{p95:9.1f}{p99[crowd]:9.1f}{len(wrong):8}"
        click.echo(f"{crowd!s:36}{shown}")
    for error, often in errors.most_common(3):
        click.echo(f"    {often} x {error}")
    pairs = zip(legs[USUAL], legs[BESIDE], strict=True)
    ratio = median(beside.rate / alone.rate for alone, beside in pairs)
    return [
        (not errors, f"no errors: {errors.total()}"),
        (rates[USUAL] >= 300, f"{USUAL}: per second >= 300: {rates[USUAL]:.0f}"),
        (p99[USUAL] <= 300, f"{USUAL}: p99 <= 300 ms: {p99[USUAL]:.0f}"),
        (ratio >= 0.8, f"{BESIDE}: >= 0.8 x the rate without: {ratio:.2f}"),
    ]


def count(legs: Legs, place: Installation) -> Targets:
    """Every receipt must stand in the store, once, and nothing else."""
    receipts = [number for runs in legs.values() for leg in runs for number in leg.numbers]
    with place.office() as office, office.store.snapshot() as read:
        stored = Counter(document["id"] for document in read("reports"))
    lost = set(receipts) - set(stored)
    doubled = len(receipts) - len(set(receipts)) + (stored - Counter(set(receipts))).total()
    return [
        (not lost, f"of {len(receipts):,} receipts none lost: {len(lost)}"),
        (not doubled, f"none doubled: {doubled}"),
    ]


def tell_pages(many: Desks, few: Desks, number: int) -> Targets:
    """A page is compared with one that shows as many reports."""
    click.echo(f"\n{'staff pages':36}{f'{number:,} open':>26}{f'{FEW} open':>26}{'ratio':>9}")
    click.echo(f"{'':36}" + f"{'rows':>8}{'p50 ms':>9}{'p95 ms':>9}" * 2)
    slow, grown = {}, {}
    for page, times in many.times.items():
        alike = page if few.rows[page] >= many.rows[page] else FULL_PAGE
        ratio = in_ms(times, 50) / in_ms(few.times[alike], 50)
        slow[page], grown[page] = in_ms(times, 95), ratio
        shown = "".join(
            f"{desk.rows[page] or '':>8}{in_ms(desk.times[page], 50):9.1f}"
            f"{in_ms(desk.times[page], 95):9.1f}"
            for desk in (many, few)
        )
        click.echo(f"{page:36}{shown}{ratio:9.2f}")
    worst, most = max(slow, key=slow.__getitem__), max(grown, key=grown.__getitem__)
    return [
        (slow[worst] <= 100, f"p95 of every staff page <= 100 ms: {slow[worst]:.1f} ({worst})"),
        (grown[most] <= 3, f"none more than 3 x as slow as at {FEW}: {grown[most]:.2f} ({most})"),
    ]


@click.command()
@click.option("--open", "number", type=int, help="open reports in the queue  [10000; quick: 2000]")
@click.option("--threads", default=32, show_default=True, help="of the server")
@click.option("--store", help="PostgreSQL server to make databases at: postgresql://...")
@click.option("--postgres", is_flag=True, help="run on a private PostgreSQL")
@click.option("--quick", is_flag=True, help="a look in less than 50 s")
def main(number: int | None, threads: int, store: str | None, postgres: bool, quick: bool) -> None:
    """Measure `flask serve`; the exit status is 1 when a target is missed."""
    number = number or (2_000 if quick else 10_000)
    machine = f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} before"
    tempfile.tempdir = "/var/tmp"  # noqa: S108 (a disk, where /tmp may be memory)
    with ExitStack() as held:
        folder = Path(held.enter_context(tempfile.TemporaryDirectory(prefix="aduan-bench-")))
        if postgres:
            from tests.postgres import running

            store = held.enter_context(running()).address("postgres")
        new = held.enter_context(databases(store)) if store else str
        fresh = Installation(folder / "fresh", new())
        legs = send(fresh, threads, QUICK if quick else CROWDS, 3 if quick else 5)
        places = filled(folder, new, (number, FEW))
        many, few = work(places, threads, 15 if quick else 40)
        click.echo(f"{'PostgreSQL' if store else 'TinyDB'}, {threads} threads; {machine}")
        targets = tell_legs(legs) + count(legs, fresh) + tell_pages(many, few, number)
    click.echo()
    for met, text in targets:
        click.echo(f"{'met   ' if met else 'MISSED'} {text}")
    sys.exit(not all(met for met, _ in targets))


if __name__ == "__main__":
    main()
