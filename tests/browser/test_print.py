"""On paper: the whole page, without its furniture, and no figure over two sheets."""

import re

from playwright.sync_api import Page

from tests.browser.conftest import SignIn
from tests.browser.drawing import all_charts_drawn

FURNITURE = ".st-key-menu, .st-key-bar, .stButtonGroup, .stSlider"
KEPT_WHOLE = ".stVegaLiteChart, tr, table.numbers, table.grid, table.grounds, table.account"


def test_the_whole_page_is_printed_and_nothing_of_its_furniture(page: Page, sign_in: SignIn) -> None:
    sign_in(page, "oversight", "/sharing")
    all_charts_drawn(page)
    assert page.locator(FURNITURE).locator("visible=true").count() > 2

    sheets = len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))
    page.emulate_media(media="print")

    assert sheets > 1  # more than the part that a window shows
    assert page.locator(FURNITURE).locator("visible=true").count() == 0
    assert page.locator(".footer .synthetic, .footer").first.is_visible()


def test_no_figure_and_no_row_is_split_over_two_sheets(page: Page, sign_in: SignIn) -> None:
    for path in ("/sharing", "/reviews", "/green"):
        sign_in(page, "oversight", path) if path == "/sharing" else page.goto(path)
        all_charts_drawn(page)
        page.emulate_media(media="print")
        breaks = page.locator(KEPT_WHOLE).evaluate_all(
            "all => all.map(one => getComputedStyle(one).breakInside)"
        )

        assert breaks
        assert set(breaks) == {"avoid"}
