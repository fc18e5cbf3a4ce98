"""Transfers: the entries that began as somebody's move, known to a load alone, which sees both sides of it."""

from typing import Any

from sqlalchemy import Connection, FromClause, Select, and_, delete, exists, insert, select

from queries.derive.touched import people
from queries.tables.derived import transfers
from queries.tables.register import entries


def rebuild(connection: Connection) -> None:
    """Works out anew which entries of the people touched began as a move."""
    touched = select(people.c.nominal_id)
    connection.execute(delete(transfers).where(transfers.c.nominal_id.in_(touched)))
    names = [column.name for column in transfers.columns]
    connection.execute(insert(transfers).from_select(names, pieces(people)))


def pieces(people: FromClause) -> Select[Any]:
    """The transfers of the people (nominal_id) given, with the columns of `transfers`."""
    left = entries.alias("left_behind")
    moved = and_(
        left.c.nominal_id == entries.c.nominal_id,
        left.c.removed_on == entries.c.added_on,
        left.c.removal_reason == "moved",
    )
    columns = [entries.c[column.name] for column in transfers.columns]
    return select(*columns).where(
        entries.c.nominal_id.in_(select(people.c.nominal_id)), exists().where(moved)
    )
