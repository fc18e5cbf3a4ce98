"""Quarterly reviews: did each BCU review its local Matrices, and how many people were reached?"""

import streamlit as st

from dashboard.figures import reviews
from dashboard.looking_behind import look_behind
from dashboard.page import headline, open_page
from dashboard.periods import quarters_to
from dashboard.review_coverage import ask_coverage, by_name, coverage
from dashboard.review_tables import review_grid, review_panel
from dashboard.sentences.reviews import reached_history, reached_sentence, removals_sentence, reviews_sentence
from dashboard.showing import say_late, section, show, show_table

page = open_page(__file__)

grid = page.ask(reviews.review_grid)
answers = ask_coverage(page)
history = quarters_to(page.as_at, 8)
green, zero_harm = (
    page.ask(figure, history) for figure in (reviews.green_reviewed, reviews.zero_harm_reviewed)
)

headline(page, reviews_sentence(answers["reviews_complete"], grid))
picture, beside = st.columns([3, 1], gap="medium")

with picture:
    show_table(page, grid, review_grid)

with beside:
    st.html(review_panel(grid))

section(reached_sentence(answers["people_reviewed"]), removals_sentence(grid))
st.html(coverage(page, answers, grid))
say_late(page, answers.values())
look_behind(page, by_name(answers), but=(green, zero_harm))

left, right = st.columns(2, gap="medium")

with left:
    show(page, green, reached_history(green))

with right:
    show(page, zero_harm, reached_history(zero_harm))
