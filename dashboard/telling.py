"""How a fault reaches the reader: what may be told as a sentence, anything else as a number that is in the log."""

from html import escape
from urllib.parse import quote, urlencode, urlsplit

import streamlit as st

from dashboard.faults import new_fault
from dashboard.sign_in.next_path import HOME, next_path
from dashboard.sign_in.viewer import NotSignedIn
from dashboard.tables import render
from queries.errors import Tellable


def tell(error: Exception, path: str | None = None) -> bool:
    """
    Shows an error in place of the page at `path`, or else at the address the reader is at; True, so that
    Streamlit shows nothing of its own.
    """
    if isinstance(error, NotSignedIn):
        st.html(f'<p role="alert" class="missing">{escape(str(error))} {_way_back(path)}</p>')
    elif isinstance(error, Tellable):
        st.html(f'<p role="alert" class="missing">{escape(str(error))}</p>')
    else:
        st.html(render("fault.html", here=_here(path), reference=new_fault(error)))
    return True


def _way_back(path: str | None) -> str:
    """A link to the form that leads back to this page with its filters."""
    return f'<a href="/sign-in?next={quote(_here(path), safe="")}" target="_self">Sign in again</a>'


def _here(path: str | None) -> str:
    """The address of this page, with its filters."""
    path = path or urlsplit(st.context.url or "").path or HOME
    query = urlencode({name: st.query_params.get_all(name) for name in st.query_params}, doseq=True)
    return next_path(f"{path}?{query}" if query else path)
