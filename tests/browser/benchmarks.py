"""`make bench`: what costs how much, each beside what it is compared with, in one run on one machine."""

import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from functools import cache, partial
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, sleep

import pytest
from playwright.sync_api import Page
from sqlalchemy import Engine
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from dashboard import answers, engine
from dashboard.contents import PAGES, Entry
from dashboard.figures import FIGURES
from dashboard.permissions import Role, Viewer
from seed.pack import load_pack
from seed.reference import ensure_reference
from tests.browser.conftest import SignIn
from tests.browser.drawing import all_charts_drawn, seconds_from_click
from tests.browser.recorded import steps
from tests.browser.server import Server, running_bare
from tests.browser.stream import cookie_of, run, stream
from tests.proving import commit

PAGE = Path(__file__).parents[2] / "docs" / "benchmarks.md"
TRIES = 10
OF_DATA = [entry for entry in PAGES if Role.OVERSIGHT in entry.roles]
READERS, PAUSE, ACTS = 50, 10, 6
READER = Viewer("bench", Role.OVERSIGHT)
DATES = tuple(date(2020, month, 1) for month in range(1, 13))
HEAD = """# What costs how much

Written by `make bench` on {day}, at commit {commit}, with the sample pack on one machine for all of it. Seconds differ
from machine to machine; the ratios of one run less so. Each line is the median and the worst of {tries}.

| what | median | worst | beside it | its median | ratio |
| --- | --: | --: | --- | --: | --: |
"""


@pytest.fixture(scope="module")
def lines() -> Iterator[list[str]]:
    """The rows of the page, which is written when all have been measured."""
    gathered: list[str] = []
    yield gathered
    head = HEAD.format(day=f"{datetime.now(UTC):%-d %B %Y}", commit=commit(), tries=TRIES)
    PAGE.write_text(head + "".join(gathered))


def test_a_click_on_a_page_beside_the_plain_form(page: Page, sign_in: SignIn, lines: list[str]):
    plain = [_timed(lambda: page.goto("/sign-in")) for _ in range(TRIES)]
    sign_in(page, "oversight")
    openings = {entry.slug: _opening(page, entry) for entry in OF_DATA}
    clicked: dict[str, list[float]] = {slug: [] for slug in openings}
    for _ in range(TRIES):
        for slug, opening in openings.items():
            clicked[slug].append(seconds_from_click(page, slug, opening))

    titles = {entry.slug: f"{entry.title}: click to last chart" for entry in OF_DATA}
    lines += [_line(titles[slug], seconds, "the sign-in form", plain) for slug, seconds in clicked.items()]


@pytest.mark.parametrize("role", ["oversight", "superintendent"])
def test_a_warm_rerun_of_each_page_beside_a_bare_page_that_sends_the_same(
    server: Server, tmp_path: Path, role: str, lines: list[str]
):
    cookie, slugs = cookie_of(server, role), [entry.slug for entry in OF_DATA]
    for slug in slugs:
        with stream(server, cookie) as ours:
            (tmp_path / f"{slug}.json").write_text(json.dumps(steps(run(ours, slug))))
    with running_bare(tmp_path) as bare:
        for slug in slugs:
            with stream(server, cookie) as ours, stream(bare, None) as theirs:
                first = _timed(partial(run, ours, slug))
                assert not _faults(run(theirs, slug))
                pairs = [
                    (_timed(partial(run, ours, slug)), _timed(partial(run, theirs, slug)))
                    for _ in range(TRIES)
                ]
            own, plain = map(list, zip(*pairs, strict=True))
            what = f"{slug} as {role}: warm rerun (a new session’s first: {_time(first)})"
            lines.append(_line(what, own, "the same elements, bare", plain))


def test_fifty_readers_who_act_every_ten_seconds(server: Server, lines: list[str]):
    cookies = [cookie_of(server, role) for role in ("oversight", "superintendent", "auditor")]
    slugs = {0: [entry.slug for entry in OF_DATA], 1: [entry.slug for entry in OF_DATA], 2: ["access"]}

    def read(reader: int) -> list[float]:
        """One reader: a start of their own within the ten seconds, then a page every ten."""
        role = reader % len(cookies)
        taken = []
        with stream(server, cookies[role]) as opened:
            sleep(reader * PAUSE / READERS)
            for act in range(ACTS):
                began = perf_counter()
                run(opened, slugs[role][(reader + act) % len(slugs[role])])
                taken.append(perf_counter() - began)
                sleep(max(0.0, PAUSE - taken[-1]))
        return taken

    with ThreadPoolExecutor(READERS) as readers:
        seconds = sorted(second for taken in readers.map(read, range(READERS)) for second in taken)
    worst = quantiles(seconds, n=20)[-1]
    lines.append(
        f"| {READERS} readers, a page each every {PAUSE} s, {len(seconds)} in all | {_time(median(seconds))} "
        f"| {_time(seconds[-1])} | its 95th percentile | {_time(worst)} | {median(seconds) / worst:.1f} |\n"
    )


@pytest.mark.parametrize("name", FIGURES)
def test_an_answer_that_is_asked_beside_one_that_is_kept(
    name: str, sample_database: Engine, monkeypatch: pytest.MonkeyPatch, lines: list[str]
):
    for module in (answers, engine):
        monkeypatch.setattr(module, "data_engine", cache(lambda: sample_database))
    asked, kept = [], []
    for _ in range(TRIES):
        answers._answered.cache_clear()
        asked.append(_timed(lambda: answers.answer(FIGURES[name], READER, DATES)))
        kept.append(_timed(lambda: answers.answer(FIGURES[name], READER, DATES)))

    dialect = sample_database.dialect.name
    lines.append(_line(f"`{name}` at 12 dates, asked of {dialect}", asked, "kept", kept))


def test_a_pack_loaded_beside_the_same_again(database: Engine, sample_pack: Path, lines: list[str]):
    ensure_reference(database)
    first = _timed(lambda: load_pack(database, sample_pack, by="bench"))
    again = [_timed(lambda: load_pack(database, sample_pack, by="bench")) for _ in range(3)]

    lines.append(
        _line(f"The sample loaded again into {database.dialect.name}", again, "the first time", [first])
    )


def _opening(page: Page, entry: Entry) -> str:
    """The first heading of a page, by which it is known to have come."""
    page.goto(f"/{entry.slug}")
    page.wait_for_selector("h1")
    all_charts_drawn(page)
    return page.inner_text("h1")


def _faults(came: list[ForwardMsg]) -> list[ForwardMsg]:
    """A page that fails is fast."""
    return [message for message in came if message.delta.new_element.WhichOneof("type") == "exception"]


def _timed(act: Callable[[], object]) -> float:
    began = perf_counter()
    act()
    return perf_counter() - began


def _line(what: str, seconds: list[float], beside: str, others: list[float]) -> str:
    ratio = median(seconds) / median(others)
    return (
        f"| {what} | {_time(median(seconds))} | {_time(max(seconds))} "
        f"| {beside} | {_time(median(others))} | {ratio:,.1f} |\n"
    )


def _time(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.1f} ms"
