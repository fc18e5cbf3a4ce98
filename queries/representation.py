"""
Questions about how each ethnic group's part of the Matrix compares with its part of another population.

A ratio of 2 says that a group's part of the Matrix is twice its part of the population set beside it, not why.
"""

from typing import Any

from sqlalchemy import ColumnElement, Float, Select, cast, func, select

from queries import areas
from queries.calendar import Dates, successive
from queries.people import ETHNIC_GROUPS
from queries.question import Question, question
from queries.scope import LONDON_AREA, L, Levels, Scope
from queries.standing import ENTRIES, Stays, carried
from queries.tables.reference import populations
from queries.tables.register import entries, nominals

READS = ("entries", "nominals", "populations")
OF_RECORDED_ETHNICITY = Stays(
    entries.join(
        nominals, (nominals.c.nominal_id == entries.c.nominal_id) & nominals.c.ethnicity.is_not(None)
    ),
    ENTRIES.start,
    ENTRIES.end,
    ENTRIES.borough,
)


def represented(scope: Scope, dates: Dates, levels: Levels, group: str, source: str) -> Select[Any]:
    """A group's share of the people on the Matrix whose ethnicity is recorded, and of a population."""
    members, days = areas.of_boroughs(scope, levels), successive(dates)
    of_group = nominals.c.ethnicity == group
    there = carried(scope, members, days, OF_RECORDED_ETHNICITY, of_group).subquery()
    share = cast(there.c.numerator, Float) / func.nullif(there.c.denominator, 0)
    return select(
        there.c.as_at, there.c.area, share.label("numerator"), _share(group, source).label("denominator")
    ).order_by(there.c.as_at, there.c.area)


def _share(group: str, source: str) -> ColumnElement[float]:
    """The group's share of London's population in the latest year there is: null where there is none."""
    by_ethnicity = (
        populations.c.area == LONDON_AREA,
        populations.c.source == source,
        populations.c.gender == "",
        populations.c.age_band == "",
        populations.c.ethnicity != "",
    )
    latest = select(func.max(populations.c.year)).where(*by_ethnicity).scalar_subquery()
    of_group = func.sum(populations.c.persons).filter(populations.c.ethnicity == group)
    share = cast(func.coalesce(of_group, 0), Float) / func.nullif(func.sum(populations.c.persons), 0)
    return select(share).where(*by_ethnicity, populations.c.year == latest).scalar_subquery()


def _represented(group: str, source: str, name: str, title: str, beside: str) -> Question:
    def ask(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
        return represented(scope, dates, levels, group, source)

    ask.__doc__ = (
        f"Numerator: of the people with an entry live at the as-at date whose ethnicity is recorded, the share "
        f"recorded as {group}. Denominator: the share of {group} people in {beside} of London, in the latest year "
        "loaded, whatever the as-at date. A ratio above 1 says that the group's part of the Matrix is larger than "
        "its part of that population; it does not say why."
    )
    return question(title, name=name, levels=L, reads=READS)(ask)


of_residents = [
    _represented(
        group,
        "census",
        f"representation_{group}",
        f"People recorded as {group}, beside London’s residents",
        "the census population",
    )
    for group in ETHNIC_GROUPS
]

of_offending = [
    _represented(
        group,
        "offending_profile",
        f"representation_offending_{group}",
        f"People recorded as {group}, beside the offending profile",
        "the offending profile",
    )
    for group in ETHNIC_GROUPS
]
