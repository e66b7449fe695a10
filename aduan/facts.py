"""What the rows of content/'s tables say, each as a record; a wrong one says what is expected."""

import re
from datetime import date

import msgspec

from aduan import reading, tables
from aduan.catalogue import Contact, District, Holiday, Licence, Publisher, Residents, Topic
from aduan.keeping import Period
from aduan.timetable import Rule

RULE_COLUMNS = ("aturan", "batas", "satuan", "berlaku sejak", "dasar")
PERIOD_COLUMNS = ("bagian", "bulan", "berlaku sejak", "dasar")
MAX_MONTHS = 1200
HOLIDAY_COLUMNS = ("tanggal", "hari", "jenis", "sumber")
TOPIC_COLUMNS = ("slug", "topik", "English", "sensitif")
HOLIDAY_KINDS = ("nasional", "cuti bersama", "daerah")
LICENCE_COLUMNS = ("nama", "judul", "alamat")
PUBLISHER_COLUMNS = ("nama", "sejak")
CONTACT_COLUMNS = ("yang ditampilkan", "alasan")
RESIDENT_COLUMNS = ("area", "penduduk", "tahun", "sumber")
TAGGING = re.compile(  # RFC 4151: who tags, and since when the name is theirs
    r"([\w.-]+@)?[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+"
    r",\d{4}(-\d\d(-\d\d)?)?",
    re.ASCII,
)
AREA_COLUMNS = ("area", "kabupaten/kota", "slug", "kecamatan")


def rule(row: tables.Row) -> Rule:
    said = {"name": row["aturan"], "limit": int(row["batas"]), "unit": row["satuan"]}
    said |= {"since": row["berlaku sejak"], "regulation": row["dasar"]}
    rule = msgspec.convert(said, Rule)
    if rule.limit < 1:
        raise ValueError("a limit is at least one day")
    return rule


def period(row: tables.Row) -> Period:
    said = {"part": row["bagian"], "months": int(row["bulan"]), "since": row["berlaku sejak"]}
    period = msgspec.convert(said | {"basis": row["dasar"]}, Period)
    if not 1 <= period.months <= MAX_MONTHS:
        raise ValueError(f"a period is 1 to {MAX_MONTHS} months")
    return period


def holiday(row: tables.Row) -> Holiday:
    if row["jenis"] not in HOLIDAY_KINDS:
        raise ValueError(f"the column jenis holds {', '.join(HOLIDAY_KINDS)}")
    return Holiday(date.fromisoformat(row["tanggal"]), row["hari"], row["jenis"], row["sumber"])


def topic(row: tables.Row) -> Topic:
    if row["sensitif"] not in ("", "ya"):
        raise ValueError("the column sensitif holds ya or nothing")
    return Topic(reading.slug(row["slug"]), row["topik"], row["English"], row["sensitif"] == "ya")


def district(row: tables.Row) -> District:
    area, slug = reading.slug(row["area"]), reading.slug(row["slug"])
    return District(area, row["kabupaten/kota"], slug, row["kecamatan"])


def licence(row: tables.Row) -> Licence:
    return Licence(*row.cells.values())


def publisher(row: tables.Row) -> Publisher:
    if not TAGGING.fullmatch(f"{row['nama']},{row['sejak']}"):
        raise ValueError("expected a domain or e-mail address, and a year, month or day (RFC 4151)")
    return Publisher(row["nama"], row["sejak"])


def contact(row: tables.Row) -> Contact:
    if not all(row.cells.values()):
        raise ValueError("what is shown, and why: neither may be empty")
    return Contact(*row.cells.values())


def residents(row: tables.Row) -> Residents:
    number = int(row["penduduk"])
    if number < 1:
        raise ValueError("an area has at least one inhabitant")
    return Residents(reading.slug(row["area"]), number, int(row["tahun"]), row["sumber"])
