"""
The trail of what was done here: who, in which role, what, over which rows. Sealed, so that a change shows.

Whoever asks for something that must leave a trace gets nothing where the trace cannot be written.
"""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from dashboard.app_store import app_reader, app_writer
from dashboard.key import is_signed, sign
from dashboard.permissions import Viewer
from queries.app_store import trail as rows
from queries.errors import Tellable

Detail = Mapping[str, str | int | bool | None]
NOBODY = "nobody"
ON_THIS_MACHINE = "command line"
SEALED = ("seq", "at", "who", "role", "what", "page", "scope", "as_at", "detail")


class NoTrail(Tellable):
    """What was asked for must be recorded, and cannot be: so it is refused."""


def record(
    viewer: Viewer,
    what: str,
    *,
    page: str | None = None,
    as_at: date | None = None,
    detail: Detail | None = None,
) -> None:
    """
    Adds one row for a signed-in reader. `detail` holds ids and counts, never rows.

    :raises NoTrail: where it cannot be written; what was asked for is then refused.
    """
    try:
        with app_writer().begin() as connection:
            write(
                connection,
                what,
                who=viewer.name,
                role=viewer.role,
                page=page,
                scope=viewer.scope.bcu or "London",
                as_at=as_at,
                detail=detail,
            )
    except SQLAlchemyError as error:
        raise NoTrail(
            "This is not shown because the trail of who saw what cannot be written now. Try again; if it stays "
            "so, tell an administrator."
        ) from error


def write(
    connection: Connection,
    what: str,
    *,
    who: str = NOBODY,
    role: str = "",
    page: str | None = None,
    scope: str | None = None,
    as_at: date | None = None,
    detail: Detail | None = None,
) -> None:
    """Adds one row in a transaction that is under way: it and what it tells of stand or fall together."""
    written = None if detail is None else json.dumps(detail, sort_keys=True)
    row = {
        "at": datetime.now(UTC),
        "who": who,
        "role": role,
        "what": what,
        "page": page,
        "scope": scope,
        "as_at": as_at,
        "detail": written,
    }
    rows.append(connection, row, _seal)


def verify() -> str | None:
    """What is wrong with the trail, naming the first row that is; None where nothing is."""
    before, last = "", 0
    with app_reader().connect() as connection:
        for row in rows.in_order(connection):
            if row["seq"] != last + 1:
                return f"The trail has a gap or a stranger at row {last + 1}."
            if not is_signed(row["mac"], "trail", before, _text(row)):
                return f"The trail was changed at row {row['seq']}."
            before, last = row["mac"], row["seq"]
        if rows.head(connection) != (last, before):
            return f"The trail was cut off: its end is not row {last}."
    return None


def _seal(row: rows.Row, before: str) -> str:
    return sign("trail", before, _text(row))


def _text(row: rows.Row) -> str:
    """What the seal covers, written alike whatever the engine."""
    values = [row[name].isoformat() if isinstance(row[name], date) else row[name] for name in SEALED]
    return json.dumps(values)
