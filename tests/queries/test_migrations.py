"""Migrations and tables agree, on both engines; a database that is behind or ahead is told so."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine, Inspector, inspect, text

from queries.app_store import tables as app_tables
from queries.engines import writing_engine
from queries.errors import Tellable
from queries.migrate import _head, check, upgrade
from queries.stores import APP, DATA, Store, is_at_this_version

STORES = pytest.mark.parametrize("store", [DATA, APP], ids=lambda store: store.name)


@pytest.fixture
def bare(bare_database_url: str) -> Iterator[Engine]:
    """A database without a single table."""
    engine = writing_engine(bare_database_url)
    yield engine
    engine.dispose()


@STORES
def test_migrations_leave_nothing_for_alembic_to_add(bare: Engine, store: Store):
    upgrade(bare, store)
    assert app_tables
    with bare.connect() as connection:
        options = {"version_table": store.version_table, "compare_type": True}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, store.metadata) == []


@STORES
def test_migrations_make_the_very_tables_that_the_code_describes(bare: Engine, store: Store):
    store.metadata.create_all(bare)
    described = reflected(inspect(bare), store)
    empty(bare, store)
    upgrade(bare, store)
    migrated = reflected(inspect(bare), store)
    assert described.keys() == migrated.keys() == set(store.metadata.tables)
    for table, facts in described.items():
        assert migrated[table] == facts, table


def test_a_database_is_migrated_once(bare: Engine):
    assert upgrade(bare)
    assert not upgrade(bare)
    check(bare)


@STORES
def test_whether_a_database_is_at_this_version_is_told_without_alembic(bare: Engine, store: Store):
    with bare.connect() as connection:
        assert not is_at_this_version(connection, store)
    upgrade(bare, store)
    with bare.connect() as connection:
        assert is_at_this_version(connection, store)
        connection.execute(
            text(f"UPDATE {store.version_table} SET version_num = '9999'")
        )  # of a later version
        assert not is_at_this_version(connection, store)


@STORES
def test_the_newest_migration_by_name_is_the_last_that_alembic_runs(store: Store):
    assert store.newest == _head(store)


def test_an_unmigrated_database_is_told_what_to_run(bare: Engine):
    with pytest.raises(Tellable, match="run `oversight migrate`"):
        check(bare)


@pytest.mark.parametrize("use", [check, upgrade])
def test_a_newer_database_is_refused_in_a_sentence(bare: Engine, use: Any):
    upgrade(bare)
    with bare.begin() as connection:
        connection.execute(text("UPDATE data_migration SET version_num = '9999'"))
    with pytest.raises(Tellable, match="at 9999, which is newer than this version"):
        use(bare)


def test_both_stores_may_live_in_one_database(bare: Engine):
    assert upgrade(bare, DATA)
    assert upgrade(bare, APP)
    check(bare, DATA)
    check(bare, APP)


def test_a_sqlite_file_that_holds_something_is_copied_before_it_is_migrated(tmp_path: Path):
    engine = writing_engine(f"sqlite:///{tmp_path / 'data.db'}")
    upgrade(engine, backups=tmp_path / "none")
    assert not (tmp_path / "none").exists()
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM data_migration"))
        for table in reversed(DATA.metadata.sorted_tables):
            connection.execute(text(f"DROP TABLE {table.name}"))
        connection.execute(text("CREATE TABLE kept (word TEXT)"))
        connection.execute(text("INSERT INTO kept VALUES ('as it was')"))
    assert upgrade(engine, backups=tmp_path / "backups")
    engine.dispose()
    (copy,) = (tmp_path / "backups").iterdir()
    assert copy.stat().st_mode & 0o077 == 0
    assert sqlite3.connect(copy).execute("SELECT word FROM kept").fetchall() == [("as it was",)]


def test_a_migration_that_fails_leaves_no_trace(bare: Engine):
    with bare.begin() as connection:
        connection.execute(text("CREATE TABLE spells (in_the_way INTEGER)"))  # the last migration makes one
    with pytest.raises(Exception, match="already exists"):
        upgrade(bare)
    assert inspect(bare).get_table_names() == ["spells"]


def empty(database: Engine, store: Store) -> None:
    """Takes out all that `create_all` made: functions of triggers too, which `drop_all` leaves."""
    store.metadata.drop_all(database)
    if database.dialect.name == "postgresql":
        with database.begin() as connection:
            connection.execute(text("DROP SCHEMA public CASCADE"))
            connection.execute(text("CREATE SCHEMA public"))


def reflected(inspector: Inspector, store: Store) -> dict[str, Any]:
    """Columns, nullability, keys, checks and indexes of every table of a store, as the engine holds them."""
    return {
        table: {
            "columns": [
                (c["name"], repr(c["type"]), c["nullable"], c["default"])
                for c in inspector.get_columns(table)
            ],
            "key": inspector.get_pk_constraint(table),
            "checks": _sorted(inspector.get_check_constraints(table)),
            "foreign": _sorted(inspector.get_foreign_keys(table)),
            "indexes": _sorted(inspector.get_indexes(table)),
            "unique": _sorted(inspector.get_unique_constraints(table)),
        }
        for table in store.metadata.tables
        if inspector.has_table(table)
    }


def _sorted(constraints: list[Any]) -> list[Any]:
    return sorted(constraints, key=lambda constraint: str(constraint["name"]))
