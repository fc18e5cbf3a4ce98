"""Overview: what is claimed, what was assessed, what the records bear out."""

import streamlit as st

from dashboard.as_loaded import as_loaded
from dashboard.behind import behind
from dashboard.decision_list import decision_list
from dashboard.figures import recommendations, reviews, sources
from dashboard.headline_figures import headline_figures
from dashboard.overview_rows import nine_rows
from dashboard.page import headline, open_page
from dashboard.promise_history import PromiseHistory, looked_at
from dashboard.promises import nine_of
from dashboard.recorded_late import recorded_late
from dashboard.sentences.overview import overview_counts, overview_sentence, what_changed
from dashboard.showing import quiet
from dashboard.standing_in_the_way import Controls

page = open_page(__file__)
looked = looked_at(page.as_at, page.compared_with, as_loaded().meetings)
states = page.ask(recommendations.commitment_states, looked.dates)
nine = nine_of(page.ask(recommendations.recommendation_states, looked.dates), page.as_at)
history, controls = PromiseHistory(looked, states), Controls(page, looked.dates)

headline(page, overview_sentence(nine, history))
quiet(overview_counts(nine), what_changed(history), *recorded_late(page, history))
picture, beside = st.columns([27, 10], gap="medium")

with picture:
    st.html(nine_rows(nine, history, controls))
    behind(page, states)

with beside:
    st.html(decision_list(history, page.ask(reviews.review_grid), page.ask(sources.sources_heard), controls))
    st.html(headline_figures(page))
