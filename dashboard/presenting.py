"""Meeting mode: a page for the wall, larger and without controls. It is in the URL, and goes from page to page."""

from collections.abc import Sequence
from html import escape
from itertools import pairwise

import streamlit as st
from streamlit.navigation.page import Page

from dashboard.links import to

PRESENT = "present"


def presenting() -> bool:
    """Whether this page is shown to a meeting."""
    return st.query_params.get(PRESENT) == "1"


def draw_turning(own: Sequence[Page], open_now: Page) -> None:
    """
    The links that the keys follow (dashboard/keys.js): to the page before, the page after, and out of
    meeting mode. The dates go along by themselves, being chosen in the entry script.
    """
    after = dict(pairwise(own)).get(open_now)
    before = {next_: page for page, next_ in pairwise(own)}.get(open_now)
    with st.container(key="meeting", horizontal=True):
        for name, page in (("previous_page", before), ("next_page", after)):
            if page is not None:
                with st.container(key=name, width="content"):
                    st.page_link(page, query_params={PRESENT: "1"})
        with st.container(key="leave_meeting", width="content"):
            here = to(open_now.url_path, **{PRESENT: None})
            st.html(f'<a href="{escape(here)}">Leave meeting mode</a>')
