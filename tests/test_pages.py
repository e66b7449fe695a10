"""Every kind of page in a real browser: accessible, narrow, dark, quiet, nothing foreign."""

import gzip
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from aduan.demo import PASSWORD
from aduan.search import index
from tests.browser import House, follow, needs_browser, running

pytestmark = needs_browser

AXE = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
PUBLIC = (
    "/", "/hasil/", "/instansi/", "/instansi/dinas-pupr-bali.html", "/topik/",
    "/topik/jalan-jembatan.html", "/topik/pungli-korupsi.html", "/janji.html", "/tentang.html",
    "/cara-kerja.html", "/privasi.html", "/batas-angka.html", "/404.html", "/rencana-aksi.html",
    "/perbaikan/", "/perbaikan/kode-tiang-lampu.html", "/en/rencana-aksi.html", "/en/perbaikan/",
    "/en/", "/en/hasil/", "/en/janji.html", "/en/privasi.html",
    "/statistik/", "/en/statistik/", "/data/", "/daftar/", "/perubahan.html",
)  # fmt: skip
CITIZEN = (
    "/lapor/", "/en/lapor/", "/lacak/", "/en/lacak/", "/staf/masuk", "/nowhere", "/cari",
    "/cari?q=jalan&topik=jalan-jembatan", "/cari?q=zzz", "/en/cari?q=jalan&hal=2",
    "/cari?q=ADU-7K3Q-9XF2-B4TN",
)  # fmt: skip
LIGHT_PAGES = (
    "/lapor/",
    "/hasil/",
    "/instansi/dinas-pupr-bali.html",
    "/",
    "/cari?q=jalan",
    "/statistik/",
)
BUDGET = {"/statistik/": 30 * 1024}  # of a page with charts; of any other:
USUAL = 14 * 1024


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with running(tmp_path_factory.mktemp("house"), demonstration=True) as house:
        yield house


@pytest.fixture(params=["light", "dark"])
def context(browser: Browser, house: House, request: pytest.FixtureRequest) -> BrowserContext:
    return browser.new_context(
        base_url=house.address,
        color_scheme=request.param,
        viewport={"width": 320, "height": 640},
    )


class Watched:
    """A page whose console errors and requests are noted."""

    def __init__(self, context: BrowserContext, house: House) -> None:
        self.page: Page = context.new_page()
        self.house = house
        self.complaints: list[str] = []
        self.page.on(
            "console", lambda m: self.complaints.append(m.text) if m.type == "error" else 0
        )
        self.page.on("request", lambda r: self.requested(r.url))

    def requested(self, url: str) -> None:
        if not url.startswith((self.house.address, "data:")):
            self.complaints.append(f"foreign request {url}")

    def check(self, where: str) -> None:
        """No violation, no sideways scrolling, no duplicate id, no complaint of the console."""
        found = Axe().run(self.page, options=AXE).response["violations"]
        assert [(v["id"], [n["html"] for n in v["nodes"]][:3]) for v in found] == [], where
        width = self.page.evaluate("document.documentElement.scrollWidth")
        assert width <= 320, f"{where} is {width} px wide"
        ids = self.page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
        assert len(ids) == len(set(ids)), where
        quiet = [c for c in self.complaints if "status of 4" not in c]
        assert quiet == [], where


def test_the_public_pages_are_fit_for_everybody(context: BrowserContext, house: House) -> None:
    watched = Watched(context, house)
    outcomes = sorted((house.folder / "site" / "hasil").glob("??????????.html"))
    periods = sorted((house.folder / "site" / "statistik").glob("2*.html"))[-4:]
    more = [*(f"/hasil/{o.name}" for o in outcomes[:4]), *(f"/statistik/{p.name}" for p in periods)]
    for path in (*PUBLIC, *more):
        watched.page.goto(path)
        watched.check(path)


