"""Engines for the two databases and the two ways in: one that writes, one that only reads."""

from collections.abc import Iterator
from contextlib import contextmanager
from sqlite3 import Connection as SQLiteConnection
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url

WAIT_SECONDS = 5


def writing_engine(url: str) -> Engine:
    """
    For the loader and the app's own store. On SQLite a transaction takes the write lock as it begins, so
    that two writers wait for one another instead of failing half-way.
    """
    engine = create_engine(make_url(url), pool_pre_ping=True, hide_parameters=True)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_to_write)
        event.listen(engine, "begin", _begin_immediately)
    else:
        event.listen(engine, "connect", _write_as_loader)
    return engine


def reading_engine(url: str) -> Engine:
    """For the dashboard: nothing can be written through it."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        if parsed.database in (None, "", ":memory:"):
            raise ValueError("A database in memory has no reader beside its writer: give it a file.")
        parsed = parsed.set(database=f"file:{parsed.database}", query={"mode": "ro", "uri": "true"})
        engine = create_engine(parsed, hide_parameters=True, execution_options={"only_reads": True})
        event.listen(engine, "connect", _prepare_to_look)
        event.listen(engine, "begin", _begin_immediately)
        return engine
    engine = create_engine(
        parsed,
        pool_pre_ping=True,
        hide_parameters=True,
        isolation_level="REPEATABLE READ",  # the version of the data and the data themselves are of one moment
        execution_options={"postgresql_readonly": True},
    )
    event.listen(engine, "connect", _limit_statements)
    return engine


@contextmanager
def looking(engine: Engine) -> Iterator[Connection]:
    """A connection of a writing engine that only looks, and so never waits for another writer."""
    with engine.connect().execution_options(only_reads=True) as connection:
        yield connection


def _prepare_to_look(connection: SQLiteConnection, _: Any) -> None:
    connection.isolation_level = None  # else each SELECT would see a state of its own
    _prepare_to_read(connection, _)


def _prepare_to_write(connection: SQLiteConnection, _: Any) -> None:
    connection.isolation_level = None  # SQLAlchemy begins transactions: see _begin_immediately
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    _prepare_to_read(connection, _)


def _prepare_to_read(connection: SQLiteConnection, _: Any) -> None:
    connection.execute(f"PRAGMA busy_timeout = {WAIT_SECONDS * 1000}")
    connection.execute("PRAGMA foreign_keys = ON")


def _begin_immediately(connection: Connection) -> None:
    only_reads = connection.get_execution_options().get("only_reads", False)
    connection.exec_driver_sql("BEGIN" if only_reads else "BEGIN IMMEDIATE")


def _limit_statements(connection: Any, _: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SET statement_timeout = '{WAIT_SECONDS}s'")
    connection.commit()


def _write_as_loader(connection: Any, _: Any) -> None:
    """Row-level security lets the loader write, and nobody else (queries/row_security.py)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('oversight.scope', 'loader', false)")
    connection.commit()
