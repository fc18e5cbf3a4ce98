"""In a real browser: an account by two administrators, up to its first sign-in; and the Group's own words, in and out."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PATIENCE, SignIn, drawn, submit
from tests.browser.server import Server
from tests.browser.visiting import too_wide, violations

TRIES = 3
PASSWORD = re.compile(r"(?:[a-z2-9]{5}-){4}[a-z2-9]{5}")


def test_two_administrators_make_an_account_that_signs_in(
    page: Page, sign_in: SignIn, server: Server, chromium: Browser
) -> None:
    sign_in(page, "administrator", "/administration")
    page.get_by_role("textbox", name="Name").fill("new.clerk")
    choose(page, "Role", "Auditor")
    page.get_by_role("button", name="Propose as a new account").click()
    expect(page.get_by_role("status").last).to_contain_text("waits for another administrator")
    expect(page.get_by_role("button", name="Confirm")).to_have_count(0)

    password = confirmed(chromium, server)

    page.get_by_role("button", name="Sign out").click()
    page.goto("/access")
    submit(page, "new.clerk", password)
    expect(page.locator("h1")).to_have_count(1)


def confirmed(chromium: Browser, server: Server) -> str:
    """The second administrator confirms what waits; the password is gone with the next click."""
    context = chromium.new_context(base_url=server.base, locale="en-GB")
    context.set_default_timeout(PATIENCE)
    other = context.new_page()
    other.goto("/sign-in?next=/administration")
    submit(other, "second-administrator", server.passwords["second-administrator"])
    other.get_by_role("button", name="Confirm").click()
    expect(other.locator(".secret")).to_have_text(PASSWORD)
    password = other.locator(".secret").inner_text()
    other.get_by_role("radio", name="Trail").click()
    expect(other.locator(".secret")).to_have_count(0)
    assert password not in other.content()
    context.close()
    return password


@pytest.mark.parametrize("part", ["Sign-ins", "Trail"])
def test_every_part_is_as_accessible_as_the_first(page: Page, sign_in: SignIn, part: str) -> None:
    sign_in(page, "administrator", f"/administration?part={part}")
    page.set_viewport_size({"width": 768, "height": 900})
    drawn(page)

    assert violations(page) == []
    assert too_wide(page) == []


def test_an_assessment_is_entered_stands_on_the_page_and_is_withdrawn(page: Page, sign_in: SignIn) -> None:
    sign_in(page, "chair", "/recommendations?commitment=9.1")
    note = page.get_by_role("cell", name="a note of this test")
    page.get_by_text("Record the Group’s own words").click()
    expect(page.get_by_role("button", name="Record the assessment")).to_be_visible()
    drawn(page)
    choose(page, "Found", "partly met")
    page.get_by_role("textbox", name="Note").fill("a note of this test")
    page.get_by_role("button", name="Record the assessment").click()
    expect(page.get_by_role("status").last).to_contain_text("is recorded")
    expect(note).to_have_count(1)
    assert violations(page) == []

    page.get_by_role("radio", name="Withdraw an entry").click()
    expect(page.get_by_role("button", name="Withdraw it")).to_be_visible()
    drawn(page)
    choose(page, "Entered by mistake", "9.1")
    page.get_by_role("button", name="Withdraw it").click()
    expect(note).to_have_count(0)


def choose(page: Page, label: str, option: str) -> None:
    """Opens the list once more where the run that drew it closes it again."""
    offered = page.get_by_role("option", name=option)
    for _ in range(TRIES):
        page.get_by_role("combobox", name=label, exact=True).click()
        page.wait_for_timeout(500)
        if offered.count():
            break
    offered.click()
