"""Counting rows: each row's noughts and ones, and the rows of one table for London as a whole."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import CTE, ColumnElement, Select, Table, case, func, literal, select

from queries import areas
from queries.calendar import Dates, calendar
from queries.scope import LONDON_AREA, Levels, Scope

Condition = Callable[[CTE], ColumnElement[bool]]


def tally(
    scope: Scope, dates: Dates, levels: Levels, table: Table, *, of: Condition, those: Condition
) -> Select[Any]:
    """
    The rows of a table at each date, for London alone.

    :param of: which rows count at all, given the calendar.
    :param those: which of them are the numerator.
    """
    members, day = areas.of_london(scope, levels), calendar(dates)
    counts = (
        select(
            day.c.as_at,
            literal(LONDON_AREA).label("member"),
            func.count().filter(those(day)).label("numerator"),
            func.count().label("denominator"),
        )
        .join_from(day, table, of(day))
        .group_by(day.c.as_at)
        .cte("counts")
    )
    return areas.total(members, day, counts)


def one_where(condition: ColumnElement[bool], name: str) -> ColumnElement[int]:
    """1 in a row of which the condition is true, else 0: what listings add up by."""
    return case((condition, 1), else_=0).label(name)
