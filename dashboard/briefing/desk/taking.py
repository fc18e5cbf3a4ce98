"""The papers to be taken away: each made when it is asked for, for the reader as they then are, and recorded."""

from collections.abc import Callable

import streamlit as st

from dashboard.briefing.desk.words import marked, to_be_read_again
from dashboard.briefing.papers import Form, Papers, papers_of, take
from dashboard.contents import Entry
from dashboard.page import say_missing
from dashboard.permissions import Viewer
from dashboard.presenting import presenting
from dashboard.sign_in.viewer import reader_of_this_session
from queries.errors import Tellable

LABELS = {Form.PDF: "PDF, two pages", Form.DOCX: "Word, to edit", Form.XLSX: "Excel, the data annex"}


def offer(papers: Papers, entry: Entry) -> None:
    """What marks them, and a button for each paper."""
    st.html(marked(papers))
    if again := to_be_read_again(papers):
        say_missing(again)
    if presenting():
        return
    reader = reader_of_this_session()
    since = papers.since.meeting if papers.since else None
    with st.container(key="briefing_papers", horizontal=True, gap="small"):
        for form, label in LABELS.items():
            st.download_button(
                label,
                _when_asked(papers.release.meeting, since, form, entry, reader),
                papers.file_name(form),
                form.media_type,
                key=f"paper_{form}",
                on_click="ignore",
            )


def _when_asked(
    meeting: str, since: str | None, form: Form, entry: Entry, viewer: Callable[[], Viewer]
) -> Callable[[], bytes]:
    def made() -> bytes:
        return paper_taken(papers_of(meeting, since), form, viewer(), entry)

    return made


def paper_taken(papers: Papers, form: Form, reader: Viewer, entry: Entry) -> bytes:
    """
    A paper for a reader.

    :raises Tellable: where the page is not among the reader's.
    """
    if reader.role not in entry.roles:
        raise Tellable(f"{entry.title} is not among the pages of the role {reader.role}.")
    out: list[bytes] = []
    take(papers, form, reader, out.append, entry.slug)
    return out[0]
