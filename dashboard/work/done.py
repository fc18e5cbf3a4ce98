"""
What a BCU says it has done, until the next load bears it out.

A mark is on one thing due, under a keyed hash of its kind, its subject and the day it fell due: the store holds no id.
Once the data no longer have the thing, the mark is of nothing; where a later load still has it, it is open again.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from dashboard import trail
from dashboard.app_store import app_reader, app_writer
from dashboard.key import sign
from dashboard.permissions import Viewer, may_mark
from dashboard.work.lines import Item
from queries.app_store import done_marks
from queries.app_store.done_marks import DoneMark
from queries.errors import Tellable

PAGE = "my_bcu"
KEPT_FOR = timedelta(days=365)

Marks = Mapping[str, DoneMark]  # by the hash of what they are on


def hash_of(bcu: str, item: Item) -> str:
    """What a thing due in a BCU is known by in the store."""
    return sign("thing due", bcu, item.duty, item.subject, item.of, item.due_on.isoformat())


def marks_of(bcu: str) -> Marks:
    """Everything that whoever holds a BCU has marked."""
    with app_reader().connect() as connection:
        return {mark.line: mark for mark in done_marks.of_bcu(connection, bcu)}


def mark_done(reader: Viewer, bcu: str, items: Iterable[Item], *, version: int, as_at: date) -> None:
    """
    Marks things as done in the data of that version.

    :raises Tellable: for anybody but the BCU's superintendent, and where it cannot be kept and recorded.
    """
    at, hashes = datetime.now(UTC), _hashes(reader, bcu, items)
    try:
        with app_writer().begin() as connection:
            done_marks.forget_before(connection, at - KEPT_FOR)
            done_marks.put(connection, bcu, [DoneMark(each, version, reader.name, at) for each in hashes])
            _note(connection, "marked done", reader, hashes, as_at)
    except SQLAlchemyError as error:
        raise _not_kept() from error


def take_back(reader: Viewer, bcu: str, items: Iterable[Item], *, as_at: date) -> None:
    """
    Takes marks back: the things are open again.

    :raises Tellable: as `mark_done` does.
    """
    hashes = _hashes(reader, bcu, items)
    try:
        with app_writer().begin() as connection:
            done_marks.take_back(connection, bcu, hashes)
            _note(connection, "mark taken back", reader, hashes, as_at)
    except SQLAlchemyError as error:
        raise _not_kept() from error


def _hashes(reader: Viewer, bcu: str, items: Iterable[Item]) -> dict[str, str]:
    """By hash, the kind of work; refused before anything is written."""
    if not may_mark(reader, bcu):
        raise Tellable("Only the superintendent of a BCU marks its work as done.")
    return {hash_of(bcu, item): item.duty for item in items}


def _note(connection: Connection, what: str, reader: Viewer, hashes: Mapping[str, str], as_at: date) -> None:
    trail.write(
        connection,
        what,
        who=reader.name,
        role=reader.role,
        page=PAGE,
        scope=reader.bcu,
        as_at=as_at,
        detail={"kind": ", ".join(sorted(set(hashes.values()))), "things": len(hashes)},
    )


def _not_kept() -> Tellable:
    return Tellable(
        "This mark could not be kept, so nothing was marked. Try again; if it stays so, tell an administrator."
    )
