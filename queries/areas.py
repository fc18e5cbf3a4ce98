"""
The areas a question answers for, with the members (boroughs, BCUs, matrices) that make each up.

Every area of the scope is here, also one without a member: an answer names it and says nought.
"""

from typing import Any

from sqlalchemy import CTE, ColumnElement, Select, cast, func, literal, null, select, true, union_all

from queries.columns import Words
from queries.scope import LONDON_AREA, Level, Levels, Scope
from queries.tables.access import PAN
from queries.tables.reference import bcus, boroughs

Rows = Select[*tuple[Any, ...]]  # a SELECT of whatever columns

_ONE_ROW = select(literal(1).label("one")).subquery("one_row")


def of_boroughs(scope: Scope, levels: Levels) -> CTE:
    """(area, member): the boroughs of each area."""
    return _union(
        {
            Level.LONDON: _london(boroughs.c.borough, scope),
            Level.BCU: _bcus(boroughs.c.borough, scope),
            Level.BOROUGH: _boroughs(scope),
        },
        levels,
    )


def of_bcus(scope: Scope, levels: Levels) -> CTE:
    """(area, member): the BCUs of each area."""
    own = select(bcus.c.bcu.label("area"), bcus.c.bcu.label("member")).where(covers_bcu(scope, bcus.c.bcu))
    return _union({Level.LONDON: _london(bcus.c.bcu, scope), Level.BCU: own}, levels)


def of_matrices(scope: Scope, levels: Levels) -> CTE:
    """(area, member): the Matrices of each area; the pan-London one is London's alone."""
    pan = _area(literal(LONDON_AREA), literal(PAN)).where(_in_london(scope))
    london = union_all(_london(boroughs.c.borough, scope), pan).subquery()
    return _union(
        {
            Level.LONDON: select(london.c.area, london.c.member),
            Level.BCU: _bcus(boroughs.c.borough, scope),
            Level.BOROUGH: _boroughs(scope),
        },
        levels,
    )


def covers_bcu(scope: Scope, bcu: ColumnElement[str]) -> ColumnElement[bool]:
    """True where a row of that BCU lies in the scope."""
    return true() if scope.is_london else bcu == scope.bcu


def total(members: CTE, dates: CTE, counts: CTE) -> Rows:
    """Counts by member (as_at, member, numerator, denominator) added up for each area and date, in order."""
    return (
        select(
            dates.c.as_at,
            members.c.area,
            cast(func.coalesce(func.sum(counts.c.numerator), 0), counts.c.numerator.type).label("numerator"),
            cast(func.coalesce(func.sum(counts.c.denominator), 0), counts.c.denominator.type).label(
                "denominator"
            ),
        )
        .select_from(members.join(dates, true()))
        .outerjoin(counts, (counts.c.as_at == dates.c.as_at) & (counts.c.member == members.c.member))
        .group_by(dates.c.as_at, members.c.area)
        .order_by(dates.c.as_at, members.c.area)
    )


def _union(parts: dict[Level, Rows], levels: Levels) -> CTE:
    return union_all(*(parts[level] for level in Level if level in levels and level in parts)).cte("areas")


def _london(member: ColumnElement[str], scope: Scope) -> Rows:
    rows = _ONE_ROW.outerjoin(member.table, true())
    return (
        select(literal(LONDON_AREA, Words()).label("area"), member.label("member"))
        .select_from(rows)
        .where(_in_london(scope))
    )


def _bcus(member: ColumnElement[str], scope: Scope) -> Rows:
    return (
        select(bcus.c.bcu.label("area"), member.label("member"))
        .select_from(bcus.outerjoin(boroughs, boroughs.c.bcu == bcus.c.bcu))
        .where(covers_bcu(scope, bcus.c.bcu))
    )


def _boroughs(scope: Scope) -> Rows:
    return _area(boroughs.c.borough, boroughs.c.borough).where(covers_bcu(scope, boroughs.c.bcu))


def _area(area: ColumnElement[str], member: ColumnElement[str]) -> Rows:
    return select(area.label("area"), member.label("member"))


def _in_london(scope: Scope) -> ColumnElement[bool]:
    return true() if scope.is_london else null().is_not(null())
