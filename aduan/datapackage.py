"""What machines read about the open data: a Data Package (Frictionless, specification 1.0) and a
schema.org Dataset."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from aduan.catalogue import Licence
from aduan.opendata import Column

Described = Mapping[str, tuple[str, str]]  # a column's meaning, in Indonesian and in English

NAME = "aduan"
TITLE = "Aduan: hasil pengaduan, aspirasi, dan permintaan informasi"
ABOUT = (
    "Laporan warga tentang pelayanan publik dan jawaban instansi, sesudah data pribadi ditutup dan "
    "bila pelapor mengizinkan. / Citizens' reports on public services and the agencies' answers, "
    "with personal data removed, where the reporter agreed."
)
WORDS = ("pelayanan publik", "pengaduan", "public services", "complaints", "Indonesia")


@dataclass(frozen=True)
class Table:
    """One CSV file; `stem`: its path below /data/ without ".csv". `within` is the table whose `id`
    its own `id` names. `empty`: whether an empty cell says that there is nothing; if not, it
    is a text like any other."""

    stem: str
    columns: tuple[Column, ...]
    described: Described
    key: tuple[str, ...] = ()
    within: str = ""
    empty: bool = True

    @property
    def name(self) -> str:
        return self.stem.replace("/", "-")

    @property
    def path(self) -> str:
        return f"{self.stem}.csv"


def package(tables: Iterable[Table], licence: Licence, as_of: date) -> dict[str, Any]:
    """The descriptor, datapackage.json."""
    return {
        "profile": "tabular-data-package",
        "name": NAME,
        "title": TITLE,
        "description": ABOUT,
        "created": f"{as_of.isoformat()}T00:00:00Z",
        "keywords": list(WORDS),
        "licenses": [{"name": licence.name, "title": licence.title, "path": licence.address}],
        "resources": [_resource(table) for table in tables],
    }


def _resource(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(table, column) for column in table.columns]}
    if not table.empty:
        schema["missingValues"] = []
    if table.key:
        schema["primaryKey"] = list(table.key)
    if table.within:
        reference = {"resource": table.within, "fields": ["id"]}
        schema["foreignKeys"] = [{"fields": ["id"], "reference": reference}]
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": table.path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _field(table: Table, column: Column) -> dict[str, Any]:
    indonesian, english = table.described[column.name]
    field: dict[str, Any] = {"name": column.name, "type": column.type}
    field |= {"description": indonesian, "description_en": english}
    constraints: dict[str, Any] = {"enum": list(column.codes)} if column.codes else {}
    if column.pattern:
        constraints["pattern"] = column.pattern
    if column.name in table.key:
        constraints["required"] = True
    return field | ({"constraints": constraints} if constraints else {})


def dataset(
    files: Iterable[str],
    licence: Licence,
    address: str,
    covered: tuple[Iterable[str], Iterable[str]],
    as_of: date,
) -> dict[str, Any]:
    """The same for search engines; `files` are paths below the site's address, `covered` the months
    ("2026-03") and the names of the areas that reports are about."""
    months, areas = covered
    formats = {"csv": "text/csv", "json": "application/json", "atom": "application/atom+xml"}
    first = min(months, default="")
    maker = {"@type": "Organization", "name": "Aduan", "url": f"{address}/"}
    told: dict[str, Any] = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": TITLE,
        "description": ABOUT,
        "url": f"{address}/data/",
        "license": licence.address,
        "isAccessibleForFree": True,
        "inLanguage": ["id", "en"],
        "keywords": list(WORDS),
        "dateModified": as_of.isoformat(),
        "creator": maker,
        "publisher": maker,
        "spatialCoverage": [{"@type": "Place", "name": f"{name}, Indonesia"} for name in areas],
        "distribution": [
            {
                "@type": "DataDownload",
                "name": path.removeprefix("/data/").lstrip("/"),
                "encodingFormat": formats[path.rpartition(".")[2]],
                "contentUrl": f"{address}{path}",
            }
            for path in files
        ],
    }
    return told | ({"temporalCoverage": f"{first}/.."} if first else {})
