"""The BCUs' returns of their quarterly reviews: asked for, due, completed, and the removals they report."""

from typing import Any

from sqlalchemy import CTE, ColumnElement, Select, and_, case, func, literal, select, true

from queries import areas
from queries.calendar import Dates, calendar, last_review_period
from queries.intervals import days_after
from queries.outcomes import outcome_counts, outcomes
from queries.question import question
from queries.reviews import A_QUARTER
from queries.scope import LC, Level, Levels, Scope
from queries.tables.reference import bcus
from queries.tables.register import reviews
from queries.tally import one_where

COUNTED = ("one", "complete", "on_time", "requested", "returned")


@question("The BCUs’ returns of the last quarter’s review", levels=LC, reads=("reviews", "review_outcomes"))
def review_returns(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    One row for each BCU: when its return of the last quarter's review was asked for, due and completed, as
    known at the as-at date, and how it stands (as in the grid of reviews). Beside the number removed that a
    completed return reports stands the number of outcomes to remove somebody that the BCU had recorded in that
    exercise by then: the two should agree, and where they do not either may be short.
    """
    members, periods = areas.of_bcus(scope, levels), last_review_period(dates)
    found, counts = returns(periods), outcome_counts(outcomes(periods))
    told = ("name", "exercise", "requested_on", "due_on", "completed_on", "state", "removed_returned")
    return (
        select(
            found.c.as_at,
            members.c.area,
            *(found.c[name] for name in told),
            func.coalesce(counts.c.removed, 0).label("removed_counted"),
            *(found.c[name] for name in COUNTED),
        )
        .select_from(
            members.join(found, found.c.bcu == members.c.member).outerjoin(
                counts, and_(counts.c.as_at == found.c.as_at, counts.c.bcu == found.c.bcu)
            )
        )
        .order_by(found.c.as_at, members.c.area, found.c.name, found.c.bcu)
    )


@question("People removed by the last quarter’s review, as the BCUs returned", levels=LC, reads=("reviews",))
def removals_returned(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    The numbers removed that the BCUs' returns of the last quarter's review report, added up: of returns
    completed by the as-at date. A return that gives no number adds none. What the outcomes themselves say is
    `review_removals`.
    """
    members, period = areas.of_bcus(scope, levels), last_review_period(dates)
    found = returns(period)
    counts = (
        select(found.c.as_at, found.c.bcu.label("member"), found.c.removed_returned.label("numerator"))
        .where(areas.covers_bcu(scope, found.c.bcu))
        .cte("reported")
    )
    return areas.total(members, period, counts)


@question("Each BCU’s latest completed review", levels=frozenset({Level.BCU}), reads=("reviews",))
def latest_reviews(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    One row for each BCU: the quarter whose review it completed last by the as-at date, the day of that, and the
    days since. Of two completed on one day it is the later quarter's. A BCU that has completed none has no row.
    The one-off reappraisal is no quarterly review.
    """
    members, latest = areas.of_bcus(scope, levels), _latest(calendar(dates))
    days = days_after(latest.c.as_at, latest.c.completed_on)
    return (
        select(
            latest.c.as_at,
            members.c.area,
            bcus.c.name,
            latest.c.exercise,
            latest.c.completed_on,
            days.label("days"),
        )
        .select_from(
            members.join(bcus, bcus.c.bcu == members.c.member).join(latest, latest.c.bcu == members.c.member)
        )
        .where(latest.c.place == 1)
        .order_by(latest.c.as_at, bcus.c.name, members.c.area)
    )


def returns(periods: CTE) -> CTE:
    """By as-at date, exercise and BCU: its return as known then, how that stands, and what is counted of it."""
    row = and_(reviews.c.bcu == bcus.c.bcu, reviews.c.exercise == periods.c.exercise)
    return (
        select(
            periods.c.as_at,
            periods.c.exercise,
            periods.c.first_day,
            bcus.c.bcu,
            bcus.c.name,
            _by_then(periods, "requested_on"),
            reviews.c.due_on,
            _by_then(periods, "completed_on"),
            case((_completed(periods), reviews.c.removed_reported)).label("removed_returned"),
            _state(periods).label("state"),
            literal(1).label("one"),
            *_counted(periods),
        )
        .select_from(periods.join(bcus, true()).outerjoin(reviews, row))
        .cte("returns")
    )


def _counted(periods: CTE) -> list[ColumnElement[int]]:
    completed, due_on = _completed(periods), _due_on(periods)
    asked = and_(reviews.c.requested_on <= periods.c.as_at, reviews.c.requested_on <= due_on)
    conditions = (
        completed,
        and_(completed, reviews.c.completed_on <= due_on),
        asked,
        and_(completed, reviews.c.removed_reported.is_not(None)),
    )
    return [one_where(condition, name) for condition, name in zip(conditions, COUNTED[1:], strict=True)]


def _state(periods: CTE) -> ColumnElement[str]:
    completed = _completed(periods)
    return case(
        (and_(completed, reviews.c.completed_on <= _due_on(periods)), "on_time"),
        (completed, "late"),
        (periods.c.as_at < periods.c.last_day, "not_due"),
        (reviews.c.bcu.is_not(None), "not_done"),
        else_="no_return",
    )


def _completed(periods: CTE) -> ColumnElement[bool]:
    return reviews.c.completed_on <= periods.c.as_at


def _due_on(periods: CTE) -> ColumnElement[Any]:
    return func.coalesce(reviews.c.due_on, periods.c.last_day)


def _by_then(periods: CTE, name: str) -> ColumnElement[Any]:
    """What was known at the as-at date: a later date is not given away."""
    return case((reviews.c[name] <= periods.c.as_at, reviews.c[name])).label(name)


def _latest(day: CTE) -> CTE:
    """The completed quarterly reviews of each BCU at each date, and their place among its own, the latest first."""
    by_then = and_(reviews.c.completed_on <= day.c.as_at, reviews.c.exercise.like(A_QUARTER))
    latest_first = (reviews.c.completed_on.desc(), reviews.c.exercise.desc())
    place = func.row_number().over(partition_by=(day.c.as_at, reviews.c.bcu), order_by=latest_first)
    return (
        select(
            day.c.as_at,
            reviews.c.bcu,
            reviews.c.exercise,
            reviews.c.completed_on,
            place.label("place"),
        )
        .join_from(day, reviews, by_then)
        .cte("latest")
    )
