"""Stops and arrests of people on the Matrix by month and ethnicity, beside how many people there were."""

from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Integer,
    Select,
    String,
    and_,
    cast,
    column,
    func,
    literal,
    select,
    true,
    values,
)

from queries import areas
from queries.calendar import Dates, months
from queries.people import ETHNIC_GROUPS
from queries.policy import TWELVE_MONTHS
from queries.question import question
from queries.scope import L, Levels, Scope
from queries.standing import ENTRIES
from queries.tables.register import entries, nominals, police_activity

UNKNOWN = "unknown"


@question(
    "Stops and arrests by month and ethnicity", levels=L, reads=("police_activity", "entries", "nominals")
)
def stops_and_arrests(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    For each of the 12 calendar months before the as-at date's month and each ethnic group: the stops and the
    arrests of people on the Matrix counted for it, and the people of that group with an entry live on the month's
    last day. A month without a row has no count, which is not a count of nought. Of people whose ethnicity is not
    recorded no stop or arrest is counted apart.
    """
    members, month = areas.of_london(scope, levels), months(dates, TWELVE_MONTHS)
    group = (
        values(column("place", Integer), column("ethnicity", String), name="ethnic_groups")
        .data(list(enumerate((*ETHNIC_GROUPS, UNKNOWN))))
        .cte("ethnic_groups")
    )
    people = _people(month)
    same = and_(
        people.c.as_at == month.c.as_at,
        people.c.month == month.c.month,
        people.c.ethnicity == group.c.ethnicity,
    )
    return (
        select(
            month.c.as_at,
            members.c.area,
            month.c.month,
            month.c.last_day,
            group.c.place,
            group.c.ethnicity,
            *(_counted(kind, month, group).label(f"{kind}s") for kind in ("stop", "arrest")),
            cast(func.coalesce(people.c.people, 0), Integer).label("people"),
        )
        .select_from(members.join(month, true()).join(group, true()).outerjoin(people, same))
        .order_by(month.c.as_at, members.c.area, month.c.first_day, group.c.place)
    )


def _people(month: CTE) -> CTE:
    ethnicity = func.coalesce(nominals.c.ethnicity, literal(UNKNOWN)).label("ethnicity")
    return (
        select(month.c.as_at, month.c.month, ethnicity, func.count().label("people"))
        .join_from(month, entries, ENTRIES.live(month.c.last_day))
        .join(nominals, nominals.c.nominal_id == entries.c.nominal_id)
        .group_by(month.c.as_at, month.c.month, "ethnicity")
        .cte("people_of_the_month")
    )


def _counted(kind: str, month: CTE, group: CTE) -> ColumnElement[Any]:
    """How many were counted in all boroughs; null where there is no row."""
    return (
        select(cast(func.sum(police_activity.c.count), Integer))
        .where(
            police_activity.c.month == month.c.month,
            police_activity.c.kind == kind,
            police_activity.c.ethnicity == group.c.ethnicity,
        )
        .correlate(month, group)
        .scalar_subquery()
    )
