"""What one visit to a page notices: what the console said, who else was asked, what jumped, what axe and the keys found."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Page

from tests.browser.conftest import drawn
from tests.browser.drawing import all_charts_drawn

# Streamlit looks for itself below the page's own path first, and is not there.
LOOKED_FOR_ITSELF = ("/_stcore/health", "/_stcore/host-config")
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
TAB_MILLISECONDS = 40  # from one press to the next, so that the page has drawn what the focus changed

# What moves by less than a line of text is no jump to a reader, however much of the page it is.
WATCH_FOR_JUMPS = """window.jumps = [];
const moved = ({ previousRect: was, currentRect: is }) => Math.max(Math.abs(was.y - is.y), Math.abs(was.x - is.x)) > 16;
new PerformanceObserver(list => list.getEntries()
  .filter(entry => !entry.hadRecentInput && entry.sources.some(moved))
  .forEach(entry => window.jumps.push([entry.value, (entry.sources.find(moved).node?.innerText || '').slice(0, 80)])))
  .observe({ type: 'layout-shift', buffered: true });"""

CONTROLS = """() => {
  const list = 'a[href], button, input, select, textarea, summary, [tabindex], [contenteditable=true], '
    + '[role=button], [role=link], [role=slider], [role=radio]';
  const out = '[aria-hidden=true], [popover]:not(:popover-open), [tabindex="-1"], [data-testid=stSkipToContent]', page = '#stMain';
  const shown = element => {
    const box = element.getBoundingClientRect();
    return element.checkVisibility({ visibilityProperty: true }) && box.width > 1 && box.height > 1;
  };
  return [...document.querySelectorAll(list)].filter(element => shown(element) && !element.closest(out) && !element.matches(page));
}"""

LOOK = """element => [element, element.parentElement, element.parentElement?.parentElement].filter(Boolean).map(each => {
  const style = getComputedStyle(each), p = each.querySelector('p'), words = p ? getComputedStyle(p) : style;
  return [style.outline, style.boxShadow, style.backgroundColor, style.borderColor, style.textDecoration,
    words.textDecoration].join();
}).join(';')"""

START_TABBING = """() => {
  const controls = (CONTROLS)(), look = LOOK;
  window.tabbed = { controls, rest: controls.map(look), seen: [], unlit: [] };
  document.addEventListener('focusin', ({ target }) => {
    if (target.matches('[data-testid=stSkipToContent]')) window.tabbed.round = window.tabbed.seen.length > 1;
    const at = controls.indexOf(target);
    if (at < 0 || window.tabbed.round) return;
    window.tabbed.seen.push(at);
    setTimeout(() => {
      if (document.activeElement === target && look(target) === window.tabbed.rest[at])
        window.tabbed.unlit.push(target.outerHTML.slice(0, 160));
    }, 30);
  });
  document.activeElement?.blur();
  return controls.length;
}""".replace("CONTROLS", CONTROLS).replace("LOOK", LOOK)

END_TABBING = """() => {
  const { controls, seen, unlit } = window.tabbed;
  const reached = new Set(seen), group = element => element.closest('[role=radiogroup]');
  const by_arrows = element => group(element) && seen.some(at => group(controls[at]) === group(element));
  const missed = controls.filter((element, at) => !reached.has(at) && element.isConnected && !by_arrows(element));
  const back = seen.filter((at, index) => index && at < seen[index - 1]).map(at => controls[at]);
  const said = element => element.outerHTML.slice(0, 160);
  return { missed: missed.map(said), back: back.map(said), unlit };
}"""


@dataclass
class Visit:
    """What was noticed: each list is empty where all is well."""

    errors: list[str]
    foreign: list[str]
    violations: list[str]
    too_wide: list[str]
    jumps: list[tuple[float, str]]
    missed: list[str]
    out_of_order: list[str]
    unlit: list[str]


def visit(page: Page, address: str) -> Visit:
    """Opens an address in a fresh window and looks at it in every way there is."""
    errors, asked = _listened(page)
    page.add_init_script(WATCH_FOR_JUMPS)
    page.goto(address)
    drawn(page)
    all_charts_drawn(page)
    jumps: list[tuple[float, str]] = page.evaluate("window.jumps")
    own = (_origin(page.url), "data:", "blob:")
    foreign = [url for url in asked if not url.startswith(own)]
    return Visit(errors, foreign, violations(page), too_wide(page), jumps, *tabbed(page))


def violations(page: Page) -> list[str]:
    """What axe finds against WCAG 2.0 to 2.2, A and AA."""
    page.evaluate(_axe())
    found = page.evaluate(
        "rules => axe.run(document, { runOnly: rules, resultTypes: ['violations'] })", RULES
    )
    return [
        f"{violation['id']}: {node['html'][:160]}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]


def too_wide(page: Page) -> list[str]:
    """What is wider than the window, where nothing may be but what scrolls by itself."""
    found: list[str] = page.evaluate(
        """() => [document.documentElement, document.querySelector('[data-testid=stMain]')]
          .filter(each => each && each.scrollWidth > innerWidth)
          .map(each => `${each.nodeName} is ${each.scrollWidth} wide`)"""
    )
    return found


def tabbed(page: Page) -> tuple[list[str], list[str], list[str]]:
    """The controls that Tab does not reach, those it reaches too late, and those that do not show that they are."""
    controls: int = page.evaluate(START_TABBING)
    for _ in range(controls + 2):
        page.keyboard.press("Tab")
        page.wait_for_timeout(TAB_MILLISECONDS)
    found = page.evaluate(END_TABBING)
    return found["missed"], found["back"], found["unlit"]


def _listened(page: Page) -> tuple[list[str], list[str]]:
    errors: list[str] = []
    asked: list[str] = []

    def keep(message: ConsoleMessage) -> None:
        path = urlsplit(message.location["url"]).path
        if message.type == "error" and not (path.endswith(LOOKED_FOR_ITSELF) and path.count("/") > 2):
            errors.append(f"{message.text} {path}")

    page.on("console", keep)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    return errors, asked


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/"


@cache
def _axe() -> str:
    return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
