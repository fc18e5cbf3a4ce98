"""Every load there was, with what became of its rows, of the tables that a reader is told of."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from queries.tables.loads import load_tables, loads

COUNTS = ("added", "changed", "unchanged", "refused", "withdrawn")


@dataclass(frozen=True)
class LoadSeen:
    """A load: when, by whom, of which pack, how it ended; and its rows by what became of them."""

    load_id: int
    begun_at: datetime
    loaded_by: str
    pack: str
    outcome: str
    synthetic: bool
    tables: int
    rows: dict[str, int]


def load_history(connection: Connection, is_told: Callable[[str], bool]) -> list[LoadSeen]:
    """
    The loads, the latest first.

    :param is_told: whether the rows of a table are counted for this reader.
    """
    counted: dict[int, list[dict[str, int]]] = {}
    for row in connection.execute(select(load_tables)).mappings():
        if is_told(row["table_name"]):
            counted.setdefault(row["load_id"], []).append({name: row[name] for name in COUNTS})
    found = connection.execute(select(loads).order_by(loads.c.load_id.desc())).mappings()
    return [
        LoadSeen(
            load_id=row["load_id"],
            begun_at=row["begun_at"],
            loaded_by=row["loaded_by"],
            pack=row["pack"],
            outcome=row["outcome"],
            synthetic=bool(row["synthetic"]),
            tables=len(counted.get(row["load_id"], [])),
            rows={name: sum(rows[name] for rows in counted.get(row["load_id"], [])) for name in COUNTS},
        )
        for row in found
    ]
