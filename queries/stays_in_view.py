"""The entries that make up the stays on the Matrix watched over two years: from which it is told how long people stay."""

from typing import Any

from sqlalchemy import CTE, ColumnElement, Select, and_, case, or_, select

from queries import areas
from queries.calendar import Dates, two_years_to
from queries.flow import ARRIVED, MOVED
from queries.question import question
from queries.scope import LC, Levels, Scope
from queries.standing import SPELLS
from queries.tables.derived import spells
from queries.tables.register import entries
from queries.tally import one_where


@question("Time on the Matrix", levels=LC, reads=("entries", "harm_scores"))
def stays_in_view(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    The entries live at any time in the 24 months to the as-at date, and those that a move from another borough's
    Matrix carried on: when each began, when it ended by the as-at date, whether by a move, whether it began with
    one, and the person's band on the day from which it is watched. A stay is what moves join together: it begins
    with an addition, and only a removal for another reason than a move ends it.
    """
    members, day = areas.of_boroughs(scope, levels), two_years_to(dates)
    ended = and_(entries.c.removed_on.is_not(None), entries.c.removed_on <= day.c.as_at)
    return (
        select(
            day.c.as_at,
            members.c.area,
            day.c.begins,
            entries.c.nominal_id,
            entries.c.entry_id,
            entries.c.added_on,
            case((ended, entries.c.removed_on)).label("ended_on"),
            one_where(and_(ended, MOVED), "moved"),
            one_where(ARRIVED, "arrived"),
            spells.c.band,
        )
        .join_from(day, entries, _matters(day))
        .join(members, members.c.member == entries.c.borough)
        .outerjoin(spells, and_(spells.c.entry_id == entries.c.entry_id, SPELLS.live(_watched_from(day))))
        .where(areas.covers_borough(scope, entries.c.borough))
        .order_by(day.c.as_at, members.c.area, entries.c.nominal_id, entries.c.added_on, entries.c.entry_id)
    )


def _matters(day: CTE) -> ColumnElement[bool]:
    """In view, or moved on: then it may have begun a stay that is."""
    in_view = or_(entries.c.removed_on.is_(None), entries.c.removed_on > day.c.begins)
    return and_(entries.c.added_on <= day.c.as_at, or_(in_view, MOVED))


def _watched_from(day: CTE) -> ColumnElement[Any]:
    return case((entries.c.added_on > day.c.begins, entries.c.added_on), else_=day.c.begins)
