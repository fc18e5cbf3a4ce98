"""
Every page as every role that may open it, at 1280 × 720: one visit each, and what it noticed.

Beside each of the rules its control: something planted that breaks it, which the same look finds.
"""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from dashboard.contents import PAGES
from dashboard.permissions import Role
from tests.browser.conftest import PATIENCE, SignIn, drawn, submit
from tests.browser.server import Server
from tests.browser.visiting import Visit, tabbed, too_wide, violations, visit

SIZE = {"width": 1280, "height": 720}
TOLD_THE_SAME = ("overview", Role.DEPUTY_MAYOR)  # who sees one sentence on every page
SHOWN = [(entry.slug, role) for entry in PAGES for role in entry.roles]
SHOWN = [shown for shown in SHOWN if shown[1] is not Role.DEPUTY_MAYOR or shown == TOLD_THE_SAME]
MORE_VISITS = 2  # at most, where a page may have been looked at half drawn
MOST_JUMPING = 0.1  # Chromium’s sum of layout shifts, up to which a page is said to stand still
every_page = pytest.mark.parametrize(
    ("slug", "role"),
    # what is looked at in one visit is one process's: the other would visit the page again
    [pytest.param(*shown, marks=pytest.mark.xdist_group("-".join(shown))) for shown in SHOWN],
    ids=[f"{slug}-{role}" for slug, role in SHOWN],
)

Look = Callable[[str, Role], Visit]


@pytest.fixture(scope="module")
def look(chromium: Browser, server: Server) -> Iterator[Look]:
    """What a visit to a page as a role noticed; each page is visited once."""
    readers: dict[Role, BrowserContext] = {}
    visits: dict[tuple[str, Role], Visit] = {}

    def reader(role: Role) -> BrowserContext:
        if role not in readers:
            readers[role] = chromium.new_context(base_url=server.base, viewport=SIZE, locale="en-GB")  # type: ignore[arg-type]
            readers[role].set_default_timeout(PATIENCE)
            page, name = readers[role].new_page(), role.replace("_", "-")
            page.goto("/sign-in")
            submit(page, name, server.passwords[name])
            expect(page.get_by_role("button", name="Sign out")).to_be_visible(timeout=PATIENCE)
            page.close()
        return readers[role]

    def visited(slug: str, role: Role) -> Visit:
        page = reader(role).new_page()
        found = visit(page, f"/{slug}")
        page.close()
        return found

    def looked(slug: str, role: Role) -> Visit:
        if (slug, role) not in visits:
            found = visited(slug, role)
            for _ in range(MORE_VISITS):
                found = visited(slug, role) if _may_have_come_late(found) else found
            visits[slug, role] = found
        return visits[slug, role]

    yield looked
    for context in readers.values():
        context.close()


def _may_have_come_late(found: Visit) -> bool:
    """On a busy machine a page may be looked at half drawn: what is wrong with its layout is wrong every time."""
    layout = (found.violations, found.too_wide, found.missed, found.out_of_order, found.unlit)
    jumped = sum(size for size, _ in found.jumps) >= MOST_JUMPING
    return not (found.errors or found.foreign) and (jumped or any(layout))


@every_page
def test_the_console_is_quiet(look: Look, slug: str, role: Role) -> None:
    assert look(slug, role).errors == []


@every_page
def test_no_other_host_is_asked_for_anything(look: Look, slug: str, role: Role) -> None:
    assert look(slug, role).foreign == []


@every_page
def test_axe_finds_nothing(look: Look, slug: str, role: Role) -> None:
    assert look(slug, role).violations == []


@every_page
def test_nothing_is_wider_than_the_window(look: Look, slug: str, role: Role) -> None:
    assert look(slug, role).too_wide == []


@every_page
def test_nothing_jumps_while_the_page_loads(look: Look, slug: str, role: Role) -> None:
    jumps = look(slug, role).jumps

    assert sum(size for size, _ in jumps) < MOST_JUMPING, jumps


@every_page
def test_tab_reaches_every_control_in_order_and_each_shows_that_it_is_reached(
    look: Look, slug: str, role: Role
) -> None:
    seen = look(slug, role)

    assert (seen.missed, seen.out_of_order, seen.unlit) == ([], [], [])


def test_what_is_planted_is_noticed(page: Page, sign_in: SignIn, chromium: Browser, server: Server) -> None:
    sign_in(page, "oversight", "/sharing")
    cookies = page.context.storage_state()
    # our own policy would keep the request from being made
    context = chromium.new_context(base_url=server.base, bypass_csp=True, storage_state=cookies)
    unguarded = context.new_page()
    unguarded.add_init_script(
        """console.error('planted');
        addEventListener('load', () => { fetch('https://elsewhere.example/').catch(() => 0) })"""
    )
    seen = visit(unguarded, "/sharing")
    context.close()

    assert any("planted" in error for error in seen.errors)
    assert "https://elsewhere.example/" in seen.foreign


def test_what_is_planted_in_a_page_is_noticed(page: Page, sign_in: SignIn) -> None:
    sign_in(page, "oversight", "/sharing")
    plant = "(html) => document.querySelector('h1').insertAdjacentHTML('afterend', html)"
    page.evaluate(
        plant,
        """<img src="data:," width="30" height="30"><div role="button" id="no-tab">by mouse only</div>
        <button id="dull" style="outline: none">no focus shown</button><button tabindex="7">too early</button>
        <div style="width: 3000px; height: 9px"></div>""",
    )
    page.add_style_tag(content="#dull:focus { outline: none !important; }")
    missed, out_of_order, unlit = tabbed(page)

    assert any("image-alt" in found for found in violations(page))
    assert too_wide(page) != []
    assert any("no-tab" in control for control in missed)
    assert any("dull" in control for control in unlit)
    assert out_of_order != []


def test_what_jumps_is_noticed(page: Page, sign_in: SignIn) -> None:
    sign_in(page, "oversight", "/sharing")
    page.evaluate("document.querySelector('h1').style.marginTop = '300px'")
    page.wait_for_timeout(600)  # more than half a second after a click, for which a page may move
    page.evaluate(
        """() => { window.jumps = []; new PerformanceObserver(list => list.getEntries().forEach(entry =>
        window.jumps.push(entry.value))).observe({ type: 'layout-shift' });
        document.querySelector('h1').style.marginTop = '0' }"""
    )
    page.wait_for_timeout(500)

    assert page.evaluate("window.jumps.reduce((sum, size) => sum + size, 0)") > MOST_JUMPING


def test_what_is_opened_under_a_figure_is_as_accessible(page: Page, sign_in: SignIn) -> None:
    sign_in(page, "oversight", "/sharing")
    behind = page.get_by_role("radiogroup", name="Behind Boroughs with a Data Sharing Agreement in force")
    for opened in ("View as table", "How this is made", "The rows behind it", "Download"):
        behind.get_by_role("radio", name=opened).click()
        page.wait_for_timeout(500)
        drawn(page)
        assert page.locator("[class*=st-key-opened_]").count() == 1
        assert violations(page) == []
        assert too_wide(page) == []
