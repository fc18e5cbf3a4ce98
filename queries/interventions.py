"""Questions about what people on the Matrix were offered, and whether they took it up."""

from typing import Any

from sqlalchemy import Select, and_, func, select

from queries import areas
from queries.calendar import Dates, calendar, successive
from queries.question import question
from queries.scope import L, Levels, Scope
from queries.standing import ENTRIES, carried, of
from queries.tables.register import entries, interventions

READS = ("interventions",)


@question("People ever offered an intervention", reads=("entries", *READS))
def interventions_offered(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    Numerator: people with an entry live at the as-at date who had been offered an intervention of any kind by
    then, on the Matrix or before it. Denominator: all people with an entry live then. Somebody offered several
    counts once.
    """
    members, day = areas.of_boroughs(scope, levels), calendar(dates)
    first = (
        select(interventions.c.nominal_id, func.min(interventions.c.offered_on).label("offered_on"))
        .group_by(interventions.c.nominal_id)
        .cte("first_offer")
    )
    offered = (
        select(day.c.as_at, entries.c.borough.label("member"), func.count().label("numerator"))
        .select_from(first)
        .join(entries, entries.c.nominal_id == first.c.nominal_id)
        .join(day, and_(first.c.offered_on <= day.c.as_at, ENTRIES.live(day.c.as_at)))
        .where(areas.covers_borough(scope, entries.c.borough))
        .group_by(day.c.as_at, entries.c.borough)
        .cte("offered")
    )
    return of(areas.total(members, day, offered), carried(scope, members, successive(dates), ENTRIES))


@question("Interventions that were taken up", levels=L, reads=READS)
def intervention_uptake(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    Denominator: interventions offered by the as-at date of which it is recorded whether they were taken up.
    Numerator: those of them that were. Whether one was taken up has no date of its own: it is as last loaded.
    """
    members, day = areas.of_london(scope, levels), calendar(dates)
    return areas.whole(
        members,
        day,
        *(
            select(func.count()).where(interventions.c.offered_on <= day.c.as_at, recorded).scalar_subquery()
            for recorded in (interventions.c.taken_up == "yes", interventions.c.taken_up.is_not(None))
        ),
    )
