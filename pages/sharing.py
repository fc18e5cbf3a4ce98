"""Data sharing: with which boroughs is there an agreement, and where do the others stand?"""

import streamlit as st

from dashboard.figures import sharing
from dashboard.page import headline, open_page
from dashboard.periods import choose_month, months_from
from dashboard.sentences.sharing import sharing_history, sharing_map, sharing_sentence
from dashboard.showing import show, show_table, summary
from dashboard.tables import table_of

FIRST_SENT = (2019, 12)  # the month in which the MPS first sent agreements to the boroughs

page = open_page(__file__)
compared = page.ask(sharing.agreements_in_force, (page.compared_with, page.as_at))

headline(page, sharing_sentence(compared))
picture, beside = st.columns([3, 2], gap="large")


@st.fragment
def tile_map() -> None:
    """Drawn again alone when its own month is changed."""
    found = page.ask(sharing.agreement_states, [choose_month("map", FIRST_SENT, page.as_at)])
    show(page, found, sharing_map(found))


with picture:
    tile_map()

with beside:
    summary(page, "In force", [sharing.agreements_in_force])
    history = page.ask(sharing.agreements_in_force, months_from(FIRST_SENT, page.as_at))
    show(page, history, sharing_history(history))

show_table(page, page.ask(sharing.agreement_states), table_of, "Every borough, by name")
