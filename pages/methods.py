"""Methods and data: how is each number made, and how good are the records it is made from?"""

import streamlit as st

from dashboard.methods.opening import open_methods
from dashboard.methods.shown import show_checks, show_figures, show_loads, show_sources, show_words

methods = open_methods(__file__)

numbers, records = st.columns(2, gap="large")
with numbers:
    show_figures()
with records:
    show_sources(methods)
    show_checks(methods)
    show_loads(methods)

show_words()
