"""What was kept of meetings: added whole, read, and never changed."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, func, insert, select

from queries.app_store import release_tables as tables

Row = Mapping[str, Any]


class Kind(Enum):
    """The exact figures of a meeting, and their protected projection: each with its three tables."""

    SNAPSHOT = (tables.snapshots, tables.snapshot_rows, tables.snapshot_records)
    RELEASE = (tables.releases, tables.release_rows, tables.release_records)

    @property
    def heads(self) -> Table:
        return self.value[0]

    @property
    def rows(self) -> Table:
        return self.value[1]

    @property
    def records(self) -> Table:
        return self.value[2]


def _counted(kind: Kind) -> Iterator[ColumnElement[Any]]:
    made = kind.heads.c.made_at
    yield select(func.count(made)).scalar_subquery().label(f"{kind.name}_editions")
    yield select(func.max(made)).scalar_subquery().label(f"{kind.name}_last")


_EDITIONS = select(*_counted(Kind.SNAPSHOT), *_counted(Kind.RELEASE))  # made once: it is asked at every run


def editions(connection: Connection) -> tuple[Any, ...]:
    """How many were kept of each kind, and when the last was: as long as it is the same, so are the heads."""
    return tuple(connection.execute(_EDITIONS).one())


def add(
    connection: Connection,
    kind: Kind,
    head: Row,
    rows: Sequence[Row],
    records: Mapping[str, Sequence[str]],
) -> None:
    """One edition, whole; the database refuses one that is there already."""
    of = {"meeting": head["meeting"], "edition": head["edition"]}
    connection.execute(insert(kind.heads).values(**head))
    if rows:
        connection.execute(insert(kind.rows), [{**of, **row} for row in rows])
    listed = [
        {**of, "listing": listing, "number": number, "record": record}
        for listing, each in records.items()
        for number, record in enumerate(each)
    ]
    if listed:
        connection.execute(insert(kind.records), listed)


def heads(connection: Connection, kind: Kind) -> list[dict[str, Any]]:
    """Every edition that was kept, in the order of the dates they are as at."""
    table = kind.heads
    ordered = select(table).order_by(table.c.as_at, table.c.meeting, table.c.edition)
    return [dict(row) for row in connection.execute(ordered).mappings()]


def rows_of(connection: Connection, kind: Kind, meeting: str, edition: int) -> list[dict[str, Any]]:
    """The figures' rows of one edition, by figure and area."""
    table = kind.rows
    of = select(table).where(table.c.meeting == meeting, table.c.edition == edition)
    ordered = of.order_by(table.c.figure, table.c.area)
    return [dict(row) for row in connection.execute(ordered).mappings()]


def records_of(connection: Connection, kind: Kind, meeting: str, edition: int) -> dict[str, list[str]]:
    """The listings' rows of one edition, each listing's in the order in which they were kept."""
    table, found = kind.records, defaultdict(list)
    of = select(table).where(table.c.meeting == meeting, table.c.edition == edition)
    for row in connection.execute(of.order_by(table.c.listing, table.c.number)).mappings():
        found[row["listing"]].append(row["record"])
    return dict(found)
