"""The trail: one row per thing done, each sealed over the one before it."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, RowMapping, insert, select, update

from queries.app_store.tables import trail, trail_head
from queries.paging import in_pages

Row = Mapping[str, Any] | RowMapping
Seal = Callable[[Row, str], str]
EACH_TIME = 1000


def append(connection: Connection, row: Row, seal: Seal) -> int:
    """
    Adds a row to the end; `seal(row with its seq, mac before it)` gives its mac. Returns its seq.

    The head is locked first: two writers add one after the other, never side by side.
    """
    last = connection.execute(select(trail_head).with_for_update()).mappings().one()
    numbered = {**row, "seq": last["seq"] + 1}
    mac = seal(numbered, last["mac"])
    connection.execute(insert(trail).values(**numbered, mac=mac))
    connection.execute(update(trail_head).values(seq=numbered["seq"], mac=mac))
    return int(numbered["seq"])


def in_order(connection: Connection) -> Iterator[Row]:
    """Every row, first to last."""
    for page in in_pages(connection, select(trail), [trail.c.seq], EACH_TIME):
        yield from page


def newest(connection: Connection, how_many: int) -> list[Row]:
    """The last rows, newest first."""
    return list(connection.execute(select(trail).order_by(trail.c.seq.desc()).limit(how_many)).mappings())


def head(connection: Connection) -> tuple[int, str]:
    """Where the trail ends by its own account: the last seq and its mac."""
    row = connection.execute(select(trail_head)).mappings().one()
    return row["seq"], row["mac"]
