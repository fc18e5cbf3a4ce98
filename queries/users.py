"""Questions about those who may open a Matrix: are they in use, audited, trained?"""

from collections.abc import Callable
from typing import Any

from sqlalchemy import CTE, ColumnElement, Select, and_, exists, func, or_, select

from queries import areas
from queries.calendar import Dates, calendar, next_audits
from queries.intervals import live, within
from queries.question import question
from queries.scope import LC, Levels, Scope
from queries.tables.access import grants, training, user_audits, users
from queries.tables.derived import access_by_day
from queries.tables.reference import bcus

Condition = Callable[[CTE], ColumnElement[bool]]


@question("Users with live access", levels=LC, reads=("grants", "users"))
def live_users(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    Users with at least one grant live at the as-at date: granted by then, and not revoked by then. The area
    of a user is the BCU that an MPS user works in; all others count in London only.
    """
    members, day = areas.of_bcus_and_others(scope, levels), calendar(dates)
    holders = live_holders(day)
    counts = (
        select(holders.c.as_at, holders.c.unit.label("member"), func.count().label("numerator"))
        .where(holders.c.unit.in_(select(members.c.member)))
        .group_by(holders.c.as_at, holders.c.unit)
        .cte("counts")
    )
    return areas.total(members, day, counts)


@question(
    "Users with live access that they do not use", levels=LC, reads=("grants", "users", "access_events")
)
def dormant_live(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    Denominator: users with a grant live at the as-at date; the area is the BCU that an MPS user works in, all
    others count in London only. Numerator: those whose earliest live grant was granted on or before the same
    day six months earlier, and who have opened nothing since that day: no Matrix, version or action.
    """
    return _of_live_users(scope, dates, levels, is_dormant)


@question("Users audited in the last six months", levels=LC, reads=("grants", "users", "user_audits"))
def audited_in_time(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    Denominator: users with a grant live at the as-at date; the area is the BCU that an MPS user works in, all
    others count in London only. Numerator: those who were audited after the same day six months earlier, up
    to the as-at date, or whose earliest live grant was granted in that time.
    """
    return _of_live_users(scope, dates, levels, is_audited_in_time)


@question("Users trained before they had access", levels=LC, reads=("grants", "users", "training"))
def trained_before_access(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    Denominator: users with a grant live at the as-at date; the area is the BCU that an MPS user works in, all
    others count in London only. Numerator: those who completed every required course on or before the day of
    their earliest live grant: data protection for all; the operating model for the MPS; the course for single
    points of contact for those with that role. Organisation and role are as last loaded.
    """
    return _of_live_users(scope, dates, levels, is_trained)


@question("Users whose audit falls due", levels=LC, reads=("grants", "users", "user_audits"))
def audits_falling_due(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    Denominator: users with a grant live at the as-at date; the area is the BCU that an MPS user works in, all
    others count in London only. Numerator: those who are audited in time at the as-at date, and will not be on
    the first day after the end of the next calendar month unless they are audited again by then.
    """
    return _of_live_users(scope, dates, levels, falls_due(dates))


def live_holders(day: CTE) -> CTE:
    """Each live user at each date: their unit as the figures count it, the day of their earliest live grant."""
    unit = func.coalesce(bcus.c.bcu, areas.OTHERS)
    return (
        select(
            day.c.as_at,
            day.c.six_months_before,
            users.c.user_id,
            users.c.organisation,
            users.c.role,
            unit.label("unit"),
            func.min(grants.c.granted_on).label("granted_on"),
        )
        .join_from(day, grants, live(grants.c.granted_on, grants.c.revoked_on, day.c.as_at))
        .join(users, users.c.user_id == grants.c.user_id)
        .outerjoin(bcus, and_(bcus.c.bcu == users.c.unit, users.c.organisation == "mps"))
        .group_by(
            day.c.as_at,
            day.c.six_months_before,
            users.c.user_id,
            users.c.organisation,
            users.c.role,
            unit,
        )
        .cte("holders")
    )


def is_dormant(holder: CTE) -> ColumnElement[bool]:
    """Nothing opened in the six months to the date, and held for longer."""
    opened = exists().where(
        access_by_day.c.user_id == holder.c.user_id,
        within(access_by_day.c.day, holder.c.six_months_before, holder.c.as_at),
    )
    return and_(holder.c.granted_on <= holder.c.six_months_before, ~opened)


def is_audited_in_time(holder: CTE) -> ColumnElement[bool]:
    """Audited in the six months to the date, or not held for that long."""
    audited = exists().where(
        user_audits.c.user_id == holder.c.user_id,
        within(user_audits.c.audited_on, holder.c.six_months_before, holder.c.as_at),
    )
    return or_(holder.c.granted_on > holder.c.six_months_before, audited)


def falls_due(dates: Dates) -> Condition:
    """Audited in time, and no more so after the end of the next calendar month."""
    coming = next_audits(dates)

    def condition(holder: CTE) -> ColumnElement[bool]:
        own = select(coming.c.audited_by).where(coming.c.as_at == holder.c.as_at)
        audited_by = own.correlate(holder).scalar_subquery()
        since = exists().where(
            user_audits.c.user_id == holder.c.user_id,
            within(user_audits.c.audited_on, audited_by, holder.c.as_at),
        )
        return and_(is_audited_in_time(holder), holder.c.granted_on <= audited_by, ~since)

    return condition


def is_trained(holder: CTE) -> ColumnElement[bool]:
    """Every required course completed by the day of their earliest live grant."""

    def completed(course: str) -> ColumnElement[bool]:
        return exists().where(
            training.c.user_id == holder.c.user_id,
            training.c.course == course,
            training.c.completed_on <= holder.c.granted_on,
        )

    return and_(
        completed("data_protection"),
        or_(holder.c.organisation != "mps", completed("operating_model")),
        or_(holder.c.role != "spoc", completed("spoc")),
    )


def _of_live_users(scope: Scope, dates: Dates, levels: Levels, counted: Condition) -> Select[Any]:
    """Live users at each date: those of whom the condition is true, of all."""
    members, day = areas.of_bcus_and_others(scope, levels), calendar(dates)
    holders = live_holders(day)
    counts = (
        select(
            holders.c.as_at,
            holders.c.unit.label("member"),
            func.count().filter(counted(holders)).label("numerator"),
            func.count().label("denominator"),
        )
        .where(holders.c.unit.in_(select(members.c.member)))
        .group_by(holders.c.as_at, holders.c.unit)
        .cte("counts")
    )
    return areas.total(members, day, counts)
