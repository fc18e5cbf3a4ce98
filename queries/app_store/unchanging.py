"""Triggers by which the database refuses to change what was kept of a meeting, on each engine."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection

REFUSAL = "what was kept of a meeting is never changed"
FIRST_TABLES = (
    "snapshots",
    "snapshot_rows",
    "snapshot_records",
    "releases",
    "release_rows",
    "release_records",
)
TABLES = (*FIRST_TABLES, "briefing_versions")
_FUNCTION = f"""
    CREATE FUNCTION refuse_change_of_meeting() RETURNS trigger LANGUAGE plpgsql
    AS $$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$
"""


def keep_unchanged(_: Any, connection: Connection, **__: Any) -> None:
    """Installs the triggers in a store just made."""
    for statement in (*function(connection.dialect.name), *statements(connection.dialect.name, TABLES)):
        connection.exec_driver_sql(statement)


def function(dialect: str) -> tuple[str, ...]:
    """What the triggers of PostgreSQL call, made once; SQLite has none."""
    return () if dialect == "sqlite" else (_FUNCTION,)


def statements(dialect: str, tables: Sequence[str]) -> tuple[str, ...]:
    """The triggers of these tables for one engine, in order."""
    if dialect == "sqlite":
        return tuple(_on_sqlite(table, change) for table in tables for change in ("UPDATE", "DELETE"))
    return (*(_on_postgresql(table) for table in tables), *(_not_emptied(table) for table in tables))


def _on_sqlite(table: str, change: str) -> str:
    return (
        f"CREATE TRIGGER {table}_refuses_{change.lower()} BEFORE {change} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    )


def _on_postgresql(table: str) -> str:
    return (
        f"CREATE TRIGGER {table}_refuses_change BEFORE UPDATE OR DELETE ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION refuse_change_of_meeting()"
    )


def _not_emptied(table: str) -> str:
    return (
        f"CREATE TRIGGER {table}_is_not_emptied BEFORE TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_meeting()"
    )
