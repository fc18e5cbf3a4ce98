"""
A server and a browser for every test of this folder.

`server` is a running dashboard; `page` a fresh browser window at it; `sign_in(page, "oversight", "/reviews")`
signs an account in by its name and waits for the page asked for.
"""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from dashboard.engine import data_engine
from tests.browser.server import Server, running_server

FLAGS = (
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PATIENCE = 20_000  # milliseconds: two cores, and others on them
SignIn = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory, sample_pack: Path) -> Iterator[Server]:
    """A running dashboard with the sample pack, and an account for each role (tests/browser/server.py)."""
    with running_server(tmp_path_factory.mktemp("served"), sample_pack) as running:
        data_engine.cache_clear()
        yield running


@pytest.fixture(scope="module")  # not longer: while it is open no other test of the process can run asyncio
def chromium() -> Iterator[Browser]:
    """The machine's own Chromium; without one the test that asks fails."""
    found = shutil.which("chromium")
    if found is None:
        pytest.fail("Chromium is not installed: `make setup` as root installs it.", pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def context(chromium: Browser, server: Server) -> Iterator[BrowserContext]:
    """A browser without a past."""
    fresh = chromium.new_context(
        base_url=server.base, viewport={"width": 1440, "height": 980}, locale="en-GB"
    )
    fresh.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    yield fresh
    fresh.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A window of that browser."""
    return context.new_page()


@pytest.fixture
def sign_in(server: Server) -> SignIn:
    """Signs an account in by its name, by way of the page at `path`; returns the window, the page drawn."""

    def signed_in(page: Page, name: str, path: str = "/") -> Page:
        page.goto(path)
        submit(page, name, server.passwords[name])
        expect(page.get_by_role("button", name="Sign out")).to_be_visible()
        drawn(page)
        return page

    return signed_in


def submit(page: Page, name: str, password: str) -> None:
    """Fills in the form and sends it."""
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()


def drawn(page: Page) -> None:
    """Waits until Streamlit has nothing more to draw."""
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
