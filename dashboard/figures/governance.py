"""Figures about who answers for the Matrix, the boards that watch it, and what is on paper."""

from dashboard.figures import listed
from dashboard.figures.binding import duty
from dashboard.kinds import Behind, Figure, Listing
from queries import boards, documents, governance
from queries.question import Question
from queries.silence import DATASET_CHECKS, DOCUMENTS, MEETINGS, PUBLICATION_TOPICS, REPORTS, SPOCS, Source


def _promised(question: Question, source: Source, behind: Behind, **more: object) -> Figure:
    """All of governance is promised in full."""
    return duty(question, source, behind=behind, **more)


def _one_of(rows: Listing, once: str, counted: str = "counted") -> Behind:
    """Whether there is one: all that were looked at are shown, and the one that counts is marked."""
    return Behind(rows, counted, among=once)


spocs_in_post = _promised(governance.spocs_in_post, SPOCS, Behind(listed.contacts, "in_post", "bcu_once"))
spocs_trained = _promised(governance.spocs_trained, SPOCS, Behind(listed.contacts, "trained", "in_post"))
dataset_checks_met = _promised(
    governance.dataset_checks_met, DATASET_CHECKS, Behind(listed.checks, "counted", "pair_once")
)

ethics_report_published, audit_report_published, oversight_reported = (
    _promised(question, REPORTS, _one_of(rows, "report_once"))
    for question, rows in (
        (boards.ethics_report_published, listed.ethics_reports),
        (boards.audit_report_published, listed.audit_reports),
        (boards.oversight_reported, listed.oversight_reports),
    )
)
oversight_group_met, disproportionality_board_met = (
    _promised(question, MEETINGS, _one_of(rows, "meeting_once", "met_in_time"))
    for question, rows in (
        (boards.oversight_group_met, listed.oversight_group_meetings),
        (boards.disproportionality_board_met, listed.disproportionality_board_meetings),
    )
)
deputy_mayor_chairs = _promised(
    boards.deputy_mayor_chairs,
    MEETINGS,
    Behind(listed.oversight_group_meetings, "chaired", "to_be_chaired"),
)

(
    sop_reviewed,
    policy_reviewed,
    dpia_current,
    eia_current,
    legal_mandate_published,
    pilot_reviewed,
    population_review_published,
) = (
    _promised(question, DOCUMENTS, _one_of(rows, "version_once"))
    for question, rows in (
        (documents.sop_reviewed, listed.sop_versions),
        (documents.policy_reviewed, listed.policy_versions),
        (documents.dpia_current, listed.dpia_versions),
        (documents.eia_current, listed.eia_versions),
        (documents.legal_mandate_published, listed.legal_mandates),
        (documents.pilot_reviewed, listed.pilot_reviews),
        (documents.population_review_published, listed.annual_reviews),
    )
)
topics_published = _promised(
    documents.topics_published, PUBLICATION_TOPICS, Behind(listed.topics, "published", "topic_once")
)
topics_by_deadline = _promised(
    documents.topics_by_deadline,
    PUBLICATION_TOPICS,
    Behind(listed.topics, "in_time", "topic_once"),
    deadline=documents.TOPICS_DUE_ON,
)
