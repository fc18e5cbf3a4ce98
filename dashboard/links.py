"""Addresses of our own pages, for tables that lead on: the dates and the way of showing go along."""

from urllib.parse import urlencode

import streamlit as st

GO_ALONG = ("as_at", "compared_with", "present")


def to(slug: str, **choices: str | None) -> str:
    """The address of a page with these choices in it, as at the same dates as this one; None leaves one out."""
    kept = {name: st.query_params[name] for name in GO_ALONG if name in st.query_params}
    query = {name: value for name, value in (kept | choices).items() if value is not None}
    return f"/{slug}?{urlencode(query)}" if query else f"/{slug}"
