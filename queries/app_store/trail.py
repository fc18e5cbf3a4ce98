"""The trail: one row per thing done, each sealed over the one before it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, func, insert, select, update

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


@dataclass(frozen=True)
class Wanted:
    """Which rows: of an account, of a kind, from an instant on, until before another; None for all of them."""

    who: str | None = None
    what: str | None = None
    since: datetime | None = None
    until: datetime | None = None

    def conditions(self) -> list[ColumnElement[bool]]:
        named = {trail.c.who: self.who, trail.c.what: self.what}
        found = [column == value for column, value in named.items() if value is not None]
        found += [trail.c.at >= self.since] if self.since is not None else []
        return found + ([trail.c.at < self.until] if self.until is not None else [])


def some(connection: Connection, wanted: Wanted, how_many: int, before: int | None = None) -> list[Row]:
    """The last of the rows wanted, newest first; with `before`, of those older than that seq."""
    older = [trail.c.seq < before] if before is not None else []
    chosen = select(trail).where(*wanted.conditions(), *older).order_by(trail.c.seq.desc())
    return list(connection.execute(chosen.limit(how_many)).mappings())


def how_many(connection: Connection, wanted: Wanted) -> int:
    return connection.scalar(select(func.count()).select_from(trail).where(*wanted.conditions())) or 0


def known(connection: Connection) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Everybody who did something, and every kind of thing that was done."""
    who, what = (
        tuple(connection.scalars(select(column).distinct().order_by(column)))
        for column in (trail.c.who, trail.c.what)
    )
    return who, what


def head(connection: Connection) -> tuple[int, str]:
    """Where the trail ends by its own account: the last seq and its mac."""
    row = connection.execute(select(trail_head)).mappings().one()
    return row["seq"], row["mac"]
