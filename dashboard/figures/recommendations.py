"""Figures about the nine recommendations and their commitments: claimed, assessed, tested, documented."""

from typing import Any

from dashboard.charts.forms import steps
from dashboard.commitments import (
    COUNTED,
    HELD,
    Of,
    Result,
    count_commitments,
    count_recommendations,
    has_control,
    is_assessed,
    is_claimed,
    judged,
)
from dashboard.figures.binding import share
from dashboard.kinds import EVERY_COLUMN, Behind, Figure, Unit, WorkOut, figure, listing
from dashboard.marks import ASSESSMENT_MARKS, CLAIM_MARKS, OVERDUE_MARK, TEST_MARKS
from dashboard.promises import by_recommendation
from queries import decisions_listed, recommendations, recommendations_listed
from queries.question import Question
from queries.silence import STATUS_UPDATES

SAID_BY = {"claim": "Claimed by the MPS", "assessment": "Assessed by MOPAC"}

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
    said={
        "claim": lambda status: str(CLAIM_MARKS[status]),
        "assessment": lambda status: str(ASSESSMENT_MARKS[status]),
        "test": lambda result: str(TEST_MARKS[result]),
        "overdue": lambda overdue: str(OVERDUE_MARK) if overdue else "",
    },
    adds=COUNTED,
    of_london=True,
    work_out=judged,
    released=EVERY_COLUMN,
)

recommendation_states = listing(
    recommendations.recommendation_states,
    {
        "recommendation": "Recommendation",
        "title": "What was asked",
        "owner": "Owner",
        "commitments": "Commitments",
        "claimed": "Claimed complete",
        "assessed": "Assessed as met",
        "with_control": "With a test",
        "held": "Hold",
        "on_paper_only": "On paper only",
        "documented": "Documented",
    },
    adds=("claimed_in_full", "assessed_in_full", "tested_in_full", "recommendation_once"),
    of_london=True,
    work_out=by_recommendation,
    released=EVERY_COLUMN,
)

statuses = listing(
    recommendations_listed.statuses_listed,
    {
        "commitment": "Commitment",
        "recorded_on": "Recorded",
        "source": "Said by",
        "status": "Status",
        "note": "Note",
    },
    said={"source": lambda source: SAID_BY[source]},
    of_london=True,
    source=STATUS_UPDATES,
    released=("commitment", "recorded_on", "source", "status"),  # a note is free text: it may name a number
)
papers = listing(
    recommendations_listed.papers_listed,
    {"commitment": "Commitment", "title": "Paper", "kind": "Kind", "dated_on": "Dated", "url": "Where"},
    adds=("of_kind", "paper_once"),
    of_london=True,
    released=EVERY_COLUMN,
)

decisions = listing(
    decisions_listed.decisions_listed,
    {
        "decided_on": "Decided",
        "kind": "Which",
        "title": "What",
        "owner": "Whose it is",
        "due_on": "Due",
        "commitment": "Commitment",
    },
)


def _share(question: Question, work_out: WorkOut, *columns: str) -> Figure:
    """A share of commitments, by the columns of `commitment_states` that add up to it."""
    return share(question, work_out=work_out, behind=Behind(commitment_states, *columns))


def _in_full(question: Question, column: str, counted: Of, *, of_test: bool = False) -> Figure:
    """Recommendations all of whose commitments are so, of all."""
    behind = Behind(recommendation_states, column, "recommendation_once")
    found = count_recommendations(counted, of_test=of_test)
    return share(question, work_out=found, behind=behind)


def _claimed_but(question: Question, column: str, results: frozenset[Result], **more: Any) -> Figure:
    """Commitments claimed complete whose test says one of these."""
    found = count_commitments(lambda each: is_claimed(each) and each.test in results, of_test=True)
    behind = Behind(commitment_states, column, "one")
    return figure(question, Unit.COUNT, steps, work_out=found, behind=behind, **more)


commitments_claimed = _share(
    recommendations.commitments_claimed, count_commitments(is_claimed), "claimed", "one"
)
commitments_assessed = _share(
    recommendations.commitments_assessed, count_commitments(is_assessed), "assessed_met", "one"
)
commitments_documented = _share(
    recommendations.commitments_documented,
    count_commitments(lambda each: each.papers > 0, of=lambda each: not has_control(each)),
    "documented",
    "on_paper_only",
)
recommendations_claimed = _in_full(recommendations.recommendations_claimed, "claimed_in_full", is_claimed)
recommendations_assessed = _in_full(recommendations.recommendations_assessed, "assessed_in_full", is_assessed)
commitments_tested = _share(
    recommendations.commitments_tested,
    count_commitments(lambda each: each.test in HELD, of=has_control, of_test=True),
    "held",
    "has_control",
)
recommendations_tested = _in_full(
    recommendations.recommendations_tested,
    "tested_in_full",
    lambda each: each.test in HELD | {Result.DOCUMENTED},
    of_test=True,
)
contradictions = _claimed_but(
    recommendations.contradictions,
    "contradicts",
    frozenset({Result.FAILS, Result.NOT_DOCUMENTED}),
    target=0,
    source=STATUS_UPDATES,
)
claimed_untestable = _claimed_but(
    recommendations.claimed_untestable, "untestable", frozenset({Result.CANNOT_BE_TESTED})
)
