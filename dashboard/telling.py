"""How a fault reaches the reader: what may be told as a sentence, anything else as a number that is in the log."""

from html import escape
from urllib.parse import quote, urlencode

import streamlit as st

from dashboard.faults import new_fault
from dashboard.sign_in.next_path import next_path
from dashboard.sign_in.viewer import NotSignedIn
from queries.errors import Tellable


def tell(error: Exception, path: str = "/") -> bool:
    """Shows an error in place of the page at `path`; True, so that Streamlit shows nothing of its own."""
    if isinstance(error, NotSignedIn):
        st.html(f'<p role="alert" class="missing">{escape(str(error))} {_way_back(path)}</p>')
    elif isinstance(error, Tellable):
        st.html(f'<p role="alert" class="missing">{escape(str(error))}</p>')
    else:
        st.html(
            '<p role="alert" class="missing">Something went wrong here, and it is not your doing. Reload the page; '
            f"if it stays so, tell an administrator this number: {new_fault(error)}.</p>"
        )
    return True


def _way_back(path: str) -> str:
    """A link to the form that leads back to this page with its filters."""
    query = urlencode({name: st.query_params.get_all(name) for name in st.query_params}, doseq=True)
    here = next_path(f"{path}?{query}" if query else path)
    return f'<a href="/sign-in?next={quote(here, safe="")}" target="_self">Sign in again</a>'
