"""The pages in a real browser: their filters, their downloads, and what travels to whom."""

import csv
import re
from datetime import date
from io import StringIO
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, WebSocket, expect
from sqlalchemy import select

from dashboard.contents import PAGES, View
from dashboard.permissions import Role
from queries.app_store.trail import in_order
from queries.engines import reading_engine
from queries.reading import known_areas
from queries.scope import Level
from queries.tables.access import access_events, users
from queries.tables.reference import boroughs
from tests.browser.conftest import SignIn, drawn
from tests.browser.server import Server
from tests.house.sources import ROOT

SLUGS = [entry.slug for entry in PAGES if entry.roles.get(Role.OVERSIGHT) is View.ALL]
# Where a superintendent reads of their own users, whatever Matrix those opened: that is in scope.
OF_OWN_USERS = {"my_bcu", "access"}
NO_PLACE_NAMED = {
    "overview",
    "recommendations",
    "time_on_matrix",
    "methods",
}  # to anybody before a click: they tell of London alone
FILTERS = ("", "?as_at=2020-03-31", "?as_at=2020-11-17&compared_with=2020-01-02", "?map=June+2020", "?bcu=NA")


def test_another_date_goes_into_the_url_and_the_link_shows_the_same_again(
    page: Page, sign_in: SignIn
) -> None:
    sign_in(page, "oversight", "/sharing")
    choose(page, "As at", "30/06/2020")
    expect(page).to_have_url(re.compile("as_at=2020-06-30"))
    headline = page.locator("h1").inner_text()

    again = page.context.new_page()
    again.goto(page.url)
    drawn(again)

    assert again.locator("h1").inner_text() == headline
    assert "boroughs have a Data Sharing Agreement in force" in headline


def test_the_dates_go_along_to_the_next_page(page: Page, sign_in: SignIn) -> None:
    sign_in(page, "oversight", "/sharing?as_at=2020-06-30")
    page.get_by_role("link", name="Quarterly reviews").click()
    expect(page.locator("h1")).to_contain_text("April–June 2020")
    assert parse_qs(urlsplit(page.url).query)["as_at"] == ["2020-06-30"]


def test_another_as_at_date_is_compared_with_the_meeting_before_it(page: Page, sign_in: SignIn) -> None:
    sign_in(page, "oversight", "/sharing")
    choose(page, "As at", "29/02/2020")
    expect(page.locator("h1")).to_contain_text("10 December 2019")


def test_a_meeting_is_compared_with_by_its_name_and_the_url_has_its_date(page: Page, sign_in: SignIn) -> None:
    sign_in(page, "oversight", "/sharing")
    compare(page, "Oversight Group, 10 December 2019")
    expect(page).to_have_url(re.compile("compared_with=2019-12-10"))
    expect(page.locator("h1")).to_contain_text("10 December 2019")
    expect(page.get_by_role("spinbutton", name="day, Compared with")).to_be_hidden()


def test_another_date_is_compared_with_as_it_is_typed(page: Page, sign_in: SignIn) -> None:
    sign_in(page, "oversight", "/sharing")
    compare(page, "Another date")
    choose(page, "Compared with", "17/01/2020")
    expect(page).to_have_url(re.compile("compared_with=2020-01-17"))
    expect(page.locator("h1")).to_contain_text("17 January 2020")


def test_a_named_link_leads_to_its_page_as_at_its_dates(page: Page, sign_in: SignIn) -> None:
    sign_in(page, "oversight", "/sharing?as_at=2020-06-30")
    page.get_by_role("button", name="Views").click()
    page.get_by_role("link", name="A week before quarter end").click()
    expect(page).to_have_url(re.compile(r"/reviews\?as_at=20\d\d-\d\d-2[34]&compared_with="))
    expect(page.locator(".subtitle")).to_contain_text("London, as at 2")


def test_how_to_read_a_page_says_its_marks_and_goes_with_escape(page: Page, sign_in: SignIn) -> None:
    sign_in(page, "oversight", "/reviews")
    page.get_by_role("button", name="How to read this page").press("Enter")
    expect(page.locator("#how-to-read")).to_contain_text("? no return")
    page.keyboard.press("Escape")
    expect(page.locator("#how-to-read")).to_be_hidden()


def test_a_comparison_with_a_later_day_is_refused_in_a_sentence(page: Page, sign_in: SignIn) -> None:
    sign_in(page, "oversight", "/sharing?as_at=2020-06-30&compared_with=2020-07-01")
    expect(page.get_by_text("1 July 2020 is not before 30 June 2020")).to_be_visible()


def test_the_map_of_another_month_is_drawn_alone(page: Page, sign_in: SignIn) -> None:
    sign_in(page, "oversight", "/sharing")
    headline = page.locator("h1").inner_text()
    page.get_by_role("slider").focus()
    page.keyboard.press("Home")
    expect(page).to_have_url(re.compile(r"map=December(\+|%20)2019"))
    expect(page.locator("[aria-label^='Tile map of 32 boroughs on 31 December 2019']").first).to_be_visible()
    assert page.locator("h1").inner_text() == headline


