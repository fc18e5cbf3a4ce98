"""Keys that a load takes note of, kept in the database: there may be any number of them."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from sqlalchemy import Column, Connection, MetaData, String, Table, delete, func, select

from queries.upsert import insert_if_absent

LOOKED_UP_AT_ONCE = 5_000


class KeyNotes:
    """Keys of rows, written as DATA.md writes them, under the name of their table; gone with the load."""

    def __init__(self, connection: Connection, name: str) -> None:
        self._connection = connection
        self._notes = Table(
            f"{name}_keys",
            MetaData(),
            Column("table_name", String, primary_key=True),
            Column("row_key", String, primary_key=True),
            prefixes=["TEMPORARY"],
            postgresql_on_commit="DROP",
        )
        self._notes.drop(connection, checkfirst=True)
        self._notes.create(connection)
        self.tables: set[str] = set()  # of which there are any

    def add(self, table: str, keys: Iterable[str]) -> None:
        rows = [{"table_name": table, "row_key": key} for key in keys]
        if rows:
            self.tables.add(table)
            self._connection.execute(insert_if_absent(self._connection, self._notes), rows)

    def remove(self, table: str, keys: Collection[str]) -> None:
        for some in in_parts(keys) if table in self.tables else ():
            self._connection.execute(
                delete(self._notes).where(self._of(table), self._notes.c.row_key.in_(some))
            )

    def among(self, table: str, keys: Collection[str]) -> set[str]:
        """Those of the keys that were taken note of under that table."""
        chosen = select(self._notes.c.row_key).where(self._of(table))
        return {
            key
            for some in (in_parts(keys) if table in self.tables else ())
            for key in self._connection.scalars(chosen.where(self._notes.c.row_key.in_(some)))
        }

    def first(self, number: int) -> list[tuple[str, str]]:
        """The first so many notes in order: table and key."""
        chosen = select(self._notes).order_by(*self._notes.c).limit(number)
        return [(table, key) for table, key in self._connection.execute(chosen)]

    def __len__(self) -> int:
        return self._connection.scalar(select(func.count()).select_from(self._notes)) or 0

    def _of(self, table: str) -> Any:
        return self._notes.c.table_name == table


def in_parts(values: Collection[Any], at_once: int = LOOKED_UP_AT_ONCE) -> Iterator[list[Any]]:
    """The values, no more at once than a statement can hold."""
    listed = list(values)
    return (listed[start : start + at_once] for start in range(0, len(listed), at_once))
