"""The gate: a private value that reached the finished site stops the build, and is never said."""

import base64
import gzip
import io
import os
import re
import zipfile
from dataclasses import replace
from functools import partial
from pathlib import Path
from urllib.parse import quote

import pytest

from aduan import create_site, freeze, publish, review
from aduan.gate import guard
from aduan.gate.passed import NotPassed, Passed
from aduan.gate.wanted import Detector, Excuses, Wanted
from aduan.gate.workers import FEW, Workers
from aduan.office import Office
from aduan.report import Report
from aduan.terms import KeepReason
from tests import ROOT
from tests.conftest import Clock
from tests.life import live, receive
from tests.test_freeze import build, silent

NAME, PHONE, EMAIL = "Ni Luh Kenarijingga Pratiwi", "081277334455", "kenarijingga77@example.com"
PERSONAL = {"name": NAME, "phone": PHONE, "email": EMAIL}
STORY = "Rahasia sekali: kepala gudang meminta setoran tiap pekan dari semua pedagang kecil."


@pytest.fixture
def case(office: Office) -> Report:
    """A report that is public, whose reporter must not be."""
    receive(office, story=STORY, confidential="yes", consent="no")
    report = live(office, receive(office, **PERSONAL), "route", "answer", "agree")
    return live(office, report, "review", "publish")


@pytest.fixture
def site(office: Office, case: Report, tmp_path: Path) -> Path:
    build(office, tmp_path / "site")
    return tmp_path / "site"


def page(text: str) -> bytes:
    return f"<!doctype html><title>x</title><body><p>{text}</p></body>".encode()


