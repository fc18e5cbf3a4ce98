"""
How many stood on the Matrix at each date: counted at the first date, then carried on by who came and went.

A history of many dates so reads each row about twice, not once for every date at which it stood.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import CTE, ColumnElement, FromClause, Select, cast, func, select, union_all

from queries import areas
from queries.intervals import live
from queries.scope import Scope
from queries.tables.derived import spells
from queries.tables.register import entries, nominals

Rows = Select[Any]


@dataclass(frozen=True)
class Stays:
    """Rows that each hold for one person on one borough's Matrix, from a day inclusive to a day exclusive."""

    rows: FromClause
    start: ColumnElement[Any]
    end: ColumnElement[Any]
    borough: ColumnElement[Any]

    def live(self, day: ColumnElement[Any]) -> ColumnElement[bool]:
        return live(self.start, self.end, day)


ENTRIES = Stays(entries, entries.c.added_on, entries.c.removed_on, entries.c.borough)
SPELLS = Stays(spells, spells.c.from_on, spells.c.to_on, spells.c.borough)


def with_person(stays: Stays, nominal_id: ColumnElement[Any]) -> Stays:
    """The same stays, each beside its person's own row."""
    rows = stays.rows.join(nominals, nominals.c.nominal_id == nominal_id)
    return Stays(rows, stays.start, stays.end, stays.borough)


ENTRIES_OF_PEOPLE = with_person(ENTRIES, entries.c.nominal_id)


def carried(
    scope: Scope, members: CTE, days: CTE, stays: Stays, where: ColumnElement[bool] | None = None
) -> Rows:
    """
    How many stays were live on each of the `days` (see `successive`), by area: those of which `where` is true,
    of all; without `where`, all of them.

    `where` may speak only of what does not change while a stay lasts.
    """
    day, previous = days.c.day, days.c.previous
    stood = previous.is_(None) & stays.live(day)
    began = (stays.start > previous) & (stays.start <= day)
    ended = (stays.end > previous) & (stays.end <= day)
    changes = union_all(
        *(
            _by_borough(scope, days, stays, when, _counts(sign, where))
            for when, sign in ((stood, 1), (began, 1), (ended, -1))
        )
    )
    net = areas.total(members, days, changes.cte("changes")).subquery()
    in_time: dict[str, Any] = {"partition_by": net.c.area, "order_by": net.c.as_at}
    so_far = [
        cast(func.sum(column).over(**in_time), column.type).label(column.name)
        for column in (net.c.numerator, net.c.denominator)
    ]
    return select(net.c.as_at, net.c.area, *so_far).order_by(net.c.as_at, net.c.area)


def counted(scope: Scope, members: CTE, days: CTE, stays: Stays, where: ColumnElement[bool]) -> Rows:
    """How many stays, of which `where` is true, were live: counted anew at each date, as it may change."""
    counts = _by_borough(scope, days, stays, stays.live(days.c.as_at) & where, [func.count()])
    return areas.total(members, days, counts.cte("counts"))


def of(part: Rows, everybody: Rows) -> Rows:
    """Two answers as one: the first counted of the second."""
    those, all_ = part.subquery(), everybody.subquery()
    same = (those.c.as_at == all_.c.as_at) & (those.c.area == all_.c.area)
    return (
        select(those.c.as_at, those.c.area, those.c.numerator, all_.c.numerator.label("denominator"))
        .join_from(those, all_, same)
        .order_by(those.c.as_at, those.c.area)
    )


def _counts(sign: int, where: ColumnElement[bool] | None) -> list[ColumnElement[int]]:
    """All; or those of whom `where` is true, and all."""
    return (
        [sign * func.count()] if where is None else [sign * func.count().filter(where), sign * func.count()]
    )


def _by_borough(
    scope: Scope, days: CTE, stays: Stays, when: ColumnElement[bool], counts: list[ColumnElement[int]]
) -> Rows:
    named = [count.label(name) for count, name in zip(counts, ("numerator", "denominator"), strict=False)]
    return (
        select(days.c.as_at, stays.borough.label("member"), *named)
        .select_from(days.join(stays.rows, when))
        .where(areas.covers_borough(scope, stays.borough))
        .group_by(days.c.as_at, stays.borough)
    )
