"""The only script that Streamlit runs."""

from dashboard.menu import run

run()
