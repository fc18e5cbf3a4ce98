"""Questions about what was opened in a month, by how many, and on which Matrices the log is silent."""

from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Integer,
    Select,
    and_,
    cast,
    distinct,
    exists,
    func,
    literal,
    select,
    true,
)

from queries import areas
from queries.calendar import Dates, calendar, months
from queries.policy import TWELVE_MONTHS
from queries.question import Question, question
from queries.scope import LONDON_AREA, L, Levels, Scope
from queries.tables.derived import access_by_day
from queries.tables.reference import boroughs

READS = ("access_events", "access_days")
ACTIONS = {"view": "views", "download": "downloads", "edit": "edits"}


def _events(action: str, plural: str) -> Question:
    def ask(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
        members, day = areas.of_matrices(scope, levels, pan_area=True), calendar(dates)
        opened, within = in_last_month(day), access_by_day.c.action == action
        counts = (
            select(
                day.c.as_at,
                access_by_day.c.matrix.label("member"),
                cast(func.sum(access_by_day.c.events), Integer).label("numerator"),
            )
            .join_from(day, access_by_day, opened)
            .where(within, access_by_day.c.matrix.in_(select(members.c.member)))
            .group_by(day.c.as_at, access_by_day.c.matrix)
            .cte("counts")
        )
        return areas.total(members, day, counts)

    ask.__doc__ = f"""
    Access events of the last month whose action is {action}, on any version, by the Matrix that was opened.
    The last month is the latest calendar month whose last day is by the as-at date, in London time. London
    counts all; the pan-London Matrix stands beside it as an area of its own.
    """
    return question(f"{plural.capitalize()} in the last month", name=f"events_{action}", reads=READS)(ask)


def _users(name: str, title: str, which: str, *actions: str) -> Question:
    def ask(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
        members, day = areas.of_matrices(scope, levels, pan_area=True), calendar(dates)
        openers = _openers(members, day, actions)
        counts = (
            select(
                openers.c.as_at,
                members.c.area.label("member"),
                func.count(distinct(openers.c.opener)).label("numerator"),
            )
            .join_from(members, openers, openers.c.matrix == members.c.member)
            .group_by(openers.c.as_at, members.c.area)
            .cte("counts")
        )
        return areas.total(areas.as_members(members), day, counts)

    ask.__doc__ = f"""
    Distinct users in the access events of the last month {which}, by the Matrix that was opened: one who
    opened two Matrices of an area counts once in it. All users who are not known together count as one. The
    last month is the latest calendar month whose last day is by the as-at date, in London time. London counts
    all; the pan-London Matrix stands beside it as an area of its own.
    """
    return question(title, name=name, reads=(*READS, "users"))(ask)


EVENTS = {action: _events(action, plural) for action, plural in ACTIONS.items()}
USERS = {
    action: _users(
        f"users_{action}",
        f"Users with {plural} in the last month",
        f"whose action is {action}",
        action,
    )
    for action, plural in ACTIONS.items()
} | {"any": _users("users_any", "Users who opened a Matrix in the last month", "of any action", *ACTIONS)}


@question("Months without an opening on a borough's Matrix", levels=L, reads=READS)
def silent_matrices(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    Denominator: every borough's Matrix in each of the 12 calendar months before the as-at date's month (32
    times 12). Numerator: those without any access event on that borough's Matrix in that month. A gap in the
    log is not good news: it may be the log that is missing.
    """
    members, day, month = areas.of_london(scope, levels), calendar(dates), months(dates, TWELVE_MONTHS)
    counts = (
        select(
            month.c.as_at,
            literal(LONDON_AREA).label("member"),
            func.count().filter(~opened_in(month)).label("numerator"),
            func.count().label("denominator"),
        )
        .join_from(month, boroughs, true())
        .group_by(month.c.as_at)
        .cte("counts")
    )
    return areas.total(members, day, counts)


def opened_in(month: CTE) -> ColumnElement[bool]:
    """The borough's Matrix was opened in the month."""
    return exists().where(
        access_by_day.c.matrix == boroughs.c.borough,
        access_by_day.c.day >= month.c.first_day,
        access_by_day.c.day <= month.c.last_day,
    )


def in_last_month(day: CTE) -> ColumnElement[bool]:
    """An opening of the last month."""
    return and_(
        access_by_day.c.day >= day.c.last_month_first_day, access_by_day.c.day <= day.c.last_month_last_day
    )


def _openers(members: CTE, day: CTE, actions: tuple[str, ...]) -> CTE:
    """Who opened which Matrix in the last month, once each."""
    return (
        select(day.c.as_at, access_by_day.c.matrix, access_by_day.c.opener)
        .join_from(day, access_by_day, in_last_month(day))
        .where(access_by_day.c.action.in_(actions), access_by_day.c.matrix.in_(select(members.c.member)))
        .distinct()
        .cte("openers")
    )
