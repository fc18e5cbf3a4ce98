"""Which recommendation or commitment the URL asks for; one that there is not is named, so that the page can say so."""

from dataclasses import dataclass

import streamlit as st

from dashboard.commitments import Commitment
from dashboard.promise_history import PromiseHistory
from dashboard.promises import Recommendation

RECOMMENDATION, COMMITMENT = "recommendation", "commitment"  # their names in the URL


@dataclass(frozen=True)
class ChosenPromise:
    """The recommendations to list, the one commitment to show in full, or what was asked for and is not there."""

    listed: tuple[Recommendation, ...]
    commitment: Commitment | None = None
    unknown: str | None = None


def chosen_promise(nine: tuple[Recommendation, ...], history: PromiseHistory) -> ChosenPromise:
    """All nine where nothing is asked for, and where what is asked for is not there."""
    commitment, recommendation = st.query_params.get(COMMITMENT), st.query_params.get(RECOMMENDATION)
    if commitment:
        found = history.now.get(commitment)
        return ChosenPromise(nine, found, None if found else f"no commitment {commitment}")
    if recommendation:
        own = tuple(each for each in nine if str(each.recommendation) == recommendation)
        return ChosenPromise(own or nine, unknown=None if own else f"no recommendation {recommendation}")
    return ChosenPromise(nine)
