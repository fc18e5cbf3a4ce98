"""Questions about who granted access to a Matrix."""

from typing import Any

from sqlalchemy import CTE, ColumnElement, Select, and_, exists, func, select

from queries import areas
from queries.calendar import Dates, calendar
from queries.intervals import live
from queries.question import question
from queries.scope import LC, L, Levels, Scope
from queries.tables.access import grants
from queries.tables.governance import spocs
from queries.tables.reference import boroughs
from queries.tally import tally


@question("Grants given by the BCU's single point of contact", levels=LC, reads=("grants", "spocs"))
def granted_by_spoc(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    Denominator: grants on a borough's Matrix that are live at the as-at date, in the BCU of that borough.
    Numerator: those granted by somebody who was a single point of contact of that BCU on the day of the grant
    (from their first day on, to the day before their last), and who did not grant it to themself. Grants on
    the pan-London Matrix are the Intelligence Command's own and are not counted.
    """
    members, day = areas.of_matrices(scope, levels), calendar(dates)
    counts = (
        select(
            day.c.as_at,
            grants.c.matrix.label("member"),
            func.count().filter(is_by_spoc()).label("numerator"),
            func.count().label("denominator"),
        )
        .join_from(day, grants, is_live(day))
        .join(boroughs, boroughs.c.borough == grants.c.matrix)
        .where(grants.c.matrix.in_(select(members.c.member)))
        .group_by(day.c.as_at, grants.c.matrix)
        .cte("counts")
    )
    return areas.total(members, day, counts)


@question("Grants that users gave themselves", levels=L, reads=("grants",))
def self_grants(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    Denominator: grants live at the as-at date, on any Matrix. Numerator: those granted by the user who holds
    them.
    """
    return tally(scope, dates, levels, grants, of=is_live, those=lambda _: is_own())


def is_live(day: CTE) -> ColumnElement[bool]:
    """A grant live at the date."""
    return live(grants.c.granted_on, grants.c.revoked_on, day.c.as_at)


def is_by_spoc() -> ColumnElement[bool]:
    """A grant on the Matrix of `boroughs` given by who was that BCU's point of contact, and not to themself."""
    in_post = exists().where(
        spocs.c.bcu == boroughs.c.bcu,
        spocs.c.user_id == grants.c.granted_by,
        live(spocs.c.from_on, spocs.c.to_on, grants.c.granted_on),
    )
    return and_(~is_own(), in_post)


def is_own() -> ColumnElement[bool]:
    """A grant that its holder gave to themself."""
    return grants.c.granted_by == grants.c.user_id