def test_a_download_is_marked_and_leaves_its_row_in_the_trail(
    page: Page, server: Server, sign_in: SignIn
) -> None:
    sign_in(page, "superintendent", "/reviews?as_at=2020-11-17")

    rows = downloaded(page)
    about = {row[0]: row[1] for row in rows if len(row) == 2}  # title and value

    assert about["As at"] == "17 November 2020"
    assert about["Scope"] == "Central North"
    assert about["Marking"].startswith("OFFICIAL-SENSITIVE")
    assert "Numerator" in about["Definition"]
    assert {row[0] for row in rows[rows.index([]) + 2 :]} == {"Central North"}
    export = about["Taken by"].rpartition(" ")[2]
    assert trail_mentions(server, export)


@pytest.mark.parametrize("slug", SLUGS)
def test_nothing_foreign_travels_to_a_superintendent_and_all_of_their_own_does(
    page: Page, server: Server, sign_in: SignIn, slug: str
) -> None:
    frames = listened(page)
    sign_in(page, "superintendent", f"/{slug}")
    taken = ["".join(map(str, downloaded(page)))] if page.get_by_role("radio").count() else []
    for filters in FILTERS:
        page.goto(f"/{slug}{filters}")
        drawn(page)
        taken.append(page.content())
    received = "".join(taken) + b"".join(frames).decode(errors="replace")
    own, foreign = names(server, "CN")
    in_scope = names_told_to_everybody(foreign)
    in_scope |= names_opened_by_own(server, "CN") if slug in OF_OWN_USERS else set()

    assert [name for name in foreign if name in received and name not in in_scope] == []
    assert [name for name in own if name in received] != []


@pytest.mark.parametrize("slug", [slug for slug in SLUGS if slug not in NO_PLACE_NAMED])
def test_the_scanner_finds_the_same_names_where_they_may_travel(
    page: Page, server: Server, sign_in: SignIn, slug: str
) -> None:
    frames = listened(page)
    sign_in(page, "oversight", f"/{slug}")
    received = b"".join(frames).decode(errors="replace")
    _, foreign = names(server, "CN")

    assert [
        name for name in foreign if name in received and name not in names_told_to_everybody(foreign)
    ] != []


def choose(page: Page, label: str, day: str) -> None:
    """Types a day into one of the two dates of the bar."""
    page.get_by_role("spinbutton", name=f"day, {label}").click()
    page.keyboard.type(day.replace("/", ""))
    page.keyboard.press("Escape")  # closes the calendar, which takes the day over
    page.wait_for_timeout(500)  # the run that follows has begun by then
    drawn(page)


def compare(page: Page, name: str) -> None:
    """Chooses by name what the as-at date is compared with."""
    page.get_by_role("combobox", name="compared with").click()
    page.get_by_role("option", name=name).click()
    page.wait_for_timeout(500)  # the run that follows has begun by then
    drawn(page)


def downloaded(page: Page) -> list[list[str]]:
    """The rows of the CSV of the page's first figure."""
    page.get_by_role("radio", name="Download").first.click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="CSV", exact=True).click()
    path: Path = waiting.value.path()
    return list(csv.reader(StringIO(path.read_text("utf-8-sig"))))


def listened(page: Page) -> list[bytes]:
    """Everything the streams of a window will be sent."""
    frames: list[bytes] = []

    def listen(stream: WebSocket) -> None:
        stream.on(
            "framereceived",
            lambda frame: frames.append(frame if isinstance(frame, bytes) else frame.encode()),
        )

    page.on("websocket", listen)
    return frames


def names(server: Server, bcu: str) -> tuple[list[str], list[str]]:
    """The names and codes of the boroughs of a BCU and its own, and those of all others."""
    with reading_engine(f"sqlite:///{server.home / 'data.db'}").connect() as connection:
        own_boroughs = set(connection.scalars(select(boroughs.c.borough).where(boroughs.c.bcu == bcu)))
        areas = [area for area in known_areas(connection).values() if area.level is not Level.LONDON]
    own = [area for area in areas if area.code == bcu or area.code in own_boroughs]
    foreign = [area for area in areas if area not in own]
    codes = [area.code for area in foreign if area.level is Level.BOROUGH]
    return [area.name for area in own], [area.name for area in foreign] + codes


def names_told_to_everybody(among: list[str]) -> set[str]:
    """Those that a commitment itself names, as the pilot's are in 5.6, and what was published: a local paper's name."""
    told = " ".join(
        row[column]
        for name, column in (("commitments", "title"), ("published_figures", "source"))
        for row in csv.DictReader(
            (ROOT / "seed" / "reference" / f"{name}.csv").read_text("utf-8").splitlines()
        )
    )
    return {name for name in among if name in told}


def names_opened_by_own(server: Server, bcu: str) -> set[str]:
    """The names and codes of the boroughs whose Matrix a user of the BCU or of one of its boroughs opened."""
    with reading_engine(f"sqlite:///{server.home / 'data.db'}").connect() as connection:
        known = known_areas(connection)
        units = [area.code for area in known.values() if area.bcu == bcu]
        own = select(users.c.user_id).where(users.c.unit.in_(units))
        opened = set(
            connection.scalars(select(access_events.c.matrix).where(access_events.c.user_id.in_(own)))
        )
    return opened | {known[code].name for code in opened & set(known)}


def trail_mentions(server: Server, export: str) -> bool:
    with reading_engine(f"sqlite:///{server.home / 'app.db'}").connect() as connection:
        rows = [row for row in in_order(connection) if row["what"] == "download"]
    return any(export in str(row["detail"]) and row["as_at"] == date(2020, 11, 17) for row in rows)
