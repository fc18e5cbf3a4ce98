"""What was opened month by month, and what of it broke a rule: the series in which a change would show."""

from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Integer,
    Select,
    String,
    and_,
    case,
    cast,
    distinct,
    func,
    select,
    true,
)

from queries import areas
from queries.calendar import Dates, months_to_last
from queries.openings import ACTIONS
from queries.policy import TWO_YEARS
from queries.question import question
from queries.scope import LC, Levels, Scope
from queries.tables.derived import access_by_day, findings

READS = ("access_events", "access_days", "users", "grants", "training", "access_forms", "agreements")
SERIES = (*ACTIONS.values(), "findings")


@question("Openings and findings month by month", levels=LC, reads=READS)
def openings_by_month(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    One row for each of the last 24 calendar months over by the as-at date: the access events on the Matrices of the
    area, of any version, that were views, downloads and edits, and the findings of that month: each rule, user and
    Matrix with any event that broke the rule, explained or not. A month without any event is a gap: nobody opened
    anything, or the log is missing. London counts the pan-London Matrix too.
    """
    members, month = areas.of_matrices(scope, levels), months_to_last(dates, TWO_YEARS)
    opened, found = _opened(members, month), _found(members, month)
    sums = {name: func.sum(opened.c[name]) for name in ACTIONS.values()} | {
        "findings": func.sum(found.c.findings)
    }
    return (
        select(
            month.c.as_at,
            members.c.area,
            month.c.month,
            month.c.last_day,
            *(cast(func.coalesce(sum_, 0), Integer).label(name) for name, sum_ in sums.items()),
        )
        .select_from(members.join(month, true()))
        .outerjoin(opened, _same(opened, members, month))
        .outerjoin(found, _same(found, members, month))
        .group_by(month.c.as_at, members.c.area, month.c.month, month.c.last_day)
        .order_by(month.c.as_at, members.c.area, month.c.last_day)
    )


def _same(counts: CTE, members: CTE, month: CTE) -> ColumnElement[bool]:
    return and_(
        counts.c.as_at == month.c.as_at,
        counts.c.month == month.c.month,
        counts.c.member == members.c.member,
    )


def _opened(members: CTE, month: CTE) -> CTE:
    """By month and Matrix, one row each."""
    of_month = and_(access_by_day.c.day >= month.c.first_day, access_by_day.c.day <= month.c.last_day)
    acts = {
        plural: func.sum(case((access_by_day.c.action == action, access_by_day.c.events), else_=0))
        for action, plural in ACTIONS.items()
    }
    return (
        select(
            month.c.as_at,
            month.c.month,
            access_by_day.c.matrix.label("member"),
            *(cast(count, Integer).label(plural) for plural, count in acts.items()),
        )
        .join_from(month, access_by_day, of_month)
        .where(access_by_day.c.matrix.in_(select(members.c.member)))
        .group_by(month.c.as_at, month.c.month, access_by_day.c.matrix)
        .cte("opened_by_month")
    )


def _found(members: CTE, month: CTE) -> CTE:
    """The findings by month and Matrix: a rule and a user once."""
    of_month = and_(findings.c.day >= month.c.first_day, findings.c.day <= month.c.last_day)
    rule_and_user = cast(findings.c.rule, String) + ";" + findings.c.opener
    return (
        select(
            month.c.as_at,
            month.c.month,
            findings.c.matrix.label("member"),
            func.count(distinct(rule_and_user)).label("findings"),
        )
        .join_from(month, findings, of_month)
        .where(findings.c.matrix.in_(select(members.c.member)))
        .group_by(month.c.as_at, month.c.month, findings.c.matrix)
        .cte("found_by_month")
    )
