"""`make bench`: what costs how much, each beside what it is compared with, in one run on one machine."""

import json
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache, partial
from pathlib import Path
from statistics import median, quantiles

import pytest
from playwright.sync_api import Page
from sqlalchemy import Engine, make_url

from dashboard import answers, engine
from dashboard.contents import PAGES, Entry
from dashboard.figures import FIGURES
from dashboard.permissions import Role, Viewer
from tests.browser.beside_bare import beside_bare
from tests.browser.conftest import SignIn
from tests.browser.drawing import all_charts_drawn, seconds_from_click
from tests.browser.measured import Part, command_of, said, seconds_of, times, work_of
from tests.browser.readers import ACTS, PAUSE, READERS, read_at_once
from tests.browser.recorded import steps
from tests.browser.server import Server, running_bare
from tests.browser.stream import cookie_of, run, stream
from tests.packing import pack_of
from tests.proving import commit

PAGE = Path(__file__).parents[2] / "docs" / "benchmarks.md"
TRIES, FEW = 15, 3
READER = Viewer("bench", Role.OVERSIGHT)
DATES = tuple(date(2020, month, 1) for month in range(1, 13))
MEETINGS = {"September 2020": "2020-09-30", "December 2020": "2020-12-31"}  # what a Deputy Mayor reads of
OPENINGS = 100_000
SLOWEST = 5  # figures that are named
PARTS = 10  # of the whole page
HEAD = """# What costs how much

Written by `make bench` on {day}, at commit {commit}, with the sample pack on one machine for all of it. Seconds differ
from machine to machine; the ratios of one run less so. What is not said otherwise is a median.
"""


@pytest.fixture(scope="module")
def parts() -> Iterator[list[Part]]:
    """The parts of the page, which is written when all have been measured; a part run by itself is only printed."""
    gathered: list[Part] = []
    yield gathered
    written = HEAD.format(day=f"{datetime.now(UTC):%-d %B %Y}", commit=commit()) + "".join(map(str, gathered))
    sys.stdout.write(written)
    if len(gathered) == PARTS:
        PAGE.write_text(written)


@pytest.fixture(scope="module")
def released(server: Server) -> Server:
    """The server, once two meetings were released."""
    for meeting, as_at in MEETINGS.items():
        server.command("snapshot", "--as-at", as_at, "--meeting", meeting, "--by", "chair")
        server.command("release", meeting, "--by", "chair")
    return server


@pytest.mark.parametrize("role", [Role.OVERSIGHT, Role.SUPERINTENDENT, Role.DEPUTY_MAYOR])
def test_a_warm_rerun_of_each_page_beside_a_bare_page_that_sends_the_same(
    released: Server, tmp_path: Path, role: Role, parts: list[Part]
):
    cookie = cookie_of(released, role.replace("_", "-"))
    slugs = [entry.slug for entry in PAGES if role in entry.roles]
    for slug in slugs:
        with stream(released, cookie) as ours:
            (tmp_path / f"{slug}.json").write_text(json.dumps(steps(run(ours, slug))))
    with running_bare(tmp_path) as bare:
        measured = [beside_bare(released, bare, cookie, slug, TRIES) for slug in slugs]

    parts.append(
        Part(
            f"A warm rerun of each page as {role}",
            f"The processor’s time of the server’s process, {TRIES} runs of each in turn; beside it a bare Streamlit page "
            "that sends the same elements. On the right the first drawing after a load, by the clock and by the processor.",
            ["page", "ours", "worst", "bare", "ratio", "after a load", "of it processor"],
            [warm.row for warm in measured],
        )
    )


def test_a_click_on_a_page_beside_the_plain_form(page: Page, sign_in: SignIn, parts: list[Part]):
    of_data = [entry for entry in PAGES if Role.OVERSIGHT in entry.roles]
    plain = [seconds_of(lambda: page.goto("/sign-in")) for _ in range(FEW)]
    sign_in(page, "oversight")
    openings = {entry.slug: _opening(page, entry) for entry in of_data}
    clicked: dict[str, list[float]] = {slug: [] for slug in openings}
    for _ in range(FEW):
        for slug, opening in openings.items():
            clicked[slug].append(seconds_from_click(page, slug, opening))

    rows = [(slug, said(median(took)), said(max(took)), times(took, plain)) for slug, took in clicked.items()]
    parts.append(
        Part(
            "From a click in the menu to the last chart",
            f"In Chromium, as the Oversight Group, {FEW} clicks of each; beside it opening the sign-in form, which is a "
            f"plain page without JavaScript ({said(median(plain))}).",
            ["page", "click to last chart", "worst", "ratio to the form"],
            rows,
        )
    )


def _opening(page: Page, entry: Entry) -> str:
    """The first heading of a page, by which it is known to have come."""
    page.goto(f"/{entry.slug}")
    page.wait_for_selector("h1")
    all_charts_drawn(page)
    return page.inner_text("h1")


