"""What a value refers to, and what refers to a row."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Column, Connection, Table, select

from queries.columns import KEYS, Reference
from queries.loading_keys import in_parts
from queries.tables import data_metadata, pack_columns, pack_tables
from queries.tables.access import access_days


def held_among(connection: Connection, table: str, values: Collection[Any]) -> set[Any]:
    """Those of the values that are the key of a row of that table."""
    key = data_metadata.tables[table].c[KEYS[table]]
    return {
        value for some in in_parts(values) for value in connection.scalars(select(key).where(key.in_(some)))
    }


def with_days_among(connection: Connection, user_ids: Collection[str]) -> set[str]:
    """Those of the users part of whose log came rolled up, so that its events are not held one by one."""
    user = access_days.c.user_id
    return {
        user_id
        for some in in_parts(user_ids)
        for user_id in connection.scalars(select(user).where(user.in_(some)).distinct())
    }


def hanging_on(table: Table) -> list[tuple[Table, Column[Any], Reference]]:
    """
    The tables whose rows cannot be without the row of this one that they refer to, and by which column.

    An opening can be without its user: it is then by somebody unknown.
    """
    return [
        (other, column, column.info["refers"])
        for other in pack_tables().values()
        for column in pack_columns(other)
        if hangs(column.info["refers"], table.name)
    ]


def hangs(refers: Reference | None, table: str) -> bool:
    """Whether a row with such a reference goes with the row of that table it refers to."""
    return refers is not None and table in refers.tables and not refers.else_unknown
