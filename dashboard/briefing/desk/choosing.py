"""Which meeting's papers, and compared with which: of what was released, and both in the address."""

from collections.abc import Sequence

import streamlit as st

from dashboard.briefing.papers import Papers, papers_of
from dashboard.choosing import AS_AT
from dashboard.presenting import presenting
from dashboard.releases import Head, published, published_heads

MEETING, SINCE = "meeting", "since"  # their names in the URL


def choose_papers() -> Papers | None:
    """
    The papers that are asked for; none where nothing has been released.

    :raises Tellable: where the address names a meeting that has no release, saying which have.
    """
    heads = published_heads()
    if not heads:
        return None
    meeting = _asked(MEETING, _usual(heads))
    of = published(meeting)
    earlier = [head.meeting for head in reversed(heads) if head.as_at < of.as_at]
    since = _asked(SINCE, earlier[0]) if earlier else None
    papers = papers_of(meeting, since)
    if not presenting():
        _draw([head.meeting for head in reversed(heads)], meeting, earlier, since)
    return papers


def _usual(heads: Sequence[Head]) -> str:
    """The meeting as at the date that the other pages are shown for, else the last."""
    shown = [head.meeting for head in heads if head.as_at.isoformat() == st.query_params.get(AS_AT)]
    return shown[-1] if shown else heads[-1].meeting


def _draw(meetings: Sequence[str], meeting: str, earlier: Sequence[str], since: str | None) -> None:
    with st.container(key="briefing_choice", horizontal=True, vertical_alignment="center", gap="small"):
        _choice("Briefing for", MEETING, meetings, meeting)
        if since is None:
            st.html(
                '<p class="caption">the first release: there is none to compare it with</p>', width="content"
            )
        else:
            _choice("compared with", SINCE, earlier, since)


def _choice(label: str, in_url: str, offered: Sequence[str], chosen: str) -> None:
    key = f"briefing_{in_url}"
    st.session_state[key] = chosen
    st.selectbox(label, offered, key=key, on_change=_put_in_url, args=(key, in_url), width=430)


def _put_in_url(key: str, in_url: str) -> None:
    """Another meeting has another one before it."""
    st.query_params[in_url] = st.session_state[key]
    if in_url == MEETING:
        st.query_params.pop(SINCE, None)


def _asked(in_url: str, usual: str) -> str:
    return st.query_params.get(in_url) or usual
