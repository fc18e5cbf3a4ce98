"""Transfers: the entries that began as somebody's move, known to a load alone, which sees both sides of it."""

from sqlalchemy import Connection, and_, delete, exists, insert, select

from queries.derive.touched import people
from queries.tables.derived import transfers
from queries.tables.register import entries


def rebuild(connection: Connection) -> None:
    """Works out anew which entries of the people touched began as a move."""
    touched = select(people.c.nominal_id)
    connection.execute(delete(transfers).where(transfers.c.nominal_id.in_(touched)))
    left = entries.alias("left")
    moved = and_(
        left.c.nominal_id == entries.c.nominal_id,
        left.c.removed_on == entries.c.added_on,
        left.c.removal_reason == "moved",
    )
    columns = [entries.c[column.name] for column in transfers.columns]
    arrived = select(*columns).where(entries.c.nominal_id.in_(touched), exists().where(moved))
    connection.execute(insert(transfers).from_select([column.name for column in columns], arrived))
