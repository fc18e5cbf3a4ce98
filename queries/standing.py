"""
How many stood on the Matrix at each date: counted at the first date, then carried on by who came and went.

A history of many dates so reads each row about twice, not once for every date at which it stood.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import CTE, ColumnElement, FromClause, Select, cast, func, select, union_all

from queries import areas
from queries.intervals import live
from queries.scope import Scope
from queries.tables.derived import spells
from queries.tables.register import entries, nominals

Rows = Select[Any]
Condition = ColumnElement[bool] | None  # of a stay; none is every one


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


def carried(scope: Scope, members: CTE, days: CTE, stays: Stays, where: Condition = None) -> Rows:
    """
    How many stays were live on each of the `days` (see `successive`), by area: those of which `where` is true,
    of all; without `where`, all of them.
    """
    conditions = {"numerator": None} if where is None else {"numerator": where, "denominator": None}
    return carried_apart(scope, members, days, stays, conditions)


def carried_apart(
    scope: Scope, members: CTE, days: CTE, stays: Stays, conditions: Mapping[str, Condition]
) -> Rows:
    """
    How many stays were live on each of the `days`, by area: under each name those of which its condition is true,
    all of them where there is none.

    A condition may speak only of what does not change while a stay lasts.
    """
    day, previous = days.c.day, days.c.previous
    stood = previous.is_(None) & stays.live(day)
    began = (stays.start > previous) & (stays.start <= day)
    ended = (stays.end > previous) & (stays.end <= day)
    changes = union_all(
        *(
            _by_borough(scope, days, stays, when, _counts(sign, conditions))
            for when, sign in ((stood, 1), (began, 1), (ended, -1))
        )
    )
    names = dict.fromkeys((*conditions, *(["denominator"] if "numerator" in conditions else [])))
    net = areas.total(members, days, changes.cte("changes"), names).subquery()
    in_time: dict[str, Any] = {"partition_by": net.c.area, "order_by": net.c.as_at}
    so_far = [cast(func.sum(net.c[name]).over(**in_time), net.c[name].type).label(name) for name in names]
    return select(net.c.as_at, net.c.area, *so_far).order_by(net.c.as_at, net.c.area)


def counted(scope: Scope, members: CTE, days: CTE, stays: Stays, where: ColumnElement[bool]) -> Rows:
    """How many stays, of which `where` is true, were live: counted anew at each date, as it may change."""
    those = [func.count().label("numerator")]
    counts = _by_borough(scope, days, stays, stays.live(days.c.as_at) & where, those)
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


def _counts(sign: int, conditions: Mapping[str, Condition]) -> list[ColumnElement[int]]:
    """Under each name those of whom its condition is true, or all."""
    all_ = func.count()
    return [
        (sign * (all_ if where is None else all_.filter(where))).label(name)
        for name, where in conditions.items()
    ]


def _by_borough(
    scope: Scope, days: CTE, stays: Stays, when: ColumnElement[bool], counts: Sequence[ColumnElement[int]]
) -> Rows:
    return (
        select(days.c.as_at, stays.borough.label("member"), *counts)
        .select_from(days.join(stays.rows, when))
        .where(areas.covers_borough(scope, stays.borough))
        .group_by(days.c.as_at, stays.borough)
    )
