"""What a reader does on a page: done for them as they are at that moment, and what came of it said once, where they did it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import streamlit as st

from dashboard.sign_in.viewer import NotSignedIn
from dashboard.tables import render
from queries.errors import Tellable


@dataclass(frozen=True)
class Outcome:
    """What came of it in a sentence; a secret is shown beside it this once, and is kept nowhere."""

    sentence: str
    secret: str = ""
    refused: bool = False


def act(place: str, do: Callable[..., Outcome], *about: Any) -> None:
    """For a button's callback: does it, and keeps what came of it until the page is drawn again."""
    try:
        outcome = do(*about)
    except NotSignedIn:
        raise
    except Tellable as refusal:
        outcome = Outcome(str(refusal), refused=True)
    st.session_state[_kept(place)] = outcome


def tell_outcome(place: str) -> Outcome | None:
    """Says what came of the last thing done there, if this run follows it; the next run says nothing."""
    outcome: Outcome | None = st.session_state.pop(_kept(place), None)
    if outcome is not None:
        st.html(render("outcome.html", outcome=outcome))
    return outcome


def _kept(place: str) -> str:
    return f"outcome of {place}"
