"""What a BCU says it has done: one mark for each line of its list, put there by whoever holds the BCU, for all of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, select

from queries.app_store.tables import done_marks
from queries.upsert import insert_or_replace

AT_ONCE = 500  # lines in one statement: an engine takes only so many values


@dataclass(frozen=True)
class DoneMark:
    """A line said to be done: its keyed hash, who said so and when, and the version of the data it stood in."""

    line: str
    version: int
    who: str
    at: datetime


def of_bcu(connection: Connection, bcu: str) -> tuple[DoneMark, ...]:
    """Every mark of a BCU, by line."""
    rows = connection.execute(
        select(done_marks).where(done_marks.c.bcu == bcu).order_by(done_marks.c.line)
    ).mappings()
    return tuple(DoneMark(row["line"], row["version"], row["who"], row["at"]) for row in rows)


def put(connection: Connection, bcu: str, marks: Iterable[DoneMark]) -> None:
    """Marks lines as done; a line marked before is marked anew."""
    rows = [{"bcu": bcu, **vars(mark)} for mark in marks]
    if rows:
        connection.execute(insert_or_replace(connection, done_marks), rows)


def take_back(connection: Connection, bcu: str, lines: Iterable[str]) -> int:
    """Takes the marks of these lines away; how many there were."""
    each = list(lines)
    pieces = [each[start : start + AT_ONCE] for start in range(0, len(each), AT_ONCE)]
    return sum(
        connection.execute(
            delete(done_marks).where(done_marks.c.bcu == bcu, done_marks.c.line.in_(piece))
        ).rowcount
        for piece in pieces
    )


def forget_before(connection: Connection, at: datetime) -> None:
    """Takes away the marks older than that: what they were of has long been borne out, or come up again."""
    connection.execute(delete(done_marks).where(done_marks.c.at < at))
