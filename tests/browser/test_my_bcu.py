"""My BCU in a real browser: the first work above the fold, marked by keyboard, borne out by a load or not."""

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from queries.engines import writing_engine
from seed.pack import load_pack
from tests.browser.conftest import SignIn, drawn
from tests.browser.drawing import all_charts_drawn
from tests.browser.server import Server, running_server

A4 = {"prefer_css_page_size": True, "print_background": True}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, sample_pack: Path) -> Iterator[Server]:
    """One of its own: what is marked and loaded here is no other test's."""
    with running_server(tmp_path_factory.mktemp("marked"), sample_pack) as running:
        yield running


def test_the_first_three_things_to_do_are_above_the_fold_and_the_first_is_the_earliest_due(
    page: Page, sign_in: SignIn
) -> None:
    page.set_viewport_size({"width": 1280, "height": 720})
    sign_in(page, "superintendent")

    lines, buttons = page.locator(".due"), page.get_by_role("button", name=re.compile("^Done"))
    dates = [_day(text) for text in page.locator(".due .when").all_inner_texts()]

    assert page.url.endswith("/my_bcu")
    assert len(dates) > 3
    assert dates[0] == min(dates)
    for number in range(3):
        for what in (lines.nth(number), buttons.nth(number)):
            box = what.bounding_box()
            assert box is not None
            assert box["y"] + box["height"] <= 720


def test_a_line_is_marked_by_keyboard_keeps_its_focus_and_still_waits_after_a_reload(
    page: Page, sign_in: SignIn
) -> None:
    sign_in(page, "superintendent", "/my_bcu")
    before = page.locator("h1").inner_text()
    label = _first(page, "Done", "Decide").inner_text()
    button = page.get_by_role("button", name=label, exact=True)
    button.focus()
    page.keyboard.press("Enter")

    taken = page.get_by_role("button", name=label.replace("Done", "Take back"), exact=True)
    expect(taken).to_be_focused()
    expect(page.locator(".note", has_text="waits for the next load")).to_have_count(1)
    assert page.locator("h1").inner_text() != before
    page.reload()
    drawn(page)
    expect(page.locator(".note", has_text="waits for the next load")).to_have_count(1)
    taken.focus()
    page.keyboard.press("Space")
    expect(page.locator("h1")).to_have_text(before)


def test_a_load_takes_away_what_it_bears_out_and_opens_again_what_it_does_not(
    page: Page, server: Server, sign_in: SignIn, tmp_path: Path
) -> None:
    sign_in(page, "superintendent", "/my_bcu")
    user = _first(page, "Done", "Audit").inner_text().split()[-1]
    for verb in ("Audit", "Decide"):
        _first(page, "Done", verb).click()
        expect(_first(page, "Take back", verb)).to_be_visible()
    expect(page.locator(".note", has_text="waits for the next load")).to_have_count(2)
    as_at = _day(page.locator(".subtitle").inner_text())

    pack = tmp_path / "pack"
    pack.mkdir()
    (pack / "user_audits.csv").write_text(f"user_id,audited_on\n{user},{as_at:%Y-%m-%d}\n", encoding="utf-8")
    _load(server, pack)
    page.reload()
    drawn(page)

    expect(page.get_by_role("button", name=re.compile(rf"Audit {user}$"))).to_have_count(0)
    expect(page.locator(".note", has_text="Open again.")).to_have_count(1)
    expect(page.locator(".note", has_text="waits for the next load")).to_have_count(0)
    expect(_first(page, "Done", "Decide")).to_be_visible()


def test_a_line_unfolds_into_the_things_it_is_made_of(page: Page, sign_in: SignIn) -> None:
    sign_in(page, "superintendent", "/my_bcu")
    lines = page.locator(".due").count()
    page.locator("summary", has_text="One by one").first.focus()
    page.keyboard.press("Enter")

    expect(page.locator(".due.one").first).to_be_visible()
    assert page.locator(".due").count() > lines


def test_the_group_has_no_button_and_another_bcu_at_hand(page: Page, sign_in: SignIn) -> None:
    sign_in(page, "oversight", "/my_bcu?bcu=Central+North")
    expect(page.locator("h1")).to_contain_text("Central North")
    expect(page.get_by_role("button", name=re.compile("^Done"))).to_have_count(0)
    expect(page.locator(".due").first).to_be_visible()
    page.get_by_role("combobox", name="BCU").click()
    page.get_by_role("option", name="North Area").click()
    expect(page.locator("h1")).to_contain_text("North Area")
    expect(page).to_have_url(re.compile("bcu=North"))


def test_it_reflows_to_320_pixels_without_a_second_scroll_bar(page: Page, sign_in: SignIn) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    sign_in(page, "superintendent", "/my_bcu")

    wide = page.evaluate(
        "[...document.querySelectorAll('.due, .due-heading, .st-key-work button, h1')]"
        ".filter(part => part.getBoundingClientRect().right > 320).length"
    )
    assert wide == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_it_is_one_sheet_of_paper(page: Page, sign_in: SignIn) -> None:
    sign_in(page, "superintendent", "/my_bcu")
    all_charts_drawn(page)

    sheets = re.findall(rb"/Type /Page\b", page.pdf(**A4))  # type: ignore[arg-type] # the names are pdf's own

    assert len(sheets) == 1


def _load(server: Server, pack: Path) -> None:
    """A pack into the running dashboard’s data, made up as the sample is."""
    engine = writing_engine(f"sqlite:///{server.home / 'data.db'}")
    assert load_pack(engine, pack, by="tests", synthetic=True).outcome == "loaded"
    engine.dispose()


def _first(page: Page, word: str, verb: str) -> Locator:
    return page.get_by_role("button", name=re.compile(rf"^{word} {verb} ")).first


def _day(text: str) -> datetime:
    """The first day named in a text."""
    found = re.search(r"\d{1,2} [A-Z][a-z]+ \d{4}", text)
    assert found is not None, text
    return datetime.strptime(found[0], "%d %B %Y")
