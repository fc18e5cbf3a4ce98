"""The parts of the page, of which one is open; which one is in the address."""

from collections.abc import Callable, Mapping

import streamlit as st

from dashboard.administration.accounts_part import draw_accounts
from dashboard.administration.asked import Known
from dashboard.administration.sign_ins_part import draw_sign_ins
from dashboard.administration.trail_part import draw_trail
from dashboard.permissions import Viewer

PARTS: Mapping[str, Callable[[Known, Viewer], None]] = {
    "Accounts": draw_accounts,
    "Sign-ins": draw_sign_ins,
    "Trail": draw_trail,
}


def draw_part(known: Known, reader: Viewer) -> None:
    first = next(iter(PARTS))
    part = st.segmented_control(
        "Part of this page",
        list(PARTS),
        default=first,
        key="part",
        bind="query-params",
        label_visibility="collapsed",
    )
    PARTS[part or first](known, reader)
