"""The two dates of a reader of releases: those of the meetings whose figures were published, and no others."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from dashboard.as_loaded import as_loaded
from dashboard.comparing import compared_by_default
from dashboard.releases.kept import Head
from dashboard.releases.reading import released_now
from dashboard.words import all_of, day
from queries.errors import Tellable

AS_AT, COMPARED_WITH = "as_at", "compared_with"  # their names in the URL
RELEASE, BEFORE = "release", "release_before"  # the widgets, which are not in the URL themselves


@dataclass(frozen=True)
class Meetings:
    """The release a reader is shown, and the earlier one it is compared with; the default date where there is none."""

    as_at: date
    compared_with: date


def choose_meetings() -> Meetings:
    """
    Draws the two choices; each sets the date that is in the URL.

    :raises Tellable: where nothing has been published, or the URL names a date as at which there is no release.
    """
    heads = released_now()
    dates = [head.as_at for head in heads]
    as_at = _asked(AS_AT, RELEASE, dates) or dates[-1]
    _draw("Figures of", RELEASE, AS_AT, heads, as_at)
    earlier = [head for head in heads if head.as_at < as_at]
    usual = compared_by_default(as_at, as_loaded().meetings)
    then = _asked(COMPARED_WITH, BEFORE, [*dates, usual])
    if not earlier:
        st.html('<p class="caption">the first release: there is none to compare it with</p>', width="content")
        return Meetings(as_at, usual)
    compared_with = then if then in [head.as_at for head in earlier] else earlier[-1].as_at
    _draw("compared with", BEFORE, COMPARED_WITH, earlier, compared_with)
    return Meetings(as_at, compared_with)


def _draw(label: str, key: str, in_url: str, heads: Sequence[Head], chosen: date) -> None:
    """The latest meeting is the first choice. Another page's address does not take the choice along: it is put there."""
    names = {head.as_at: f"{head.meeting}, as at {day(head.as_at)}" for head in reversed(heads)}
    st.session_state[key] = chosen
    if chosen != next(iter(names)):
        st.query_params[in_url] = chosen.isoformat()
    st.selectbox(
        label,
        list(names),
        format_func=names.__getitem__,
        key=key,
        on_change=_put_in_url,
        args=(key, in_url),
        width=430,
    )


def _put_in_url(key: str, in_url: str) -> None:
    st.query_params[in_url] = st.session_state[key].isoformat()


def _asked(in_url: str, key: str, known: Sequence[date]) -> date | None:
    """What the URL says, else what was chosen on another page."""
    asked = st.query_params.get(in_url)
    if asked is None:
        chosen = st.session_state.get(key)
        return chosen if chosen in known else None
    for each in known:
        if each.isoformat() == asked:
            return each
    raise Tellable(
        f"No release is as at {asked}. There are those of {all_of([day(each.as_at) for each in released_now()])}: "
        "open the page from the menu and choose one."
    )
