"""Figures about the nine recommendations and their commitments: claimed, assessed, tested, documented."""

from typing import Any

from dashboard.charts.steps import steps
from dashboard.commitments import (
    HELD,
    Result,
    count_commitments,
    count_recommendations,
    has_control,
    is_assessed,
    is_claimed,
    judged,
)
from dashboard.kinds import Figure, Unit, WorkOut, figure, listing
from queries import recommendations
from queries.question import Question
from queries.silence import STATUS_UPDATES

commitment_states = listing(
    recommendations.commitment_states,
    {
        "commitment": "Commitment",
        "title": "What was promised",
        "owner": "Owner",
        "due_on": "Due",
        "claim": "Claimed",
        "claimed_on": "Claimed on",
        "assessment": "Assessed",
        "assessed_on": "Assessed on",
        "test": "Tested",
        "papers": "Papers",
        "latest_paper_on": "Latest paper",
        "overdue": "Overdue",
        "basis": "Basis",
        "source": "Where it says so",
    },
    work_out=judged,
)


def _share(question: Question, work_out: WorkOut, **more: Any) -> Figure:
    return figure(question, Unit.SHARE, steps, work_out=work_out, behind=commitment_states, **more)


def _claimed_but(question: Question, results: frozenset[Result], **more: Any) -> Figure:
    """Commitments claimed complete whose test says one of these."""
    found = count_commitments(lambda each: is_claimed(each) and each.test in results, of_test=True)
    return figure(question, Unit.COUNT, steps, work_out=found, behind=commitment_states, **more)


commitments_claimed = _share(recommendations.commitments_claimed, count_commitments(is_claimed))
commitments_assessed = _share(recommendations.commitments_assessed, count_commitments(is_assessed))
commitments_documented = _share(
    recommendations.commitments_documented,
    count_commitments(lambda each: each.papers > 0, of=lambda each: not has_control(each)),
)
recommendations_claimed = _share(recommendations.recommendations_claimed, count_recommendations(is_claimed))
recommendations_assessed = _share(
    recommendations.recommendations_assessed, count_recommendations(is_assessed)
)
commitments_tested = _share(
    recommendations.commitments_tested,
    count_commitments(lambda each: each.test in HELD, of=has_control, of_test=True),
)
recommendations_tested = _share(
    recommendations.recommendations_tested,
    count_recommendations(lambda each: each.test in HELD | {Result.DOCUMENTED}, of_test=True),
)
contradictions = _claimed_but(
    recommendations.contradictions,
    frozenset({Result.FAILS, Result.NOT_DOCUMENTED}),
    target=0,
    source=STATUS_UPDATES,
)
claimed_untestable = _claimed_but(recommendations.claimed_untestable, frozenset({Result.CANNOT_BE_TESTED}))
