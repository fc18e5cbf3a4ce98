"""The grid of the quarterly reviews: each BCU's, quarter by quarter."""

from typing import Any

from sqlalchemy import CTE, ColumnElement, Select, and_, case, func, select, true

from queries import areas
from queries.calendar import Dates, review_periods
from queries.question import question
from queries.reviewed import reached
from queries.scope import Level, Levels, Scope
from queries.tables.reference import bcus
from queries.tables.register import reviews

GRID_QUARTERS = 9  # the running one and two years before it


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
    people_reached = reached(scope, periods)
    row = and_(reviews.c.bcu == bcus.c.bcu, reviews.c.exercise == periods.c.exercise)
    people = and_(
        people_reached.c.as_at == periods.c.as_at,
        people_reached.c.exercise == periods.c.exercise,
        people_reached.c.bcu == bcus.c.bcu,
    )
    return (
        select(
            periods.c.as_at,
            bcus.c.bcu.label("area"),
            bcus.c.name,
            periods.c.exercise,
            _state(periods).label("state"),
            func.coalesce(people_reached.c.numerator, 0).label("numerator"),
            func.coalesce(people_reached.c.denominator, 0).label("denominator"),
            *_by_then(periods, "requested_on", "completed_on"),
            reviews.c.due_on,
        )
        .select_from(periods.join(bcus, true()).outerjoin(reviews, row).outerjoin(people_reached, people))
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
