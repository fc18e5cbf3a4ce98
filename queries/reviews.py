"""Questions about the quarterly reviews of the local Matrices."""

from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    and_,
    case,
    cast,
    exists,
    func,
    literal,
    null,
    select,
    true,
)

from queries import areas
from queries.calendar import Dates, calendar, last_review_period
from queries.intervals import days_after
from queries.question import question
from queries.scope import LC, Level, Levels, Scope
from queries.tables.reference import bcus
from queries.tables.register import review_outcomes, reviews

READS = ("reviews",)
A_QUARTER = "____-Q_"  # the one-off reappraisal is none


@question("BCUs that completed the last quarter's review", levels=LC, reads=READS)
def reviews_complete(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    Numerator: Basic Command Units (BCUs) whose review of the last quarter was completed by the as-at date,
    on time or late. Denominator: all BCUs of the area (12 in London). The last quarter is the latest whose
    last day is by the as-at date. A BCU that sent no return has not completed.
    """
    return last_reviews(scope, dates, levels, reviews.c.completed_on)


@question("BCUs that completed the last quarter's review on time", levels=LC, reads=READS)
def reviews_on_time(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    Numerator: Basic Command Units (BCUs) whose review of the last quarter was completed by the as-at date and by
    its due date (the quarter's last day where none is given). Denominator: all BCUs of the area (12 in London).
    """
    return last_reviews(scope, dates, levels, reviews.c.completed_on, on_time=True)


@question("BCUs asked for the last quarter's review in time", levels=LC, reads=READS)
def reviews_requested(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    Numerator: Basic Command Units (BCUs) that the Intelligence Command had asked for the last quarter's review
    by the as-at date and by its due date (the quarter's last day where none is given). Denominator: all BCUs of
    the area (12 in London).
    """
    return last_reviews(scope, dates, levels, reviews.c.requested_on, on_time=True)


@question("BCUs that returned the last quarter's review with its removals", levels=LC, reads=READS)
def reviews_returned(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    Numerator: Basic Command Units (BCUs) whose review of the last quarter was completed by the as-at date and
    says how many people were removed, be it none. Denominator: all BCUs of the area (12 in London).
    """
    reported = reviews.c.removed_reported.is_not(None)
    return last_reviews(scope, dates, levels, reviews.c.completed_on, where=reported)


def last_reviews(
    scope: Scope,
    dates: Dates,
    levels: Levels,
    happened_on: ColumnElement[Any],
    *,
    on_time: bool = False,
    where: ColumnElement[bool] | None = None,
) -> Select[Any]:
    """BCUs at whose review of the last quarter something happened by each date (and its due date), of all."""
    members, period = areas.of_bcus(scope, levels), last_review_period(dates)
    in_time = happened_on <= func.coalesce(reviews.c.due_on, period.c.last_day)
    happened = exists().where(
        reviews.c.bcu == bcus.c.bcu,
        reviews.c.exercise == period.c.exercise,
        happened_on <= period.c.as_at,
        in_time if on_time else true(),
        true() if where is None else where,
    )
    counts = (
        select(
            period.c.as_at,
            bcus.c.bcu.label("member"),
            case((happened, 1), else_=0).label("numerator"),
            literal(1).label("denominator"),
        )
        .join_from(period, bcus, true())
        .where(areas.covers_bcu(scope, bcus.c.bcu))
        .cte("happened")
    )
    return areas.total(members, period, counts)


@question("People removed by the last quarter's review", levels=LC, reads=("review_outcomes",))
def review_removals(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    Outcomes to remove somebody, of the last quarter's exercise, reviewed by the as-at date, in the BCU of the
    outcome.
    """
    members, period = areas.of_bcus(scope, levels), last_review_period(dates)
    decided = and_(
        review_outcomes.c.exercise == period.c.exercise,
        review_outcomes.c.outcome == "remove",
        review_outcomes.c.reviewed_on <= period.c.as_at,
    )
    counts = (
        select(period.c.as_at, review_outcomes.c.bcu.label("member"), func.count().label("numerator"))
        .join_from(period, review_outcomes, decided)
        .where(areas.covers_bcu(scope, review_outcomes.c.bcu))
        .group_by(period.c.as_at, review_outcomes.c.bcu)
        .cte("removals")
    )
    return areas.total(members, period, counts)


@question("Days since the last completed review", levels=frozenset({Level.BCU}), reads=READS)
def days_since_review(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    Days from the latest completion of a quarterly review by the as-at date, of any quarter, the running one too,
    to the as-at date. The one-off reappraisal is no quarterly review. Empty where the BCU has completed none.
    """
    members, day = areas.of_bcus(scope, levels), calendar(dates)
    completed_on = (
        select(func.max(reviews.c.completed_on))
        .where(
            reviews.c.bcu == members.c.member,
            reviews.c.exercise.like(A_QUARTER),
            reviews.c.completed_on <= day.c.as_at,
        )
        .scalar_subquery()
    )
    return areas.whole(members, day, days_after(day.c.as_at, completed_on), cast(null(), Integer))
