"""What becomes public when the gate finds something: the rest, and never what was taken down."""

import re
from functools import partial
from pathlib import Path

import pytest

from aduan import create_site, publish
from aduan.freeze import Built
from aduan.gate import guard
from aduan.gate.attribution import cut
from aduan.office import Office
from aduan.release import HeldBack, NothingReleased, release
from aduan.report import Report
from aduan.web import page
from aduan.withheld import SITE
from tests.life import live, receive
from tests.test_freeze import silent

WORDS = "Catnya kuning senja berlumut sekali."  # nobody's name, until somebody has it
NAME = "Senja Berlumut"


def public(office: Office, **changes: str) -> Report:
    report = live(office, receive(office, **changes), "route", "answer", "agree")
    return live(office, report, "review", "publish")


def build(office: Office, site: Path, memory: Path | None = None) -> Built:
    publish.sync(office)
    folder = office.content.folder
    made = partial(create_site, folder, demonstration=False)
    return release(made, folder, site, silent, partial(guard.check, office, memory=memory))


def naming(site: Path, public_id: str) -> set[str]:
    """The files that name an outcome, or are its page."""
    return {
        str(path.relative_to(site))
        for path in site.rglob("*")
        if path.is_file() and (path.stem == public_id or public_id.encode() in path.read_bytes())
    }


REMOVED = {"perubahan.html", "en/perubahan.html", "perubahan.atom", "data/tombstones.json"}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "site"


@pytest.fixture
def telling(office: Office, site: Path) -> Report:
    """A public report; then somebody comes whose name stands on its page."""
    told = public(office, story=f"Sudah dua minggu lampu di pasar aneh. {WORDS}")
    build(office, site)
    assert WORDS in (site / f"hasil/{told.public_id}.html").read_text()
    receive(office, name=NAME)
    return told


def test_a_page_in_which_something_is_found_is_held_back_and_all_else_is_published(
    office: Office, telling: Report, site: Path
) -> None:
    other = public(office)
    with pytest.raises(HeldBack) as held:
        build(office, site)
    assert held.value.held.keys() == {telling.public_id}
    assert held.value.exit_code == 5
    assert f"hasil/{telling.public_id}.html" in held.value.message
    assert "berlumut" not in held.value.message.lower()
    assert naming(site, telling.public_id) == set()
    assert {f"hasil/{other.public_id}.html", "index.html"} <= naming(site, other.public_id)


def test_what_was_taken_down_goes_from_everywhere_though_another_page_alarms(
    office: Office, telling: Report, site: Path
) -> None:
    bad = public(office)
    with pytest.raises(HeldBack):
        build(office, site)
    assert "en/hasil/index.html" in naming(site, bad.public_id)
    live(office, office.get(bad.id), "take_down")
    with pytest.raises(HeldBack):
        build(office, site)
    assert naming(site, bad.public_id) == REMOVED


def test_an_alarm_outside_all_outcomes_publishes_nothing_but_takes_down_what_must_go(
    office: Office, site: Path
) -> None:
    bad, good = public(office), public(office)
    build(office, site)
    (site / ".nojekyll").write_text(NAME)
    receive(office, name=NAME)
    live(office, office.get(bad.id), "take_down")
    new, before = public(office), (site / "janji.html").read_bytes()
    with pytest.raises(NothingReleased) as told:
        build(office, site)
    assert told.value.exit_code == 5
    assert naming(site, bad.public_id) == naming(site, new.public_id) == set()
    assert f"hasil/{good.public_id}.html" in naming(site, good.public_id)
    assert (site / "janji.html").read_bytes() == before
    (site / ".nojekyll").unlink()
    build(office, site)
    assert naming(site, bad.public_id) == REMOVED
    assert {f"hasil/{new.public_id}.html", "index.html"} <= naming(site, new.public_id)


def test_when_consent_is_taken_back_the_page_goes_though_another_alarms(
    office: Office, telling: Report, site: Path
) -> None:
    theirs = public(office)
    with pytest.raises(HeldBack):
        build(office, site)
    live(office, office.get(theirs.id), "revoke")
    with pytest.raises(HeldBack):
        build(office, site)
    assert naming(site, theirs.public_id) == REMOVED


