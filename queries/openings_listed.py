"""Who opened the Matrix in a month, on which days, and on which Matrices nobody did."""

from typing import Any

from sqlalchemy import CTE, ColumnElement, Integer, Select, and_, case, cast, func, literal, select, true

from queries import areas
from queries.calendar import Dates, calendar, days_of_last_month, months
from queries.listed import one
from queries.named import ABOUT_USER, named_users
from queries.openings import ACTIONS, READS, in_last_month, opened_in
from queries.policy import TWELVE_MONTHS
from queries.question import question
from queries.scope import LC, Levels, Scope
from queries.tables.derived import access_by_day
from queries.tables.reference import boroughs


@question("Users who opened a Matrix in the last month, one by one", levels=LC, reads=(*READS, "users"))
def openers_listed(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    One row for each user with an access event in the last month on a Matrix of the area (the pan-London one is
    London's): how many Matrices they opened, how many views, downloads and edits, how many of all of them from
    10 at night to 6 in the morning, on the first and the last day. All users who are not known together are
    the user unknown. A BCU is told who they are of the users whose unit is that BCU or a borough of it, of any
    other the id alone. The last month is the latest calendar month whose last day is by the as-at date.
    """
    opened, users = _opened(scope, dates, levels), named_users(scope, levels)
    those = {name: one(opened.c[plural] > 0) for name, plural in ACTIONS.items()}
    return (
        select(
            opened.c.as_at,
            opened.c.area,
            opened.c.user,
            *(users.c[name] for name in ABOUT_USER),
            *(
                opened.c[name]
                for name in ("matrices", *ACTIONS.values(), "out_of_hours", "first_on", "last_on")
            ),
            *(one.label(f"users_{name}") for name, one in those.items()),
            literal(1).label("users_any"),
        )
        .outerjoin(users, and_(users.c.area == opened.c.area, users.c.member == opened.c.user))
        .order_by(opened.c.as_at, opened.c.area, opened.c.user)
    )


@question("Openings of each borough's Matrix, month by month", levels=LC, reads=READS)
def matrix_months(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    One row for each borough's Matrix in each of the 12 calendar months before the as-at date's month: whether
    there was any access event on it. A month without one is what `silent_matrices` counts: a gap in the log is
    not good news, it may be the log that is missing.
    """
    members, month = areas.of_matrices(scope, levels), months(dates, TWELVE_MONTHS)
    silent = one(~opened_in(month))
    return (
        select(
            month.c.as_at,
            members.c.area,
            boroughs.c.borough.label("matrix"),
            boroughs.c.name.label("matrix_name"),
            month.c.month,
            silent.label("silent_matrices"),
            literal(1).label("matrix_months"),
        )
        .select_from(members)
        .join(boroughs, boroughs.c.borough == members.c.member)
        .join(month, true())
        .order_by(month.c.as_at, members.c.area, boroughs.c.name, boroughs.c.borough, month.c.month)
    )


@question("Days of the last month with an opening in the log", levels=LC, reads=READS)
def days_logged(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    Denominator: the days of the last month (the latest calendar month whose last day is by the as-at date), in
    London time. Numerator: those with any access event on any Matrix of the area; the pan-London one is
    London's. A gap in the log is not good news: it may be the log that is missing.
    """
    members, day, listed = areas.of_matrices(scope, levels), calendar(dates), days_of_last_month(dates)
    own = areas.as_members(members)
    counts = (
        select(
            listed.c.as_at,
            own.c.member,
            func.count().filter(_opened_on(listed, own, members)).label("numerator"),
            func.count().label("denominator"),
        )
        .join_from(own, listed, true())
        .group_by(listed.c.as_at, own.c.member)
        .cte("counts")
    )
    return areas.total(own, day, counts)


@question("Days of the last month, one by one", levels=LC, reads=READS)
def days_of_log(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    One row for each day of the last month (the latest calendar month whose last day is by the as-at date), in
    London time: whether there was any access event that day on any Matrix of the area; the pan-London one is
    London's.
    """
    members, listed = areas.of_matrices(scope, levels), days_of_last_month(dates)
    own = areas.as_members(members)
    logged = _opened_on(listed, own, members)
    return (
        select(
            listed.c.as_at,
            own.c.area,
            listed.c.day,
            case((logged, "yes"), else_="no").label("logged"),
            one(logged).label("days_logged"),
            literal(1).label("days"),
        )
        .join_from(own, listed, true())
        .order_by(listed.c.as_at, own.c.area, listed.c.day)
    )


def _opened(scope: Scope, dates: Dates, levels: Levels) -> CTE:
    """Each user's openings of an area's Matrices in the last month, added up."""
    members, day, log = areas.of_matrices(scope, levels), calendar(dates), access_by_day
    return (
        select(
            day.c.as_at,
            members.c.area,
            log.c.opener.label("user"),
            func.count(log.c.matrix.distinct()).label("matrices"),
            *(
                _sum(case((log.c.action == action, log.c.events), else_=0), name)
                for action, name in ACTIONS.items()
            ),
            _sum(log.c.out_of_hours, "out_of_hours"),
            func.min(log.c.day).label("first_on"),
            func.max(log.c.day).label("last_on"),
        )
        .join_from(day, log, in_last_month(day))
        .join(members, members.c.member == log.c.matrix)
        .group_by(day.c.as_at, members.c.area, log.c.opener)
        .cte("opened")
    )


def _sum(of: ColumnElement[int], name: str) -> ColumnElement[int]:
    return cast(func.sum(of), Integer).label(name)


def _opened_on(day: CTE, own: CTE, members: CTE) -> ColumnElement[bool]:
    """Some Matrix of the area was opened that day."""
    theirs = select(members.c.member).where(members.c.area == own.c.member).correlate(own)
    opened = select(access_by_day.c.day).where(
        access_by_day.c.day == day.c.day, access_by_day.c.matrix.in_(theirs)
    )
    return opened.correlate(day, own).exists()
