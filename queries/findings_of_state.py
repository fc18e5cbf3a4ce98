"""
Findings of state, one by one: what stands wrong at a date, and since when.

Each lists what a figure counts (or, of a share, what it does not), under that figure's id as its rule. `since`
is the day it began or fell due, as each method says.
"""

from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    FromClause,
    Select,
    case,
    func,
    literal,
    select,
    true,
    type_coerce,
    union,
)

from queries import areas, forms, grants
from queries.audits import is_kept, is_over_retention
from queries.calendar import Dates, calendar, months
from queries.deadlines import FirstDayPast
from queries.openings import opened_in
from queries.policy import FOUR_YEARS, SIX_MONTHS, TWELVE_MONTHS
from queries.question import question
from queries.scope import LC, L, Levels, Scope
from queries.tables.access import access_queries, archive_versions, user_audits
from queries.tables.access import grants as grants_table
from queries.tables.derived import access_by_day
from queries.tables.reference import boroughs
from queries.users import is_audited_in_time, is_dormant, live_holders

COLUMNS = ("rule", "subject_kind", "subject", "since")


@question("Users who do not use their access", levels=LC, reads=("grants", "users", "access_events"))
def dormant_users(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    The users counted by `dormant_live` at the as-at date, since the day on which six months had passed since
    the later of their last opening and the day of their earliest live grant. A BCU has those whose unit is
    that BCU or a borough of it.
    """
    holders = live_holders(calendar(dates))
    opened_on = _latest(access_by_day.c.day, access_by_day.c.user_id, holders)
    return _of_users(scope, levels, "dormant_live", holders, where=is_dormant(holders), latest=opened_on)


@question("Users not audited in time", levels=LC, reads=("grants", "users", "user_audits"))
def users_not_audited(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    The live users not counted by `audited_in_time` at the as-at date, since the day on which six months had
    passed since the later of their last audit and the day of their earliest live grant. A BCU has those whose
    unit is that BCU or a borough of it.
    """
    holders = live_holders(calendar(dates))
    audited_on = _latest(user_audits.c.audited_on, user_audits.c.user_id, holders)
    return _of_users(
        scope, levels, "audited_in_time", holders, where=~is_audited_in_time(holders), latest=audited_on
    )


@question("Grants that users gave themselves, one by one", levels=LC, reads=("grants", "users"))
def own_grants(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    The grants counted by `self_grants` at the as-at date, since the day they were granted. A BCU has those on
    the Matrix of one of its boroughs and those of a user whose unit is that BCU or a borough of it.
    """
    day = calendar(dates)
    grant = grants_table.c
    own = (
        select(day.c.as_at, grant.grant_id, grant.user_id, grant.matrix, grant.granted_on)
        .join_from(day, grants_table, grants.is_live(day))
        .where(grants.is_own())
        .cte("own")
    )
    by_matrix, by_user = areas.of_matrices(scope, levels), areas.of_users(scope, levels)
    concerned = union(
        select(by_matrix.c.area, own).join_from(by_matrix, own, own.c.matrix == by_matrix.c.member),
        select(by_user.c.area, own).join_from(by_user, own, own.c.user_id == by_user.c.member),
    ).subquery("concerned")
    found = concerned.c
    return _listed(
        "self_grants", "grant", concerned, found.as_at, found.area, found.grant_id, found.granted_on
    )


@question("Audit forms overdue, one by one", levels=LC, reads=("access_queries", "users"))
def overdue_forms(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    The access queries counted by `forms_overdue` at the as-at date, since the day they were due. A BCU has
    those to a user whose unit is that BCU or a borough of it.
    """
    members, day, query = areas.of_users(scope, levels), calendar(dates), access_queries.c
    rows = members.join(access_queries, query.user_id == members.c.member).join(
        day, forms.was_sent(day) & forms.is_overdue(day)
    )
    return _listed("forms_overdue", "query", rows, day.c.as_at, members.c.area, query.query_id, query.due_on)


@question("Past versions kept too long, one by one", levels=L, reads=("archive_versions",))
def versions_over_retention(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    The past versions counted by `archive_over_retention` at the as-at date, since the day on which four years
    had passed since they were archived: they were due to be deleted then.
    """
    members, day, version = areas.of_london(scope, levels), calendar(dates), archive_versions.c
    rows = members.join(day, true()).join(archive_versions, is_kept(day) & is_over_retention(day))
    due_on = type_coerce(version.archived_on, FirstDayPast(FOUR_YEARS))
    return _listed(
        "archive_over_retention", "version", rows, day.c.as_at, members.c.area, version.version_id, due_on
    )


@question("Months without an opening, one by one", levels=LC, reads=("access_events", "access_days"))
def silent_months(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    The pairs of borough and calendar month counted by `silent_matrices` at the as-at date, since the month's
    first day. A BCU has those of its boroughs.
    """
    members, month = areas.of_matrices(scope, levels), months(dates, TWELVE_MONTHS)
    rows = members.join(boroughs, boroughs.c.borough == members.c.member).join(month, ~opened_in(month))
    pair = boroughs.c.borough + literal("/") + month.c.month
    return _listed(
        "silent_matrices", "borough_month", rows, month.c.as_at, members.c.area, pair, month.c.first_day
    ).add_columns(boroughs.c.name)


# What each figure's findings are listed by.
STATE = {
    "dormant_live": dormant_users,
    "audited_in_time": users_not_audited,
    "self_grants": own_grants,
    "forms_overdue": overdue_forms,
    "archive_over_retention": versions_over_retention,
    "silent_matrices": silent_months,
}


def _of_users(
    scope: Scope,
    levels: Levels,
    rule: str,
    holders: CTE,
    *,
    where: ColumnElement[bool],
    latest: ColumnElement[Any],
) -> Select[Any]:
    """Live users of whom a condition is true, since six months after the later of that day and their grant."""
    members = areas.of_users(scope, levels)
    later = case((latest > holders.c.granted_on, latest), else_=holders.c.granted_on)
    rows = members.join(holders, (holders.c.user_id == members.c.member) & where)
    since = type_coerce(later, FirstDayPast(SIX_MONTHS))
    return _listed(rule, "user", rows, holders.c.as_at, members.c.area, holders.c.user_id, since)


def _latest(day: ColumnElement[Any], user_id: ColumnElement[Any], holders: CTE) -> ColumnElement[Any]:
    """The latest such day of a holder: one who is listed has none in the last six months. Null without any."""
    of_holder = select(func.max(day)).where(user_id == holders.c.user_id, day <= holders.c.six_months_before)
    return of_holder.correlate(holders).scalar_subquery()


def _listed(
    rule: str,
    kind: str,
    rows: FromClause,
    *columns: ColumnElement[Any],
) -> Select[Any]:
    as_at, area, subject, since = columns
    return (
        select(
            as_at.label("as_at"),
            area.label("area"),
            literal(rule).label("rule"),
            literal(kind).label("subject_kind"),
            subject.label("subject"),
            since.label("since"),
        )
        .select_from(rows)
        .order_by(as_at, area, subject)
    )