def test_a_page_held_back_is_public_again_when_a_reviewer_resolved_it(
    office: Office, telling: Report, site: Path
) -> None:
    with pytest.raises(HeldBack):
        build(office, site)
    texts = publish.to_outcome(office, office.get(telling.id))
    clean = re.sub(re.escape(WORDS), "", texts.story)
    live(office, live(office, office.get(telling.id), "review", story=clean), "publish")
    build(office, site)
    assert {f"hasil/{telling.public_id}.html", "index.html"} <= naming(site, telling.public_id)


def test_what_alarmed_is_not_remembered_as_searched(
    office: Office, telling: Report, site: Path, tmp_path: Path
) -> None:
    memory = tmp_path / "gate.json"
    for _ in range(2):
        with pytest.raises(HeldBack) as held:
            build(office, site, memory)
        assert held.value.held.keys() == {telling.public_id}


# ── what is found in lists, feeds and data alone


@pytest.mark.parametrize(
    ("title", "name", "where"),
    [
        ("Taman kota tanpa bunga", "Bunga Terselesaikan", {"hasil/index.html", "index.html"}),
        ("Bunga taman kota layu", "Complaint Bunga", {"data/outcomes-2026.csv"}),
    ],
    ids=["in a row of a list", "in a row of data"],
)
def test_an_alarm_in_a_list_or_data_alone_holds_back_the_outcome_whose_row_it_is(
    office: Office, site: Path, title: str, name: str, where: set[str]
) -> None:
    telling, other = public(office, title=title), public(office)
    build(office, site)
    receive(office, name=name)
    new = public(office)
    with pytest.raises(HeldBack) as held:
        build(office, site)
    assert held.value.held.keys() == {telling.public_id}
    assert f"hasil/{telling.public_id}.html" not in held.value.message
    assert not [file for file in where if file not in held.value.message]
    assert naming(site, telling.public_id) == set()
    for each in (other, new):
        assert {f"hasil/{each.public_id}.html", "hasil/index.html"} <= naming(site, each.public_id)


def test_what_is_found_again_without_the_outcome_it_seemed_to_belong_to_publishes_nothing(
    office: Office, site: Path
) -> None:
    bad, good = public(office), public(office)
    build(office, site)
    (site / "CNAME").write_text(f"https://aduan.example.id/hasil/{good.public_id}.html {NAME}")
    receive(office, name=NAME)
    live(office, office.get(bad.id), "take_down")
    new = public(office)
    with pytest.raises(NothingReleased) as told:
        build(office, site)
    assert told.value.held.keys() == {SITE, good.public_id}
    for each in (bad, good, new):
        assert not naming(site, each.public_id) - {"CNAME"}


def test_a_leak_in_what_all_pages_share_holds_back_no_page_after_the_other(
    office: Office, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(3):
        public(office)
    monkeypatch.setattr(page, "style", lambda: f"/* {NAME} */" + "p{margin:0}" * 40)
    receive(office, name=NAME)
    with pytest.raises(NothingReleased) as told:
        build(office, site)
    assert told.value.held.keys() == {SITE}


def test_a_row_begins_on_the_line_on_which_its_outcome_is_first_named() -> None:
    ids = ("hal0000001", "hal0000002")
    csv = 'id,title\nhal0000001,Satu\nhal0000002,"Dua\nbaris"\n'
    assert list(cut(csv, ids)) == [
        (SITE, "id,title"),
        ("hal0000001", "\nhal0000001,Satu"),
        ("hal0000002", '\nhal0000002,"Dua\nbaris"\n'),
    ]
    atom = "<entry><id>urn:hal0000001</id>Satu hal0000001</entry><entry><id>urn:hal0000002</id>Dua"
    (_, first), (_, second) = list(cut(atom, ids))[1:]
    assert "Satu" in first
    assert "Dua" in second
