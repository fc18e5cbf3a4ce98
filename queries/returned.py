"""The removals of a year that ended a year ago, one by one, and who of them was added again."""

from typing import Any

from sqlalchemy import CTE, ColumnElement, Select, func, literal, or_, select

from queries import areas
from queries.calendar import Dates, a_year_before
from queries.flow import MOVED
from queries.intervals import at_most_months_after, within
from queries.policy import A_YEAR_LATER
from queries.question import question
from queries.scope import LC, LONDON_AREA, Levels, Scope
from queries.tables.reference import bcus, boroughs
from queries.tables.register import entries
from queries.tally import one_where

COUNTED = ("one", "returned_within_year")


@question("Removals that have had a year, one by one", levels=LC, reads=("entries",))
def removals_a_year_on(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    One row for each removal counted by `returned_within_year` at the as-at date, in the area of the borough whose
    Matrix the person left, and the day on which they were first added again within 12 months. For London that is
    to any borough's Matrix; for a BCU to one of its own, as it is not told of another's.
    """
    members, day = areas.of_boroughs(scope, levels), a_year_before(dates)
    returned_on = _returned_on(members)
    return (
        select(
            day.c.as_at,
            members.c.area,
            entries.c.entry_id,
            entries.c.nominal_id,
            boroughs.c.name.label("borough_name"),
            bcus.c.name.label("bcu_name"),
            entries.c.removed_on,
            entries.c.removal_reason,
            returned_on.label("returned_on"),
            literal(1).label("one"),
            one_where(returned_on.is_not(None), "returned_within_year"),
        )
        .join_from(day, entries, within(entries.c.removed_on, day.c.after, day.c.to))
        .join(members, members.c.member == entries.c.borough)
        .join(boroughs, boroughs.c.borough == entries.c.borough)
        .outerjoin(bcus, bcus.c.bcu == boroughs.c.bcu)
        .where(~MOVED, areas.covers_borough(scope, entries.c.borough))
        .order_by(day.c.as_at, members.c.area, entries.c.removed_on, entries.c.entry_id)
    )


def _returned_on(members: CTE) -> ColumnElement[Any]:
    again, borough_again = entries.alias("again"), boroughs.alias("borough_again")
    return (
        select(func.min(again.c.added_on))
        .join_from(again, borough_again, borough_again.c.borough == again.c.borough)
        .where(
            again.c.nominal_id == entries.c.nominal_id,
            again.c.added_on > entries.c.removed_on,
            at_most_months_after(again.c.added_on, entries.c.removed_on, A_YEAR_LATER),
            or_(members.c.area == LONDON_AREA, borough_again.c.bcu == members.c.area),
        )
        .correlate(entries, members)
        .scalar_subquery()
    )
