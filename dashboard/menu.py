"""The menu: the pages of the reader's role. Every other address of ours says why it is closed, and runs nothing."""

from collections.abc import Callable
from copy import copy
from functools import cache

import streamlit as st
from streamlit.navigation.page import Page

from dashboard.bar import ROLES, draw_bar, draw_menu, in_sections
from dashboard.contents import PAGES, Entry, pages_for
from dashboard.page import footer
from dashboard.permissions import Role
from dashboard.presenting import draw_turning, presenting
from dashboard.sign_in.viewer import viewer
from dashboard.telling import tell
from dashboard.trail import record
from queries.errors import Tellable


def run() -> None:
    """One run: who reads, which page they are on, and that page, or the sentence that stands in its place."""
    try:
        reader = viewer()
    except Tellable as refusal:
        _closed(refusal)
        return
    own = [(entry, copy(page)) for entry, page in _own(reader.role)]
    others = [copy(page) for page in _others(reader.role)]
    page = st.navigation([*others, *(page for _, page in own)], position="hidden")
    st.set_page_config(page_title=f"{page.title} · Matrix Oversight", layout="wide")
    if presenting():
        draw_turning([page for _, page in in_sections(own)], page)
    else:
        draw_menu(own, page, reader)
    draw_bar(next((entry for entry, its in own if its == page), None), reader)
    try:
        page.run()
    except Tellable as refusal:
        tell(refusal, f"/{page.url_path}")
    footer()


def _closed(refusal: Tellable) -> None:
    """The address stays as it is, so that signing in again leads back to it."""

    def say() -> None:
        tell(refusal, f"/{page.url_path}")

    closed = [_hidden(say, entry) for entry in PAGES]
    page = st.navigation([Page(say, title="Matrix Oversight", default=True), *closed], position="hidden")
    st.set_page_config(layout="wide")
    page.run()


@cache
def _own(role: Role) -> tuple[tuple[Entry, Page], ...]:
    """A role's own pages. Streamlit marks the one it runs, so each run has copies; to make one it asks the disk."""
    return tuple((entry, _page(entry)) for entry in pages_for(role))


@cache
def _others(role: Role) -> tuple[Page, ...]:
    """Every other address of ours: the one without a page, and a sentence at each page of another role."""
    own = _own(role)
    closed = (_hidden(_refuse(entry), entry) for entry in PAGES if role not in entry.roles)
    return (_first(role, own[0][1] if own else None), *closed)


def _page(entry: Entry) -> Page:
    return Page(entry.file, title=entry.title, url_path=entry.slug)


def _hidden(body: Callable[[], None], entry: Entry) -> Page:
    return Page(body, title=entry.title, url_path=entry.slug, visibility="hidden")


def _first(role: Role, first: Page | None) -> Page:
    """The address without a page: it leads to the first of the role's, whose own address then stands above."""

    def go() -> None:
        if first is None:
            tell(Tellable(f"There is no page for the role {ROLES[role]} yet."))
        else:
            asked = {name: st.query_params.get_all(name) for name in st.query_params}
            st.switch_page(first, query_params=asked)

    return Page(go, title="Matrix Oversight", default=True, visibility="hidden")


def _refuse(entry: Entry) -> Callable[[], None]:
    def say() -> None:
        reader = viewer()
        if st.session_state.get("refused") != entry.slug:
            record(reader, "page refused", page=entry.slug)
            st.session_state["refused"] = entry.slug
        tell(Tellable(f"{entry.title} is not among the pages of the role {ROLES[reader.role]}."))

    return say
