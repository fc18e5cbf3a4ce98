"""The only script that Streamlit runs."""

import streamlit as st

from dashboard.menu import run

st.set_page_config(layout="wide")
run()
