"""Pages in other sizes: enlarged by the reader's browser, with larger text alone, on paper."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import House, needs_browser, running

pytestmark = needs_browser

PAGES = (
    "/", "/hasil/", "/daftar/", "/instansi/", "/instansi/dinas-perhubungan-bali.html", "/topik/",
    "/topik/jalan-jembatan.html", "/statistik/", "/statistik/2026.html", "/janji.html", "/data/",
    "/privasi.html", "/rencana-aksi.html", "/perbaikan/", "/perubahan.html", "/404.html",
    "/en/statistik/", "/lapor/", "/lacak/", "/cari?q=jalan", "/staf/masuk",
)  # fmt: skip
PAPER = 680  # CSS pixels between the margins of an A4 sheet

# Texts that stand upon each other, or reach out of what cuts them off, or over the page's edge.
# Shrunk to the letters' middle, since lines of a heading stand closer than their boxes are high.
AWRY = """edge => {
  const found = [], texts = [];
  const shown = node => node.checkVisibility({contentVisibilityAuto: true});
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, parent = node.parentElement;
    if (!node.data.trim() || !shown(parent)) continue;
    if (parent.closest('.unseen, .skip, svg, option')) continue;
    if (parent.closest('thead')?.getBoundingClientRect().right < 0) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      const rim = box.height / 4, said = node.data.trim().slice(0, 40);
      const [l, r, t, b] = [box.left + 1, box.right - 1, box.top + rim, box.bottom - rim];
      texts.push({node, said, l, r, t, b});
      if (box.right > edge + 1 && !parent.closest('.scroll')) found.push('over the edge: ' + said);
    }
  }
  texts.sort((one, other) => one.t - other.t);
  texts.forEach((one, i) => {
    for (const other of texts.slice(i + 1)) {
      if (other.t >= one.b) break;
      if (other.node !== one.node && one.l < other.r && other.l < one.r)
        found.push('one upon another: ' + one.said + ' / ' + other.said);
    }
  });
  for (const node of document.querySelectorAll('body *')) {
    const style = getComputedStyle(node), place = style.position;
    const told = node.outerHTML.slice(0, 60);
    if (place === 'fixed' || place === 'sticky') found.push(place + ': ' + told);
    const wide = /hidden|clip/.test(style.overflowX) && node.scrollWidth > node.clientWidth + 1;
    const high = /hidden|clip/.test(style.overflowY) && node.scrollHeight > node.clientHeight + 1;
    if ((wide || high) && !node.matches('.unseen, svg, svg *, button, input'))
      found.push('cut off: ' + told);
  }
  return found;
}"""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with running(tmp_path_factory.mktemp("house"), demonstration=True) as house:
        yield house


def paths(house: House) -> list[str]:
    outcomes = sorted((house.folder / "site/hasil").glob("??????????.html"))
    return [*PAGES, *(f"/hasil/{outcome.name}" for outcome in outcomes[:3])]


def reader(browser: Browser, house: House, width: int, height: int, **more: Any) -> Page:
    size: Any = {"width": width, "height": height}
    return browser.new_context(base_url=house.address, viewport=size, **more).new_page()


def width(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth"))


@pytest.mark.parametrize(
    ("fault", "markup"),
    [
        ("cut off", '<p style="width: 9rem; overflow: hidden; white-space: nowrap">' + "kata " * 9),
        ("cut off", '<p style="height: 1rem; overflow: clip">satu<br>dua<br>tiga'),
        ("one upon another", '<p>satu<p style="margin-top: -2rem">satu'),
        ("over the edge", '<p style="white-space: nowrap">' + "kata " * 99),
        ("sticky", '<p style="position: sticky; top: 0">satu'),
    ],
)
def test_whoever_looks_for_what_is_awry_finds_it(browser: Browser, fault: str, markup: str) -> None:
    page = browser.new_page(viewport={"width": 640, "height": 512})
    page.set_content(markup)
    assert [found for found in page.evaluate(AWRY, 640) if found.startswith(f"{fault}: ")]


@pytest.mark.parametrize("zoom", [200, 400])
def test_an_enlarged_page_is_whole_and_scrolls_one_way_only(
    browser: Browser, house: House, zoom: int
) -> None:
    page = reader(browser, house, 1280 * 100 // zoom, 1024 * 100 // zoom)
    for path in paths(house):
        page.goto(path)
        assert page.evaluate(AWRY, 1280 * 100 // zoom) == [], path
        assert width(page) <= 1280 * 100 // zoom, path


def test_text_of_twice_the_size_is_neither_cut_off_nor_laid_over_other_text(
    browser: Browser, house: House
) -> None:
    page = reader(browser, house, 640, 512)
    for path in paths(house):
        page.goto(path)
        page.evaluate("document.documentElement.style.fontSize = '32px'")
        assert page.evaluate(AWRY, 640) == [], path
        assert width(page) <= 640, path


def test_the_names_on_the_map_are_not_broken_on_a_phone(browser: Browser, house: House) -> None:
    page = reader(browser, house, 360, 740)
    page.goto("/statistik/")
    names = page.locator(".tiles span")
    assert names.count() == 9
    lines = names.evaluate_all(
        "all => all.map(one => [one.textContent, one.getClientRects().length])"
    )
    assert [name for name, rows in lines if rows != 1] == []


def test_a_printed_page_is_dark_on_white_with_all_its_tables_and_no_menu(
    browser: Browser, house: House
) -> None:
    page = reader(browser, house, PAPER, 990, color_scheme="dark")
    page.emulate_media(media="print")
    for path in paths(house):
        page.goto(path)
        assert page.evaluate(AWRY, PAPER) == [], path
        assert width(page) <= PAPER, f"{path}: something is cut off at the right"
        for unwanted in ("nav", "footer", "form", ".skip"):
            assert page.locator(f"{unwanted} >> visible=true").count() == 0, (path, unwanted)
        pale = page.evaluate(
            """() => [...document.querySelectorAll('body *')].filter(node => {
              if (!node.checkVisibility() || !node.textContent.trim()) return false;
              if (node.closest('.shade-3, svg')) return false;
              const [r, g, b] = getComputedStyle(node).color.match(/\\d+/g).map(Number);
              return 0.2126 * r + 0.7152 * g + 0.0722 * b > 110;
            }).map(node => node.outerHTML.slice(0, 80))"""
        )
        assert pale == [], path
        assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == (
            "rgb(255, 255, 255)"
        )


def test_a_printed_page_names_its_address_and_those_it_leads_to(
    browser: Browser, house: House
) -> None:
    page = reader(browser, house, PAPER, 990)
    page.emulate_media(media="print")
    page.goto("/janji.html")
    assert page.get_by_text(f"Dicetak dari {house.address}/janji.html").is_visible()
    after = "node => getComputedStyle(node, '::after').content"
    link = page.locator('main a[href^="https://ombudsman"]')
    assert "https://ombudsman.go.id/" in link.evaluate(after)
    page.goto("/statistik/")
    assert "/data/figures/all.csv" in page.locator('a[href$="all.csv"]').first.evaluate(after)


def test_the_statistics_report_is_printed_with_its_charts_and_folded_tables(
    browser: Browser, house: House
) -> None:
    page = reader(browser, house, PAPER, 990, color_scheme="dark")
    page.emulate_media(media="print")
    page.goto("/statistik/2026.html")
    charts = page.locator("svg.chart")
    assert charts.count() >= 2
    for chart in charts.all():
        box = chart.bounding_box()
        assert box and box["height"] > 100 and box["width"] <= PAPER
    fills = page.locator(".chart .c-used").evaluate_all(
        "all => [...new Set(all.map(one => getComputedStyle(one).fill))]"
    )
    assert fills == ["rgb(15, 90, 82)"]  # as in the light, on a dark screen, too
    folded = page.locator("details:not([open]) table")
    assert folded.count() >= 1 and all(table.is_visible() for table in folded.all())


@pytest.mark.parametrize("path", ["/janji.html", "/privasi.html", "/en/janji.html"])
def test_tables_of_words_are_read_on_a_phone_without_scrolling_sideways(
    browser: Browser, house: House, path: str
) -> None:
    page = reader(browser, house, 360, 740)
    page.goto(path)
    tables = page.locator("main table >> visible=true")
    assert tables.count() >= 1
    for table in tables.all():
        box = table.bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= 360
        assert all(label for label in table.locator("td").evaluate_all(
            "all => all.map(cell => cell.dataset.label)"
        ))  # fmt: skip
