"""A way behind each of many numbers that stand in one table: the reader names one, and what stands behind it opens."""

from collections.abc import Mapping

import streamlit as st

from dashboard.behind import behind
from dashboard.kinds import Answer
from dashboard.page import Page


@st.fragment
def look_behind(page: Page, answers: Mapping[str, Answer]) -> None:
    """Drawn again alone when the reader names another number; which one is in the URL."""
    titles = {id_: found.of.question.title for id_, found in answers.items()}
    chosen = st.selectbox(
        "Look behind a number",
        list(titles),
        index=None,
        format_func=titles.__getitem__,
        key="number",
        bind="query-params",
        placeholder="Choose one of the numbers above",
        width=420,
    )
    if chosen:
        behind(page, answers[chosen])
