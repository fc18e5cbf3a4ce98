"""The page Time on the Matrix for a reader of releases: no curve, but what a release does hold that bears on it."""

import streamlit as st

from dashboard.charts.forms import parts
from dashboard.figures import register
from dashboard.figures.stays import NO_REWARD
from dashboard.looking_behind import by_title, look_behind
from dashboard.page import Page
from dashboard.periods import quarters_to
from dashboard.sentences.time_released import always_green_sentence, released_sentence
from dashboard.showing import ask_for_both, quiet, show, summary_of

NO_CURVE = (
    "A release does not hold within which time half have left, nor the curve of how long people stay: they are worked "
    "out stay by stay, and it holds no stays."
)


def opening_of_release(page: Page) -> str:
    """The sentence the page opens with."""
    return released_sentence(ask_for_both(page, register.BEARS_ON_STAYS))


def show_released(page: Page) -> None:
    """Who has been Green all along, over the releases; who was removed, and came back."""
    quiet(NO_CURVE, NO_REWARD)
    picture, beside = st.columns([3, 2], gap="large")
    with picture:
        found = page.ask(register.always_green, quarters_to(page.as_at, 8))
        show(page, found, always_green_sentence(found), parts)
    with beside:
        told = ask_for_both(page, register.BEARS_ON_STAYS)
        summary_of(page, "What a release tells of time on the Matrix", told.values())
        look_behind(page, by_title(told))
