"""Governance: who answers for the Matrix, who watches it, and is what is on paper in force?"""

import streamlit as st

from dashboard.duties import ask_duties, duties_table, now
from dashboard.figures import access, governance, listed
from dashboard.figures import governance_pictures as pictures
from dashboard.governance_tables import (
    checks_table,
    documents_table,
    inspections_table,
    reports_table,
    topics_table,
    training_table,
)
from dashboard.looking_behind import by_title, look_behind
from dashboard.page import headline, open_page
from dashboard.sentences import governance as said
from dashboard.showing import quiet, section, show, show_table

page = open_page(__file__)
in_post = page.ask(governance.spocs_in_post, (page.compared_with, page.as_at))
documents, posts = page.ask(pictures.states_of_documents), page.ask(pictures.posts)

headline(page, said.governance_sentence(in_post, documents))
left, right = st.columns([5, 2], gap="large")
with left:
    show(page, posts, said.posts_sentence(posts))
with right:
    training, trained = page.ask(pictures.training), page.ask(access.trained_before_access)
    show_table(page, training, training_table, said.training_sentence(now(trained)))

duties = ask_duties(page)
standing = {id_: now(found) for id_, found in duties.items()}
section(said.duties_sentence(standing), "Each duty with its commitment, at the last quarter ends and now")
st.html(duties_table(page, duties))
look_behind(page, by_title(duties), key="duty")

left, right = st.columns([3, 2], gap="large")
with left:
    show_table(page, documents, documents_table, said.documents_sentence(documents))
with right:
    topics = page.ask(listed.topics)
    show_table(page, topics, topics_table, said.topics_sentence(topics))

left, right = st.columns([3, 2], gap="large")
with left:
    boards = page.ask(pictures.meetings)
    show(page, boards, said.boards_sentence(boards))
with right:
    reports = page.ask(pictures.reports)
    to_ethics, to_audit = standing["ethics_report_published"], standing["audit_report_published"]
    show_table(page, reports, reports_table, said.reports_sentence(to_ethics, to_audit))

inspections = page.ask(pictures.inspections)
show_table(page, inspections, inspections_table, said.inspections_sentence(duties["inspection_actions_open"]))
quiet(said.archive_sentence(standing["archive_over_retention"], page.ask(listed.past_versions)))

checks = page.ask(listed.checks)
show_table(page, checks, checks_table, said.checks_sentence(standing["dataset_checks_met"]))
