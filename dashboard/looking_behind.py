"""A way behind each of many numbers that stand in one table: the reader names one, and what stands behind it opens."""

from collections.abc import Collection, Iterable, Mapping

import streamlit as st

from dashboard.behind import behind
from dashboard.kinds import Answer, Figure
from dashboard.page import Page


@st.fragment
def look_behind(
    page: Page, answers: Mapping[str, Answer], but: Collection[Answer] = (), key: str = "number"
) -> None:
    """
    Drawn again alone when the reader names another number; which one is in the URL under the key, as it is
    called here.

    :param answers: each by what the table calls it.
    :param but: figures drawn elsewhere on the page: what is behind them opens there.
    """
    drawn = {found.of.id for found in but}
    offered = [called for called, found in answers.items() if found.of.id not in drawn]
    chosen = st.selectbox(
        "Look behind a number",
        offered,
        index=None,
        key=key,
        bind="query-params",
        placeholder="Choose one of the numbers above",
        width=420,
    )
    if chosen:
        behind(page, answers[chosen])


@st.fragment
def look_behind_figures(page: Page, figures: Iterable[Figure], key: str) -> None:
    """The same where so many figures stand in a table that only the one chosen is asked."""
    offered = {figure.title: figure for figure in figures}
    chosen = st.selectbox(
        "Look behind a number",
        list(offered),
        index=None,
        key=key,
        bind="query-params",
        placeholder="Choose one of the numbers above",
        width=420,
    )
    if chosen:
        behind(page, page.ask(offered[chosen]))


def by_title(answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """The same answers by the titles of their questions, as a summary of them calls each."""
    return {found.of.question.title: found for found in answers.values()}
