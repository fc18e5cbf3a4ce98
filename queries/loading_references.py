"""What a value refers to: a row that is held, one that this load refused, or none."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from sqlalchemy import Column, Connection, MetaData, String, Table, select

from queries.columns import KEYS
from queries.tables import data_metadata
from queries.tables.access import access_days
from queries.upsert import insert_if_absent

LOOKED_UP_AT_ONCE = 5_000


class RefusedKeys:
    """The keys of the rows that a load refused, kept in the database: there may be any number of them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._keys = Table(
            "refused_keys",
            MetaData(),
            Column("table_name", String, primary_key=True),
            Column("row_key", String, primary_key=True),
            prefixes=["TEMPORARY"],
            postgresql_on_commit="DROP",
        )
        self._keys.drop(connection, checkfirst=True)
        self._keys.create(connection)

    def add(self, table: str, keys: Iterable[str]) -> None:
        rows = [{"table_name": table, "row_key": key} for key in keys]
        if rows:
            self._connection.execute(insert_if_absent(self._connection, self._keys), rows)

    def among(self, table: str, keys: Collection[str]) -> set[str]:
        """Those of the keys whose row of that table was refused."""
        refused = self._keys.c.row_key
        chosen = select(refused).where(self._keys.c.table_name == table)
        return {
            key
            for some in _in_parts(keys)
            for key in self._connection.scalars(chosen.where(refused.in_(some)))
        }


def held_among(connection: Connection, table: str, values: Collection[Any]) -> set[Any]:
    """Those of the values that are the key of a row of that table."""
    key = data_metadata.tables[table].c[KEYS[table]]
    return {
        value for some in _in_parts(values) for value in connection.scalars(select(key).where(key.in_(some)))
    }


def with_days_among(connection: Connection, user_ids: Collection[str]) -> set[str]:
    """Those of the users part of whose log came rolled up, so that its events are not held one by one."""
    user = access_days.c.user_id
    return {
        user_id
        for some in _in_parts(user_ids)
        for user_id in connection.scalars(select(user).where(user.in_(some)).distinct())
    }


def _in_parts(values: Collection[Any]) -> Iterator[list[Any]]:
    listed = list(values)
    return (listed[start : start + LOOKED_UP_AT_ONCE] for start in range(0, len(listed), LOOKED_UP_AT_ONCE))
