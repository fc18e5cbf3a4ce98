"""Figures about who answers for the Matrix, the boards that watch it, and what is on paper."""

from dashboard.charts.steps import steps
from dashboard.kinds import Figure, Unit, figure
from queries import boards, documents, governance
from queries.question import Question
from queries.silence import DATASET_CHECKS, DOCUMENTS, MEETINGS, PUBLICATION_TOPICS, REPORTS, SPOCS, Source


def _promised(question: Question, source: Source, **more: object) -> Figure:
    """All of governance is promised in full."""
    return figure(question, Unit.SHARE, steps, target=1, source=source, **more)


spocs_in_post = _promised(governance.spocs_in_post, SPOCS)
spocs_trained = _promised(governance.spocs_trained, SPOCS)
dataset_checks_met = _promised(governance.dataset_checks_met, DATASET_CHECKS)

ethics_report_published = _promised(boards.ethics_report_published, REPORTS)
audit_report_published = _promised(boards.audit_report_published, REPORTS)
oversight_reported = _promised(boards.oversight_reported, REPORTS)
oversight_group_met = _promised(boards.oversight_group_met, MEETINGS)
disproportionality_board_met = _promised(boards.disproportionality_board_met, MEETINGS)
deputy_mayor_chairs = _promised(boards.deputy_mayor_chairs, MEETINGS)

sop_reviewed = _promised(documents.sop_reviewed, DOCUMENTS)
policy_reviewed = _promised(documents.policy_reviewed, DOCUMENTS)
dpia_current = _promised(documents.dpia_current, DOCUMENTS)
eia_current = _promised(documents.eia_current, DOCUMENTS)
legal_mandate_published = _promised(documents.legal_mandate_published, DOCUMENTS)
pilot_reviewed = _promised(documents.pilot_reviewed, DOCUMENTS)
population_review_published = _promised(documents.population_review_published, DOCUMENTS)
topics_published = _promised(documents.topics_published, PUBLICATION_TOPICS)
topics_by_deadline = _promised(
    documents.topics_by_deadline, PUBLICATION_TOPICS, deadline=documents.TOPICS_DUE_ON
)
