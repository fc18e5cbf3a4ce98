"""The Briefing page in a browser, with two meetings released: written, looked at, taken away."""

import re
from collections.abc import Iterator
from io import BytesIO

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from tests.browser.conftest import PATIENCE, SignIn, drawn, submit
from tests.browser.server import Server, running_copy
from tests.browser.visiting import visit

MEETINGS = {"September 2020": "2020-09-30", "December 2020": "2020-12-31"}


@pytest.fixture(scope="module")
def released(server: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of its own: to the other tests nothing has been released."""
    taken = [("snapshot", "--as-at", as_at, "--meeting", meeting) for meeting, as_at in MEETINGS.items()]
    published = [("release", meeting, "--by", "chair") for meeting in MEETINGS]
    with running_copy(server, tmp_path_factory.mktemp("released") / "home", *taken, *published) as running:
        yield running


@pytest.fixture
def reader(chromium: Browser, released: Server) -> Iterator[SignIn]:
    """Opens the page as an account, in a window of its own."""
    contexts = []

    def opened(name: str, path: str = "/briefing") -> Page:
        context = chromium.new_context(base_url=released.base, viewport={"width": 1440, "height": 980})
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.goto(path)
        submit(page, name, released.passwords[name])
        expect(page.get_by_role("button", name="Sign out")).to_be_visible()
        drawn(page)
        return page

    yield opened
    for context in contexts:
        context.close()


def taken(page: Page, label: str) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("button", name=label).click()
    return download.value.path().read_bytes()


def test_what_is_written_is_seen_at_once_and_carried_by_the_deputy_mayor(reader: SignIn) -> None:
    chair = reader("chair")
    before = chair.get_by_role("img", name="The first page as printed").get_attribute("src")
    chair.get_by_label("Purpose").fill("To ask for the policy")
    chair.get_by_label("Decision 1 asked for").fill("Ask the force for a policy")
    chair.get_by_role("button", name="Keep as the next version").click()

    expect(chair.get_by_text("Version 1 is kept, and stands in the papers.")).to_be_visible()
    expect(chair.locator("h1")).to_contain_text("version 1, written by chair on ")
    expect(chair.get_by_role("img", name="The first page as printed")).not_to_have_attribute(
        "src", before or ""
    )
    deputy = reader("deputy-mayor")
    expect(deputy.locator("h1")).to_contain_text("December 2020, compared with September 2020: version 1")
    expect(deputy.get_by_label("Purpose")).to_have_count(0)
    pages = [page.extract_text() for page in PdfReader(BytesIO(taken(deputy, "PDF, two pages"))).pages]
    assert len(pages) == 2
    assert "To ask for the policy." in pages[0]
    assert "Ask the force for a policy." in pages[0]
    for label in ("Word, to edit", "Excel, the data annex"):
        assert taken(deputy, label).startswith(b"PK")


def test_another_meeting_is_chosen_and_the_link_shows_it_again(reader: SignIn) -> None:
    page = reader("oversight")
    page.get_by_label("Briefing for").click()
    page.get_by_role("option", name="September 2020").click()
    expect(page.locator("h1")).to_contain_text("The two pages for September 2020, with no earlier release")
    drawn(page)

    again = page.context.new_page()
    again.goto(page.url)

    expect(again.locator("h1")).to_contain_text("The two pages for September 2020")


def test_the_dates_of_the_other_pages_are_theirs_again_afterwards(reader: SignIn) -> None:
    page = reader("oversight", "/sharing?as_at=2020-06-30")
    page.get_by_role("link", name="Briefing").click()
    expect(page.get_by_role("img", name="The second page as printed")).to_be_visible()
    expect(page.get_by_role("spinbutton").first).to_be_hidden()
    page.get_by_role("link", name="Data sharing").click()

    expect(page.locator("h1")).to_contain_text("2020")
    expect(page).to_have_url(re.compile("as_at=2020-06-30"))


def test_the_pictures_of_the_pages_are_handed_to_nobody_who_is_not_signed_in(
    reader: SignIn, chromium: Browser
) -> None:
    page = reader("deputy-mayor")
    picture = page.get_by_role("img", name="The first page as printed").get_attribute("src") or ""
    assert page.request.get(picture).status == 200

    stranger = chromium.new_context(base_url=page.url)
    assert stranger.request.get(picture).status != 200
    stranger.close()


@pytest.mark.parametrize("name", ["chair", "deputy-mayor"])
def test_a_visit_finds_nothing_amiss(reader: SignIn, name: str) -> None:
    window = reader(name).context.new_page()
    window.set_viewport_size({"width": 1280, "height": 720})
    seen = visit(window, "/briefing")

    assert (seen.errors, seen.foreign, seen.violations, seen.too_wide) == ([], [], [], [])
    assert (seen.missed, seen.out_of_order, seen.unlit) == ([], [], [])
