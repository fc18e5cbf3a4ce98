"""Time on the Matrix: how long do people stay on it?"""

import streamlit as st

from dashboard.figures.stays import ALL, time_on_the_matrix_in_short
from dashboard.page import headline, open_page
from dashboard.sentences.time_on_matrix import time_sentence
from dashboard.staying.shown import in_short, show_bands, show_curve, show_numbers

page = open_page(__file__)
shorts = page.ask(time_on_the_matrix_in_short, (page.compared_with, page.as_at))

headline(page, time_sentence(shorts, in_short(shorts).get(ALL)))
picture, beside = st.columns([3, 2], gap="large")
with picture:
    show_curve(page, shorts)
with beside:
    show_numbers(page, shorts)

show_bands(page, shorts)
