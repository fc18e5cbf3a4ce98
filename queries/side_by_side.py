"""The people on the Matrix and, of them, those of each band or score: side by side, area by area."""

from typing import Any

from sqlalchemy import Select, func, select

from queries import areas
from queries.calendar import Dates, successive
from queries.question import question
from queries.register import READS, ZERO_HARM
from queries.scope import Level, Levels, Scope
from queries.standing import SPELLS, carried_apart
from queries.tables.derived import spells
from queries.tables.reference import bcus, boroughs

BELOW_LONDON = frozenset({Level.BCU, Level.BOROUGH})


@question("People on the Matrix, Green and with a zero harm score", levels=BELOW_LONDON, reads=READS)
def green_and_zero_harm(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    For each area and date the people with an entry live then, and how many of them have a latest harm score by
    then that is in the green band, and how many one that is 0: as `matrix_population`, `band_green` and
    `zero_harm` count them. Each is counted of all, not of the one before: they are not to be added up.
    """
    counts = carried_apart(
        scope,
        areas.of_boroughs(scope, levels),
        successive(dates),
        SPELLS,
        {"people": None, "green": spells.c.band == "green", "zero_harm": ZERO_HARM},
    ).subquery("counts")
    name = func.coalesce(boroughs.c.name, bcus.c.name, counts.c.area).label("name")
    return (
        select(counts.c.as_at, counts.c.area, name, counts.c.people, counts.c.green, counts.c.zero_harm)
        .select_from(counts)
        .outerjoin(boroughs, boroughs.c.borough == counts.c.area)
        .outerjoin(bcus, bcus.c.bcu == counts.c.area)
        .order_by(counts.c.as_at, counts.c.area)
    )
