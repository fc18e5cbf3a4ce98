"""Triggers by which the database refuses to change the trail, on each engine."""

from typing import Any

from sqlalchemy import Connection

REFUSAL = "the trail is append-only"
_FUNCTION = f"""
    CREATE FUNCTION refuse_change_of_trail() RETURNS trigger LANGUAGE plpgsql
    AS $$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$
"""
_FIRST_HEAD = "INSERT INTO trail_head (only_row, seq, mac) VALUES (1, 0, '')"

# Name, what it refuses, and of which table.
_TRIGGERS = (
    ("trail_keeps_rows", "DELETE", "trail", ""),
    ("trail_keeps_values", "UPDATE", "trail", ""),
    ("trail_head_stays", "DELETE", "trail_head", ""),
    ("trail_head_moves_on", "UPDATE", "trail_head", "NEW.seq <> OLD.seq + 1"),
)


def keep_append_only(_: Any, connection: Connection, **__: Any) -> None:
    """Installs the triggers in a store just made, and the head of its empty trail."""
    for statement in statements(connection.dialect.name):
        connection.exec_driver_sql(statement)


def statements(dialect: str) -> tuple[str, ...]:
    """The DDL for one engine, in order."""
    if dialect == "sqlite":
        return (*(_on_sqlite(*trigger) for trigger in _TRIGGERS), _FIRST_HEAD)
    each_row = (_on_postgresql(*trigger) for trigger in _TRIGGERS)
    return (_FUNCTION, *each_row, _against_truncate("trail"), _against_truncate("trail_head"), _FIRST_HEAD)


def _on_sqlite(name: str, change: str, table: str, when: str) -> str:
    only = f"WHEN {when}" if when else ""
    return (
        f"CREATE TRIGGER {name} BEFORE {change} ON {table} {only} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    )


def _on_postgresql(name: str, change: str, table: str, when: str) -> str:
    only = f"WHEN ({when})" if when else ""
    return (
        f"CREATE TRIGGER {name} BEFORE {change} ON {table} "
        f"FOR EACH ROW {only} EXECUTE FUNCTION refuse_change_of_trail()"
    )


def _against_truncate(table: str) -> str:
    return (
        f"CREATE TRIGGER {table}_is_not_emptied BEFORE TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_trail()"
    )
