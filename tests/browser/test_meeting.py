"""Meeting mode: a page for the wall, whose pages the arrow keys turn; and what Escape closes elsewhere."""

import re

from playwright.sync_api import Page, expect

from dashboard.contents import PAGES
from tests.browser.conftest import SignIn, drawn
from tests.browser.drawing import all_charts_drawn

CONTROLS = "button, input, [role=slider], [role=radio], [role=spinbutton], a[href]:not([href^='#'])"


def test_a_page_shown_to_a_meeting_is_larger_and_has_nothing_to_click(page: Page, sign_in: SignIn) -> None:
    sign_in(page, "oversight", "/sharing")
    normal = height_of_the_sentence(page)
    assert page.locator(CONTROLS).locator("visible=true").count() > 10

    page.goto("/sharing?present=1")
    drawn(page)

    assert height_of_the_sentence(page) > 1.2 * normal
    assert in_sight(page) == []


def test_the_arrows_turn_the_pages_with_the_dates_and_stop_at_the_ends(page: Page, sign_in: SignIn) -> None:
    sign_in(page, "oversight", "/sharing")
    page.goto("/reviews?present=1&as_at=2020-06-30")
    drawn(page)
    turned = [page.url]
    for _ in PAGES:
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(800)
        drawn(page)
        turned.append(page.url)
    page.keyboard.press("ArrowLeft")

    expect(page).not_to_have_url(turned[-1])
    assert turned[-1] == turned[-2]  # the last page is the last
    assert len(set(turned)) > 2
    for url in turned:
        assert "present=1" in url
        assert "as_at=2020-06-30" in url


def test_escape_leaves_the_meeting_and_keeps_the_page_and_its_dates(page: Page, sign_in: SignIn) -> None:
    sign_in(page, "oversight", "/sharing?as_at=2020-06-30")
    page.get_by_role("button", name="Views").click()
    page.get_by_role("link", name="Show this page to a meeting").click()
    expect(page).to_have_url(re.compile("present=1"))
    all_charts_drawn(page)
    page.wait_for_timeout(500)  # the run that follows the address has begun by then
    drawn(page)
    page.keyboard.press("Escape")
    expect(page).to_have_url(re.compile(r"/sharing\?as_at=2020-06-30$"))
    expect(page.get_by_role("button", name="Views")).to_be_visible()


def test_escape_closes_what_was_opened_under_a_figure_and_the_focus_is_where_it_was(
    page: Page, sign_in: SignIn
) -> None:
    sign_in(page, "oversight", "/reviews")
    link = page.get_by_role("radio", name="How this is made").first
    link.press("Enter")
    opened = page.get_by_text("The SQL that was run")
    expect(opened).to_be_visible()
    drawn(page)
    page.keyboard.press("Escape")
    expect(opened).to_be_hidden()
    drawn(page)
    expect(link).to_be_focused()


def height_of_the_sentence(page: Page) -> float:
    size: str = page.locator("h1").evaluate("sentence => getComputedStyle(sentence).fontSize")
    return float(size.removesuffix("px"))


def in_sight(page: Page) -> list[str]:
    """The controls that a reader of the wall would see."""
    found: list[str] = page.evaluate(
        """controls => [...document.querySelectorAll(controls)]
          .filter(each => each.checkVisibility() && !each.closest('.st-key-meeting, .scrolls'))
          .map(each => each.outerHTML.slice(0, 120))""",
        CONTROLS,
    )
    return found
