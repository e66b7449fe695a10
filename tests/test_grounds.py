"""On what grounds a page is held back, which of them can be excused, a damaged record of them."""

from pathlib import Path

import pytest
from flask import Flask

from aduan import withheld
from aduan.gate import guard, wording
from aduan.office import Office
from tests.life import receive
from tests.shell import shell_in
from tests.test_build import SECRETS
from tests.test_health import ask
from tests.test_release import public
from tests.test_staff import staff  # noqa: F401 (its accounts)
from tests.visitor import Visitor

ELSE = "Sudah lama tidak ada yang datang memeriksa."


@pytest.mark.parametrize(
    ("theirs", "page", "excusable"),
    [
        ({"name": "Senja Berlumut"}, "Catnya senja. Berlumut? Senja berlumut!", ["senja berlumut"]),
        ({"story": f"{ELSE} Rumah saya di Banjar Tegal Kenanga."}, "Banjar Tegal Kenanga gelap",
         ["banjar tegal kenanga"]),
        ({"story": f"{ELSE} Rumah saya Jl. Kenanga No. 17."}, "Lampu Jalan Kenanga 17 mati", []),
        ({"phone": "081277889900"}, "Hubungi 0812 7788 9900", []),
        ({"email": "senjaberlumut@example.com"}, "senjaberlumut@example.com", []),
    ],
    ids=["a name", "an address", "an address with a number", "a phone", "an e-mail address"],
)  # fmt: skip
def test_only_a_name_or_an_address_without_digits_can_be_called_no_leak(
    office: Office, tmp_path: Path, theirs: dict[str, str], page: str, excusable: list[str]
) -> None:
    id = public(office).public_id
    receive(office, **theirs)
    (tmp_path / "site" / "hasil").mkdir(parents=True)
    (tmp_path / "site" / "hasil" / f"{id}.html").write_text(f"<!doctype html><p>{page}</p>")
    with pytest.raises(guard.Alarm) as alarm:
        guard.check(office, tmp_path / "site")
    assert alarm.value.grounds.keys() == {id}
    assert wording.read(office.code_key, alarm.value.grounds[id].words, [page]) == excusable


def test_who_is_named_in_the_same_report_can_not_be_called_no_leak(
    office: Office, tmp_path: Path
) -> None:
    id = public(office, story=f"{ELSE} Kata I Wayan Kenangajaya sudah rusak.").public_id
    receive(office, name="Wayan Kenangajaya")
    (tmp_path / "site" / "hasil").mkdir(parents=True)
    (tmp_path / "site" / "hasil" / f"{id}.html").write_text("<p>Wayan Kenangajaya</p>")
    with pytest.raises(guard.Alarm) as alarm:
        guard.check(office, tmp_path / "site")
    assert alarm.value.grounds[id].words == frozenset()


@pytest.mark.parametrize("damage", [b"", b"{", b"\xff", b'[{"id": 7}]'])
def test_a_damaged_record_is_told_and_the_next_build_writes_it_anew(
    app: Flask, tmp_path: Path, damage: bytes, visitor: Visitor
) -> None:
    (tmp_path / "instance" / "aduan.toml").write_text(SECRETS)
    (tmp_path / "instance" / withheld.NAME).write_bytes(damage)
    assert ask(app)[1]["gate"] == "late"
    assert visitor.login("peninjau").status == 200
    assert shell_in(tmp_path).run("build.py").returncode == 0
    assert ask(app)[1]["gate"] == "ok"
