"""
The areas a question answers for, with the members (boroughs, BCUs, matrices) that make each up.

Every area of the scope is here, also one without a member: an answer names it and says nought.
"""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Integer,
    Select,
    Subquery,
    case,
    cast,
    exists,
    false,
    func,
    literal,
    null,
    select,
    true,
    union,
    union_all,
)

from queries.columns import Words
from queries.scope import LONDON_AREA, Level, Levels, Scope
from queries.tables.access import PAN, users
from queries.tables.reference import bcus, boroughs

OTHERS = ""  # the member for whoever is of no BCU: no code is empty

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


def of_london(scope: Scope, levels: Levels) -> CTE:
    """(area, member): London alone, as one."""
    whole = _area(literal(LONDON_AREA, Words()), literal(LONDON_AREA, Words())).where(_in_london(scope))
    return _union({Level.LONDON: whole}, levels)


def of_bcus(scope: Scope, levels: Levels) -> CTE:
    """(area, member): the BCUs of each area."""
    own = select(bcus.c.bcu.label("area"), bcus.c.bcu.label("member")).where(covers_bcu(scope, bcus.c.bcu))
    return _union({Level.LONDON: _london(bcus.c.bcu, scope), Level.BCU: own}, levels)


def of_matrices(scope: Scope, levels: Levels, *, pan_area: bool = False) -> CTE:
    """(area, member): the Matrices of each area; the pan-London one is London's, and an area where asked for."""
    return _union(
        {
            Level.LONDON: _london_and(PAN, boroughs.c.borough, scope, *([PAN] if pan_area else [])),
            Level.BCU: _bcus(boroughs.c.borough, scope),
            Level.BOROUGH: _boroughs(scope),
        },
        levels,
    )


def of_bcus_and_others(scope: Scope, levels: Levels) -> CTE:
    """(area, member): the BCUs of each area; London has besides its `OTHERS`, whoever is of no BCU."""
    own = select(bcus.c.bcu.label("area"), bcus.c.bcu.label("member")).where(covers_bcu(scope, bcus.c.bcu))
    return _union({Level.LONDON: _london_and(OTHERS, bcus.c.bcu, scope), Level.BCU: own}, levels)


def of_users(scope: Scope, levels: Levels) -> CTE:
    """(area, member): the users who belong to each area: their unit is that BCU, or a borough of it."""
    unit = func.coalesce(boroughs.c.bcu, users.c.unit)
    placed = users.outerjoin(boroughs, boroughs.c.borough == users.c.unit).join(bcus, bcus.c.bcu == unit)
    own = select(bcus.c.bcu.label("area"), users.c.user_id.label("member")).select_from(placed)
    everybody = _area(literal(LONDON_AREA, Words()), users.c.user_id).where(_in_london(scope))
    parts = {Level.LONDON: everybody, Level.BCU: own.where(covers_bcu(scope, bcus.c.bcu))}
    return _union(parts, levels, "areas_of_users")


def concerned(rows: CTE, by_matrix: CTE, by_user: CTE) -> Subquery:
    """(area, and the columns of `rows`): what is on a Matrix of the area or of a user who belongs to it, once."""
    return union(
        select(by_matrix.c.area, rows).join_from(by_matrix, rows, rows.c.matrix == by_matrix.c.member),
        select(by_user.c.area, rows).join_from(by_user, rows, rows.c.user == by_user.c.member),
    ).subquery("concerned")


def as_members(members: CTE) -> CTE:
    """(area, member): each area as its own only member, for what cannot be added up (people counted once)."""
    return select(members.c.area, members.c.area.label("member")).distinct().cte("own_members")


def covers_bcu(scope: Scope, bcu: ColumnElement[str]) -> ColumnElement[bool]:
    """True where a row of that BCU lies in the scope."""
    return true() if scope.is_london else bcu == scope.bcu


def covers_borough(scope: Scope, borough: ColumnElement[str]) -> ColumnElement[bool]:
    """
    True where a row of that borough lies in the scope. For London nothing is asked: told of boroughs, SQLite
    would go by them instead of by the dates.
    """
    own = select(boroughs.c.borough).where(covers_bcu(scope, boroughs.c.bcu))
    return true() if scope.is_london else borough.in_(own)


def total(members: CTE, dates: CTE, counts: CTE, names: Iterable[str] = ("numerator", "denominator")) -> Rows:
    """
    Counts by member (as_at, member, and each of the names) added up for each area and date, in order.

    Counts without a denominator are counts of nothing more: theirs is null.
    """
    return (
        select(dates.c.as_at, members.c.area, *(_summed(counts, name) for name in names))
        .select_from(members.join(dates, true()))
        .outerjoin(counts, (counts.c.as_at == dates.c.as_at) & (counts.c.member == members.c.member))
        .group_by(dates.c.as_at, members.c.area)
        .order_by(dates.c.as_at, members.c.area)
    )


def _summed(counts: CTE, name: str) -> ColumnElement[Any]:
    if name not in counts.c:
        return cast(null(), Integer).label(name)
    return cast(func.coalesce(func.sum(counts.c[name]), 0), counts.c[name].type).label(name)


def whole(members: CTE, dates: CTE, numerator: ColumnElement[int], denominator: ColumnElement[int]) -> Rows:
    """What was counted once for all of an area at each date, not by member, in order."""
    return (
        select(dates.c.as_at, members.c.area, numerator.label("numerator"), denominator.label("denominator"))
        .select_from(members.join(dates, true()))
        .order_by(dates.c.as_at, members.c.area)
    )


def one_if(members: CTE, dates: CTE, there_is: ColumnElement[bool]) -> Rows:
    """1 of 1 for an area at each date where there is a row of which the condition is true, else 0 of 1."""
    return whole(members, dates, case((exists().where(there_is), 1), else_=0), literal(1))


def _union(parts: dict[Level, Rows], levels: Levels, name: str = "areas") -> CTE:
    asked = [parts[level] for level in Level if level in levels and level in parts]
    return union_all(*asked or [_nowhere()]).cte(name)


def _nowhere() -> Rows:
    """No area: a figure of London alone was asked for its boroughs."""
    return _area(literal("", Words()), literal("", Words())).where(false())


def _london(member: ColumnElement[str], scope: Scope) -> Rows:
    rows = _ONE_ROW.outerjoin(member.table, true())
    return (
        select(literal(LONDON_AREA, Words()).label("area"), member.label("member"))
        .select_from(rows)
        .where(_in_london(scope))
    )


def _london_and(more: str, member: ColumnElement[str], scope: Scope, *areas: str) -> Rows:
    """London with one member more than the map has, which may be an area of its own as well."""
    added = [_area(literal(area), literal(more)).where(_in_london(scope)) for area in (LONDON_AREA, *areas)]
    rows = union_all(_london(member, scope), *added).subquery()
    return select(rows.c.area, rows.c.member)


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
