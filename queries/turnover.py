"""Questions about the additions and removals of a year: of whom, and who came back."""

from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, select

from queries import areas
from queries.calendar import Dates, a_year_before, calendar
from queries.flow import ARRIVED, MOVED
from queries.intervals import at_most_months_after, within
from queries.people import BY_ETHNICITY
from queries.policy import A_YEAR_LATER
from queries.question import Question, question
from queries.scope import L, Levels, Scope
from queries.tables.register import entries, nominals

READS = ("entries", "nominals")


@question("People removed who were added again within a year", levels=L, reads=("entries",))
def returned_within_year(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    Denominator: removals, for any reason but a move, in the 12 months that end 12 months before the as-at date,
    so that each has had its year. Numerator: those whose person was added again, to any borough's Matrix, after
    that day and within 12 months of it.
    """
    members, day = areas.of_boroughs(scope, levels), a_year_before(dates)
    again = entries.alias("again")
    returned = exists().where(
        again.c.nominal_id == entries.c.nominal_id,
        again.c.added_on > entries.c.removed_on,
        at_most_months_after(again.c.added_on, entries.c.removed_on, A_YEAR_LATER),
    )
    counts = (
        select(
            day.c.as_at,
            entries.c.borough.label("member"),
            func.count().filter(returned).label("numerator"),
            func.count().label("denominator"),
        )
        .join_from(day, entries, within(entries.c.removed_on, day.c.after, day.c.to))
        .where(~MOVED, areas.covers_borough(scope, entries.c.borough))
        .group_by(day.c.as_at, entries.c.borough)
        .cte("returned")
    )
    return areas.total(members, day, counts)


def of_the_year(
    scope: Scope,
    dates: Dates,
    levels: Levels,
    happened_on: ColumnElement[Any],
    *,
    where: ColumnElement[bool],
    of_them: ColumnElement[bool],
) -> Select[Any]:
    """What happened to entries in the 12 months to each date: those of a group of people, of all."""
    members, day = areas.of_boroughs(scope, levels), calendar(dates)
    counts = (
        select(
            day.c.as_at,
            entries.c.borough.label("member"),
            func.count().filter(of_them).label("numerator"),
            func.count().label("denominator"),
        )
        .join_from(day, entries, within(happened_on, day.c.twelve_months_before, day.c.as_at))
        .join(nominals, nominals.c.nominal_id == entries.c.nominal_id)
        .where(where, areas.covers_borough(scope, entries.c.borough))
        .group_by(day.c.as_at, entries.c.borough)
        .cte("happened")
    )
    return areas.total(members, day, counts)


def _additions(group: str, title: str, said: str, of_them: ColumnElement[bool]) -> Question:
    def ask(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
        return of_the_year(scope, dates, levels, entries.c.added_on, where=~ARRIVED, of_them=of_them)

    ask.__doc__ = (
        "Denominator: entries added in the 12 months to the as-at date, but for transfers in from another Matrix. "
        f"Numerator: those of a person {said}."
    )
    return question(f"Additions of people {title}", name=f"additions_{group}", levels=L, reads=READS)(ask)


def _removals(group: str, title: str, said: str, of_them: ColumnElement[bool]) -> Question:
    def ask(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
        return of_the_year(scope, dates, levels, entries.c.removed_on, where=~MOVED, of_them=of_them)

    ask.__doc__ = (
        "Denominator: entries removed in the 12 months to the as-at date, for any reason but a move to another "
        f"Matrix. Numerator: those of a person {said}."
    )
    return question(f"Removals of people {title}", name=f"removals_{group}", levels=L, reads=READS)(ask)


additions = [_additions(group, *described) for group, described in BY_ETHNICITY.items()]
removals = [_removals(group, *described) for group, described in BY_ETHNICITY.items()]
