"""Questions about the quarterly reviews of the local Matrices."""

from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Integer,
    Select,
    and_,
    case,
    cast,
    exists,
    func,
    literal,
    select,
    true,
)

from queries import areas
from queries.calendar import Dates, calendar, last_review_period, review_periods
from queries.intervals import live
from queries.question import question
from queries.scope import LC, Level, Levels, Scope
from queries.tables.derived import spells
from queries.tables.reference import bcus, boroughs
from queries.tables.register import entries, review_outcomes, reviews

GRID_QUARTERS = 9  # the running one and two years before it


@question("BCUs that completed the last quarter's review", levels=LC, reads=("reviews",))
def reviews_complete(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    Numerator: Basic Command Units (BCUs) whose review of the last quarter was completed by the as-at date,
    on time or late. Denominator: all BCUs of the area (12 in London). The last quarter is the latest whose
    last day is by the as-at date. A BCU that sent no return has not completed.
    """
    members, day = areas.of_bcus(scope, levels), calendar(dates)
    completed = exists().where(
        reviews.c.bcu == bcus.c.bcu,
        reviews.c.exercise == day.c.quarter,
        reviews.c.completed_on <= day.c.as_at,
    )
    counts = (
        select(
            day.c.as_at,
            bcus.c.bcu.label("member"),
            case((completed, 1), else_=0).label("numerator"),
            literal(1).label("denominator"),
        )
        .join_from(day, bcus, true())
        .where(bcus.c.bcu.in_(select(members.c.member)))
        .cte("completed")
    )
    return areas.total(members, day, counts)


@question("People reached by the last quarter's review", levels=LC, reads=("review_outcomes", "entries"))
def people_reviewed(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    Denominator: people live at the end of the last quarter's first day, in the BCU of their entry that day.
    Numerator: those of them with an outcome of that quarter's exercise reviewed by the as-at date, or whose
    entry of that day ended by the quarter's last day.
    """
    members, day, periods = areas.of_bcus(scope, levels), calendar(dates), last_review_period(dates)
    reached = _reached(members, periods)
    counts = select(
        reached.c.as_at, reached.c.bcu.label("member"), reached.c.numerator, reached.c.denominator
    ).cte("counts")
    return areas.total(members, day, counts)


@question(
    "Each BCU's reviews, quarter by quarter",
    levels=frozenset({Level.BCU}),
    reads=("reviews", "review_outcomes"),
)
def review_grid(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    One row for each BCU and quarter, the running one and the eight before it, as known at the as-at date.
    State: on time or late (completed by the as-at date, by or after the due date, the quarter's last day
    where none is given); not due (before the quarter's last day, nothing completed); not done (a return, not
    completed); no return (no row, and the quarter has ended). Numerator and denominator are the people
    reached of those live at the end of the quarter's first day, as in `people_reviewed`.
    """
    members, periods = areas.of_bcus(scope, levels), review_periods(dates, GRID_QUARTERS)
    reached = _reached(members, periods)
    row = and_(reviews.c.bcu == bcus.c.bcu, reviews.c.exercise == periods.c.exercise)
    people = and_(
        reached.c.as_at == periods.c.as_at,
        reached.c.exercise == periods.c.exercise,
        reached.c.bcu == bcus.c.bcu,
    )
    return (
        select(
            periods.c.as_at,
            bcus.c.bcu.label("area"),
            bcus.c.name,
            periods.c.exercise,
            _state(periods).label("state"),
            func.coalesce(reached.c.numerator, 0).label("numerator"),
            func.coalesce(reached.c.denominator, 0).label("denominator"),
            *_by_then(periods, "requested_on", "completed_on"),
            reviews.c.due_on,
        )
        .select_from(periods.join(bcus, true()).outerjoin(reviews, row).outerjoin(reached, people))
        .where(bcus.c.bcu.in_(select(members.c.member)))
        .order_by(periods.c.as_at, bcus.c.name, bcus.c.bcu, periods.c.first_day)
    )


def _state(periods: CTE) -> ColumnElement[str]:
    completed = reviews.c.completed_on <= periods.c.as_at
    due_on = func.coalesce(reviews.c.due_on, periods.c.last_day)
    return case(
        (and_(completed, reviews.c.completed_on <= due_on), "on_time"),
        (completed, "late"),
        (periods.c.as_at < periods.c.last_day, "not_due"),
        (reviews.c.bcu.is_not(None), "not_done"),
        else_="no_return",
    )


def _by_then(periods: CTE, *names: str) -> list[ColumnElement[Any]]:
    """What was known at the as-at date: a later date is not given away."""
    return [case((reviews.c[name] <= periods.c.as_at, reviews.c[name])).label(name) for name in names]


def _reached(members: CTE, periods: CTE) -> CTE:
    """By BCU and period: the people live at the end of its first day, and those of them the review reached."""
    reviewed = exists().where(
        review_outcomes.c.nominal_id == spells.c.nominal_id,
        review_outcomes.c.exercise == periods.c.exercise,
        review_outcomes.c.reviewed_on <= periods.c.as_at,
    )
    left = entries.c.removed_on <= periods.c.reached_by
    return (
        select(
            periods.c.as_at,
            periods.c.exercise,
            boroughs.c.bcu,
            cast(func.sum(case((reviewed | left, 1), else_=0)), Integer).label("numerator"),
            func.count().label("denominator"),
        )
        .select_from(periods)
        .join(spells, live(spells.c.from_on, spells.c.to_on, periods.c.first_day))
        .join(entries, entries.c.entry_id == spells.c.entry_id)
        .join(boroughs, boroughs.c.borough == spells.c.borough)
        .where(boroughs.c.bcu.in_(select(members.c.member)))
        .group_by(periods.c.as_at, periods.c.exercise, boroughs.c.bcu)
        .cte("reached")
    )
