"""The two dates that rule the whole app: in the URL, at the same place on every page, kept from page to page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import streamlit as st

from dashboard.as_loaded import AsLoaded, as_loaded
from dashboard.choosing_release import choose_meetings
from dashboard.comparing import compared_by_default, comparisons
from dashboard.permissions import Viewer, reads_releases
from dashboard.words import day
from queries.dates import EARLIEST, LATEST
from queries.errors import Tellable
from queries.freshness import Freshness
from queries.scope import Level, Scope

DRAWN = "the dates of this run"
AS_AT, COMPARED_WITH = "as_at", "compared_with"  # their names in the URL
COMPARISON = "comparison"
ANOTHER = "another date"


@dataclass(frozen=True)
class Chosen:
    """The as-at date and the one it is compared with; none where there are no data and no date was asked."""

    as_at: date | None
    compared_with: date | None
    fresh: Freshness


def draw_dates(reader: Viewer) -> None:
    """Draws them from the entry script: Streamlit drops from the URL what a page's own widgets put there."""
    try:
        st.session_state[DRAWN] = _choose(reader)
    except Tellable as refusal:  # told in the place of the page, once it asks
        st.session_state[DRAWN] = refusal


def draw_no_dates() -> None:
    """For a run that shows no figures."""
    st.session_state.pop(DRAWN, None)


def chosen_dates(reader: Viewer) -> Chosen:
    """
    The dates chosen in the bar; a page that runs alone, without the entry script, draws them itself.

    :raises Tellable: where there are none to choose of, or not those that were asked for.
    """
    drawn: Chosen | Tellable = st.session_state.get(DRAWN) or _choose(reader)
    if isinstance(drawn, Tellable):
        raise drawn
    return drawn


def choose_bcu(scope: Scope) -> str:
    """A BCU's own reader has no choice; London's chooses, and the choice is in the URL."""
    if scope.bcu:
        return scope.bcu
    names = {area.code: area.name for area in as_loaded().areas.values() if area.level is Level.BCU}
    if not names:
        raise Tellable("No data. No BCU has been loaded yet: `oversight load PACK` brings a pack in.")
    in_order = sorted(names, key=names.__getitem__)
    _name_the_code("bcu", names)
    return st.selectbox("BCU", in_order, format_func=names.__getitem__, key="bcu", bind="query-params")


def _name_the_code(key: str, names: Mapping[str, str]) -> None:
    """
    A link may say a BCU by its code; the widget reads names.

    :raises Tellable: where it says neither: nobody is shown another BCU than the one they asked for.
    """
    asked = st.query_params.get(key)
    if asked is not None and asked in names:
        st.query_params[key] = names[asked]
        st.rerun()  # the widget reads the address as the run begins
    elif asked is not None and asked not in names.values():
        raise Tellable(
            f"There is no BCU {asked} in the register. Open the page from the menu and choose one."
        )


def _choose(reader: Viewer) -> Chosen:
    loaded = as_loaded()
    if reads_releases(reader):
        meetings = choose_meetings()
        return Chosen(meetings.as_at, meetings.compared_with, loaded.fresh)
    if loaded.fresh.data_date is None and AS_AT not in st.query_params:
        return Chosen(None, None, loaded.fresh)
    as_at = st.date_input(
        "As at",
        loaded.fresh.data_date or EARLIEST,
        min_value=EARLIEST,
        max_value=LATEST,
        format="DD/MM/YYYY",
        key=AS_AT,
        bind="query-params",
        on_change=_compare_as_usual,
        width=200,
    )
    return Chosen(as_at, _compared_with(as_at, loaded), loaded.fresh)


def _compared_with(as_at: date, loaded: AsLoaded) -> date:
    """The date in the URL, else the last Oversight Group meeting before the as-at date."""
    usual = compared_by_default(as_at, loaded.meetings)
    _choose_comparison(comparisons(as_at, loaded.meetings), _asked(usual))
    chosen = _another_date(usual)
    if chosen >= as_at:
        st.warning(f"{day(chosen)} is not before {day(as_at)}: compared with {day(usual)} instead.")
        return usual
    return chosen


def _choose_comparison(offered: dict[date, str], asked: date) -> None:
    """A choice by name of what was asked for; it sets the date that is in the URL, and is not in it itself."""
    if st.session_state.get(COMPARISON) != ANOTHER or asked not in offered:
        st.session_state[COMPARISON] = asked if asked in offered else ANOTHER
    st.selectbox(
        "compared with",
        [*offered, ANOTHER],
        format_func=lambda choice: offered.get(choice, "Another date"),
        key=COMPARISON,
        on_change=_compare_as_chosen,
        width=380,
    )


def _another_date(usual: date) -> date:
    """The date itself, which is in the URL; shown where none of the choices by name is it."""
    shown = st.session_state[COMPARISON] == ANOTHER
    with st.container(key="compared_on" if shown else "compared_on_unseen", width="content"):
        return st.date_input(
            "Compared with",
            usual,
            min_value=EARLIEST,
            max_value=LATEST,
            format="DD/MM/YYYY",
            key=COMPARED_WITH,
            bind="query-params",
            label_visibility="collapsed",
            width=150,
        )


def _asked(usual: date) -> date:
    """The date that will be compared with, before its own widget is drawn."""
    chosen = st.session_state.get(COMPARED_WITH)
    if isinstance(chosen, date):
        return chosen
    try:
        return date.fromisoformat(st.query_params.get(COMPARED_WITH, ""))
    except ValueError:
        return usual


def _compare_as_chosen() -> None:
    chosen = st.session_state[COMPARISON]
    if chosen != ANOTHER:
        st.session_state[COMPARED_WITH] = chosen


def _compare_as_usual() -> None:
    """Another as-at date has another meeting before it."""
    as_at = st.session_state[AS_AT]
    if as_at is not None:
        st.session_state[COMPARED_WITH] = compared_by_default(as_at, as_loaded().meetings)
        st.session_state.pop(COMPARISON, None)
