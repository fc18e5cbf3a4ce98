"""When a page is all drawn: Streamlit has nothing more to send, and every chart has become a picture."""

from playwright.sync_api import Page

DRAWN = """() => {
  const charts = [...document.querySelectorAll('[data-testid=stVegaLiteChart]')];
  const app = document.querySelector('[data-testid=stApp]');
  return app !== null && app.dataset.testScriptState === 'notRunning'
    && document.querySelector('[data-testid=stSkeleton], [data-stale=true]') === null
    && charts.every(chart => chart.querySelector('canvas, svg.marks') !== null);
}"""

# A click and the wait for what it leads to are timed where they happen: going back and forth to the test costs more.
TIMED_CLICK = """async ([link, opening]) => {
  const drawn = DRAWN, began = performance.now();
  const links = [...document.querySelectorAll('a[data-testid=stPageLink-NavLink]')];
  links.find(each => each.pathname === `/${link}`).click();
  while (!(document.querySelector('h1')?.innerText === opening && drawn())) {
    if (performance.now() - began > 20000) throw new Error(`/${link} was not drawn in 20 s`);
    await new Promise(requestAnimationFrame);
  }
  return (performance.now() - began) / 1000;
}""".replace("DRAWN", DRAWN)


def all_charts_drawn(page: Page) -> None:
    """Waits until the page is all drawn."""
    page.wait_for_function(DRAWN)


def seconds_from_click(page: Page, slug: str, opening: str) -> float:
    """The seconds from a click in the menu until a page's last chart is drawn; `opening` is its first heading."""
    seconds: float = page.evaluate(TIMED_CLICK, [slug, opening])
    return seconds
