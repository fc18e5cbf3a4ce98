"""The parts of the page Green and zero harm, each from its answers."""

from collections.abc import Mapping

import streamlit as st

from dashboard.account import account_of, choose_band
from dashboard.figures import register
from dashboard.figures import register_pictures as pictures
from dashboard.green_tables import grounds_table, under_18_table
from dashboard.kinds import Answer
from dashboard.looking_behind import by_title, look_behind
from dashboard.page import Page
from dashboard.periods import quarters_to
from dashboard.sentences import green as said
from dashboard.showing import ask_for_both, section, show, show_table, summary_of

Answers = Mapping[str, Answer]


def show_counts(page: Page, counts: Answers) -> None:
    """The histories of Green and zero harm, and beside them who is on the Matrix."""
    histories = page.ask(pictures.green_and_zero_harm, quarters_to(page.as_at, 12))
    picture, beside = st.columns([3, 2], gap="large")
    with picture:
        show(page, histories, said.histories_sentence(histories))
    with beside:
        summary_of(page, "Who is on the Matrix: one person may stand in several lines", counts.values())
        look_behind(page, by_title(counts))


def show_grounds(page: Page, grounds: Answers) -> None:
    """On what grounds they are kept, and beside it how old those are and how long people stay."""
    ages, stays = page.ask(pictures.evidence_ages), page.ask(pictures.lengths_of_stay)
    picture, beside = st.columns([3, 2], gap="large")
    with picture:
        section(
            said.grounds_sentence(grounds),
            "By each person’s latest review outcome and the newest information",
        )
        st.html(grounds_table(page, grounds))
        look_behind(page, by_title(grounds), key="ground")
    with beside:
        show(page, ages, said.evidence_sentence(ages))
        show(page, stays, said.stays_sentence(stays))


def show_flow(page: Page) -> None:
    """The account of who came and who left, of all or of one band, and beside it how they came."""
    account = page.ask(pictures.account_by_band, quarters_to(page.as_at, 7))
    section(said.account_sentence(account), "Opening and those who came, less those who left, is closing")
    picture, beside = st.columns([7, 3], gap="large")

    @st.fragment
    def of_a_band() -> None:
        """Drawn again alone when another band is chosen."""
        show_table(page, account, account_of(choose_band()))

    with picture:
        of_a_band()
    with beside:
        coming = ask_for_both(page, register.COMING_AND_GOING)
        summary_of(page, "How they came, and came back", coming.values())
        look_behind(page, by_title(coming | ask_for_both(page, register.FLOW)), key="coming")


def show_under_18(page: Page) -> None:
    under_18 = page.ask(pictures.under_18_account, (page.compared_with, page.as_at))
    show_table(page, under_18, under_18_table, said.under_18_sentence(under_18))
