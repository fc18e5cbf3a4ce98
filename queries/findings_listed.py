"""The findings one by one: a rule, a user, a Matrix and a month, with how often and when."""

from typing import Any

from sqlalchemy import CTE, Integer, Select, and_, cast, func, select, union

from queries import areas
from queries.calendar import Dates, year_by_month
from queries.findings import BROKEN, READS
from queries.question import question
from queries.scope import LC, Levels, Scope
from queries.tables.derived import explanations, findings

COLUMNS = ("rule", "user", "matrix", "month", "events", "explained", "first_at", "last_at")


@question(
    "Findings of the last 12 months",
    name="findings",
    levels=LC,
    reads=tuple(dict.fromkeys((*READS, *(table for broken in BROKEN.values() for table in broken.reads)))),
)
def findings_listed(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    One row for each rule, user, Matrix and calendar month: the access events of the 12 months to the as-at
    date that broke the rule, how many of them were explained by then (an access query about the event was
    answered with the verdict justified), and the first and the last instant of all of them. A month at either
    end counts as far as it lies in those 12 months. All users who are not known together are the user
    unknown. London has every finding once; a BCU has those on the Matrix of one of its boroughs and those of
    a user whose unit is that BCU or a borough of it. A finding is a question to ask, not a breach.
    """
    found = _found(year_by_month(dates))
    by_matrix, by_user = areas.of_matrices(scope, levels), areas.of_users(scope, levels)
    concerned = union(
        select(by_matrix.c.area, found).join_from(by_matrix, found, found.c.matrix == by_matrix.c.member),
        select(by_user.c.area, found).join_from(by_user, found, found.c.user == by_user.c.member),
    ).subquery("concerned")
    columns = [concerned.c[name] for name in ("as_at", "area", *COLUMNS)]
    return select(*columns).order_by(*columns[:6])


def _found(month: CTE) -> CTE:
    explained = _explained(month)
    same = and_(
        explained.c.as_at == month.c.as_at,
        *(explained.c[name] == findings.c[name] for name in ("rule", "user_id", "matrix", "day")),
    )
    key = (month.c.as_at, findings.c.rule, findings.c.opener, findings.c.matrix, month.c.month)
    in_month = and_(findings.c.day >= month.c.first_day, findings.c.day <= month.c.last_day)
    return (
        select(
            month.c.as_at,
            findings.c.rule,
            findings.c.opener.label("user"),
            findings.c.matrix,
            month.c.month,
            cast(func.sum(findings.c.events), Integer).label("events"),
            cast(func.sum(func.coalesce(explained.c.events, 0)), Integer).label("explained"),
            func.min(findings.c.first_at).label("first_at"),
            func.max(findings.c.last_at).label("last_at"),
        )
        .join_from(month, findings, in_month)
        .outerjoin(explained, same)
        .group_by(*key)
        .cte("found")
    )


def _explained(month: CTE) -> CTE:
    """Of each finding's day, how many events were explained by the as-at date."""
    key = (
        month.c.as_at,
        explanations.c.rule,
        explanations.c.user_id,
        explanations.c.matrix,
        explanations.c.day,
    )
    in_time = and_(
        explanations.c.day >= month.c.first_day,
        explanations.c.day <= month.c.last_day,
        explanations.c.explained_on <= month.c.as_at,
    )
    return (
        select(*key, func.count().label("events"))
        .join_from(month, explanations, in_time)
        .group_by(*key)
        .cte("explained")
    )
