"""What a row of an area may say of a user and a Matrix: of a user of another BCU, their id and no more."""

from sqlalchemy import CTE, ColumnElement, func, select

from queries import areas
from queries.scope import Levels, Scope
from queries.tables.access import PAN, users
from queries.tables.reference import bcus, boroughs

ABOUT_USER = ("organisation", "role", "unit_name")


def named_users(scope: Scope, levels: Levels) -> CTE:
    """(area, member, organisation, role, unit_name): all users for London, for a BCU those who belong to it."""
    members = areas.of_users(scope, levels)
    return (
        select(
            members.c.area,
            members.c.member,
            users.c.organisation,
            users.c.role,
            func.coalesce(bcus.c.name, boroughs.c.name, users.c.unit).label("unit_name"),
        )
        .join_from(members, users, users.c.user_id == members.c.member)
        .outerjoin(bcus, bcus.c.bcu == users.c.unit)
        .outerjoin(boroughs, boroughs.c.borough == users.c.unit)
        .cte("named_users")
    )


def matrix_name(matrix: ColumnElement[str]) -> ColumnElement[str]:
    """A Matrix by its borough's name; the pan-London one by its code."""
    name = select(boroughs.c.name).where(boroughs.c.borough == matrix).scalar_subquery()
    return func.coalesce(name, PAN).label("matrix_name")
