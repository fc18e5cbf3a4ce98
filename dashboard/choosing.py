"""The two dates that rule the whole app: in the URL, at the same place on every page, kept from page to page."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from html import escape

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.engine import data
from dashboard.permissions import Viewer
from dashboard.words import day
from queries.dates import EARLIEST, LATEST
from queries.errors import Tellable
from queries.freshness import Freshness, freshness, meeting_before
from queries.reading import known_areas
from queries.scope import LONDON_AREA, Level, Scope

DRAWN = "the dates of this run"


@dataclass(frozen=True)
class Chosen:
    """The as-at date and the one it is compared with; none where there are no data and no date was asked."""

    as_at: date | None
    compared_with: date | None
    fresh: Freshness


def draw_dates(reader: Viewer) -> None:
    """Draws the bar from the entry script: Streamlit drops from the URL what a page's own widgets put there."""
    st.session_state[DRAWN] = _choose(reader)


def draw_no_dates() -> None:
    """For a run that shows no figures."""
    st.session_state.pop(DRAWN, None)


def chosen_dates(reader: Viewer) -> Chosen:
    """The dates chosen in the bar; a page that runs alone, without the entry script, draws it itself."""
    return st.session_state.get(DRAWN) or _choose(reader)


def choose_bcu(scope: Scope) -> str:
    """A BCU's own reader has no choice; London's chooses, and the choice is in the URL."""
    if scope.bcu:
        return scope.bcu
    with data() as connection:
        names = {area.code: area.name for area in known_areas(connection).values() if area.level is Level.BCU}
    if not names:
        raise Tellable("No data. No BCU has been loaded yet: `oversight load PACK` brings a pack in.")
    in_order = sorted(names, key=names.__getitem__)
    return st.selectbox("BCU", in_order, format_func=names.__getitem__, key="bcu", bind="query-params")


def _choose(reader: Viewer) -> Chosen:
    with data() as connection:
        fresh = freshness(connection)
        area = known_areas(connection).get(reader.scope.bcu or LONDON_AREA)
    bar = st.container(key="bar", horizontal=True, vertical_alignment="bottom", gap="medium")
    as_at = _as_at(bar, fresh)
    if as_at is None:
        return Chosen(None, None, fresh)
    return Chosen(as_at, _compared_with(bar, as_at, area.name if area else "no area"), fresh)


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
    with data() as connection:
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
