"""Brings a database to the tables of this code, and refuses one that is not there or is ahead."""

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from sqlite3 import Connection as SQLiteConnection
from sqlite3 import connect
from typing import cast

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, func, inspect, select

from queries.engines import looking
from queries.errors import Tellable
from queries.row_security import secure
from queries.stores import DATA, HERE, Store

_ONE_AT_A_TIME = 20191231  # the number of the advisory lock that a migration holds on PostgreSQL


def upgrade(engine: Engine, store: Store = DATA, *, backups: Path | None = None) -> bool:
    """
    Brings the database to this code's tables, in one transaction; says whether there was anything to do.

    A SQLite file that holds something is first copied into `backups`, where that is given. A database that
    is newer than this code is refused.
    """
    current = _current(engine, store)
    _refuse_newer(current, store)
    if current == _head(store):
        return False
    if backups is not None and engine.dialect.name == "sqlite":
        _back_up(engine, store, backups)
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(select(func.pg_advisory_xact_lock(_ONE_AT_A_TIME)))
        command.upgrade(_config(store, connection), "head")
        if engine.dialect.name == "postgresql" and store is DATA:
            secure(connection)
    return True


def check(engine: Engine, store: Store = DATA) -> None:
    """Raises Tellable unless the database has exactly the tables of this code."""
    current = _current(engine, store)
    _refuse_newer(current, store)
    if current != _head(store):
        raise Tellable(
            f"The {store.name} database has not been brought to this version: run `oversight migrate`."
        )


def _current(engine: Engine, store: Store) -> str | None:
    with looking(engine) as connection:
        options = {"version_table": store.version_table}
        return MigrationContext.configure(connection, opts=options).get_current_revision()


def _refuse_newer(current: str | None, store: Store) -> None:
    known = {script.revision for script in _scripts(store).walk_revisions()}
    if current is not None and current not in known:
        raise Tellable(
            f"The {store.name} database is at {current}, which is newer than this version of the dashboard "
            "knows: install the version that wrote it, or restore an older backup."
        )


def _head(store: Store) -> str | None:
    return _scripts(store).get_current_head()


def _scripts(store: Store) -> ScriptDirectory:
    return ScriptDirectory.from_config(_config(store))


def _config(store: Store, connection: Connection | None = None) -> Config:
    config = Config(attributes={"connection": connection, "store": store})
    config.set_main_option("script_location", _escaped(HERE / "migrations"))
    config.set_main_option("version_locations", _escaped(store.scripts))
    config.set_main_option("path_separator", "newline")
    return config


def _escaped(path: Path) -> str:
    return str(path).replace("%", "%%")  # a percent sign begins a substitution in Alembic's settings


def _back_up(engine: Engine, store: Store, backups: Path) -> None:
    if not inspect(engine).get_table_names():
        return
    backups.mkdir(parents=True, exist_ok=True, mode=0o700)
    target = backups / f"{store.name}-{datetime.now(UTC):%Y%m%dT%H%M%S%fZ}.db"
    with engine.connect() as connection, closing(connect(target)) as copy:
        cast("SQLiteConnection", connection.connection.driver_connection).backup(copy)
    target.chmod(0o600)
