"""What a load works out in its own transaction, for what it touched and no more."""

from sqlalchemy import Connection

from queries.derive import access, findings, spells, transfers
from queries.derive.touched import Touched

__all__ = ["Touched", "rebuild"]


def rebuild(connection: Connection, touched: Touched) -> None:
    """Works the derived tables out anew for the people, users and openings that a load touched."""
    spells.rebuild(connection)
    transfers.rebuild(connection)
    touched.add_openings_of_users()
    access.rebuild(connection)
    findings.rebuild(connection)
