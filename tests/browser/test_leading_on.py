"""Where a table leads on: from a cell of the grid to its return, from a borough's name to its sheet, and to paper."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import SignIn, drawn
from tests.browser.drawing import all_charts_drawn


def test_a_cell_of_the_grid_leads_to_its_return_at_the_same_date(page: Page, sign_in: SignIn) -> None:
    sign_in(page, "oversight", "/reviews?as_at=2020-11-17")
    cell = page.locator("table.grid tbody tr").first.locator("a").first
    told = cell.get_attribute("title") or ""
    name = page.locator("table.grid tbody th").first.inner_text()

    cell.click()
    expect(page).to_have_url(re.compile(r"as_at=2020-11-17&cell=\w+-\d{4}-Q\d"))
    drawn(page)

    expect(page.locator(".return h2")).to_have_text(f"{told.split(':')[0]}, {name}")
    expect(page.locator("table.grid [aria-current=true]")).to_have_count(1)


def test_a_number_is_looked_behind_and_the_link_opens_it_again(page: Page, sign_in: SignIn) -> None:
    sign_in(page, "oversight", "/reviews?number=BCUs+that+returned+a+number+removed")
    all_charts_drawn(page)

    page.get_by_role("radio", name="The rows behind it").first.click()

    expect(page.get_by_text(re.compile(r"Together \d+ of 12, in 12 rows"))).to_be_visible()


def test_the_list_of_boroughs_is_read_first_and_seen_below_the_map(page: Page, sign_in: SignIn) -> None:
    sign_in(page, "oversight", "/sharing")
    tables, map_ = page.locator("table.boroughs"), page.locator("[aria-label^='Tile map']").first
    expect(map_).to_be_visible()

    first = page.evaluate(
        "([list, map]) => !!(list.compareDocumentPosition(map) & Node.DOCUMENT_POSITION_FOLLOWING)",
        [tables.element_handle(), map_.element_handle()],
    )
    list_box, map_box = tables.bounding_box(), map_.bounding_box()

    assert first
    assert list_box is not None
    assert map_box is not None
    assert list_box["y"] > map_box["y"]


def test_a_borough_leads_to_its_sheet_which_prints_on_one_page(page: Page, sign_in: SignIn) -> None:
    sign_in(page, "superintendent", "/sharing")

    page.get_by_role("link", name="Camden").click()
    expect(page.locator(".sheet h1")).to_contain_text("Camden")
    drawn(page)
    paper = page.pdf(prefer_css_page_size=True, format="A4", print_background=True)

    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1


def test_a_sheet_of_another_bcus_borough_is_refused_in_a_sentence(page: Page, sign_in: SignIn) -> None:
    sign_in(page, "superintendent", "/sharing?borough=E09000010")  # Enfield: not Central North’s

    expect(page.get_by_text("the borough it names is not among those shown to you")).to_be_visible()
    expect(page.locator(".sheet")).to_have_count(0)
