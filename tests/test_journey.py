"""The whole way, told once: form, queue, staff, review, publication, build, public page.

A real browser of 360 pixels without JavaScript, a real server, real files.
"""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import House, follow, needs_browser, running

pytestmark = needs_browser

PASSWORD = "rahasia-sekali"
CANARIES = {
    "name": "Ni Luh Kenarijingga",
    "phone": "081200007788",
    "email": "kenarijingga@example.com",
    "place": "Warung Kenarijingga",
}
STORY = (
    "Nama saya Ni Luh Kenarijingga, telepon 0812-0000-7788, NIK 5171012304907788.\n\n"
    "Sudah dua minggu lampu jalan di depan pasar mati. Malam hari gelap sekali."
)
PRIVATE = ("kenarijingga", "0812-0000-7788", "081200007788", "5171012304907788")


@pytest.fixture
def house(where: str, tmp_path: Path):  # type: ignore[no-untyped-def]
    store = where if where.startswith("postgresql://") else ""
    with running(tmp_path, demonstration=False, store=store) as house:
        add = ("-m", "flask", "staff-add", "--password", PASSWORD)
        house.run(*add, "koordinator", "--role", "triage")
        house.run(*add, "peninjau", "--role", "reviewer")
        liaison = ("--role", "agency", "--agency", "dinas-perhubungan-bali")
        house.run(*add, "penghubung", *liaison)
        yield house


def person(browser: Browser, house: House) -> Page:
    """Somebody with a small screen and no JavaScript."""
    context = browser.new_context(
        base_url=house.address, java_script_enabled=False, viewport={"width": 360, "height": 740}
    )
    return context.new_page()


def enter(page: Page, username: str) -> None:
    page.goto("/staf/")
    page.get_by_label("Nama pengguna").fill(username)
    page.get_by_label("Sandi").fill(PASSWORD)
    follow(page.get_by_role("button", name="Masuk", exact=True))


def open_action(page: Page, name: str) -> None:
    """Opens the folded form of an action when it is folded."""
    summary = page.locator("summary").filter(has_text=re.compile(f"^{re.escape(name)}$"))
    if summary.locator("xpath=..").get_attribute("open") is None:
        summary.click()


