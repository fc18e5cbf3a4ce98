"""The two lines above every page: whose pages these are, and as at which dates, with what helps to read them."""

from collections.abc import Sequence
from itertools import groupby

import streamlit as st
from streamlit.navigation.page import Page

from dashboard.as_loaded import as_loaded
from dashboard.choosing import draw_dates, draw_no_dates
from dashboard.contents import Entry
from dashboard.how_to_read import MISSING, legends
from dashboard.kept import kept
from dashboard.links import to
from dashboard.permissions import Role, Viewer, may_ask, sees_data
from dashboard.presenting import PRESENT
from dashboard.sign_in.routes import sign_out_token
from dashboard.sign_in.viewer import session_hash
from dashboard.tables import render
from dashboard.views import views
from queries.scope import LONDON_AREA

ROLES = {
    Role.OVERSIGHT: "Oversight Group",
    Role.SUPERINTENDENT: "Detective Superintendent",
    Role.AUDITOR: "Auditor",
    Role.DEPUTY_MAYOR: "Deputy Mayor’s office",
    Role.ADMINISTRATOR: "Administrator",
}
Own = Sequence[tuple[Entry, Page]]


def in_sections(own: Own) -> Own:
    """A section's pages together, the sections in the order in which they first come to the reader."""
    sections = list(dict.fromkeys(entry.section for entry, _ in own))
    return sorted(own, key=lambda pair: sections.index(pair[0].section))


def draw_menu(own: Own, open_now: Page, reader: Viewer) -> None:
    """The product, the reader's pages by section, who they are. Streamlit's own menu has no place for a name."""
    with st.container(key="menu", horizontal=True, vertical_alignment="center", gap="small"):
        st.html('<p class="product">Matrix Oversight</p>', width="content")
        for section, pages in groupby(in_sections(own), key=lambda pair: pair[0].section):
            with st.container(
                key=f"section_{section}",
                horizontal=True,
                vertical_alignment="center",
                gap=None,
                width="content",
            ):
                for _, page in pages:
                    _link(page, is_open=page == open_now)
        _reader(reader)


def draw_bar(entry: Entry | None, reader: Viewer) -> None:
    """The dates, the named links, and how to read the page; nothing for who is shown no data."""
    if not sees_data(reader):
        draw_no_dates()
        return
    with st.container(key="bar", horizontal=True, vertical_alignment="center", gap="small"):
        if entry is None or not may_ask(reader):
            draw_no_dates()
        else:
            draw_dates(reader)  # of papers too, unseen: or the next page's address would not have them
        if entry is not None:
            _aside(entry, reader)


def _link(page: Page, *, is_open: bool) -> None:
    if is_open:
        st.html(f'<span class="here" aria-current="page">{page.title}</span>', width="content")
    else:
        st.page_link(page)


def _reader(reader: Viewer) -> None:
    st.html(
        render(
            "reader.html",
            scope=_scope(reader),
            name=reader.name,
            role=ROLES[reader.role],
            token=sign_out_token(session_hash()),
        ),
        width="content",
    )


def _scope(reader: Viewer) -> str:
    """Whose rows they are shown, by its name."""
    if not sees_data(reader):
        return "Accounts and trail"
    area = as_loaded().areas.get(reader.scope.bcu or LONDON_AREA)
    return area.name if area else reader.scope.bcu or "London"


def _aside(entry: Entry, reader: Viewer) -> None:
    st.html(_beside_the_dates(entry, reader.role), width="content")


@kept
def _beside_the_dates(entry: Entry, role: Role) -> str:
    offered = views(role, as_loaded())
    links = [
        (of.name, to(slug, as_at=of.as_at.isoformat(), compared_with=of.compared_with.isoformat()))
        for slug, of in offered
    ]
    return render(
        "bar_aside.html",
        views=links,
        present=to(entry.slug, **{PRESENT: "1"}),
        answers=entry.answers,
        dated=entry.dated,
        legends=legends(entry),
        missing=MISSING,
    )
