"""The parts of the page Governance, each from its answers."""

import streamlit as st

from dashboard.duties import Duties, duties_table, now
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
from dashboard.kinds import Answer
from dashboard.looking_behind import by_title, look_behind
from dashboard.page import Page
from dashboard.sentences import governance as said
from dashboard.showing import quiet, section, show, show_table


def show_posts(page: Page) -> None:
    """Who is in post since when, and beside it who of them is trained."""
    posts, training = page.ask(pictures.posts), page.ask(pictures.training)
    trained = now(page.ask(access.trained_before_access))
    left, right = st.columns([5, 2], gap="large")
    with left:
        show(page, posts, said.posts_sentence(posts))
    with right:
        show_table(page, training, training_table, said.training_sentence(trained))


def show_duties(page: Page, duties: Duties) -> None:
    standing = {id_: now(found) for id_, found in duties.items()}
    section(said.duties_sentence(standing), "Each duty with its commitment, at the last quarter ends and now")
    st.html(duties_table(page, duties))
    look_behind(page, by_title(duties), key="duty")


def show_papers(page: Page, documents: Answer) -> None:
    """What is on paper and in force, and beside it what came out in plain English."""
    topics = page.ask(listed.topics)
    left, right = st.columns([3, 2], gap="large")
    with left:
        show_table(page, documents, documents_table, said.documents_sentence(documents))
    with right:
        show_table(page, topics, topics_table, said.topics_sentence(topics))


def show_boards(page: Page, duties: Duties) -> None:
    """When the boards met, and beside it what was reported to them."""
    boards, reports = page.ask(pictures.meetings), page.ask(pictures.reports)
    reported = said.reports_sentence(
        now(duties["ethics_report_published"]), now(duties["audit_report_published"])
    )
    left, right = st.columns([3, 2], gap="large")
    with left:
        show(page, boards, said.boards_sentence(boards))
    with right:
        show_table(page, reports, reports_table, reported)


def show_inspections(page: Page, duties: Duties) -> None:
    inspections, versions = page.ask(pictures.inspections), page.ask(listed.past_versions)
    show_table(
        page, inspections, inspections_table, said.inspections_sentence(duties["inspection_actions_open"])
    )
    quiet(said.archive_sentence(now(duties["archive_over_retention"]), versions))


def show_checks(page: Page, duties: Duties) -> None:
    checks = page.ask(listed.checks)
    show_table(page, checks, checks_table, said.checks_sentence(now(duties["dataset_checks_met"])))


def in_post(page: Page) -> Answer:
    """How many BCUs have a responsible officer, at both dates."""
    return page.ask(governance.spocs_in_post, (page.compared_with, page.as_at))