def zipped(data: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.html", data)
    return file.getvalue()


SPACED = f"{PHONE[:4]} {PHONE[4:8]} {PHONE[8:]}"
SPOKEN = "nol delapan satu dua tujuh tujuh tiga tiga empat empat lima lima"
PLACES = {
    "plain": ("a.html", page(PHONE)),
    "grouped": ("a.html", page(SPACED)),
    "with dots": ("a.html", page(SPACED.replace(" ", "."))),
    "with dashes": ("a.html", page(SPACED.replace(" ", "-"))),
    "international": ("a.html", page(f"+62 {PHONE[1:4]} {PHONE[4:8]} {PHONE[8:]}")),
    "across tags": ("a.html", page(f"{PHONE[:5]}<b>{PHONE[5:]}</b>")),
    "in an attribute": ("a.html", page(f'<a href="tel:{PHONE}">x</a>')),
    "in a comment": ("a.html", page(f"<!-- {PHONE} -->")),
    "in a script": ("a.html", page(f"<script>let a='{PHONE}'</script>")),
    "in a style": ("a.html", page(f"<style>/* {PHONE} */</style>")),
    "in entities": ("a.html", page("".join(f"&#{ord(c)};" for c in PHONE))),
    "in hex entities": ("a.html", page("".join(f"&#x{ord(c):x};" for c in PHONE))),
    "percent-encoded": ("a.html", page("".join(f"%{ord(c):02x}" for c in PHONE))),
    "in a percent-encoded link": ("a.html", page(f'<a href="/?q={quote(NAME)}">x</a>')),
    "in \\u escapes": ("a.json", "".join(f"\\u{ord(c):04x}" for c in PHONE).encode()),
    "in \\x escapes": ("a.js", "".join(f"\\x{ord(c):02x}" for c in PHONE).encode()),
    "in base64": ("a.html", page(base64.b64encode(f"tel {PHONE}".encode()).decode())),
    "in url-safe base64": ("a.html", page(base64.urlsafe_b64encode(NAME.encode()).decode())),
    "in a data address": (
        "a.html",
        page(f'<img src="data:text/plain;base64,{base64.b64encode(PHONE.encode()).decode()}">'),
    ),
    "in hex": ("a.txt", PHONE.encode().hex().encode()),
    "in UTF-16": ("a.txt", PHONE.encode("utf-16")),
    "in UTF-16 without a mark": ("a.txt", PHONE.encode("utf-16-le")),
    "in gzip": ("a.gz", gzip.compress(page(PHONE))),
    "in a zip": ("a.zip", zipped(page(PHONE))),
    "in gzip in a zip": ("a.zip", zipped(gzip.compress(page(PHONE)))),
    "in a feed": ("feed.xml", f"<feed><title>{EMAIL}</title></feed>".encode()),
    "in CSV": ("a.csv", f"id,phone\n1,{PHONE}\n".encode()),
    "in JSON": ("a.json", f'{{"a": "{NAME}"}}'.encode()),
    "in SVG": ("a.svg", f"<svg><desc>{NAME}</desc></svg>".encode()),
    "in a file name": (f"{PHONE}.html", page("x")),
    "in a folder name": (f"{PHONE}/a.html", page("x")),
    "with zero-width characters": ("a.html", page("\u200b".join(PHONE))),
    "with soft hyphens": ("a.html", page("\u00ad".join(PHONE))),
    "in full-width digits": ("a.html", page("".join(chr(ord(c) + 0xFEE0) for c in PHONE))),
    "in Arabic digits": ("a.html", page("".join(chr(ord(c) + 0x630) for c in PHONE))),
    "in words": ("a.html", page(SPOKEN)),
    "a name": ("a.html", page("Kenarijingga Pratiwi melapor")),
    "a name the other way round": ("a.html", page("Pratiwi Kenarijingga melapor")),
    "a name in capitals": ("a.html", page("KENARIJINGGA PRATIWI")),
    "a name in one word": ("a.html", page("kenarijinggapratiwi")),
    "a name with accents": ("a.html", page("Kénarijingga Pratíwi")),
    "an e-mail address": ("a.html", page(EMAIL)),
    "a spaced e-mail address": ("a.html", page(EMAIL.replace("@", " @ ").replace(".", " . "))),
    "a report's own number": ("a.html", page("NUMBER")),
    "the story of a report that is never published": ("a.html", page(STORY)),
    "a stranger's NIK": ("a.html", page("NIK 5171014101900001")),
    "across rows of CSV": ("a.csv", f"phone\n{PHONE[:5]}\n{PHONE[5:9]}\n{PHONE[9:]}\n".encode()),
    "across records of JSON": ("a.json", f'["{PHONE[:5]}",\n"{PHONE[5:]}"]'.encode()),
    "across items of a list": ("a.html", page(f"<ul><li>{PHONE[:5]}<li>{PHONE[5:]}</ul>")),
    "a name across cells": ("a.csv", b"first,last\nKenarijingga,Pratiwi\n"),
    "a name across rows": ("a.csv", b"name\nKenarijingga\nPratiwi\n"),
    "a name across JSON values": ("a.json", b'{"a":"Kenarijingga","b":["Pratiwi"]}'),
    "in base64 across lines": (
        "a.txt",
        "\n".join(
            re.findall(".{1,9}", base64.b64encode(f"tel {PHONE}".encode()).decode())
        ).encode(),
    ),
    "after a thousand rows that are alike": (
        "a.csv",
        f"a,b\n{chr(10).join(['x,1'] * 1000)}\nx,{PHONE}\n".encode(),
    ),
    "an unknown binary": ("a.bin", bytes(range(256)) * 4),
}


@pytest.mark.parametrize("where", PLACES)
def test_a_private_value_is_found_wherever_it_hides(
    office: Office, case: Report, tmp_path: Path, where: str
) -> None:
    name, data = PLACES[where]
    file = tmp_path / "site" / name
    file.parent.mkdir(parents=True)
    file.write_bytes(data.replace(b"NUMBER", case.id.encode()))
    with pytest.raises(guard.Alarm) as alarm:
        guard.check(office, tmp_path / "site")
    said = str(alarm.value.message).lower()
    for value in (PHONE, "kenarijingga", "pratiwi", "5171014101900001", "setoran"):
        assert value not in said
    assert case.id in said.upper() or "detected" in said or "unreadable" in said or "-" in said


def test_a_site_without_any_passes_and_says_what_was_searched(office: Office, site: Path) -> None:
    passed = guard.check(office, site)
    assert passed.files == sum(path.is_file() for path in site.rglob("*"))
    assert (passed.cases, passed.values > 4) == (2, True)


OWN = "https://aduan.example.id"


@pytest.mark.parametrize(
    ("link", "passes"),
    [
        (OWN, True),
        (f"{OWN}/", True),
        (f"{OWN}/hasil/", True),
        (f"{OWN}/hasil/index.html", True),
        (f"{OWN}/hasil/ID.html", True),
        (f"{OWN}/hasil/ID", True),  # its entry in a feed
        (f"{OWN}/lapor/", True),
        (f"{OWN}/hasil/index.html#ID", False),
        (f"{OWN}/@wayan.kenari", False),
        (f"{OWN}/hasil/5171014101900001.html", False),
        (f"{OWN}/wayan-kenari/1990", False),
        (f"{OWN}/?nik=5171014101900001", False),
        (f"{OWN}/hasil/index.html?q=wayan", False),
        (f"{OWN}/hasil/index.html#5171014101900001", False),
        (f"{OWN}/hasil/../../etc", False),
        (f"{OWN}.evil.example/x", False),
        ("https://wa.me/6281200007788", False),
    ],
)
def test_the_address_of_a_page_of_the_site_may_stand_in_it_and_no_other(
    office: Office, case: Report, tmp_path: Path, link: str, passes: bool
) -> None:
    own, folder = replace(office, address=OWN), tmp_path / "site"
    (folder / "hasil").mkdir(parents=True)
    for name in ("index", case.public_id):
        (folder / "hasil" / f"{name}.html").write_bytes(page("Hasil"))
    (folder / "a.html").write_bytes(page(link.replace("ID", case.public_id)))
    if passes:
        guard.check(own, folder)
    else:
        with pytest.raises(guard.Alarm):
            guard.check(own, folder)


def test_a_site_that_knows_its_address_passes_also_when_a_page_was_removed_or_corrected(
    office: Office, case: Report, tmp_path: Path, clock: Clock
) -> None:
    gone = live(office, receive(office), "route", "answer", "agree", "review", "publish")
    live(office, gone, "take_down")
    clock.pass_days(1)
    live(office, live(office, office.get(case.id), "review", story="Sudah terang."), "publish")
    publish.sync(office)
    folder, known = office.content.folder, replace(office, address=OWN)
    public = create_site(folder, demonstration=False, address=OWN)
    freeze.build(public, tmp_path / "site", silent, partial(guard.check, known))
    told = (tmp_path / "site" / "perubahan.atom").read_text()
    assert gone.public_id in told
    assert f"{OWN}/hasil/{case.public_id}.html" in told


def test_the_address_of_an_outcome_may_look_like_somebodys_number(
    office: Office, tmp_path: Path
) -> None:
    wanted = Wanted(numbers={"nrp8168777": "ADU-0000-0000-0000"})
    with Workers() as workers:
        excuses = Excuses(office, tmp_path, wanted, {}, Detector(b"key", {}, workers))
        assert excuses.span("OTHER_ID", "8168777.html", "index.html")
        assert not excuses.span("OTHER_ID", "8168778.html", "index.html")
        assert not excuses.span("OTHER_ID", "8168", "index.html")


def test_a_span_of_counts_may_stand_as_long_as_there_are_so_many_reports(
    office: Office, tmp_path: Path
) -> None:
    with Workers() as workers:
        found = Detector(b"key", {}, workers)
        excuses = Excuses(office, tmp_path, Wanted(cases=2000), {}, found)
        assert excuses.span("OTHER_ID", "1254–1258", "statistik/2026.html")
        for other in ("1258–1254", "1254–2001", "0812–1258", "1254-1258"):
            assert not excuses.span("OTHER_ID", other, "statistik/2026.html")


def test_counts_and_inhabitants_may_have_as_many_digits_as_somebodys_number(
    office: Office, case: Report, site: Path
) -> None:
    snapshot = office.content.folder / "outcomes" / "snapshot.json"
    snapshot.write_text('{"tables": {"all": {"": {"*": {"total": {"": 2014387}}}}}}')
    people = office.content.residents[0]
    many = replace(people, number=49_935_858)
    counted = replace(office, content=replace(office.content, residents=(many,)))
    (site / "figures.html").write_bytes(page("2014387</p><p>49.935.858"))
    guard.check(counted, site)
    for other in ("2014388", "49.935.859"):
        (site / "figures.html").write_bytes(page(other))
        with pytest.raises(guard.Alarm):
            guard.check(counted, site)


@pytest.mark.parametrize("name", ["Jalan Rusak", "Warga Peduli Lingkungan", "Hamba Allah"])
def test_who_signs_with_ordinary_words_alone_hides_no_page(
    office: Office, site: Path, name: str
) -> None:
    receive(office, name=name, phone="", email="")
    (site / "a.html").write_bytes(page(f"Laporan tentang {name.lower()} di banyak tempat"))
    guard.check(office, site)
    receive(office, name=f"{name} Kenarijingga", phone="", email="")
    (site / "a.html").write_bytes(page(f"Laporan tentang {name} Kenarijingga"))
    with pytest.raises(guard.Alarm):
        guard.check(office, site)


def test_the_files_that_no_build_makes_are_searched_for_values_only(
    office: Office, site: Path
) -> None:
    (site / ".gitignore").write_bytes((ROOT / "site" / ".gitignore").read_bytes())
    build(office, site)
    (site / ".gitignore").write_text(f"# {PHONE}")
    with pytest.raises(guard.Alarm):
        build(office, site)


def test_a_leak_in_content_stops_the_build_and_the_old_site_stays(
    office: Office, case: Report, site: Path
) -> None:
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    home = office.content.folder / "outcomes" / "2026" / f"{case.public_id}.md"
    home.write_text(home.read_text().replace("> Sudah", f"> {NAME}: sudah"))
    public = create_site(office.content.folder, demonstration=False)
    with pytest.raises(guard.Alarm):
        freeze.build(public, site, silent, partial(guard.check, office))
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before


def test_nothing_is_published_that_the_gate_has_not_seen(office: Office, site: Path) -> None:
    public = create_site(office.content.folder, demonstration=False)

    def changed_after(folder: Path) -> Passed:
        passed = guard.check(office, folder)
        (folder / "late.html").write_bytes(page(PHONE))
        return passed

    with pytest.raises(NotPassed):
        freeze.build(public, site, silent, changed_after)
    assert not (site / "late.html").exists()


def test_what_was_searched_is_remembered_without_a_value_and_new_values_are_searched(
    office: Office, case: Report, site: Path, tmp_path: Path
) -> None:
    memory = tmp_path / "gate.json"
    guard.check(office, site, memory=memory)
    kept = memory.read_text().lower()
    assert not [v for v in (PHONE, "kenarijingga", "setoran", case.id.lower()) if v in kept]
    assert memory.stat().st_mode & 0o077 == 0
    (site / "a.html").write_bytes(page("Telepon 0813 5566 7788 tertulis di sini"))
    with pytest.raises(guard.Alarm):
        guard.check(office, site, memory=memory)
    (site / "a.html").write_bytes(page("Kenanga Suryantara"))
    (site / "a.html").write_bytes(page("Tulisan Bungaraya Lestarini ada di sini"))
    receive(office, name="Bungaraya Lestarini")
    with pytest.raises(guard.Alarm):
        guard.check(office, site, memory=memory)


def process(_: int) -> int:
    return os.getpid()


def test_only_much_work_is_given_to_other_cores() -> None:
    with Workers() as workers:
        assert set(workers.map(process, range(FEW - 1))) == {os.getpid()}
        elsewhere = os.getpid() not in workers.map(process, range(FEW))
    assert elsewhere is ((os.cpu_count() or 1) > 1)


@pytest.mark.parametrize("damage", ["", "{", '{"seal": "x", "searched": {}}'])
def test_a_damaged_memory_means_a_full_search(
    office: Office, site: Path, tmp_path: Path, damage: str
) -> None:
    memory = tmp_path / "gate.json"
    memory.write_text(damage)
    guard.check(office, site, memory=memory)
    (site / "a.html").write_bytes(page(PHONE))
    memory.write_text(damage)
    with pytest.raises(guard.Alarm):
        guard.check(office, site, memory=memory)


def test_a_sync_alone_publishes_nothing(office: Office, case: Report, tmp_path: Path) -> None:
    publish.sync(office)
    assert not (tmp_path / "site").exists()


def test_what_a_reviewer_kept_with_a_reason_may_stand_on_that_page_only(
    office: Office, tmp_path: Path
) -> None:
    text = "Hubungi petugas kami di 081277889900 pada jam kerja."
    report = live(office, live(office, receive(office), "route"), "answer", found=text)
    (phone,) = [d for d in review.to_decide(report) if d.text == "081277889900"]
    made = [replace(phone, keep=True, reason=KeepReason.OFFICE_CONTACT)]
    texts = review.proposal(report, made)
    publish.publish(office, publish.review(office, report, "peninjau", texts, made), "peninjau")
    site = tmp_path / "site"
    publish.sync(office)
    public = create_site(office.content.folder, demonstration=False)
    with pytest.raises(guard.Alarm):
        freeze.build(public, site, silent, partial(guard.check, office))
    kept = publish.kept(office)
    freeze.build(public, site, silent, partial(guard.check, office, kept=kept))
    (site / "a.html").write_bytes(page("081277889900"))
    assert kept[office.get(report.id).public_id] == ["081277889900"]
