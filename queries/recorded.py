"""The rows that were entered by hand on a page: those brought by loads of a given name."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, Table, select

from queries.loading_history import as_text
from queries.tables import pack_tables
from queries.tables.loads import loads


@dataclass(frozen=True)
class Recorded:
    """A row entered by hand: its table, its key as withdrawals write it, its commitment, who entered it."""

    table: str
    key: str
    commitment: str | None
    dated_on: date
    said: str
    by: str


# By table, the columns that say when it is dated and what it says.
BY_HAND = {
    "status_updates": ("recorded_on", "status"),
    "evidence": ("dated_on", "title"),
    "decisions": ("decided_on", "title"),
    "withdrawals": ("withdrawn_on", "key"),
}


def recorded(connection: Connection, pack: str) -> tuple[Recorded, ...]:
    """What loads of that name brought and what still stands of it, the latest first."""
    found = [row for name in BY_HAND for row in _of(connection, pack_tables()[name], pack)]
    return tuple(sorted(found, key=lambda row: (row.dated_on, row.table, row.key), reverse=True))


def _of(connection: Connection, table: Table, pack: str) -> list[Recorded]:
    dated_on, said = BY_HAND[table.name]
    rows = select(table, loads.c.loaded_by).join(loads, loads.c.load_id == table.c.load_id)
    return [
        Recorded(
            table.name,
            as_text(tuple(row[column.name] for column in table.primary_key)),
            row.get("commitment"),
            row[dated_on],
            row[said] or "",
            row["loaded_by"],
        )
        for row in connection.execute(rows.where(loads.c.pack == pack)).mappings()
    ]
