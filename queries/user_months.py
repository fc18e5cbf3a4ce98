"""Questions about what each user opened, month by month: what patterns that need a look are looked for in."""

from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Integer,
    Select,
    and_,
    case,
    cast,
    distinct,
    func,
    or_,
    select,
    true,
    union,
)

from queries import areas
from queries.calendar import Dates, months_to_last
from queries.policy import TWO_YEARS
from queries.question import question
from queries.scope import LC, Levels, Scope
from queries.tables.access import grants, users
from queries.tables.derived import access_by_day
from queries.tables.reference import bcus, boroughs

READS = ("access_events", "access_days", "grants", "users", "boroughs", "bcus")

COUNTS = ("openings", "out_of_hours", "days", "days_out_of_hours")


@question("Openings by user and month", levels=LC, reads=READS)
def user_months(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    One row for each user and each of the last 24 calendar months over by the as-at date in which they held a
    grant at some time, or opened anything: their openings of any Matrix, version and action, how many of those
    were out of hours (from 22:00 to 06:00 in London), on how many days they opened anything and on how many of
    those something out of hours, and how many Matrices they opened for the first time in these months. Of the latter, `alone` are those that nobody of the same place and role had opened in an
    earlier one of these months; the first of them by name is given. The place of a user is their BCU, that of
    their borough, or their unit where it is neither. Users who are not known are left out: each of their
    openings is a finding. London has every user; a BCU has those whose unit is that BCU or a borough of it.
    """
    members, month = areas.of_users(scope, levels), months_to_last(dates, TWO_YEARS)
    own = _whose(scope, members)
    opened, firsts = _opened(month, own), _firsts(month, own)
    present = _present(month, opened)
    this_month = [present.c[name] for name in ("as_at", "month", "user")]
    return (
        select(
            present.c.as_at,
            members.c.area,
            present.c.user,
            users.c.organisation,
            users.c.unit,
            func.coalesce(bcus.c.name, users.c.unit).label("place"),
            users.c.role,
            present.c.month,
            *(_or_nought(opened, name) for name in COUNTS),
            *(_or_nought(firsts, name) for name in ("first_uses", "alone")),
            firsts.c.matrix,
        )
        .join_from(present, members, members.c.member == present.c.user)
        .join(users, users.c.user_id == present.c.user)
        .outerjoin(boroughs, boroughs.c.borough == users.c.unit)
        .outerjoin(bcus, bcus.c.bcu == func.coalesce(boroughs.c.bcu, users.c.unit))
        .outerjoin(opened, and_(*(opened.c[column.name] == column for column in this_month)))
        .outerjoin(firsts, and_(*(firsts.c[column.name] == column for column in this_month)))
        .order_by(present.c.as_at, members.c.area, present.c.user, present.c.month)
    )


def _opened(month: CTE, own: ColumnElement[bool]) -> CTE:
    """
    What each user opened in each month, and on how many days: openings come in sittings, so that nights are
    counted by the day.
    """
    at_night = case((access_by_day.c.out_of_hours > 0, access_by_day.c.day))
    return (
        select(
            month.c.as_at,
            month.c.month,
            access_by_day.c.opener.label("user"),
            cast(func.sum(access_by_day.c.events), Integer).label("openings"),
            cast(func.sum(access_by_day.c.out_of_hours), Integer).label("out_of_hours"),
            func.count(distinct(access_by_day.c.day)).label("days"),
            func.count(distinct(at_night)).label("days_out_of_hours"),
        )
        .join_from(month, access_by_day, _of_month(month))
        .where(own)
        .group_by(month.c.as_at, month.c.month, access_by_day.c.opener)
        .cte("opened")
    )


def _present(month: CTE, opened: CTE) -> CTE:
    """The users of each month: with a grant on one of its days, or an opening."""
    held = select(month.c.as_at, month.c.month, grants.c.user_id.label("user")).join_from(
        month,
        grants,
        and_(
            grants.c.granted_on <= month.c.last_day,
            or_(grants.c.revoked_on.is_(None), grants.c.revoked_on > month.c.first_day),
        ),
    )
    return union(held, select(opened.c.as_at, opened.c.month, opened.c.user)).cte("present")


def _firsts(month: CTE, own: ColumnElement[bool]) -> CTE:
    """Of each user and month, the Matrices opened for the first time in these months, and those opened alone."""
    key = (month.c.as_at, access_by_day.c.opener, access_by_day.c.matrix)
    used = (
        select(
            month.c.as_at,
            access_by_day.c.opener.label("user"),
            access_by_day.c.matrix,
            func.min(month.c.month).label("month"),
        )
        .join_from(month, access_by_day, _of_month(month))
        .where(own)
        .group_by(*key)
        .cte("used")
    )
    place = func.coalesce(boroughs.c.bcu, users.c.unit)
    earliest = func.min(used.c.month).over(partition_by=(used.c.as_at, place, users.c.role, used.c.matrix))
    first = (
        select(*used.c, (used.c.month <= earliest).label("is_alone"))
        .join_from(used, users, users.c.user_id == used.c.user)
        .outerjoin(boroughs, boroughs.c.borough == users.c.unit)
        .subquery("first")
    )
    named = func.coalesce(boroughs.c.name, first.c.matrix)
    return (
        select(
            first.c.as_at,
            first.c.month,
            first.c.user,
            func.count().label("first_uses"),
            func.count().filter(first.c.is_alone).label("alone"),
            func.min(case((first.c.is_alone, named))).label("matrix"),
        )
        .outerjoin_from(first, boroughs, boroughs.c.borough == first.c.matrix)
        .group_by(first.c.as_at, first.c.month, first.c.user)
        .cte("firsts")
    )


def _whose(scope: Scope, members: CTE) -> ColumnElement[bool]:
    """
    A BCU's own users. For London nothing is asked: told of users, SQLite would go by them instead of by the dates.
    """
    return true() if scope.is_london else access_by_day.c.user_id.in_(select(members.c.member))


def _of_month(month: CTE) -> ColumnElement[bool]:
    return and_(access_by_day.c.day >= month.c.first_day, access_by_day.c.day <= month.c.last_day)


def _or_nought(counts: CTE, name: str) -> ColumnElement[int]:
    """Nought where nothing was opened."""
    return func.coalesce(counts.c[name], 0).label(name)
