"""Attempts to sign in. One is counted before its password is looked at, so that none slips past the limit."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, func, insert, select, update

from queries.app_store.tables import attempts
from queries.columns import Instant


def reserve(
    connection: Connection, name_hash: str, device: str, at: datetime, *, since: datetime, at_most: int
) -> int | None:
    """
    Counts an attempt as failed until `succeeded` says otherwise, and returns its id.

    None where as many as `at_most` have failed since then: the password is not to be looked at, and nothing
    is counted, so that trying while locked out makes it no longer.
    """
    _one_at_a_time(connection, name_hash)
    if failed_since(connection, name_hash, device, since) >= at_most:
        return None
    adding = insert(attempts).values(name_hash=name_hash, device=device, at=at, failed=1)
    return int(connection.execute(adding.returning(attempts.c.attempt_id)).scalar_one())


def failed_since(connection: Connection, name_hash: str, device: str, since: datetime) -> int:
    """How many attempts have failed since then."""
    failed = select(func.count()).where(
        attempts.c.name_hash == name_hash,
        attempts.c.device == device,
        attempts.c.failed == 1,
        attempts.c.at > since,
    )
    return connection.scalar(failed) or 0


@dataclass(frozen=True)
class Failures:
    """The failed attempts under a name from a browser: how many, and when the first of them was."""

    name_hash: str
    device: str
    count: int
    first_at: datetime


def failures_since(connection: Connection, since: datetime) -> tuple[Failures, ...]:
    """The failed attempts since then under each name, from browsers known to it and from all others apart."""
    failed = (
        select(
            attempts.c.name_hash,
            attempts.c.device,
            func.count().label("count"),
            func.min(attempts.c.at, type_=Instant()).label("first_at"),
        )
        .where(attempts.c.failed == 1, attempts.c.at > since)
        .group_by(attempts.c.name_hash, attempts.c.device)
        .order_by(attempts.c.name_hash, attempts.c.device)
    )
    return tuple(Failures(**row) for row in connection.execute(failed).mappings())


def succeeded(connection: Connection, attempt_id: int) -> None:
    """The attempt was no failure. Earlier failures still count: a good sign-in buys nobody more guesses."""
    connection.execute(update(attempts).where(attempts.c.attempt_id == attempt_id).values(failed=0))


def forget(connection: Connection, name_hash: str) -> None:
    """Lifts a lock-out: no attempt under that name counts any more."""
    connection.execute(delete(attempts).where(attempts.c.name_hash == name_hash))


def forget_before(connection: Connection, at: datetime) -> None:
    """Removes the attempts that can no longer count."""
    connection.execute(delete(attempts).where(attempts.c.at < at))


def _one_at_a_time(connection: Connection, name_hash: str) -> None:
    """On SQLite the transaction holds the only write lock already."""
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(func.hashtext(name_hash))))