def test_fifty_readers_who_act_every_ten_seconds(server: Server, parts: list[Part]):
    cookies = [cookie_of(server, role) for role in ("oversight", "superintendent", "auditor")]
    slugs = [
        [entry.slug for entry in PAGES if role in entry.roles]
        for role in (Role.OVERSIGHT, Role.SUPERINTENDENT, Role.AUDITOR)
    ]

    for cookie, own in zip(cookies, slugs, strict=True):
        with stream(server, cookie) as opened:
            for slug in own:  # what a load makes dear is measured by itself, above
                run(opened, slug)

    seconds: list[float] = []
    busy = work_of(server.process, lambda: seconds.extend(read_at_once(server, cookies, slugs)))
    share = busy / (PAUSE * (ACTS + 1))
    parts.append(
        Part(
            "Fifty readers",
            f"{READERS} readers, a page each every {PAUSE} s; a third each oversight, superintendents and auditors, "
            "once each page was drawn since the last load.",
            ["pages", "median", "95th percentile", "worst", "of one core"],
            [
                (
                    str(len(seconds)),
                    said(median(seconds)),
                    said(quantiles(seconds, n=20)[-1]),
                    said(seconds[-1]),
                    f"{share:.0%}",
                )
            ],
        )
    )


def test_figures_that_are_asked_beside_those_that_are_kept(
    sample_database: Engine, monkeypatch: pytest.MonkeyPatch, parts: list[Part]
):
    for module in (answers, engine):
        monkeypatch.setattr(module, "data_engine", cache(lambda: sample_database))
    asked: dict[str, list[float]] = {name: [] for name in FIGURES}
    kept: list[float] = []
    for name, seconds in asked.items():
        for _ in range(FEW):
            seconds.append(_asked_cold(name))
            kept.append(seconds_of(partial(_ask, name)))

    took = {name: median(seconds) for name, seconds in asked.items()}
    slowest = sorted(took, key=took.__getitem__, reverse=True)[:SLOWEST]
    parts.append(
        Part(
            f"Figures, asked of {sample_database.dialect.name}",
            f"Each of the {len(FIGURES)} figures at 12 dates, with nothing kept, {FEW} times; then kept. The slowest are named.",
            ["figure", "asked", "ratio to kept"],
            [
                ("all of them, median", said(median(took.values())), times([*took.values()], kept)),
                *((f"`{name}`", said(took[name]), times(asked[name], kept)) for name in slowest),
            ],
        )
    )


def _asked_cold(name: str) -> float:
    for kept in (answers._answered, answers._asked_of_london, answers._silent_at):
        kept.cache_clear()
    return seconds_of(partial(_ask, name))


def _ask(name: str) -> None:
    answers.answer(FIGURES[name], READER, DATES)


def test_loads_and_the_memory_they_hold(
    database_url: str, sample_pack: Path, tmp_path: Path, parts: list[Part]
):
    more = pack_of(tmp_path, access_events=_openings(sample_pack))
    urls = {"OVERSIGHT_DATABASE_URL": database_url}
    commands = {
        "none: the command’s own start": ["--help"],
        "the sample": [str(sample_pack)],
        "the sample again": [str(sample_pack)],
        f"{OPENINGS:,} openings more": [str(more)],
    }
    rows = []
    for what, words in commands.items():
        seconds, most = command_of(tmp_path / "home", "load", *words, **urls)
        rows.append((what, said(seconds), f"{most / 1e6:,.0f} MB"))

    parts.append(
        Part(
            f"Loads into {make_url(database_url).get_backend_name()}",
            "Each once, by `oversight load` in a process of its own, its start included; and the most memory that it held.",
            ["pack", "seconds", "most memory"],
            rows,
        )
    )


def _openings(pack: Path) -> str:
    """One every four minutes by a user of the sample, of a Matrix there is."""
    known = (pack / "access_events.csv").read_text(encoding="utf-8-sig").splitlines()[:2]
    names, values = (line.split(",") for line in known)
    given = dict(zip(names, values, strict=True))
    first = datetime(2019, 1, 1)
    rows = (
        given
        | {"event_id": f"B{each}", "occurred_at": f"{first + each * timedelta(minutes=4):%Y-%m-%dT%H:%M:%SZ}"}
        for each in range(OPENINGS)
    )
    return "\n".join((",".join(names), *(",".join(row.values()) for row in rows), ""))


def test_papers_beside_the_command_that_only_lists(released: Server, tmp_path: Path, parts: list[Part]):
    listed = [command_of(released.home, "releases")[0] for _ in range(FEW)]
    meeting = list(MEETINGS)[-1]
    rows = []
    for form in ("pdf", "docx", "xlsx"):
        paper = ("brief", meeting, "-o", str(tmp_path / f"brief.{form}"))
        made = [command_of(released.home, *paper) for _ in range(FEW)]
        seconds = [took for took, _ in made]
        most = max(held for _, held in made)
        rows.append((form, said(median(seconds)), times(seconds, listed), f"{most / 1e6:,.0f} MB"))

    parts.append(
        Part(
            "Papers of a release",
            f"`oversight brief` in a process of its own, {FEW} times; beside it `oversight releases` ({said(median(listed))}), "
            "which starts alike and writes nothing.",
            ["paper", "seconds", "ratio", "most memory"],
            rows,
        )
    )
