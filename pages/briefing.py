"""Briefing: what does the Deputy Mayor carry into the meeting?"""

import streamlit as st

from dashboard.briefing.desk.looking import look_at
from dashboard.briefing.desk.opening import open_desk
from dashboard.briefing.desk.taking import offer
from dashboard.briefing.desk.writing import write

desk = open_desk(__file__)

if desk.papers:
    pages, beside = st.columns([3, 2], gap="large")
    with beside:
        offer(desk.papers, desk.entry)
        write(desk.papers)
    with pages:
        look_at(desk.papers)
