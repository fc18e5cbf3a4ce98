"""The two pages as they will be printed, to be looked at before they are."""

from functools import lru_cache

import streamlit as st

from dashboard.briefing.papers import Papers
from dashboard.briefing.pdf import pictures_of
from dashboard.briefing.versions import version_of
from dashboard.releases import Head, release_edition
from dashboard.settings import settings

BRIEFINGS_KEPT = 16
AS_TEXT = "The PDF and the Word file hold it as text."
OF_PAGES = (
    f"The first page as printed: purpose, decisions, headline, the nine recommendations, changes. {AS_TEXT}",
    f"The second page as printed: issues, risks, equality, data protection, steps, questions, notes. {AS_TEXT}",
)
Edition = tuple[str, int]


def look_at(papers: Papers) -> None:
    """Draws both pages."""
    with st.spinner("The two pages are being made. The first time this takes a few seconds."):
        since = _edition(papers.since) if papers.since else None
        pages = _pictures(settings().app_url, _edition(papers.release), since, papers.last.number)
    with st.container(key="briefing_pages"):
        st.image(list(pages), alt=list(OF_PAGES), width="stretch")


@lru_cache(maxsize=BRIEFINGS_KEPT)
def _pictures(
    store_url: str,  # noqa: ARG001 # kept under it
    release: Edition,
    since: Edition | None,
    version: int,
) -> tuple[bytes, ...]:
    """Made once for all who look: neither a release nor a version of what was written ever changes."""
    papers = Papers(
        release_edition(*release), release_edition(*since) if since else None, version_of(release[0], version)
    )
    return tuple(pictures_of(papers.briefing()))


def _edition(head: Head) -> Edition:
    return head.meeting, head.edition
