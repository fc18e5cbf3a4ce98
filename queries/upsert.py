"""Inserting what may be there already: each engine has its own INSERT for that, with one meaning."""

from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite


def insert_if_absent(connection: Connection, table: Table) -> Any:
    """An INSERT that passes over a row whose key is there already."""
    return _dialect(connection).insert(table).on_conflict_do_nothing()


def insert_or_replace(connection: Connection, table: Table) -> Any:
    """An INSERT that puts the row given in place of one with the same key."""
    adding = _dialect(connection).insert(table)
    keys = [column.name for column in table.primary_key]
    others = {
        column.name: adding.excluded[column.name] for column in table.columns if column.name not in keys
    }
    return adding.on_conflict_do_update(index_elements=keys, set_=others)


def _dialect(connection: Connection) -> Any:
    return {"sqlite": sqlite, "postgresql": postgresql}[connection.dialect.name]
