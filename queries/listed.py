"""
Rows listed behind a figure: which of them add to it, so that they add up to what it says.

Where a figure asks only whether there is one such row, one of them counts, the first in an order.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import CTE, ColumnElement, Integer, and_, case, column, func, values

from queries.columns import Enumeration


def one(where: ColumnElement[bool]) -> ColumnElement[int]:
    """1 where the condition is true, else 0."""
    return case((where, 1), else_=0)


def first(
    where: ColumnElement[bool], among: Sequence[ColumnElement[Any]], order: Sequence[ColumnElement[Any]]
) -> ColumnElement[int]:
    """1 in one row of those among which the condition is true, the first in that order; else 0."""
    place = func.row_number().over(partition_by=among, order_by=[case((where, 0), else_=1), *order])
    return one(and_(place == 1, where))


def by_then(day: CTE, dated: ColumnElement[Any]) -> ColumnElement[Any]:
    """A day as it was known at the as-at date: a later one is not given away."""
    return case((dated <= day.c.as_at, dated)).label(dated.name)


def every(name: str, words: Enumeration) -> CTE:
    """One row for each word of an enumeration, in its order: `name`, and its place."""
    rows = [(word, place) for place, word in enumerate(words.words)]
    typed = values(column(name, words), column("place", Integer), name=f"every_{name}").data(rows)
    return typed.cte(f"every_{name}")
