"""
The access log by London day: counted from its events, or taken over where it came already rolled up.

A row stands for openings: a roll-up that counts none is no row. `opener` is the user as figures count them:
everybody who is not in `users` is one, `unknown`.
"""

from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Select,
    and_,
    delete,
    exists,
    func,
    insert,
    literal,
    select,
)

from queries.derive.touched import openings
from queries.tables.access import UNKNOWN, access_days, access_events, users
from queries.tables.derived import access_by_day

_KEY = ("user_id", "day", "matrix", "version", "action")
COLUMNS = (*_KEY, "form", "events", "out_of_hours", "first_at", "last_at", "opener")


def rebuild(connection: Connection) -> None:
    """Works out anew the days of the log that were touched."""
    connection.execute(delete(access_by_day).where(_touched(access_by_day)))
    for part in days(openings):
        connection.execute(insert(access_by_day).from_select(COLUMNS, part))


def days(of: FromClause) -> tuple[Select[Any], Select[Any]]:
    """The log by day over the openings (user_id, day) given: as it is counted, and as it came rolled up."""
    return _counted(of), _taken_over(of)


def _counted(openings: FromClause) -> Select[Any]:
    key = [access_events.c[name] for name in _KEY]
    return (
        select(
            *key,
            literal("events").label("form"),
            func.count(),
            func.sum(access_events.c.out_of_hours),
            func.min(access_events.c.occurred_at),
            func.max(access_events.c.occurred_at),
            _opener(),
        )
        .join_from(openings, access_events, _of_opening(access_events, openings))
        .outerjoin(users, users.c.user_id == access_events.c.user_id)
        .group_by(*key, users.c.user_id)
    )


def _taken_over(openings: FromClause) -> Select[Any]:
    key = [access_days.c[name] for name in _KEY]
    counts = [access_days.c[name] for name in ("events", "out_of_hours", "first_at", "last_at")]
    return (
        select(*key, literal("days").label("form"), *counts, _opener())
        .join_from(openings, access_days, _of_opening(access_days, openings))
        .outerjoin(users, users.c.user_id == access_days.c.user_id)
        .where(access_days.c.events > 0)
    )


def _opener() -> ColumnElement[str]:
    return func.coalesce(users.c.user_id, UNKNOWN)


def _touched(log: Any) -> Any:
    return exists().where(_of_opening(log, openings))


def _of_opening(log: Any, openings: FromClause) -> Any:
    return and_(log.c.user_id == openings.c.user_id, log.c.day == openings.c.day)
