"""The rows behind the figures of governance and of its audits: documents, boards, posts, visits, checks."""

from collections.abc import Mapping
from typing import Any

from dashboard.governance_words import ANSWERS, chairs, check, topic
from dashboard.kinds import EVERY_COLUMN, Listing, listing
from dashboard.permissions import Ids
from dashboard.words import month_named, spelled
from queries import audits_listed, boards_listed, documents_listed, governance_listed
from queries.question import Question
from queries.silence import (
    ARCHIVE_VERSIONS,
    DATASET_CHECKS,
    DOCUMENTS,
    INSPECTIONS,
    MEETINGS,
    PUBLICATION_TOPICS,
    REPORTS,
    SPOCS,
    SYSTEM_AUDITS,
)


def _of_london(question: Question, headings: Mapping[str, str], **more: Any) -> Listing:
    return listing(question, headings, of_london=True, released=EVERY_COLUMN, **more)


def _versions(question: Question) -> Listing:
    headings = {
        "version": "Version",
        "approved_on": "Approved",
        "published_on": "Published",
        "review_due_on": "Review due",
    }
    return _of_london(question, headings, adds=("counted", "version_once"), source=DOCUMENTS)


def _reports(question: Question) -> Listing:
    headings = {"period_end": "Period to", "reported_on": "Reported", "published_on": "Published"}
    return _of_london(question, headings, adds=("counted", "report_once"), source=REPORTS)


def _meetings(question: Question) -> Listing:
    return _of_london(
        question,
        {"held_on": "Held", "chairs": "Chaired by"},
        said={"chairs": chairs},
        adds=("met_in_time", "to_be_chaired", "chaired", "meeting_once"),
        source=MEETINGS,
    )


sop_versions = _versions(documents_listed.sop_versions)
policy_versions = _versions(documents_listed.policy_versions)
dpia_versions = _versions(documents_listed.dpia_versions)
eia_versions = _versions(documents_listed.eia_versions)
legal_mandates = _versions(documents_listed.legal_mandates)
pilot_reviews = _versions(documents_listed.pilot_reviews)
annual_reviews = _versions(documents_listed.annual_reviews)

topics = _of_london(
    documents_listed.topics_listed,
    {"topic": "Topic", "published_on": "Published"},
    said={"topic": topic},
    adds=("published", "in_time", "topic_once"),
    source=PUBLICATION_TOPICS,
)

oversight_group_meetings = _meetings(boards_listed.oversight_group_meetings)
disproportionality_board_meetings = _meetings(boards_listed.disproportionality_board_meetings)
ethics_reports = _reports(boards_listed.ethics_reports)
audit_reports = _reports(boards_listed.audit_reports)
oversight_reports = _reports(boards_listed.oversight_reports)

contacts = listing(
    governance_listed.spocs_listed,
    {
        "bcu_name": "BCU",
        "user_id": "User",
        "rank": "Rank",
        "from_on": "In post since",
        "trained_on": "Course completed",
    },
    said={"rank": lambda rank: spelled(rank or "nobody in post")},
    ids=Ids.USERS,
    counted_by=("bcu_name",),
    adds=("in_post", "trained", "bcu_once"),
    source=SPOCS,
)
checks = _of_london(
    governance_listed.dataset_checks_listed,
    {"dataset": "Data set", "check": "Check", "checked_on": "Last checked", "met": "Met"},
    said={"check": check, "met": lambda met: ANSWERS[met]},
    adds=("counted", "pair_once"),
    source=DATASET_CHECKS,
)

visits = listing(
    audits_listed.inspections_listed,
    {
        "bcu_name": "BCU",
        "visited_on": "Visited",
        "spocs_interviewed": "Contacts interviewed",
        "deputies_interviewed": "Deputies interviewed",
        "editors_interviewed": "Editors interviewed",
        "actions_raised": "Actions raised",
        "actions_closed": "Closed",
    },
    said=dict.fromkeys(
        ("spocs_interviewed", "deputies_interviewed", "editors_interviewed"), lambda answer: ANSWERS[answer]
    ),
    adds=("inspected", "inspected_fully", "bcu_once"),
    source=INSPECTIONS,
    released=EVERY_COLUMN,
)
monthly_audits = _of_london(
    audits_listed.system_audits_listed,
    {"month": "Month", "completed_on": "Completed", "findings_sent_on": "Findings sent"},
    said={"month": month_named},
    adds=("done", "sent", "month_once"),
    source=SYSTEM_AUDITS,
)
past_versions = _of_london(
    audits_listed.archive_versions_listed,
    {"version_id": "Version", "archived_on": "Archived", "due_on": "Due to be deleted"},
    adds=("over_retention", "version_once"),
    source=ARCHIVE_VERSIONS,
)
