"""Rows taken out again: which withdrawals stand, and the going of a row with all that hangs on it."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, delete, literal, select, tuple_

from queries.columns import KEYS, Reference
from queries.loading_history import Key, Replaced, Values, as_text, forget, is_key, keep
from queries.loading_keys import KeyNotes, in_parts
from queries.loading_references import hanging_on, hangs, held_among
from queries.paging import in_pages
from queries.tables import pack_columns, pack_tables
from queries.tables.governance import withdrawals

AT_ONCE = 500
KEPT_FOR = "error"  # the one reason for which the row stays in the history of loads

Gone = Callable[[Table, Sequence[Values]], None]


def tables_with_withdrawals(connection: Connection) -> set[str]:
    """The tables of which rows stand withdrawn."""
    return set(connection.scalars(select(withdrawals.c.table).distinct()))


def standing(connection: Connection, table: str, keys: Collection[str]) -> dict[str, int]:
    """Those of the keys that stand withdrawn, and the load that brought the withdrawal."""
    chosen = select(withdrawals.c.key, withdrawals.c.load_id).where(withdrawals.c.table == table)
    return {
        key: load_id
        for some in in_parts(keys)
        for key, load_id in connection.execute(chosen.where(withdrawals.c.key.in_(some)))
    }


def brought_withdrawals(connection: Connection, load_id: int) -> Iterator[list[tuple[str, str, bool]]]:
    """The withdrawals this load brought or changed, some at once: table, key, whether history keeps the row."""
    brought = select(withdrawals).where(
        withdrawals.c.load_id == load_id, withdrawals.c.table != withdrawals.name
    )
    for page in in_pages(connection, brought, list(withdrawals.primary_key), AT_ONCE):
        yield [(row["table"], row["key"], row["reason"] == KEPT_FOR) for row in page]


def withdrawals_of_withdrawals(connection: Connection, load_id: int) -> list[str]:
    """The withdrawals this load wants taken out, by key; one that names another of them comes before it."""
    ours = (withdrawals.c.load_id == load_id) & (withdrawals.c.table == withdrawals.name)
    return sorted(connection.scalars(select(withdrawals.c.key).where(ours)), key=len, reverse=True)


def stands(connection: Connection, table: str, key: str) -> bool:
    """Whether a withdrawal is held."""
    return connection.scalar(select(literal(1)).where(is_key(withdrawals, (table, key)))) is not None


def take_out(
    connection: Connection, table: Table, keys: Sequence[Key], *, load_id: int, kept: bool, gone: Gone
) -> set[Key]:
    """
    Takes out the rows of these keys, and all that hangs on them first; returns the keys that were held.

    `gone` is told the rows of each table before they go; `kept`, they stay in the history of loads.
    """
    found: set[Key] = set()
    for some in in_parts(keys, AT_ONCE):
        rows = [dict(row) for row in connection.execute(select(table).where(_among(table, some))).mappings()]
        if not rows:
            continue
        for other, column, refers in hanging_on(table):
            values = _without_another(connection, table, refers, {row[KEYS[table.name]] for row in rows})
            while hanging := _some_keys(connection, other, column.in_(values)):
                take_out(connection, other, hanging, load_id=load_id, kept=kept, gone=gone)
        gone(table, rows)
        if kept:
            keep(connection, table, rows, load_id=load_id, withdrawn=True)
        connection.execute(delete(table).where(_among(table, some)))
        found.update(tuple(row[column.name] for column in table.primary_key) for row in rows)
    return found


def erase_history(connection: Connection, erased: KeyNotes) -> None:
    """Takes out of the history every row that was erased, and every one that hung on it at any time."""
    tables = pack_tables()
    names = [name for name, table in tables.items() if name in erased.tables or _hung(table, erased.tables)]

    def to_go(name: str, rows: Sequence[Replaced]) -> set[str]:
        gone = erased.among(name, {row.key for row in rows})
        for column, referred in _hung(tables[name], erased.tables):
            values = {str(row.row[column]) for row in rows if row.row[column] is not None}
            bad = erased.among(referred, values)
            gone |= {row.key for row in rows if str(row.row[column]) in bad}
        return gone

    forget(connection, names, to_go)


def _hung(table: Table, on: Collection[str]) -> list[tuple[str, str]]:
    """The columns by which rows of a table hang on rows of one of those tables, and which that is."""
    return [
        (column.name, referred)
        for column in pack_columns(table)
        for referred in on
        if hangs(column.info["refers"], referred)
    ]


def _without_another(
    connection: Connection, table: Table, refers: Reference, values: Collection[Any]
) -> list[Any]:
    """The values that no word and no row of another table stands for as well."""
    others = [name for name in refers.tables if name != table.name]
    also = {value for name in others for value in held_among(connection, name, values)}
    return [value for value in values if value not in also and value not in refers.words]


def _some_keys(connection: Connection, table: Table, which: Any) -> list[Key]:
    chosen = select(*table.primary_key).where(which).limit(AT_ONCE * 20)
    return [tuple(row) for row in connection.execute(chosen)]


def _among(table: Table, keys: Sequence[Key]) -> Any:
    columns = list(table.primary_key)
    if len(columns) == 1:
        return columns[0].in_([key[0] for key in keys])
    return tuple_(*columns).in_(keys)


def as_keys(rows: Sequence[Mapping[str, Any]], table: Table) -> list[str]:
    """The keys of rows as DATA.md writes them."""
    return [as_text(row[column.name] for column in table.primary_key) for row in rows]
