"""The people on the Matrix one by one, by the groups that they are counted in: the rows behind `people_` figures."""

from typing import Any

from sqlalchemy import CTE, ColumnElement, Select, and_, case, literal, select

from queries import areas
from queries.calendar import Dates, birth_months, calendar
from queries.people import BY_ETHNICITY, BY_OTHERS
from queries.question import question
from queries.scope import LC, Levels, Scope
from queries.standing import ENTRIES
from queries.tables.reference import bcus, boroughs
from queries.tables.register import entries, nominals
from queries.tally import one_where

BY_AGE = ("age_under_18", "age_18_24", "age_25_34", "age_35_over", "young_black_male")
COUNTED = tuple(f"people_{group}" for group in (*BY_ETHNICITY, *BY_OTHERS, *BY_AGE))
RECORDED = ("ethnicity", "gender", "disability")


@question("People on the Matrix by group, one by one", levels=LC, reads=("entries", "nominals"))
def people_by_group(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    One row for each person with an entry live at the as-at date, in the area of that entry's borough: their ethnicity,
    gender and disability as last loaded, and the group of their age at the date; a birthday counts from the month
    after it. Each further column is 1 where the figure of its name counts the person, else 0.
    """
    members, day, born = areas.of_boroughs(scope, levels), calendar(dates), birth_months(dates)
    conditions = _conditions(born)
    return (
        select(
            day.c.as_at,
            members.c.area,
            entries.c.nominal_id,
            boroughs.c.name.label("borough_name"),
            bcus.c.name.label("bcu_name"),
            *(nominals.c[name] for name in RECORDED),
            _age(conditions).label("age"),
            literal(1).label("one"),
            *(one_where(condition, f"people_{group}") for group, condition in conditions.items()),
        )
        .join_from(day, entries, ENTRIES.live(day.c.as_at))
        .join(members, members.c.member == entries.c.borough)
        .join(born, born.c.as_at == day.c.as_at)
        .join(nominals, nominals.c.nominal_id == entries.c.nominal_id)
        .join(boroughs, boroughs.c.borough == entries.c.borough)
        .outerjoin(bcus, bcus.c.bcu == boroughs.c.bcu)
        .where(areas.covers_borough(scope, entries.c.borough))
        .order_by(day.c.as_at, members.c.area, entries.c.nominal_id)
    )


def _conditions(born: CTE) -> dict[str, ColumnElement[bool]]:
    """Of a person, by the group that they are then in."""
    month, limits = nominals.c.birth_month, born.c
    under_25 = month > limits.aged_25
    return {group: condition for group, (_, _, condition) in (BY_ETHNICITY | BY_OTHERS).items()} | {
        "age_under_18": month > limits.aged_18,
        "age_18_24": and_(month <= limits.aged_18, under_25),
        "age_25_34": and_(month <= limits.aged_25, month > limits.aged_35),
        "age_35_over": month <= limits.aged_35,
        "young_black_male": and_(nominals.c.gender == "male", nominals.c.ethnicity == "black", under_25),
    }


def _age(conditions: dict[str, ColumnElement[bool]]) -> ColumnElement[str]:
    """The group of their age; null where it is not recorded."""
    return case(
        *(
            (conditions[group], literal(group.removeprefix("age_")))
            for group in BY_AGE
            if group.startswith("age_")
        )
    )
