"""Meeting mode: a page for the wall, larger and without controls. It is in the URL, and goes from page to page."""

import streamlit as st

PRESENT = "present"


def presenting() -> bool:
    """Whether this page is shown to a meeting."""
    return st.query_params.get(PRESENT) == "1"


def goes_along() -> dict[str, str] | None:
    """What a link to another page has to say of it; the dates go along by themselves, being in the entry script."""
    return {PRESENT: "1"} if presenting() else None
