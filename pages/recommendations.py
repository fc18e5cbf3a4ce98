"""Recommendations: each commitment, its claim, its assessment and its test."""

import streamlit as st

from dashboard.as_loaded import as_loaded
from dashboard.behind import behind, show_rows
from dashboard.charts.forms import history as as_history
from dashboard.choosing_promise import chosen_promise
from dashboard.commitment_tables import commitment_tables
from dashboard.commitments import Commitment
from dashboard.figures import recommendations
from dashboard.one_commitment import controls_of, papers_of, what_it_measured, what_was_promised
from dashboard.own_words.drawn import own_words
from dashboard.page import headline, open_page
from dashboard.promise_history import PromiseHistory, looked_at
from dashboard.promises import nine_of
from dashboard.sentences.promises import measured_sentence, promises_sentence
from dashboard.showing import section, show
from dashboard.standing_in_the_way import Controls
from queries.scope import LC

page = open_page(__file__)
looked = looked_at(page.as_at, page.compared_with, as_loaded().meetings)
states = page.ask(recommendations.commitment_states, looked.dates)
nine = nine_of(page.ask(recommendations.recommendation_states, looked.dates), page.as_at)
history, controls = PromiseHistory(looked, states), Controls(page, looked.dates)
chosen = chosen_promise(nine, history)


def one(each: Commitment) -> None:
    """A commitment in full: how it stands, what its controls measured, and the rows or papers it rests on."""
    promised, measured = st.columns([11, 9], gap="large")
    found = [page.ask(control, looked.dates, LC) for control in controls_of(each)]
    with promised:
        st.html(what_was_promised(each, history, page.ask(recommendations.statuses)))
    with measured:
        for answer in found:
            show(page, answer, measured_sentence(answer, history), as_history)
        if found:
            st.html(what_it_measured(each, history, found))
        section("Papers on file")
        st.html(papers_of(each, page.ask(recommendations.papers)))
    own_words(page, each.commitment)
    for control in controls_of(each):
        section("The rows behind it", control.question.title)
        with st.container(key=f"rows_behind_{control.id}"):
            show_rows(page, control)


headline(page, promises_sentence(chosen, history, controls))
if chosen.commitment:
    one(chosen.commitment)
else:
    st.html(commitment_tables(chosen.listed, history, controls))
    behind(page, states)
    own_words(page)
