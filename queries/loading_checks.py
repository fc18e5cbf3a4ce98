"""What can be checked only against the rows held: spells that overlap, a log in two forms, unknown users."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    and_,
    distinct,
    exists,
    func,
    literal,
    or_,
    select,
    union_all,
)

from queries.derive.touched import people
from queries.loading_history import Key
from queries.tables.access import access_days, access_events, users
from queries.tables.derived import access_by_day
from queries.tables.register import entries


def overlapping_entries(connection: Connection) -> list[str]:
    """The spells of the people this load touched that share a day with another spell of the same person."""
    other = entries.alias("other")
    same_days = and_(
        entries.c.nominal_id == other.c.nominal_id,
        entries.c.entry_id != other.c.entry_id,
        _lasts(entries),
        _lasts(other),
        or_(other.c.removed_on.is_(None), entries.c.added_on < other.c.removed_on),
        or_(entries.c.removed_on.is_(None), other.c.added_on < entries.c.removed_on),
    )
    found = (
        select(entries.c.entry_id)
        .where(entries.c.nominal_id.in_(select(people.c.nominal_id)), exists().where(same_days))
        .order_by(entries.c.entry_id)
    )
    return list(connection.scalars(found))


def _lasts(spell: FromClause) -> ColumnElement[bool]:
    """A spell of no days shares a day with nothing."""
    return or_(spell.c.removed_on.is_(None), spell.c.added_on < spell.c.removed_on)


def held_in_other_form(
    connection: Connection, table: str, days: Collection[date], *, load_id: int
) -> set[tuple[date, str]]:
    """
    The (day, Matrix) pairs, of those days, of which the log was held before this load in the form that
    `table` is not.
    """
    if table == "access_days":
        return _derived(connection, "events", days)
    before = select(access_days.c.day, access_days.c.matrix).where(
        access_days.c.day.in_(days), access_days.c.load_id != load_id
    )  # also one that counts no opening, of which nothing is derived
    found = {(day, matrix) for day, matrix in connection.execute(before.distinct())}
    return found | _derived(connection, "days", days)


def _derived(connection: Connection, form: str, days: Collection[date]) -> set[tuple[date, str]]:
    log = select(access_by_day.c.day, access_by_day.c.matrix).where(
        access_by_day.c.day.in_(days), access_by_day.c.form == form
    )
    return {(day, matrix) for day, matrix in connection.execute(log.distinct())}


def rolled_up_by(connection: Connection, load_id: int, days: Collection[date]) -> dict[Key, tuple[date, str]]:
    """The rows of `access_days` that this load brought for those days: key, and (day, Matrix)."""
    chosen = select(*access_days.primary_key).where(
        access_days.c.day.in_(days), access_days.c.load_id == load_id
    )
    return {tuple(row): (row.day, row.matrix) for row in connection.execute(chosen)}


def openings_by_unknown_users(connection: Connection, load_id: int) -> tuple[int, int]:
    """How many events of this load are by users who are not in `users`, and by how many such users."""
    one_by_one = select(access_events.c.user_id, literal(1).label("events"), access_events.c.load_id)
    by_day = select(access_days.c.user_id, access_days.c.events, access_days.c.load_id)
    log = union_all(one_by_one, by_day).subquery("log")
    counts = select(func.coalesce(func.sum(log.c.events), 0), func.count(distinct(log.c.user_id))).where(
        log.c.load_id == load_id, ~exists().where(users.c.user_id == log.c.user_id)
    )
    events, by_users = connection.execute(counts).one()
    return int(events), by_users
