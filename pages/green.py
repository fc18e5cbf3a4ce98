"""Green and zero harm: how many, where, and on what grounds they are kept."""

import streamlit as st

from dashboard.account import account_of, choose_band
from dashboard.figures import register
from dashboard.figures import register_pictures as pictures
from dashboard.green_tables import grounds_table, under_18_table
from dashboard.looking_behind import by_title, look_behind
from dashboard.page import headline, open_page
from dashboard.periods import quarters_to
from dashboard.sentences import green as said
from dashboard.showing import ask_for_both, section, show, show_table, summary_of

page = open_page(__file__)
counts = ask_for_both(page, register.STANDING)
grounds = ask_for_both(page, register.GROUNDS)

headline(page, said.green_sentence(counts, grounds))
picture, beside = st.columns([3, 2], gap="large")
with picture:
    histories = page.ask(pictures.green_and_zero_harm, quarters_to(page.as_at, 12))
    show(page, histories, said.histories_sentence(histories))
with beside:
    summary_of(page, "Who is on the Matrix: one person may stand in several lines", counts.values())
    look_behind(page, by_title(counts))

picture, beside = st.columns([3, 2], gap="large")
with picture:
    section(
        said.grounds_sentence(grounds), "By each person’s latest review outcome and the newest information"
    )
    st.html(grounds_table(page, grounds))
    look_behind(page, by_title(grounds), key="ground")
with beside:
    ages, stays = page.ask(pictures.evidence_ages), page.ask(pictures.lengths_of_stay)
    show(page, ages, said.evidence_sentence(ages))
    show(page, stays, said.stays_sentence(stays))

account = page.ask(pictures.account_by_band, quarters_to(page.as_at, 7))
section(said.account_sentence(account), "Opening and those who came, less those who left, is closing")
picture, beside = st.columns([7, 3], gap="large")


@st.fragment
def accounts() -> None:
    """Drawn again alone when another band is chosen."""
    show_table(page, account, account_of(choose_band()))


with picture:
    accounts()
with beside:
    coming = ask_for_both(page, register.COMING_AND_GOING)
    summary_of(page, "How they came, and came back", coming.values())
    look_behind(page, by_title(coming | ask_for_both(page, register.FLOW)), key="coming")

under_18 = page.ask(pictures.under_18_account, (page.compared_with, page.as_at))
show_table(page, under_18, under_18_table, said.under_18_sentence(under_18))
