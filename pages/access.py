"""Access audit: who opened the Matrix, and might they?"""

import streamlit as st

from dashboard.access.series import show_series
from dashboard.access.shown import (
    show_audits,
    show_counts,
    show_findings,
    show_month,
    show_openings,
    show_sample,
    show_state,
)
from dashboard.figures import access
from dashboard.page import headline, open_page
from dashboard.patterns.shown import show_patterns
from dashboard.sentences.access import access_sentence

page = open_page(__file__)
findings = {rule: page.ask_once(figure) for rule, figure in access.FINDINGS.items()}

headline(page, access_sentence(findings, page.ask_once(access.dormant_live)))
broken, the_month = st.columns([7, 3], gap="large")

with broken:
    show_findings(page)
    show_counts(page)

with the_month:
    show_month(page)

show_patterns(page)
show_series(page)
show_state(page)
show_openings(page)
show_audits(page)
show_sample(page)
