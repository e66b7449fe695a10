"""Ten questions of a journalist, answered by the site alone: a phone, no JavaScript, three taps."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import House, follow, needs_browser, running

pytestmark = needs_browser

FIRST = "the first of the list"
MOST = 3  # taps from the home page
# What is asked: the links one taps, and what then stands on the page.
QUESTIONS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "which agency is late most often": (
        ("Instansi",), ("Yang paling sering terlambat", "Belum dapat dikatakan", "Tepat waktu")),
    "how many reports are open where I live": (
        ("Statistik",), ("Kabupaten Karangasem", "Menurut kecamatan tidak dihitung")),
    "what became of reports of my kecamatan": (
        ("Statistik", "Hasil yang diterbitkan tiap kecamatan", "Sukawati, Kabupaten Gianyar"),
        ("Kecamatan", "hasil.")),
    "which promises were broken": (
        ("Statistik", "Janji lewat tanpa kabar"), ("Janji dalam jawaban", "hasil.")),
    "what changed because of complaints": (
        ("Semua perbaikan",), ("Yang berubah karena laporan", "Sejak ")),
    "what was refused, and why": (
        ("Statistik", "Ditolak dengan alasan", FIRST), ("Mengapa tidak",)),
    "how long an agency takes": (
        ("Instansi", "Dinas Perhubungan Provinsi Bali"),
        ("separuh laporan (median)", "jawaban pertama", "Dari semua laporan")),
    "which numbers are hidden, and why": (
        ("Statistik", "Apa yang tidak dikatakan angka ini"), ("dikenali", "bila kurang dari lima")),
    "when it was last built": (
        ("Kapan situs ini dibangun",), ("Angka ini keadaan per ", "dibangun ulang")),
    "whether I may download and cite it": (
        ("Data terbuka",), ("CC-BY-4.0", "Mengutip", "CSV", "sha256sum")),
    "what was corrected or taken down": (
        ("Perubahan dan pencabutan",), ("diperbaiki", "dicabut")),
}  # fmt: skip


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with running(tmp_path_factory.mktemp("house"), demonstration=True) as house:
        yield house


@pytest.fixture
def phone(browser: Browser, house: House) -> Page:
    context = browser.new_context(
        base_url=house.address, java_script_enabled=False, viewport={"width": 360, "height": 740}
    )
    return context.new_page()


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_journalist_finds_the_answer_in_three_taps(phone: Page, question: str) -> None:
    taps, answer = QUESTIONS[question]
    assert len(taps) <= MOST
    phone.goto("/")
    for words in taps:
        named = phone.get_by_role("link", name=words, exact=True)
        follow((phone.locator("main h2 a") if words is FIRST else named).first)
    told = " ".join(phone.locator("main").inner_text().split())
    assert [words for words in answer if words not in told] == []
