"""Those who may open a Matrix, one by one: since when, how used, when audited, how trained."""

from typing import Any

from sqlalchemy import CTE, ColumnElement, Select, and_, case, distinct, func, literal, null, or_, select
from sqlalchemy import type_coerce as as_type

from queries import areas, users
from queries.calendar import Dates, calendar
from queries.deadlines import FirstDayPast, LastDayWithin
from queries.grants import is_live
from queries.listed import one
from queries.policy import SIX_MONTHS
from queries.question import question
from queries.scope import LC, LONDON_AREA, Levels, Scope
from queries.tables.access import COURSES, PAN, access_forms, grants, training, user_audits
from queries.tables.access import users as users_table
from queries.tables.derived import access_by_day
from queries.tables.reference import bcus, boroughs


@question(
    "Users with live access, one by one",
    levels=LC,
    reads=("grants", "users", "access_events", "access_days", "user_audits", "training", "access_forms"),
)
def users_listed(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    One row for each user with a grant live at the as-at date. A BCU has those whose unit is that BCU or a
    borough of it. Matrices are the boroughs' own that their live grants name; the pan-London one stands
    apart. Granted is the day of their earliest live grant; opened and audited are the last days by the as-at
    date. Not used since: where `dormant_live` counts them, the day on which six months had passed since the
    later of grant and last opening. Audit due: the last day to which the later of grant and last audit lies
    within six months. Courses missing are the required ones not completed by the as-at date; trained is the
    day on which the last of them first was. The form is the conditions of use that partners sign, as last
    signed. Whether a figure counts the user in that area stands beside. Unit and role are as last loaded.
    """
    members, counted = areas.of_users(scope, levels), _counted(dates)
    found = _found(calendar(dates), counted)
    is_counted = or_(members.c.area == LONDON_AREA, members.c.area == found.c.counted_in)
    told = [column for column in found.c if column.name not in {"as_at", "counted_in", *counted}]
    return (
        select(
            found.c.as_at,
            members.c.area,
            *told,
            one(is_counted).label("live_users"),
            *(case((is_counted, found.c[name]), else_=0).label(name) for name in counted),
        )
        .join_from(members, found, found.c.user_id == members.c.member)
        .order_by(found.c.as_at, members.c.area, found.c.user_id)
    )


def _counted(dates: Dates) -> dict[str, users.Condition]:
    """The figures that are about live users, each with what makes its numerator."""
    return {
        "dormant_live": users.is_dormant,
        "audited_in_time": users.is_audited_in_time,
        "audits_falling_due": users.falls_due(dates),
        "trained_before_access": users.is_trained,
    }


def _found(day: CTE, counted: dict[str, users.Condition]) -> CTE:
    """Each live user at each date, whatever area asks for them."""
    holder = users.live_holders(day)
    held, dated = _held(day), _dated(holder)
    audit_due_on = as_type(_later(dated.c.audited_on, holder.c.granted_on), LastDayWithin(SIX_MONTHS))
    return (
        select(
            holder.c.as_at,
            holder.c.user_id,
            holder.c.organisation,
            users_table.c.unit,
            func.coalesce(bcus.c.name, boroughs.c.name, users_table.c.unit).label("unit_name"),
            holder.c.role,
            held.c.matrices,
            held.c.pan,
            holder.c.granted_on,
            dated.c.opened_on,
            _dormant_since(holder, dated).label("dormant_since"),
            dated.c.audited_on,
            audit_due_on.label("audit_due_on"),
            _missing(holder, dated).label("courses_missing"),
            _trained_on(holder, dated).label("trained_on"),
            dated.c.form_signed_on,
            holder.c.unit.label("counted_in"),
            *(one(is_so(holder)).label(name) for name, is_so in counted.items()),
        )
        .join(users_table, users_table.c.user_id == holder.c.user_id)
        .join(held, _same(held, holder))
        .join(dated, _same(dated, holder))
        .outerjoin(bcus, bcus.c.bcu == users_table.c.unit)
        .outerjoin(boroughs, boroughs.c.borough == users_table.c.unit)
        .cte("found")
    )


def _held(day: CTE) -> CTE:
    """What each live user may open: how many boroughs' Matrices, and whether the pan-London one."""
    pan = grants.c.matrix == PAN
    return (
        select(
            day.c.as_at,
            grants.c.user_id,
            func.count(distinct(case((~pan, grants.c.matrix)))).label("matrices"),
            func.max(case((pan, "yes"), else_="no")).label("pan"),
        )
        .join_from(day, grants, is_live(day))
        .group_by(day.c.as_at, grants.c.user_id)
        .cte("held")
    )


def _dated(holder: CTE) -> CTE:
    """The days that the columns rest on, of each live user, by the as-at date."""
    course, done_on = training.c.course, training.c.completed_on
    return select(
        holder.c.as_at,
        holder.c.user_id,
        _day(func.max(access_by_day.c.day), access_by_day, access_by_day.c.day, holder, "opened_on"),
        _day(func.max(user_audits.c.audited_on), user_audits, user_audits.c.audited_on, holder, "audited_on"),
        _day(
            func.max(access_forms.c.signed_on),
            access_forms,
            access_forms.c.signed_on,
            holder,
            "form_signed_on",
            holder.c.organisation != "mps",
        ),
        *(_day(func.min(done_on), training, done_on, holder, name, course == name) for name in COURSES.words),
    ).cte("dated")


def _day(
    wanted: ColumnElement[Any],
    table: Any,
    dated_by: ColumnElement[Any],
    holder: CTE,
    name: str,
    *more: ColumnElement[bool],
) -> Any:
    by_then = and_(table.c.user_id == holder.c.user_id, dated_by <= holder.c.as_at, *more)
    return select(wanted).where(by_then).correlate(holder).scalar_subquery().label(name)


def _dormant_since(holder: CTE, dated: CTE) -> ColumnElement[Any]:
    latest = _later(dated.c.opened_on, holder.c.granted_on)
    return as_type(case((users.is_dormant(holder), latest)), FirstDayPast(SIX_MONTHS))


def _required(holder: CTE) -> dict[str, ColumnElement[bool]]:
    return {
        "data_protection": holder.c.user_id.is_not(None),
        "operating_model": holder.c.organisation == "mps",
        "spoc": holder.c.role == "spoc",
    }


def _missing(holder: CTE, dated: CTE) -> ColumnElement[str | None]:
    """The courses missing, separated by `;` as lists are in the contract; null where there is none."""
    each = [
        case((and_(needed, dated.c[name].is_(None)), f"{name};"), else_="")
        for name, needed in _required(holder).items()
    ]
    return func.nullif(func.rtrim(each[0] + each[1] + each[2], literal(";")), "")


def _trained_on(holder: CTE, dated: CTE) -> ColumnElement[Any]:
    """The latest of the days on which the required courses were first completed; null where one was not."""
    days = [case((needed, dated.c[name])) for name, needed in _required(holder).items()]
    lacking = or_(*(needed & dated.c[name].is_(None) for name, needed in _required(holder).items()))
    return case((lacking, null()), else_=_later(days[2], _later(days[1], days[0])))


def _later(maybe: ColumnElement[Any], surely: ColumnElement[Any]) -> ColumnElement[Any]:
    """The later of two days, of which the first may not be there."""
    return case((maybe > surely, maybe), else_=surely)


def _same(rows: CTE, holder: CTE) -> ColumnElement[bool]:
    return and_(rows.c.as_at == holder.c.as_at, rows.c.user_id == holder.c.user_id)
