"""The two pages as they will be printed, to be looked at before they are."""

import streamlit as st

from dashboard.briefing.papers import Papers
from dashboard.briefing.pdf import pictures_of
from dashboard.settings import settings

BRIEFINGS_KEPT = 16
AS_TEXT = "The PDF and the Word file hold it as text."
OF_PAGES = (
    f"The first page as printed: purpose, decisions, headline, the nine recommendations, changes. {AS_TEXT}",
    f"The second page as printed: issues, risks, equality, data protection, steps, questions, notes. {AS_TEXT}",
)
Edition = tuple[str, int]
Which = tuple[
    str, Edition, Edition | None, int
]  # store, release, what it is compared with, version of what was written

_made: dict[Which, tuple[bytes, ...]] = {}  # for all who look: neither a release nor a version ever changes


def look_at(papers: Papers) -> None:
    """Draws both pages, made once; who waits for that is told so."""
    which = _which(papers)
    if which not in _made:
        with st.spinner("The two pages are being made. The first time this takes a few seconds."):
            _keep(which, tuple(pictures_of(papers.briefing())))
    with st.container(key="briefing_pages"):
        st.image(list(_made[which]), alt=list(OF_PAGES), width="stretch")


def _keep(which: Which, pages: tuple[bytes, ...]) -> None:
    for oldest in list(_made)[: len(_made) - BRIEFINGS_KEPT + 1]:
        _made.pop(oldest, None)
    _made[which] = pages


def _which(papers: Papers) -> Which:
    since = (papers.since.meeting, papers.since.edition) if papers.since else None
    return settings().app_url, (papers.release.meeting, papers.release.edition), since, papers.last.number
