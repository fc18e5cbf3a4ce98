"""
A recommendation as a whole: how many of its commitments in each column, and the worst of them. Never an average.

Of states the worst comes first, in each column. Claims: not implemented, no claim at all, not started, in progress,
complete by another route, complete. Assessments: not met, unable to assess, never assessed, partly met, met,
sustained. Tests: fails, cannot be tested, not yet due, holds late, holds. Papers: not documented, not yet due,
documented. What is not known stands below all that is under way: silence is not good news.
"""

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple

from dashboard.commitments import Commitment, Result, judged
from dashboard.kinds import Answer, Met

NOT_YET_DUE = "not_yet_due"
CLAIMS = ("not_implemented", None, "not_started", "in_progress", "complete_by_other_route", "complete")
ASSESSMENTS = ("not_met", "unable_to_assess", None, "partly_met", "met", "sustained")
TESTS = (Result.FAILS, Result.CANNOT_BE_TESTED, NOT_YET_DUE, Result.HOLDS_LATE, Result.HOLDS)
PAPERS = (Result.NOT_DOCUMENTED, NOT_YET_DUE, Result.DOCUMENTED)
PASSED = frozenset({Result.HOLDS, Result.HOLDS_LATE, Result.DOCUMENTED})


class Recommendation(NamedTuple):
    """A recommendation at a date. The last four are noughts and ones, for counting."""

    as_at: date
    area: str
    recommendation: int
    title: str
    owner: str | None
    due_on: date | None
    commitments: int
    claimed: int
    assessed: int
    with_control: int
    held: int
    on_paper_only: int
    documented: int
    contradictions: int
    worst_claim: str | None
    worst_assessment: str | None
    worst_test: str | None
    worst_paper: str | None
    claimed_in_full: int
    assessed_in_full: int
    tested_in_full: int
    recommendation_once: int


def nine_of(found: Answer, as_at: date) -> tuple[Recommendation, ...]:
    """The recommendations at one of the dates of an Answer of `recommendation_states`."""
    return tuple(Recommendation(**record) for record in found.records if record["as_at"] == as_at)


def shown_as(commitment: Any) -> str:
    """A commitment's test as it is shown: one that is not yet due has not failed."""
    test: str = commitment.test
    return NOT_YET_DUE if commitment.not_yet_due and test not in PASSED else test


def rank(commitment: Any) -> int:
    """How bad a commitment's test or paper is: the worst is 0."""
    order: Sequence[str] = TESTS if commitment.control else PAPERS
    return order.index(shown_as(commitment))


def by_recommendation(rows: Sequence[Any], met: Met) -> list[Recommendation]:
    """Each recommendation, also one without a commitment, from the rows of a question about commitments."""
    held = groupby(rows, key=lambda row: (row.as_at, row.area, row.recommendation))
    each = [(key, list(theirs)) for key, theirs in held]
    return [
        _recommendation(theirs[0], judged(theirs, met))
        for (_, _, recommendation), theirs in each
        if recommendation is not None
    ]


def _recommendation(row: Any, made: Sequence[Commitment]) -> Recommendation:
    tested, papers = [each for each in made if each.control], [each for each in made if not each.control]
    counts = [
        sum(getattr(each, name) for each in made)
        for name in (
            "claimed",
            "assessed_met",
            "has_control",
            "held",
            "on_paper_only",
            "documented",
            "contradicts",
        )
    ]
    claimed, assessed, passed = counts[0], counts[1], counts[3] + counts[5]
    return Recommendation._make(
        (
            *(row.as_at, row.area, row.recommendation, row.recommendation_title),
            *(row.recommendation_owner, row.recommendation_due_on, len(made), *counts),
            worst(CLAIMS, [each.claim for each in made]),
            worst(ASSESSMENTS, [each.assessment for each in made]),
            worst(TESTS, [shown_as(each) for each in tested]),
            worst(PAPERS, [shown_as(each) for each in papers]),
            *(int(0 < len(made) == count) for count in (claimed, assessed, passed)),
            1,
        )
    )


def worst(order: Sequence[str | None], states: Sequence[str | None]) -> str | None:
    """The worst of some states, in an order that begins with the worst; none of none."""
    return min(states, key=order.index) if states else None
