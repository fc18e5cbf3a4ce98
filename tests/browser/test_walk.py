"""From the Overview to the rows or papers that each commitment rests on, by the links that stand on the pages."""

import csv
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from dashboard.figures import FIGURES
from queries.scope import Level
from tests.browser.conftest import SignIn, drawn
from tests.browser.server import ROOT, Server
from tests.proving import cases

MOST_CLICKS = 3
OWN_BCU = "CN"  # the superintendent's
AS_AT = "2021-02-28"  # the sample's data date, so that every test has something to count
COMMITMENTS = {
    row["commitment"]: row
    for row in csv.DictReader((ROOT / "seed/reference/commitments.csv").read_text("utf-8").splitlines())
}


def tried() -> list[str]:
    """So many commitments, evenly out of all of them."""
    names, count = list(COMMITMENTS), cases(sample=12, full=len(COMMITMENTS))
    return [names[number * len(names) // count] for number in range(count)]


@pytest.fixture(scope="module")
def numerators(server: Server) -> dict[tuple[str, str], float]:
    """What the command line says of every figure, by figure and area."""
    rows = json.loads(
        server.command("figures", "--as-at", AS_AT, "--level", "L", "--level", "C", "--format", "json")
    )
    return {(row["figure"], row["area"]): row["numerator"] for row in rows}


@pytest.fixture(scope="module")
def papers(sample_pack: Path) -> dict[str, int]:
    """How many papers of the kind asked for the sample has for each commitment."""
    found = dict.fromkeys(COMMITMENTS, 0)
    for row in csv.DictReader((sample_pack / "evidence.csv").read_text("utf-8").splitlines()):
        asked_for = COMMITMENTS[row["commitment"]]["evidence_kind"]
        found[row["commitment"]] += row["kind"] == asked_for and row["dated_on"] <= AS_AT
    return found


def test_the_group_walks_from_the_overview_to_the_rows_or_papers_of_every_commitment(
    page: Page,
    sign_in: SignIn,
    numerators: dict[tuple[str, str], float],
    papers: dict[str, int],
    proof: Callable[[str, int, object, str], None],
) -> None:
    sign_in(page, "oversight", f"/overview?as_at={AS_AT}")
    clicks = []
    for name, walked in walk(page):
        clicks.append(walked)
        for control in controls_of(name):
            assert counted(page, control) == numerators[control, "LONDON"], (name, control)
        assert len(page.locator("table.papers td", has_text="✔ counted").all()) == papers[name], name

    assert len(clicks) == len(tried())
    assert max(clicks) <= MOST_CLICKS
    proof(
        "From the Overview to the rows or papers of a commitment",
        len(clicks),
        "none",
        f"{max(clicks)} clicks",
    )


def test_a_superintendent_walks_to_the_own_rows_of_every_commitment_that_has_any(
    page: Page,
    sign_in: SignIn,
    numerators: dict[tuple[str, str], float],
    proof: Callable[[str, int, object, str], None],
) -> None:
    sign_in(page, "superintendent", f"/overview?as_at={AS_AT}")
    clicks, own = [], 0
    for name, walked in walk(page):
        clicks.append(walked)
        for control in controls_of(name):
            if Level.BCU in FIGURES[control].levels:
                assert counted(page, control) == numerators[control, OWN_BCU], (name, control)
                own += 1

    assert own > 0
    assert max(clicks) <= MOST_CLICKS
    proof("From the Overview to a BCU’s own rows of a commitment", own, "none", f"{max(clicks)} clicks")


def test_the_links_of_the_walk_are_clicked_as_a_reader_would_and_the_dates_go_along(
    page: Page, sign_in: SignIn
) -> None:
    sign_in(page, "oversight", "/overview?as_at=2020-11-30")
    page.locator("table.nine tbody th a").nth(1).click()
    expect(page).to_have_url(re.compile(r"recommendation=2"))
    drawn(page)
    page.locator("table.promises tbody th a").nth(5).click()
    expect(page).to_have_url(re.compile(r"commitment=2\.6"))
    expect(page.locator("h1")).to_contain_text("2.6 is")
    assert parse_qs(urlsplit(page.url).query)["as_at"] == ["2020-11-30"]


def walk(page: Page) -> Iterator[tuple[str, int]]:
    """Opens each commitment tried by the links found on the way; gives its name and the clicks that it took."""
    wholes = links(page.locator("table.nine tbody th a"), "recommendation")
    for number, whole in wholes.items():
        wanted = [name for name in tried() if name.partition(".")[0] == number]
        if not wanted:
            continue
        opened(page, whole)
        found = links(page.locator("table.promises tbody th a"), "commitment")
        for name in wanted:
            opened(page, found[name])
            yield name, 2  # the recommendation's link, then the commitment's


def links(found: Locator, choice: str) -> dict[str, str]:
    """The addresses of links by what they choose."""
    addresses = [link.get_attribute("href") or "" for link in found.all()]
    return {parse_qs(urlsplit(address).query)[choice][0]: address for address in addresses}


def opened(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator("h1")).to_be_visible()
    drawn(page)


def controls_of(name: str) -> list[str]:
    return [COMMITMENTS[name][column] for column in ("control", "late_control") if COMMITMENTS[name][column]]


def counted(page: Page, control: str) -> int:
    """What the last column of the rows behind a figure adds up to."""
    cells = page.locator(f".st-key-rows_behind_{control} tbody td:last-child")
    return sum(number(cell) for cell in cells.all_inner_texts())


def number(cell: str) -> int:
    """✔ counted is one, – not counted none; 3 of 14 is three."""
    if cell.startswith("✔"):
        return 1
    found = re.match(r"[\d,]+", cell)
    return int(found[0].replace(",", "")) if found else 0
