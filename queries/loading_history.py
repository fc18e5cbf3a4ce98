"""The rows that loads replaced or took out, each kept with the load that did."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, Table, and_, delete, literal, select, update

from queries.columns import Day, Instant
from queries.paging import in_pages
from queries.tables.loads import replaced_rows
from queries.upsert import insert_if_absent

Key = tuple[Any, ...]
Values = Mapping[str, Any]

AT_ONCE = 1_000


@dataclass(frozen=True)
class Replaced:
    """A row of the history: which load replaced it or took it out, which had brought it, and what it was."""

    load_id: int
    table: str
    key: str
    brought_by: int
    withdrawn: bool
    row: dict[str, Any]


def keep(
    connection: Connection, table: Table, rows: Sequence[Values], *, load_id: int, withdrawn: bool = False
) -> None:
    """Keeps rows as they were before this load replaced or took them out."""
    kept = [_kept(table, row) | {"replaced_by": load_id, "withdrawn": int(withdrawn)} for row in rows]
    if kept:
        connection.execute(insert_if_absent(connection, replaced_rows), kept)


def put_back(connection: Connection, table: Table, key: Key, *, load_id: int) -> None:
    """Undoes what this load replaced: the old row stands again, and history knows of no other."""
    ours = _of(load_id, table, key)
    old = connection.execute(select(replaced_rows).where(ours)).mappings().one()
    values = _read(table, old["row_as_json"]) | {"load_id": old["brought_by"]}
    connection.execute(update(table).where(is_key(table, key)).values(values))
    connection.execute(delete(replaced_rows).where(ours))


def was_replaced(connection: Connection, table: Table, key: Key, *, load_id: int) -> bool:
    """Whether this load replaced the row of that key."""
    return connection.scalar(select(literal(1)).where(_of(load_id, table, key))) is not None


def forget(
    connection: Connection, tables: Sequence[str], to_go: Callable[[str, Sequence[Replaced]], Iterable[str]]
) -> None:
    """Takes rows out of the history: those of these tables whose keys `to_go` gives back."""
    chosen = select(replaced_rows).where(replaced_rows.c.table_name.in_(tables))
    for page in in_pages(connection, chosen, list(replaced_rows.primary_key), AT_ONCE):
        rows = [_replaced(row) for row in page]
        for table in {row.table for row in rows}:
            for load_id in {row.load_id for row in rows}:
                some = [row for row in rows if (row.table, row.load_id) == (table, load_id)]
                gone = list(to_go(table, some))
                ours = (replaced_rows.c.replaced_by == load_id) & (replaced_rows.c.table_name == table)
                connection.execute(delete(replaced_rows).where(ours, replaced_rows.c.row_key.in_(gone)))


def history(connection: Connection, *, last: int) -> list[Replaced]:
    """The rows that were replaced or taken out last, the latest first."""
    order = (replaced_rows.c.replaced_by.desc(), replaced_rows.c.table_name, replaced_rows.c.row_key)
    latest = connection.execute(select(replaced_rows).order_by(*order).limit(last))
    return [_replaced(row) for row in latest.mappings()]


def is_key(table: Table, key: Key) -> Any:
    """That a row has this key."""
    return and_(*(column == value for column, value in zip(table.primary_key, key, strict=True)))


def as_text(key: Iterable[Any]) -> str:
    """A key as DATA.md writes it: its values joined by `;`."""
    return ";".join(written(value) for value in key)


def written(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def _replaced(row: RowMapping) -> Replaced:
    return Replaced(
        load_id=row["replaced_by"],
        table=row["table_name"],
        key=row["row_key"],
        brought_by=row["brought_by"],
        withdrawn=bool(row["withdrawn"]),
        row=json.loads(row["row_as_json"]),
    )


def _kept(table: Table, row: Values) -> dict[str, Any]:
    contents = {name: value for name, value in row.items() if name != "load_id"}
    return {
        "table_name": table.name,
        "row_key": as_text(row[column.name] for column in table.primary_key),
        "brought_by": row["load_id"],
        "row_as_json": json.dumps(contents, ensure_ascii=False, default=written),
    }


def _read(table: Table, as_json: str) -> dict[str, Any]:
    return {name: _typed(table.c[name].type, value) for name, value in json.loads(as_json).items()}


def _typed(kind: Any, value: Any) -> Any:
    if value is None or not isinstance(kind, Day | Instant):
        return value
    return date.fromisoformat(value) if isinstance(kind, Day) else datetime.fromisoformat(value)


def _of(load_id: int, table: Table, key: Key) -> Any:
    return and_(
        replaced_rows.c.replaced_by == load_id,
        replaced_rows.c.table_name == table.name,
        replaced_rows.c.row_key == as_text(key),
    )
