"""The two databases, and whether one is at this version: told without Alembic, for whom its import is a long wait."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, MetaData, Select, inspect, select, table
from sqlalchemy import column as named

from queries.tables import data_metadata
from queries.tables.metadata import app_metadata

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Store:
    """One of the two databases: its name, its tables, and the folder with its migrations."""

    name: str
    metadata: MetaData
    scripts: Path

    @property
    def version_table(self) -> str:
        """Each store keeps its own, so that both may live in one PostgreSQL database."""
        return f"{self.name}_migration"

    @property
    def newest(self) -> str:
        """The latest migration: their files are named in order, each by its revision first."""
        return max(script.name for script in self.scripts.glob("[0-9]*_*.py")).partition("_")[0]


DATA = Store("data", data_metadata, HERE / "migrations" / "versions")
APP = Store("app", app_metadata, HERE / "migrations_app" / "versions")


def is_at_this_version(connection: Connection, store: Store) -> bool:
    """Whether the database has the tables of this code, no fewer migrations and no more."""
    if not inspect(connection).has_table(store.version_table):
        return False
    at: Select[Any] = select(named("version_num")).select_from(table(store.version_table))
    return list(connection.scalars(at)) == [store.newest]
