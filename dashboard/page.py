"""How a page is opened: who reads it, as at which date, compared with which, and the furniture around it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from html import escape
from importlib.metadata import version
from pathlib import Path
from zoneinfo import ZoneInfo

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.answers import answer
from dashboard.contents import Entry, entry_of
from dashboard.engine import data_engine
from dashboard.kinds import Answer, Figure, Listing
from dashboard.permissions import Viewer, check_may_ask
from dashboard.sign_in.viewer import viewer
from dashboard.trail import record
from dashboard.words import day
from queries.dates import EARLIEST, LATEST
from queries.errors import Tellable
from queries.freshness import Freshness, freshness, meeting_before
from queries.reading import known_areas
from queries.scope import LONDON_AREA, Levels

STYLE = Path(__file__).with_name("style.css")
IN_LONDON = ZoneInfo("Europe/London")


@dataclass(frozen=True)
class Page:
    """An open page: its entry, its two dates, and what the data are."""

    entry: Entry
    as_at: date
    compared_with: date
    fresh: Freshness

    def ask(
        self, of: Figure | Listing, dates: Sequence[date] | None = None, levels: Levels | None = None
    ) -> Answer:
        """The answer for the reader as they are now: the account is read again, also in a fragment's rerun."""
        return answer(of, viewer(), dates or (self.as_at,), levels)


def open_page(file: str) -> Page:
    """
    Refuses a stranger and a role that has no such page, writes the trail, draws the bar.

    Stops the page with a sentence where there is nothing to show.
    """
    entry, reader = entry_of(file), viewer()
    if reader.role not in entry.roles:
        raise Tellable(f"{entry.title} is not among the pages of the role {reader.role}.")
    st.html(STYLE)
    check_may_ask(reader)
    with data_engine().connect() as connection:
        fresh = freshness(connection)
        area = known_areas(connection).get(reader.scope.bcu or LONDON_AREA)
    bar = st.container(key="bar", horizontal=True, vertical_alignment="bottom", gap="medium")
    as_at = _as_at(bar, fresh)
    if as_at is None:
        say_missing("No data. Nothing has been loaded yet: `oversight load PACK` brings a pack in.")
        footer()
        st.stop()
    compared_with = _compared_with(bar, as_at, area.name if area else "no area")
    _record_opening(reader, entry, as_at)
    return Page(entry, as_at, compared_with, fresh)


def headline(page: Page, sentence: str) -> None:
    """The one sentence a page opens with, and what the page answers, for whom."""
    st.html(
        f'<h1 class="headline">{escape(sentence)}</h1>'
        f'<p class="subtitle">{escape(page.entry.answers)} As at {day(page.as_at)}.</p>'
    )


def say_missing(sentence: str) -> None:
    """Missing is loud, and never like good news."""
    st.html(f'<p class="missing">{escape(sentence)}</p>')


def footer() -> None:
    """On every page: how far the data reach, their last load, whether they are made up, the version."""
    with data_engine().connect() as connection:
        fresh = freshness(connection)
    parts = ['<span class="synthetic">Synthetic data</span>'] if fresh.synthetic else []
    parts.append(f"<span>{f'Data as at {day(fresh.data_date)}' if fresh.data_date else 'No data'}</span>")
    if fresh.loaded_at:
        parts.append(f"<span>Last load {_at(fresh.loaded_at)}</span>")
    parts.append(f"<span>Version {version('matrix-oversight')}</span>")
    st.html(f'<div class="footer">{"".join(parts)}</div>')


def _at(instant: datetime) -> str:
    local = instant.astimezone(IN_LONDON)
    return f"{day(local.date())} {local:%H:%M}"


def _as_at(bar: DeltaGenerator, fresh: Freshness) -> date | None:
    """The date in the URL, else how far the data reach; none where there are no data and no date was asked."""
    if fresh.data_date is None and "as_at" not in st.query_params:
        return None
    with bar:
        return _date("As at", "as_at", fresh.data_date or EARLIEST, on_change=_forget_comparison)


def _forget_comparison() -> None:
    """Another as-at date has another meeting before it."""
    st.session_state.pop("compared_with", None)


def _compared_with(bar: DeltaGenerator, as_at: date, area: str) -> date:
    """The date in the URL, else the last Oversight Group meeting before the as-at date."""
    with data_engine().connect() as connection:
        default = meeting_before(connection, as_at)
    with bar:
        chosen = _date("Compared with", "compared_with", default)
        st.html(f'<p class="scope">{escape(area)}</p>')
    if chosen >= as_at:
        st.warning(f"{day(chosen)} is not before {day(as_at)}: compared with {day(default)} instead.")
        return default
    return chosen


def _date(label: str, key: str, default: date, on_change: Callable[[], None] | None = None) -> date:
    return st.date_input(
        label,
        default,
        min_value=EARLIEST,
        max_value=LATEST,
        format="DD/MM/YYYY",
        key=key,
        bind="query-params",
        on_change=on_change,
        width=170,
    )


def _record_opening(reader: Viewer, entry: Entry, as_at: date) -> None:
    """One row for each page opened; another filter on the same page is none."""
    if st.session_state.get("opened") != entry.slug:
        record(reader, "page opened", page=entry.slug, as_at=as_at)
        st.session_state["opened"] = entry.slug