def test_the_forms_and_their_errors_are_fit_for_everybody(
    context: BrowserContext, house: House
) -> None:
    watched = Watched(context, house)
    for path in CITIZEN:
        watched.page.goto(path)
        watched.check(path)
    watched.page.goto("/lapor/")
    follow(watched.page.get_by_role("button", name="Lanjut: periksa laporan"))
    watched.check("the form with errors")
    assert watched.page.evaluate("document.activeElement.id") == "kesalahan"
    watched.page.get_by_label("Aspirasi").check()
    watched.page.get_by_label("Judul").fill("Usul bangku di halte")
    watched.page.get_by_label("Apa yang terjadi?").fill("Mohon bangku di halte dekat sekolah. " * 3)
    watched.page.get_by_label("Di kecamatan mana?").select_option("badung/")
    watched.page.get_by_label("Ya, boleh").check()
    follow(watched.page.get_by_role("button", name="Lanjut: periksa laporan"))
    watched.check("the check page")
    follow(watched.page.get_by_role("button", name="Kirim laporan"))
    watched.check("the receipt")
    number, code = (watched.page.locator(i).inner_text() for i in ("#number", "#code"))
    watched.page.goto("/lacak/")
    watched.page.get_by_label("Nomor laporan").fill(number)
    watched.page.get_by_label("Kode lacak").fill(code)
    follow(watched.page.get_by_role("button", name="Buka laporan"))
    watched.check("the tracked report")


@pytest.mark.parametrize("who", ["koordinator", "dinas-pupr-bali", "peninjau", "auditor", "admin"])
def test_the_desk_is_fit_for_everybody(context: BrowserContext, house: House, who: str) -> None:
    watched = Watched(context, house)
    watched.page.goto("/staf/masuk")
    watched.page.get_by_label("Nama pengguna").fill(who)
    watched.page.get_by_label("Sandi").fill(PASSWORD)
    follow(watched.page.get_by_role("button", name="Masuk", exact=True))
    watched.check("the first page")
    if who == "admin":
        return
    watched.page.goto("/staf/?lihat=semua")
    follow(watched.page.locator("tbody th a").first)
    watched.check("a report")
    if who == "peninjau":
        watched.page.goto("/staf/")
        follow(watched.page.locator("tbody th a").first)
        follow(watched.page.get_by_role("link", name="Tinjau untuk diterbitkan"))
        watched.check("the review")


def test_the_form_is_filled_in_and_sent_by_keyboard_alone(browser: Browser, house: House) -> None:
    page = browser.new_context(base_url=house.address).new_page()
    page.goto("/lapor/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    keys = page.keyboard
    typed = {"f-title": "Usul bangku di halte sekolah", "f-story": "Mohon bangku di halte. " * 4}
    for _ in range(60):
        keys.press("Tab")
        here = page.evaluate("document.activeElement.id || document.activeElement.value")
        if here in typed:
            keys.type(typed[here])
        elif here == "f-kind":
            keys.press("ArrowDown")
        elif here == "f-district":
            keys.type("Susut")
        elif here == "f-consent":
            keys.press("Space")
        elif here == "check":
            break
    keys.press("Enter")
    page.wait_for_selector("text=Periksa laporan Anda")
    page.get_by_role("button", name="Kirim laporan").focus()
    keys.press("Enter")
    page.wait_for_selector("#number")


def test_a_frozen_page_searches_by_keyboard_alone_and_without_javascript(
    browser: Browser, house: House
) -> None:
    context = browser.new_context(base_url=house.address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/hasil/")
    page.get_by_label("Cari di hasil laporan").focus()
    page.keyboard.type("pelaporan")
    page.keyboard.press("Enter")
    page.wait_for_url("**/cari?q=pelaporan")
    assert page.locator("mark").first.inner_text().lower() in ("lapor", "laporan", "melapor")
    page.locator("summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("Dinas")
    page.get_by_role("button", name="Terapkan saringan").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/cari?q=pelaporan&instansi=dinas-*")
    assert page.get_by_label("Instansi", exact=True).input_value().startswith("dinas-")


def test_the_page_that_stands_in_for_the_search_is_fit_for_everybody(
    context: BrowserContext, house: House
) -> None:
    watched = Watched(context, house)
    index.discard(index.place(house.folder / "instance"))
    assert watched.page.goto("/cari?q=jalan").status == 503
    watched.complaints = [c for c in watched.complaints if "status of 503" not in c]
    watched.check("the search without an index")
    house.run("build.py")
    assert watched.page.goto("/cari?q=jalan").status == 200


@pytest.mark.parametrize("path", LIGHT_PAGES)
def test_a_page_fits_one_round_of_a_slow_network(browser: Browser, house: House, path: str) -> None:
    page = browser.new_context(base_url=house.address).new_page()
    sizes: dict[str, int] = {}
    page.on("response", lambda r: sizes.update({r.url: len(gzip.compress(r.body()))}))
    page.goto(path, wait_until="networkidle")
    assert 0 < sum(sizes.values()) <= BUDGET.get(path, USUAL), sizes
