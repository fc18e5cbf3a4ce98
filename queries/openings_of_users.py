"""How much those about whom there is a finding opened, month by month: what is usual for them."""

from typing import Any

from sqlalchemy import CTE, Integer, Select, and_, cast, func, select

from queries import areas
from queries.calendar import Dates, calendar, year_by_month
from queries.intervals import within
from queries.openings import READS
from queries.question import question
from queries.scope import LC, Levels, Scope
from queries.tables.derived import access_by_day, findings

KEY = ("as_at", "area", "user", "month")


@question("Openings by users about whom there is a finding", levels=LC, reads=(*READS, "users"))
def openings_of_users(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    One row for each user with a finding in the 12 months to the as-at date and each calendar month of those
    12 in which they opened anything: how many access events, on any Matrix, whether they broke a rule or not.
    A BCU has those on the Matrix of one of its boroughs, and all of a user whose unit is that BCU or a borough
    of it. All users who are not known together are the user unknown.
    """
    opened = _opened(dates)
    by_matrix, by_user = areas.of_matrices(scope, levels), areas.of_users(scope, levels)
    concerned = areas.concerned(opened, by_matrix, by_user)
    key = [concerned.c[name] for name in KEY]
    return (
        select(*key, cast(func.sum(concerned.c.events), Integer).label("events"))
        .group_by(*key)
        .order_by(*key)
    )


def _opened(dates: Dates) -> CTE:
    day, month, log = calendar(dates), year_by_month(dates), access_by_day
    found = (
        select(day.c.as_at, findings.c.user_id)
        .join_from(day, findings, within(findings.c.day, day.c.twelve_months_before, day.c.as_at))
        .distinct()
        .cte("found")
    )
    in_month = and_(
        log.c.user_id == found.c.user_id, log.c.day >= month.c.first_day, log.c.day <= month.c.last_day
    )
    key = (month.c.as_at, log.c.opener.label("user"), log.c.matrix, month.c.month)
    return (
        select(*key, func.sum(log.c.events).label("events"))
        .join_from(found, month, month.c.as_at == found.c.as_at)
        .join(log, in_month)
        .group_by(*key)
        .cte("opened")
    )
