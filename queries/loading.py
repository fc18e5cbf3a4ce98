"""The record of a load: begun in its own transaction, so that one that dies half-way leaves its trace."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import Connection, Engine, func, insert, select, update
from sqlalchemy.exc import OperationalError

from queries.errors import Tellable
from queries.tables.loads import data_version, load_tables, loads
from queries.upsert import insert_if_absent

_ONE_AT_A_TIME = 20210203  # the number of the advisory lock that a load holds on PostgreSQL


@dataclass(frozen=True)
class TableCount:
    """What became of the rows a pack brought for one table."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: int = 0
    withdrawn: int = 0


@dataclass(frozen=True)
class Attempt:
    """One row of the history of loads."""

    load_id: int
    begun_at: datetime
    ended_at: datetime | None
    loaded_by: str
    pack: str
    sha256: str
    outcome: str
    synthetic: bool


def begin(engine: Engine, *, now: datetime, by: str, pack: str, sha256: str, synthetic: bool) -> int:
    """Records an attempt, and commits it before anything else happens; returns its number."""
    with transaction(engine) as connection:
        return record(connection, now=now, by=by, pack=pack, sha256=sha256, synthetic=synthetic)


def record(connection: Connection, *, now: datetime, by: str, pack: str, sha256: str, synthetic: bool) -> int:
    """Records an attempt; returns its number."""
    attempt = insert(loads).values(
        begun_at=now, loaded_by=by, pack=pack, sha256=sha256, outcome="begun", synthetic=int(synthetic)
    )
    return int(connection.execute(attempt.returning(loads.c.load_id)).scalar_one())


@contextmanager
def trial(engine: Engine) -> Iterator[Connection]:
    """As `transaction`, alone; whatever is done in it is undone at its end."""
    with transaction(engine, alone=True) as connection:
        yield connection
        connection.rollback()


@contextmanager
def transaction(engine: Engine, *, alone: bool = False) -> Iterator[Connection]:
    """
    One transaction; `alone`, it waits until no other load is taking rows in.

    Raises Tellable where SQLite, which knows one writer at a time, waits no longer.
    """
    try:
        with engine.begin() as connection:
            if alone and engine.dialect.name == "postgresql":
                connection.execute(select(func.pg_advisory_xact_lock(_ONE_AT_A_TIME)))
            yield connection
    except OperationalError as error:
        if "database is locked" not in str(error.orig):
            raise
        raise Tellable(
            "Another load is writing to this database: nothing was changed. Run this one again when it has ended."
        ) from error


def end(
    connection: Connection, load_id: int, outcome: str, *, now: datetime, counts: Mapping[str, TableCount]
) -> None:
    """Records how an attempt ended, with what became of its rows, table by table."""
    ended = update(loads).where(loads.c.load_id == load_id).values(outcome=outcome, ended_at=now)
    connection.execute(ended)
    rows = [{"load_id": load_id, "table_name": table} | asdict(count) for table, count in counts.items()]
    if rows:
        connection.execute(insert(load_tables), rows)


def next_version(connection: Connection) -> int:
    """Moves the version of the data on by one, and returns it."""
    connection.execute(insert_if_absent(connection, data_version), [{"only_row": 1, "version": 0}])
    connection.execute(update(data_version).values(version=data_version.c.version + 1))
    return version(connection)


def version(connection: Connection) -> int:
    """The version of the data; nought before the first load."""
    return connection.scalar(select(data_version.c.version)) or 0


def attempts(connection: Connection) -> list[Attempt]:
    """Every load there was, begun or finished, the latest first."""
    rows = connection.execute(select(loads).order_by(loads.c.load_id.desc())).mappings()
    return [Attempt(**{**row, "synthetic": bool(row["synthetic"])}) for row in rows]


def was_loaded(connection: Connection, pack: str) -> bool:
    """Whether a pack of that name was ever taken in."""
    taken_in = loads.c.outcome.in_(("loaded", "unchanged"))
    return (
        connection.scalar(select(loads.c.load_id).where(loads.c.pack == pack, taken_in).limit(1)) is not None
    )
