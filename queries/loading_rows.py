"""The rows of one table as a load takes them in: which came before, which are held, what they replace."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    Connection,
    Integer,
    MetaData,
    Table,
    UniqueConstraint,
    and_,
    bindparam,
    delete,
    func,
    insert,
    select,
    tuple_,
    update,
)

from queries.loading_history import Key, Values, is_key, keep, put_back, was_replaced
from queries.loading_keys import in_parts
from queries.upsert import insert_if_absent

LOOKED_UP_AT_ONCE = 500
_FOR_ONE_LOAD: dict[str, Any] = {"prefixes": ["TEMPORARY"], "postgresql_on_commit": "DROP"}


@dataclass(frozen=True)
class Arrival:
    """That a pack brought a key on a line; `content` is a number that differs where the rows differ."""

    line: int
    key: Key
    content: int


class Arrivals:
    """
    The keys that a pack has brought for one table so far.

    They are kept in the database, not in memory: the access log has any number of them.
    """

    def __init__(self, connection: Connection, table: Table) -> None:
        self._connection = connection
        self._table = table
        self._keys = list(table.primary_key)
        columns = [Column(key.name, key.type, nullable=False) for key in self._keys]
        self._arrived = Table(
            f"arrived_{table.name}",
            MetaData(),
            Column("arrived_line", Integer, primary_key=True),
            Column("arrived_content", BigInteger, nullable=False),
            *columns,
            UniqueConstraint(*columns),
            **_FOR_ONE_LOAD,
        )
        self._arrived.drop(connection, checkfirst=True)
        self._arrived.create(connection)

    def add(self, arrivals: Sequence[Arrival]) -> dict[int, Arrival]:
        """Takes note of these lines; returns, for each whose key came before, the line that was first."""
        if not arrivals:
            return {}
        names = [key.name for key in self._keys]
        rows = [
            {"arrived_line": arrival.line, "arrived_content": arrival.content}
            | dict(zip(names, arrival.key, strict=True))
            for arrival in arrivals
        ]
        self._connection.execute(insert_if_absent(self._connection, self._arrived), rows)
        within = self._between(arrivals[0].line, arrivals[-1].line)
        if self._connection.scalar(select(func.count()).where(within)) == len(arrivals):
            return {}
        noted = set(self._connection.scalars(select(self._arrived.c.arrived_line).where(within)))
        repeated = [arrival for arrival in arrivals if arrival.line not in noted]
        first = {arrival.key: arrival for arrival in self.of_keys(arrival.key for arrival in repeated)}
        return {arrival.line: first[arrival.key] for arrival in repeated}

    def of_keys(self, keys: Iterable[Key]) -> list[Arrival]:
        """The first lines on which these keys came; a key that the pack did not bring has none."""
        columns = [self._arrived.c[key.name] for key in self._keys]
        chosen = select(self._arrived.c.arrived_line, self._arrived.c.arrived_content, *columns)
        return [
            Arrival(line, tuple(key), content)
            for some in in_parts(list(keys), LOOKED_UP_AT_ONCE)
            for line, content, *key in self._connection.execute(chosen.where(tuple_(*columns).in_(some)))
        ]

    def held(self, first_line: int, last_line: int) -> dict[Key, Values]:
        """The rows held already under the keys that came on these lines."""
        theirs = and_(*(self._arrived.c[key.name] == key for key in self._keys))
        rows = select(self._table).join_from(self._arrived, self._table, theirs)
        found = self._connection.execute(rows.where(self._between(first_line, last_line))).mappings()
        return {tuple(row[key.name] for key in self._keys): dict(row) for row in found}

    def forget(self) -> None:
        """Gives the room back."""
        self._arrived.drop(self._connection)

    def _between(self, first_line: int, last_line: int) -> ColumnElement[bool]:
        return self._arrived.c.arrived_line.between(first_line, last_line)


def add_rows(connection: Connection, table: Table, rows: Sequence[Values]) -> None:
    """Adds rows whose keys are not held."""
    if rows:
        connection.execute(insert(table), rows)


def replace_rows(
    connection: Connection, table: Table, pairs: Sequence[tuple[Values, Values]], *, load_id: int
) -> None:
    """Puts each new row in the place of the old one, which is kept with the load that replaced it."""
    if not pairs:
        return
    keep(connection, table, [old for old, _ in pairs], load_id=load_id)
    keys = [column.name for column in table.primary_key]
    others = [column.name for column in table.columns if column.name not in keys]
    replacing = (
        update(table)
        .where(and_(*(table.c[name] == bindparam(f"key_{name}") for name in keys)))
        .values({name: bindparam(f"new_{name}") for name in others})
    )
    connection.execute(
        replacing,
        [
            {f"key_{name}": new[name] for name in keys} | {f"new_{name}": new[name] for name in others}
            for _, new in pairs
        ],
    )


def take_back(connection: Connection, table: Table, key: Key, *, load_id: int) -> str | None:
    """Undoes what this load did with a row; says what that was, or nothing where the row is not held."""
    brought_by = connection.scalar(select(table.c.load_id).where(is_key(table, key)))
    if brought_by != load_id:
        return None if brought_by is None else "unchanged"
    if was_replaced(connection, table, key, load_id=load_id):
        put_back(connection, table, key, load_id=load_id)
        return "changed"
    connection.execute(delete(table).where(is_key(table, key)))
    return "added"


def row_of(connection: Connection, table: Table, key: Key) -> Values:
    """The row held under a key; nothing where there is none."""
    found = connection.execute(select(table).where(is_key(table, key))).mappings().one_or_none()
    return {} if found is None else dict(found)
