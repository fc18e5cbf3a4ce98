"""`make pictures`: one picture of each page for each role that may open it, on the synthetic London."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from dashboard.contents import PAGES, Entry
from dashboard.permissions import Role
from seed import london
from tests.browser.conftest import SignIn
from tests.browser.drawing import all_charts_drawn
from tests.browser.server import Server, running_server

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
WIDTH, HEIGHT = 1440, 980
MEETINGS = {"December 2020": "2020-12-08", "February 2021": "2021-02-28"}  # what a Deputy Mayor reads of
SHOWN = [(entry, role) for entry in PAGES for role in entry.roles]


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """What `make run` serves, with two meetings released: a synthetic London, so that no picture holds a real person."""
    pack = tmp_path_factory.mktemp("london")
    london.write(pack, people=london.PEOPLE, events=london.EVENTS, seed=london.SEED)
    with running_server(tmp_path_factory.mktemp("pictured"), pack) as running:
        for meeting, as_at in MEETINGS.items():
            running.command("snapshot", "--as-at", as_at, "--meeting", meeting, "--by", "chair")
            running.command("release", meeting, "--by", "chair")
        yield running


@pytest.mark.parametrize(("entry", "role"), SHOWN, ids=[f"{entry.slug}-{role}" for entry, role in SHOWN])
def test_a_page_is_pictured_whole(page: Page, sign_in: SignIn, entry: Entry, role: Role):
    sign_in(page, role.replace("_", "-"), f"/{entry.slug}")
    all_charts_drawn(page)
    tall = page.evaluate("document.querySelector('[data-testid=stMainBlockContainer]').scrollHeight")
    page.set_viewport_size({"width": WIDTH, "height": max(HEIGHT, tall)})
    all_charts_drawn(page)
    PICTURES.mkdir(parents=True, exist_ok=True)

    page.screenshot(path=PICTURES / f"{entry.slug}-{role.replace('_', '-')}.png", animations="disabled")
