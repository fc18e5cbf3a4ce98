"""What a person's review outcomes came to by a date: the latest, and what they were retained on."""

from typing import Any

from sqlalchemy import CTE, ColumnElement, FromClause, func, literal, select

from queries.tables.register import review_outcomes


def name_of(outcomes: FromClause) -> ColumnElement[str]:
    """What tells the outcomes of one person apart, as one value."""
    return outcomes.c.exercise + literal("/") + outcomes.c.bcu


def latest_outcome(nominal_id: ColumnElement[str], as_at: ColumnElement[Any]) -> ColumnElement[str]:
    """
    The name of a person's latest outcome by the date: that last reviewed; of outcomes of one day, that of the
    later exercise, the reappraisal last.
    """
    outcome = review_outcomes.alias("any_outcome")
    last_first = (outcome.c.reviewed_on.desc(), outcome.c.exercise.desc(), outcome.c.bcu.desc())
    return (
        select(name_of(outcome))
        .where(outcome.c.nominal_id == nominal_id, outcome.c.reviewed_on <= as_at)
        .order_by(*last_first)
        .limit(1)
        .correlate_except(outcome)
        .scalar_subquery()
    )


def newest_evidence(nominal_id: ColumnElement[str], as_at: ColumnElement[Any]) -> ColumnElement[Any]:
    """
    The date of the newest information that any outcome to retain the person rests on, reviewed by the date, of
    any exercise, BCU or stay. Information dated after it is not known yet.
    """
    kept = review_outcomes.alias("kept_on")
    return (
        select(func.max(kept.c.evidence_on))
        .where(
            kept.c.nominal_id == nominal_id,
            kept.c.outcome == "retain",
            kept.c.reviewed_on <= as_at,
            kept.c.evidence_on <= as_at,
        )
        .correlate_except(kept)
        .scalar_subquery()
    )


def first_reviewed(nominal_id: ColumnElement[str], period: CTE) -> ColumnElement[Any]:
    """When the person was first reviewed in the exercise of a period, by whichever BCU, up to its as-at date."""
    reviewed = review_outcomes.alias("reviewed")
    return (
        select(func.min(reviewed.c.reviewed_on))
        .where(
            reviewed.c.nominal_id == nominal_id,
            reviewed.c.exercise == period.c.exercise,
            reviewed.c.reviewed_on <= period.c.as_at,
        )
        .correlate_except(reviewed)
        .scalar_subquery()
    )
