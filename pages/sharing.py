"""Data sharing: with which boroughs is there an agreement, and where do the others stand?"""

import streamlit as st

from dashboard.behind import behind
from dashboard.borough_sheet import asked_borough, borough_sheet
from dashboard.figures import sharing
from dashboard.looking_behind import look_behind
from dashboard.page import headline, open_page
from dashboard.periods import choose_month, months_from
from dashboard.sentences.sharing import reviews_passed, sharing_history, sharing_map, sharing_sentence
from dashboard.sharing_tables import ask_numbers, borough_list, by_name, sharing_numbers
from dashboard.showing import say_late, section, show

FIRST_SENT = (2019, 12)  # the month in which the MPS first sent agreements to the boroughs

page = open_page(__file__)


@st.fragment
def tile_map() -> None:
    """Drawn again alone when its own month is changed."""
    found = page.ask(sharing.agreement_states, [choose_month("map", FIRST_SENT, page.as_at)])
    show(page, found, sharing_map(found))


def every_borough() -> None:
    """The list is first for who reads by ear; who sees has the map above it (35_sharing.css)."""
    states, answers = page.ask(sharing.agreement_states), ask_numbers(page)
    history = page.ask(sharing.agreements_in_force, months_from(FIRST_SENT, page.as_at))
    headline(page, sharing_sentence(answers["agreements_in_force"]))
    say_late(page, answers.values())
    with st.container(key="sharing"):
        with st.container(key="by_name"):
            section("Every borough, by name", reviews_passed(states))
            st.html(borough_list(states))
            behind(page, states, twin=False)
        with st.container(key="by_place"):
            tile_map()
        with st.container(key="in_numbers"):
            st.html(sharing_numbers(page, answers))
            look_behind(page, by_name(answers), but=[history])
            show(page, history, sharing_history(history))


if borough := asked_borough():
    borough_sheet(page, borough)
else:
    every_borough()
