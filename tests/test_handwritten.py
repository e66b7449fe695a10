"""What people of the office write in content/ is no excuse for a person's data in it."""

from dataclasses import replace
from pathlib import Path

import pytest

from aduan import content
from aduan.gate import guard
from aduan.gate.passed import Passed
from aduan.office import Office
from aduan.reading import ContentError
from aduan.report import Report
from tests.test_gate import EMAIL, NAME, PHONE, case, page  # noqa: F401 (its report)

SAID = {
    "a reporter's phone number": f"Hubungi {PHONE[:4]} {PHONE[4:8]} {PHONE[8:]} saja.",
    "a reporter's address of mail": f"Tulis ke {EMAIL} saja.",
    "a reporter's name in small letters": f"Terima kasih kepada {NAME[7:].lower()} dari pasar.",
    "a stranger's NIK": "Warga ber-NIK 3273012503880004 datang.",
    "a stranger's phone number": "Hubungi 0857 1234 9876 saja.",
    "a stranger with titles": "Terima kasih kepada Bapak Hendra Gunawan, S.H. atas bantuannya.",
    "a stranger by birth order": "Kepala: I Gusti Ngurah Adi Wirawan.",
    "a stranger's home": "Rumahnya di Jl. Melati No. 12 RT 03 RW 05.",
    "a stranger's chat": "Lihat https://wa.me/6285712349876 ini.",
}


def wrote(office: Office, text: str, *, shown: str = "") -> Office:
    """The office with this text on a page, and with this in the list of what may be shown."""
    folder = office.content.folder
    with (folder / "pages" / "privasi.md").open("a") as file:
        file.write(f"\n\n{text}\n")
    if shown:
        with (folder / "contacts.md").open("a") as file:
            file.write(f"| {shown} | kontak kantor |\n")
    return replace(office, content=content.load(folder))


def on_the_site(office: Office, folder: Path, text: str) -> Passed:
    folder.mkdir()
    (folder / "a.html").write_bytes(page(text))
    return guard.check(office, folder)


@pytest.mark.parametrize("what", SAID)
def test_a_person_in_what_the_office_wrote_is_found(
    office: Office,
    case: Report,  # noqa: F811
    tmp_path: Path,
    what: str,
) -> None:
    with pytest.raises(guard.Alarm):
        on_the_site(wrote(office, SAID[what]), tmp_path / "site", SAID[what])


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Hubungi 0857 1234 9876 saja.", "0857 1234 9876"),
        (f"Hubungi {PHONE} saja.", PHONE),
        ("Kepala: I Gusti Ngurah Adi Wirawan.", "I Gusti Ngurah Adi Wirawan"),
    ],
)
def test_what_is_listed_with_a_reason_may_stand(
    office: Office,
    case: Report,  # noqa: F811
    tmp_path: Path,
    text: str,
    shown: str,
) -> None:
    with pytest.raises(guard.Alarm):
        on_the_site(wrote(office, text), tmp_path / "before", text)
    passed = on_the_site(wrote(office, text, shown=shown), tmp_path / "site", text)
    assert passed.files == 1


def test_ordinary_words_of_the_office_need_no_list(office: Office, tmp_path: Path) -> None:
    text = "Lisensinya Creative Commons Atribusi; penduduk 4.317.404 jiwa."
    assert on_the_site(wrote(office, text), tmp_path / "site", text).files == 1


def test_a_contact_without_a_reason_is_refused_by_line(office: Office) -> None:
    path = office.content.folder / "contacts.md"
    path.write_text(path.read_text() + "| 0857 1234 9876 |  |\n")
    with pytest.raises(ContentError, match=r"contacts\.md:\d+: what is shown, and why"):
        content.load(office.content.folder)


def test_an_installation_without_the_list_shows_nobody(office: Office, tmp_path: Path) -> None:
    (office.content.folder / "contacts.md").unlink()
    hours, phone = wrote(office, "Jam kerja kami."), "Hubungi 0857 1234 9876 saja."
    assert on_the_site(hours, tmp_path / "site", "Jam kerja kami.").files == 1
    with pytest.raises(guard.Alarm):
        on_the_site(wrote(office, phone), tmp_path / "other", phone)


def test_a_tombstone_that_is_no_public_id_excuses_nothing(office: Office, tmp_path: Path) -> None:
    path = content.tombstones_path(office.content.folder)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text('[{"id": "085712349876", "removed": "2026-11-01", "reason": "withdrawn"}]')
    with pytest.raises(guard.Alarm):
        on_the_site(office, tmp_path / "site", "Hubungi 085712349876 saja.")
