"""Signing in and out in a real browser."""

import re
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, expect

from tests.browser.conftest import SignIn, drawn, submit
from tests.browser.server import Server

WRONG = "The name or the password is not right. Check both and try again."
FILTERED = "/sharing?as_at=2020-03-31"


def test_a_deep_link_leads_through_the_form_to_the_page_with_its_filters(page: Page, sign_in: SignIn) -> None:
    page.goto(FILTERED)
    expect(page).to_have_title("Sign in · Matrix Oversight")
    sign_in(page, "oversight", FILTERED)
    expect(page).to_have_url(re.compile(re.escape(FILTERED)))
    expect(page.get_by_text("31 March 2020").first).to_be_visible()


def test_a_reload_keeps_the_page_its_filters_and_the_reader(page: Page, sign_in: SignIn) -> None:
    sign_in(page, "superintendent", FILTERED)
    page.reload()
    drawn(page)
    expect(page).to_have_url(re.compile(re.escape(FILTERED)))
    expect(page.get_by_text("superintendent · Detective Superintendent")).to_be_visible()


def test_the_address_without_a_page_leads_to_the_first_of_the_role(page: Page, sign_in: SignIn) -> None:
    sign_in(page, "oversight", "/?as_at=2020-03-31")
    expect(page).to_have_url(re.compile(r"/overview\?as_at=2020-03-31"))
    expect(page).to_have_title("Overview · Matrix Oversight")


@pytest.mark.parametrize("name", ["oversight", "nobody-of-that-name"])
def test_a_wrong_password_is_told_in_words_that_take_the_focus(page: Page, name: str) -> None:
    page.goto(FILTERED)
    submit(page, name, "wrong")
    alert = page.get_by_role("alert")
    expect(alert).to_have_text(WRONG)
    expect(alert).to_be_focused()
    expect(page).to_have_title("Error: Sign in · Matrix Oversight")
    expect(page.get_by_label("Name")).to_have_value(name)
    expect(page.get_by_label("Password")).to_have_value("")


def test_after_a_wrong_password_the_right_one_still_leads_to_the_page(
    page: Page, server: Server, sign_in: SignIn
) -> None:
    page.goto(FILTERED)
    submit(page, "oversight", "wrong")
    submit(page, "oversight", server.passwords["oversight"])
    expect(page).to_have_url(re.compile(re.escape(FILTERED)))


def test_the_form_can_be_filled_in_by_keyboard_and_by_a_password_manager(page: Page, server: Server) -> None:
    page.goto("/sign-in")
    assert page.get_by_label("Name").get_attribute("autocomplete") == "username"
    assert page.get_by_label("Password").get_attribute("autocomplete") == "current-password"
    for typed in ("oversight", server.passwords["oversight"]):
        page.keyboard.press("Tab")
        page.keyboard.insert_text(typed)
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()


def test_the_form_needs_no_script_and_reflows_to_320_pixels(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto("/sign-in")
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert page.evaluate("document.documentElement.lang") == "en-GB"
    assert page.locator("script").count() == 0


def test_after_sign_out_neither_back_nor_the_cookie_opens_anything(
    context: BrowserContext, page: Page, server: Server, sign_in: SignIn
) -> None:
    sign_in(page, "oversight", "/reviews")
    kept = next(cookie["value"] for cookie in context.cookies() if cookie["name"] == "oversight")
    assert server.request("/reviews", cookie=f"oversight={kept}").status == 200
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("status")).to_have_text("You have signed out.")
    page.go_back()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    assert server.request("/reviews", cookie=f"oversight={kept}").status == 303


def test_no_script_can_read_the_cookie(context: BrowserContext, page: Page, sign_in: SignIn) -> None:
    sign_in(page, "oversight", "/reviews")
    (cookie,) = (cookie for cookie in context.cookies() if cookie["name"] == "oversight")
    assert (cookie["httpOnly"], cookie["sameSite"], cookie["path"]) == (True, "Strict", "/")
    assert "oversight=" not in page.evaluate("document.cookie")


def test_a_page_of_another_role_says_so_and_one_of_ones_own_opens(page: Page, sign_in: SignIn) -> None:
    sign_in(page, "auditor", "/reviews")
    expect(page.get_by_role("alert")).to_have_text(
        "Quarterly reviews is not among the pages of the role Auditor."
    )
    expect(page.locator("h1")).to_have_count(0)


def test_the_same_page_opens_for_the_role_it_is_for(page: Page, sign_in: SignIn) -> None:
    sign_in(page, "oversight", "/reviews")
    expect(page.locator("h1")).to_have_count(1)


def test_the_deputy_mayor_is_told_that_nothing_has_been_released(page: Page, sign_in: SignIn) -> None:
    sign_in(page, "deputy-mayor", "/sharing")
    expect(page.get_by_role("alert")).to_contain_text("No release has been published yet.")


def test_an_administrator_begins_at_the_accounts(page: Page, sign_in: SignIn) -> None:
    sign_in(page, "administrator", "/")
    expect(page).to_have_title("Administration · Matrix Oversight")
    expect(page.locator("h1")).to_contain_text("accounts")


def test_a_session_ended_by_an_administrator_shows_nothing_more_and_leads_back(
    page: Page, server: Server, sign_in: SignIn
) -> None:
    sign_in(page, "another-superintendent", FILTERED)
    server.command("users", "end-sessions", "another-superintendent")
    page.get_by_role("link", name="Quarterly reviews").click()
    expect(page.get_by_role("alert")).to_contain_text("your session has ended")
    expect(page.locator("h1")).to_have_count(0)
    page.get_by_role("link", name="Sign in again").click()
    submit(page, "another-superintendent", server.passwords["another-superintendent"])
    expect(page).to_have_url(re.compile("/reviews"))


def test_a_link_on_another_site_opens_the_page_without_signing_in_again(
    page: Page, server: Server, sign_in: SignIn
) -> None:
    sign_in(page, "oversight", "/reviews")
    with _site_with_link(f"{server.base}{FILTERED}") as elsewhere:
        page.goto(elsewhere)
        page.get_by_role("link").click()
        expect(page).to_have_url(re.compile(re.escape(FILTERED)))
        expect(page.get_by_role("button", name="Sign out")).to_be_visible()


def test_the_policy_lets_charts_be_drawn_and_nothing_is_loaded_from_elsewhere(
    page: Page, server: Server, sign_in: SignIn
) -> None:
    said: list[str] = []
    asked: list[str] = []

    def keep(message: ConsoleMessage) -> None:
        # Streamlit looks for itself below the page's own path first, and is not there.
        if message.type == "error" and "/sharing/_stcore/" not in message.location["url"]:
            said.append(message.text)

    page.on("console", keep)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    sign_in(page, "oversight", "/sharing")
    expect(page.locator("[data-testid=stVegaLiteChart] :is(canvas, svg)").first).to_be_visible()
    assert said == []
    assert {url for url in asked if not url.startswith((server.base, "data:", "blob:"))} == set()


class _site_with_link:  # noqa: N801 # used like a function
    """A page of another site (another host, so that our cookie is withheld) with a link to ours."""

    def __init__(self, target: str) -> None:
        body = f'<a href="{target}">to the dashboard</a>'.encode()

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(200)
                self.send_header("Content-Type", "text/html")
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        self._site = HTTPServer(("127.0.0.1", 0), Handler)

    def __enter__(self) -> str:
        Thread(target=self._site.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{self._site.server_port}/"

    def __exit__(self, *_: object) -> None:
        self._site.shutdown()
        self._site.server_close()
