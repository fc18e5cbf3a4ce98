"""Questions about who is on the Matrix."""

from typing import Any

from sqlalchemy import ColumnElement, Select, func, select

from queries import areas
from queries.calendar import Dates, calendar
from queries.intervals import live
from queries.question import question
from queries.scope import Levels, Scope
from queries.tables.derived import spells

READS = ("entries", "harm_scores")


@question("People with a zero harm score", reads=READS)
def zero_harm(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    Numerator: people with an entry live at the as-at date, in the area of that entry's borough, whose latest
    harm score by then is 0. Denominator: all people with an entry live then. A person never scored is not
    counted as zero. A zero score does not mean no risk: it counts recent recorded harm only.
    """
    return people(scope, dates, levels, where=spells.c.harm_score == 0)


def people(scope: Scope, dates: Dates, levels: Levels, *, where: ColumnElement[bool]) -> Select[Any]:
    """People on the Matrix at each date: those of whom `where` is true, of all."""
    members, day = areas.of_boroughs(scope, levels), calendar(dates)
    counts = (
        select(
            day.c.as_at,
            spells.c.borough.label("member"),
            func.count().filter(where).label("numerator"),
            func.count().label("denominator"),
        )
        .join_from(day, spells, live(spells.c.from_on, spells.c.to_on, day.c.as_at))
        .where(spells.c.borough.in_(select(members.c.member)))
        .group_by(day.c.as_at, spells.c.borough)
        .cte("people")
    )
    return areas.total(members, day, counts)
