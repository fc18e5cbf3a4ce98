"""Spells: each person's time on a borough's Matrix, cut wherever their score or band changes."""

from datetime import date
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Connection,
    FromClause,
    Integer,
    Select,
    String,
    and_,
    case,
    cast,
    delete,
    func,
    insert,
    literal,
    null,
    or_,
    select,
    union_all,
)

from queries.columns import Day
from queries.derive.touched import people
from queries.tables.derived import spells
from queries.tables.register import entries, harm_scores

LONG_AGO = date(1, 1, 1)


def rebuild(connection: Connection) -> None:
    """Works out anew the spells of the people touched."""
    touched = select(people.c.nominal_id)
    connection.execute(delete(spells).where(spells.c.nominal_id.in_(touched)))
    connection.execute(insert(spells).from_select([column.name for column in spells.columns], pieces(people)))


def pieces(people: FromClause) -> Select[Any]:
    """The spells of the people (nominal_id) given, with the columns of `spells`."""
    standing = _standing(people)
    from_on = _later(entries.c.added_on, standing.c.from_on)
    to_on = _sooner(entries.c.removed_on, standing.c.to_on)
    return (
        select(
            entries.c.nominal_id,
            from_on.label("from_on"),
            to_on.label("to_on"),
            entries.c.entry_id,
            entries.c.borough,
            standing.c.harm_score,
            standing.c.band,
            standing.c.ever_above_zero,
            standing.c.ever_above_green,
        )
        .join_from(entries, standing, entries.c.nominal_id == standing.c.nominal_id)
        .where(or_(to_on.is_(None), from_on < to_on))
    )


def _standing(people: FromClause) -> CTE:
    """Each touched person's score and band, from the day they came to be so to the day they changed."""
    changes = _changes(people)
    until = func.lead(changes.c.scored_on).over(
        partition_by=changes.c.nominal_id, order_by=changes.c.scored_on
    )
    return select(
        changes.c.nominal_id,
        changes.c.scored_on.label("from_on"),
        until.label("to_on"),
        changes.c.harm_score,
        changes.c.band,
        changes.c.ever_above_zero,
        changes.c.ever_above_green,
    ).cte("standing")


def _changes(people: FromClause) -> CTE:
    """The scores that differ from the one before; everybody begins long ago without one."""
    scores = _scores(people)
    in_time: dict[str, Any] = {"partition_by": scores.c.nominal_id, "order_by": scores.c.scored_on}
    compared = select(
        scores,
        func.max(case((scores.c.harm_score > 0, 1), else_=0)).over(**in_time).label("ever_above_zero"),
        func.max(case((scores.c.band != "green", 1), else_=0)).over(**in_time).label("ever_above_green"),
        func.lag(scores.c.harm_score).over(**in_time).label("score_before"),
        func.lag(scores.c.band).over(**in_time).label("band_before"),
    ).cte("compared")
    changed = or_(
        compared.c.scored_on == LONG_AGO,
        compared.c.harm_score.is_distinct_from(compared.c.score_before),
        compared.c.band.is_distinct_from(compared.c.band_before),
    )
    return select(compared).where(changed).cte("changes")


def _scores(people: FromClause) -> CTE:
    touched = select(people.c.nominal_id)
    unscored = select(
        people.c.nominal_id,
        literal(LONG_AGO, Day()).label("scored_on"),
        cast(null(), Integer).label("harm_score"),
        cast(null(), String).label("band"),
    )
    scored = select(
        harm_scores.c.nominal_id, harm_scores.c.scored_on, harm_scores.c.harm_score, harm_scores.c.band
    ).where(harm_scores.c.nominal_id.in_(touched))
    return union_all(unscored, scored).cte("scores")


def _later(one: ColumnElement[Any], other: ColumnElement[Any]) -> ColumnElement[Any]:
    return case((one >= other, one), else_=other)


def _sooner(one: ColumnElement[Any], other: ColumnElement[Any]) -> ColumnElement[Any]:
    """The sooner of two ends; an empty one is no end."""
    return case((or_(other.is_(None), and_(one.is_not(None), one <= other)), one), else_=other)
