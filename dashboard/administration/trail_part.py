"""Who opened and took what: the trail by account, kind and period, whether its chain holds, and its download."""

from datetime import date

import streamlit as st

from dashboard.acting import Outcome, act, tell_outcome
from dashboard.administration.asked import Known
from dashboard.administration.trail_read import (
    HEADINGS,
    Part,
    bytes_of_trail,
    chain_in_words,
    known_in_it,
    some_of,
    wanted_of,
)
from dashboard.permissions import Viewer
from dashboard.showing import quiet, section
from dashboard.sign_in.viewer import reader_of_this_session
from dashboard.tables import table
from queries.app_store.trail import Wanted

WHO, WHAT, FIRST, LAST, BEFORE = "who", "what", "first_day", "last_day", "before"
CHAIN = "the chain"


def draw_trail(_: Known, reader: Viewer) -> None:
    section(
        "Who opened and took what", "One row for everything done here, each sealed over the one before it."
    )
    _chain()
    wanted = _choose()
    found = some_of(reader, wanted, _before())
    st.html(table("The trail, the newest first", HEADINGS, found.rows))
    _below(found, wanted)


def _chain() -> None:
    """Reading all of the trail takes a while once it is long: it is checked when somebody asks."""
    with st.container(horizontal=True, vertical_alignment="center", key="chain"):
        st.button("Check the chain", on_click=act, args=(CHAIN, _checked), width="content")
        if tell_outcome(CHAIN) is None:
            quiet("The command oversight check does the same.")


def _checked() -> Outcome:
    said = chain_in_words()
    return Outcome(said, refused=said.startswith("✕"))


def _choose() -> Wanted:
    who, what = known_in_it()
    with st.container(horizontal=True, vertical_alignment="bottom", key="choose_trail"):
        account = st.selectbox(
            "Account",
            who,
            index=None,
            key=WHO,
            placeholder="All",
            bind="query-params",
            on_change=_newest,
            width=220,
        )
        kind = st.selectbox(
            "Kind",
            what,
            index=None,
            key=WHAT,
            placeholder="All",
            bind="query-params",
            on_change=_newest,
            width=220,
        )
        first = _day("From", FIRST)
        last = _day("To", LAST)
    return wanted_of(account, kind, first, last)


def _day(label: str, key: str) -> date | None:
    chosen = st.date_input(
        label, None, format="DD/MM/YYYY", key=key, bind="query-params", on_change=_newest, width=190
    )
    return chosen if isinstance(chosen, date) else None


def _below(found: Part, wanted: Wanted) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="below_trail"):
        quiet(f"{len(found.rows):,} of {found.of:,} rows.")
        if _before() is not None:
            st.button("Newest", on_click=_newest, width="content")
        if found.older_than is not None:
            st.button("Older", on_click=_older, args=(found.older_than,), width="content")
        reader = reader_of_this_session()
        st.download_button(
            "CSV of all these rows",
            lambda: bytes_of_trail(wanted, reader),
            f"trail-{date.today().isoformat()}.csv",  # noqa: DTZ011 # a file's name on the reader's own day
            "text/csv",
            on_click="ignore",
            width="content",
        )


def _before() -> int | None:
    """The row before which the rows shown lie, as the address says."""
    asked = st.query_params.get(BEFORE, "")
    return int(asked) if asked.isdecimal() and len(asked) < len("1000000000") else None


def _older(than: int) -> None:
    st.query_params[BEFORE] = str(than)


def _newest() -> None:
    st.query_params.pop(BEFORE, None)
