"""The monthly series of the page Access audit, with limits where they are long enough."""

import streamlit as st

from dashboard.charts.forms import XmROf
from dashboard.figures.series import findings_month_by_month, openings_month_by_month
from dashboard.kept import kept
from dashboard.kinds import Answer
from dashboard.page import Page
from dashboard.sentences.patterns import series_sentence
from dashboard.showing import show


def show_series(page: Page) -> None:
    """Views and findings, month by month, side by side."""
    for place, listing, column, what in zip(
        st.columns(2, gap="large"),
        (openings_month_by_month, findings_month_by_month),
        ("views", "findings"),
        ("Views of a Matrix", "Findings"),
        strict=True,
    ):
        with place:
            found = page.ask(listing)
            show(page, found, sentence(found, column, what), XmROf(column))


@kept
def sentence(found: Answer, column: str, what: str) -> str:
    """What the chart of a column shows."""
    from dashboard.charts.xmr import WORDS, named_runs, series  # noqa: PLC0415 # Altair takes a while to load
    from dashboard.statistical.calculated import NotCalculated  # noqa: PLC0415

    made = series(found, column)
    why_not = made.found.value if isinstance(made.found, NotCalculated) else ""
    runs = [(first, last, WORDS[special.rule]) for first, last, special in named_runs(made)]
    return series_sentence(what, runs, why_not)
