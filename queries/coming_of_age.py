"""The account of the people under 18 between two dates: who turned 18, who left, who came."""

from typing import Any

from sqlalchemy import CTE, ColumnElement, Integer, Select, and_, cast, func, literal, select, union_all

from queries import areas
from queries.ages import READS
from queries.calendar import Dates, birth_months, successive
from queries.question import question
from queries.scope import LC, Levels, Scope
from queries.standing import ENTRIES
from queries.tables.register import entries, nominals

COUNTED = ("before", "aged_out", "left", "came", "numerator", "unknown")


@question("People under 18 between two dates", levels=LC, reads=READS)
def under_18_account(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    For each as-at date but the first, the people with an entry live and aged under 18 at the date before it; of
    them those who have turned 18 and are on a Matrix of the area still, and those who are on none of it any more;
    those under 18 now who were on none of it then; and all who are under 18 now (numerator). Before, less those
    aged out and those who left, and those who came, is now. Apart from them stand those on the Matrix now whose
    month of birth is not recorded (unknown).
    """
    members, day = areas.of_boroughs(scope, levels), successive(dates)
    now = birth_months(dates)
    then = now.alias("then")
    stood = _stood(scope, members, day)
    conditions = _conditions(stood, nominals.c.birth_month, then.c.aged_18, now.c.aged_18)
    asked = areas.as_members(members)
    here = and_(stood.c.as_at == day.c.as_at, stood.c.area == asked.c.area)
    return (
        select(
            day.c.as_at,
            asked.c.area,
            *(func.count(stood.c.nominal_id).filter(conditions[name]).label(name) for name in COUNTED),
        )
        .join_from(day, then, then.c.as_at == day.c.previous)
        .join(now, now.c.as_at == day.c.as_at)
        .join(asked, asked.c.area == asked.c.member)
        .outerjoin(stood, here)
        .outerjoin(nominals, nominals.c.nominal_id == stood.c.nominal_id)
        .group_by(day.c.as_at, asked.c.area)
        .order_by(day.c.as_at, asked.c.area)
    )


def _stood(scope: Scope, members: CTE, day: CTE) -> CTE:
    """Who was on a Matrix of each area at either date: once, with at which."""
    both = union_all(
        *(
            select(
                day.c.as_at,
                members.c.area,
                entries.c.nominal_id,
                literal(then).label("then"),
                literal(1 - then).label("now"),
            )
            .join_from(day, entries, ENTRIES.live(when))
            .join(members, members.c.member == entries.c.borough)
            .where(day.c.previous.is_not(None), areas.covers_borough(scope, entries.c.borough))
            for then, when in ((1, day.c.previous), (0, day.c.as_at))
        )
    ).subquery("both")
    flags = (cast(func.max(both.c[name]), Integer).label(name) for name in ("then", "now"))
    who = (both.c.as_at, both.c.area, both.c.nominal_id)
    return select(*who, *flags).group_by(*who).cte("stood")


def _conditions(
    stood: CTE, born: ColumnElement[Any], aged_18_then: ColumnElement[Any], aged_18: ColumnElement[Any]
) -> dict[str, ColumnElement[bool]]:
    was_here, is_here = stood.c.then == 1, stood.c.now == 1
    was_under_18 = and_(was_here, born > aged_18_then)
    return {
        "before": was_under_18,
        "aged_out": and_(was_under_18, is_here, born <= aged_18),
        "left": and_(was_under_18, ~is_here),
        "came": and_(~was_here, is_here, born > aged_18),
        "numerator": and_(is_here, born > aged_18),
        "unknown": and_(is_here, born.is_(None)),
    }
