"""The grants that are live, one by one: who may open which Matrix, since when, and by whose word."""

from typing import Any

from sqlalchemy import CTE, Select, and_, case, literal, select

from queries import areas, grants
from queries.calendar import Dates, calendar
from queries.listed import one
from queries.named import ABOUT_USER, matrix_name, named_users
from queries.question import question
from queries.scope import LC, Levels, Scope
from queries.tables.access import grants as grants_table
from queries.tables.reference import boroughs

COLUMNS = ("grant_id", "user", "matrix", "granted_on", "granted_by")


@question("Live grants, one by one", levels=LC, reads=("grants", "users", "spocs"))
def grants_listed(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    One row for each grant live at the as-at date: who may open which Matrix, since when, and by whose word. A
    BCU has those on the Matrix of one of its boroughs, and those of a user whose unit is that BCU or a borough
    of it; of any other user it is told the id alone. By the single point of contact: as `granted_by_spoc`
    counts it, said of the grants that it counts in that area. Given to themself: by the user who holds it.
    """
    by_matrix, users = areas.of_matrices(scope, levels), named_users(scope, levels)
    concerned = areas.concerned(_live(calendar(dates)), by_matrix, users)
    counts = and_(by_matrix.c.area.is_not(None), concerned.c.of_borough == 1)
    return (
        select(
            concerned.c.as_at,
            concerned.c.area,
            *(concerned.c[name] for name in COLUMNS),
            matrix_name(concerned.c.matrix),
            *(users.c[name] for name in ABOUT_USER),
            case((and_(counts, concerned.c.by_spoc == 1), "yes"), (counts, "no")).label("by_spoc"),
            case((counts, concerned.c.by_spoc), else_=0).label("granted_by_spoc"),
            one(counts).label("borough_grants"),
            concerned.c.own.label("self_grants"),
            literal(1).label("live_grants"),
        )
        .select_from(concerned)
        .outerjoin(
            by_matrix, and_(by_matrix.c.area == concerned.c.area, by_matrix.c.member == concerned.c.matrix)
        )
        .outerjoin(users, and_(users.c.area == concerned.c.area, users.c.member == concerned.c.user))
        .order_by(concerned.c.as_at, concerned.c.area, concerned.c.granted_on, concerned.c.grant_id)
    )


def _live(day: CTE) -> CTE:
    """Each grant live at each date, and what it is whatever area asks for it."""
    return (
        select(
            day.c.as_at,
            grants_table.c.grant_id,
            grants_table.c.user_id.label("user"),
            *(grants_table.c[name] for name in COLUMNS[2:]),
            one(boroughs.c.borough.is_not(None)).label("of_borough"),
            one(grants.is_by_spoc()).label("by_spoc"),
            one(grants.is_own()).label("own"),
        )
        .join_from(day, grants_table, grants.is_live(day))
        .outerjoin(boroughs, boroughs.c.borough == grants_table.c.matrix)
        .cte("live_grants")
    )
