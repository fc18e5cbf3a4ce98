"""What a person wrote of a meeting's briefing: each version is added, read, and never changed."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, RowMapping, insert, select

from queries.app_store.release_tables import briefing_versions as table


@dataclass(frozen=True)
class Version:
    """One version: of which meeting and edition of its release, what it says as JSON, who wrote it and when."""

    meeting: str
    version: int
    edition: int
    written: str
    written_by: str
    written_at: datetime


def latest(connection: Connection, meeting: str) -> Version | None:
    """The last version that was written of a meeting, if there is one."""
    of = select(table).where(table.c.meeting == meeting).order_by(table.c.version.desc()).limit(1)
    row = connection.execute(of).mappings().one_or_none()
    return None if row is None else _version(row)


def find(connection: Connection, meeting: str, version: int) -> Version | None:
    """The version of that number, if there is one."""
    of = select(table).where(table.c.meeting == meeting, table.c.version == version)
    row = connection.execute(of).mappings().one_or_none()
    return None if row is None else _version(row)


def add(connection: Connection, version: Version) -> None:
    """Keeps a version; the database refuses a number that is taken."""
    connection.execute(insert(table).values(**vars(version)))


def _version(row: RowMapping) -> Version:
    return Version(**{name: row[name] for name in Version.__dataclass_fields__})
