"""Quarterly reviews: did each BCU review its local Matrices, and how many people were reached?"""

import streamlit as st

from dashboard.figures import reviews
from dashboard.page import headline, open_page
from dashboard.periods import quarters_to
from dashboard.sentences.reviews import reviews_history, reviews_sentence
from dashboard.showing import show, show_table, summary
from dashboard.tables import review_grid

page = open_page(__file__)
history = quarters_to(page.as_at, 12)

grid = page.ask(reviews.review_grid)
complete = page.ask(reviews.reviews_complete, history)

headline(page, reviews_sentence(complete, grid))
picture, beside = st.columns([3, 1], gap="large")

with picture:
    show_table(page, grid, review_grid)

with beside:
    summary(page, "The last quarter’s review", [reviews.reviews_complete, reviews.people_reviewed])

show(page, complete, reviews_history(complete))
