"""Every inspection, and what became of the actions it raised."""

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, select, true

from queries import areas
from queries.calendar import Dates, calendar
from queries.question import question
from queries.scope import LC, Levels, Scope
from queries.tables.access import inspections
from queries.tables.reference import bcus


@question("Actions raised at inspections and still open", levels=LC, reads=("inspections",))
def inspection_actions_open(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    Denominator: actions raised at visits of the Inspection and Review team by the as-at date. Numerator: those of
    them that are not closed; where the number closed is not given, none is. The day of closing is not recorded, so
    what is closed counts as last loaded, whatever the as-at date.
    """
    members, day, visit = areas.of_bcus(scope, levels), calendar(dates), inspections.c
    counts = (
        select(
            day.c.as_at,
            visit.bcu.label("member"),
            func.sum(_open()).label("numerator"),
            func.sum(func.coalesce(visit.actions_raised, 0)).label("denominator"),
        )
        .join_from(day, inspections, visit.visited_on <= day.c.as_at)
        .group_by(day.c.as_at, visit.bcu)
        .cte("actions")
    )
    return areas.total(members, day, counts)


@question("Every inspection, one by one", levels=LC, reads=("inspections",))
def every_inspection(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    One row for each visit of the Inspection and Review team to a Basic Command Unit (BCU) by the as-at date, the
    latest of a BCU first: who was interviewed, the actions raised, closed and still open, the last two as last
    loaded. One row for a BCU that was never visited.
    """
    members, day, visit = areas.of_bcus(scope, levels), calendar(dates), inspections.c
    theirs = and_(visit.bcu == bcus.c.bcu, visit.visited_on <= day.c.as_at)
    return (
        select(
            day.c.as_at,
            members.c.area,
            bcus.c.bcu,
            bcus.c.name.label("bcu_name"),
            visit.inspection_id,
            visit.visited_on,
            *(visit[name] for name in ("spocs_interviewed", "deputies_interviewed", "editors_interviewed")),
            func.coalesce(visit.actions_raised, 0).label("actions_raised"),
            func.coalesce(visit.actions_closed, 0).label("actions_closed"),
            _open().label("actions_open"),
        )
        .select_from(members.join(day, true()).join(bcus, bcus.c.bcu == members.c.member))
        .outerjoin(inspections, theirs)
        .order_by(
            day.c.as_at,
            members.c.area,
            bcus.c.name,
            bcus.c.bcu,
            visit.visited_on.desc(),
            visit.inspection_id,
        )
    )


def _open() -> ColumnElement[int]:
    raised, closed = inspections.c.actions_raised, inspections.c.actions_closed
    return func.coalesce(raised, 0) - func.coalesce(closed, 0)