def test_a_report_travels_the_whole_way(browser: Browser, house: House) -> None:
    citizen = person(browser, house)

    # Given a citizen who first forgets half of the form
    citizen.goto("/")
    follow(citizen.get_by_role("link", name="Tulis laporan").first)
    citizen.get_by_label("Judul").fill("Lampu jalan mati di depan pasar")
    follow(citizen.get_by_role("button", name="Lanjut: periksa laporan"))
    assert citizen.title().startswith("Kesalahan: ")
    expect(citizen.get_by_label("Judul")).to_have_value("Lampu jalan mati di depan pasar")
    citizen.locator("#kesalahan a").first.click()
    assert citizen.url.endswith("#f-kind")

    # and then fills it in, checks it, and sends it
    citizen.get_by_label("Pengaduan").check()
    citizen.get_by_label("Apa yang terjadi?").fill(STORY)
    for label, value in (("Tanggal", "20"), ("Bulan", "10"), ("Tahun", "2025")):
        citizen.get_by_label(label, exact=True).first.fill(value)
    citizen.get_by_label("Di kecamatan mana?").select_option("bangli/bangli")
    citizen.get_by_label("Tempatnya").fill(CANARIES["place"])
    citizen.get_by_label("Ya, boleh").check()
    citizen.get_by_label("Nama (opsional)").fill(CANARIES["name"])
    citizen.get_by_label("Telepon").fill(CANARIES["phone"])
    citizen.get_by_label("Email").fill(CANARIES["email"])
    follow(citizen.get_by_role("button", name="Lanjut: periksa laporan"))
    expect(citizen.get_by_role("heading", name="Periksa laporan Anda")).to_be_visible()
    follow(citizen.get_by_role("button", name="Kirim laporan"))
    number = citizen.locator("#number").inner_text()
    code = citizen.locator("#code").inner_text()
    assert re.fullmatch(r"ADU(-[0-9A-Z]{4}){3}", number)
    assert re.fullmatch(r"\d{4}( \d{4}){3}", code)

    # When triage routes it, and the agency answers
    officer = person(browser, house)
    enter(officer, "koordinator")
    follow(officer.get_by_role("link", name="Lampu jalan mati di depan pasar"))
    officer.get_by_label("Instansi", exact=True).select_option("dinas-perhubungan-bali")
    officer.get_by_label("Golongan pengaduan").select_option("ordinary")
    officer.locator("#f-topic-route").select_option("penerangan-jalan")
    follow(officer.get_by_role("button", name="Teruskan ke instansi"))

    liaison = person(browser, house)
    enter(liaison, "penghubung")
    follow(liaison.get_by_role("link", name="Lampu jalan mati di depan pasar"))
    expect(liaison.get_by_text(CANARIES["phone"])).to_be_visible()
    open_action(liaison, "Kirim jawaban")
    liaison.get_by_label("Hasil").select_option("resolved")
    liaison.get_by_label("Yang ditemukan").fill("Tiga lampu putus; Ibu Kenarijingga benar.")
    liaison.get_by_label("Yang dilakukan").fill("Ketiganya diganti pada hari itu juga.")
    liaison.get_by_label("Yang berubah").fill("Lampu di jalur ini diperiksa setiap bulan.")
    follow(liaison.get_by_role("button", name="Kirim jawaban"))

    # and the citizen reads the answer with number and code, and agrees
    follow(citizen.get_by_role("link", name="Lacak laporan ini"))
    citizen.get_by_label("Nomor laporan").fill(number.lower())
    citizen.get_by_label("Kode lacak").fill(code)
    follow(citizen.get_by_role("button", name="Buka laporan"))
    expect(citizen.get_by_text("Ketiganya diganti pada hari itu juga.").first).to_be_visible()
    open_action(citizen, "Setuju, selesai")
    follow(citizen.get_by_role("button", name="Setuju, selesai"))
    expect(citizen.get_by_text("Laporan ini selesai.")).to_be_visible()

    # and a reviewer makes a public text, masked where the name is still in it
    reviewer = person(browser, house)
    enter(reviewer, "peninjau")
    follow(reviewer.get_by_role("link", name="Lampu jalan mati di depan pasar"))
    follow(reviewer.get_by_role("link", name="Tinjau untuk diterbitkan"))
    story = reviewer.get_by_label("Cerita, untuk publik")
    assert "[NIK]" in story.input_value()
    assert "[pelapor], telepon [nomor telepon]" in story.input_value()
    story.fill(story.input_value() + "\n\nSalam, Kenarijingga")
    reviewer.get_by_label("Saya sudah membaca semuanya").check()
    follow(reviewer.get_by_role("button", name="Simpan tinjauan"))
    expect(reviewer.locator("blockquote").get_by_text("Salam, [pelapor]")).to_be_visible()
    story = reviewer.get_by_label("Cerita, untuk publik")
    story.fill(story.input_value().replace("\n\nSalam, [pelapor]", ""))
    found = reviewer.get_by_label("Yang ditemukan, untuk publik")
    found.fill(found.input_value().replace("Ibu [pelapor]", "pelapor"))
    reviewer.get_by_label("Saya sudah membaca semuanya").check()
    follow(reviewer.get_by_role("button", name="Simpan tinjauan"))
    follow(reviewer.get_by_role("button", name="Terbitkan", exact=True))
    expect(reviewer.get_by_text("Terbit", exact=False).first).to_be_visible()

    # Then, once the site is built, everybody reads it, and nothing private anywhere
    assert "1 outcomes public" in house.run("build.py")
    public = person(browser, house)
    public.goto("/")
    follow(public.get_by_role("link", name="Lampu jalan mati di depan pasar"))
    expect(public.get_by_text("Ketiganya diganti pada hari itu juga.")).to_be_visible()
    expect(public.get_by_text("Selesai: Pelapor setuju.")).to_be_visible()
    expect(public.get_by_text("Bangli, Kabupaten Bangli").first).to_be_visible()
    citizen.reload()
    follow(citizen.get_by_role("link", name="Halaman publik laporan ini"))
    assert citizen.url == public.url
    nothing_private_left(house, number, code)


def nothing_private_left(house: House, number: str, code: str) -> None:
    private = (*PRIVATE, number.lower(), code, code.replace(" ", ""))
    looked_at = 0
    for folder in ("content", "site"):
        for path in (house.folder / folder).rglob("*"):
            assert_none(private, str(path), path)
            if path.is_file():
                looked_at += 1
                assert_none(private, path.read_text(errors="replace"), path)
    assert looked_at > 100
    assert_none(private, house.log, house.folder / "server.log")


def assert_none(private: tuple[str, ...], text: str, where: Path) -> None:
    for value in private:
        assert value not in text.lower(), where
