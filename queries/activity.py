"""Questions about the monthly counts of stops and arrests of people on the Matrix."""

from typing import Any

from sqlalchemy import Select, exists, func, literal, select

from queries import areas
from queries.calendar import Dates, calendar, months
from queries.policy import TWELVE_MONTHS
from queries.question import question
from queries.scope import LONDON_AREA, L, Levels, Scope
from queries.tables.register import police_activity


@question("Months with counts of police activity", levels=L, reads=("police_activity",))
def activity_produced(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    Of the 12 calendar months before the as-at date's month: those for which there is any monthly count of stops
    or arrests of people on the Matrix, of any borough. A count of nought is a count.
    """
    members, day, month = areas.of_london(scope, levels), calendar(dates), months(dates, TWELVE_MONTHS)
    produced = exists().where(police_activity.c.month == month.c.month)
    counts = (
        select(
            month.c.as_at,
            literal(LONDON_AREA).label("member"),
            func.count().filter(produced).label("numerator"),
            func.count().label("denominator"),
        )
        .group_by(month.c.as_at)
        .cte("counts")
    )
    return areas.total(members, day, counts)
