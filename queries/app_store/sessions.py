"""Sessions: one row per sign-in, known by the hash of its cookie's token."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, bindparam, func, insert, select, update

from queries.app_store.accounts import Account, account_of
from queries.app_store.tables import accounts, sessions
from queries.columns import Instant


@dataclass(frozen=True)
class Session:
    """A session, with its account as it stands now."""

    token_hash: str
    account: Account
    epoch: int
    created_at: datetime
    last_seen_at: datetime
    ended_at: datetime | None


def find(connection: Connection, token_hash: str) -> Session | None:
    """The session of that token, whether it still runs or not."""
    row = connection.execute(_ONE, {"asked": token_hash}).mappings().one_or_none()
    return None if row is None else _session(row)


def not_ended(connection: Connection, begun_since: datetime) -> tuple[Session, ...]:
    """Every session begun since then that nobody has ended, by account and then the latest used first."""
    chosen = _held().where(sessions.c.ended_at.is_(None), sessions.c.created_at > begun_since)
    ordered = chosen.order_by(sessions.c.account, sessions.c.last_seen_at.desc(), sessions.c.token_hash)
    return tuple(_session(row) for row in connection.execute(ordered).mappings())


def last_begun(connection: Connection) -> dict[str, datetime]:
    """By account, when its latest session began; none of an account that never signed in."""
    latest = select(sessions.c.account, func.max(sessions.c.created_at, type_=Instant()).label("at"))
    return {row.account: row.at for row in connection.execute(latest.group_by(sessions.c.account))}


def begin(connection: Connection, token_hash: str, account: Account, at: datetime) -> None:
    """A new session of the account, as the account stands."""
    connection.execute(
        insert(sessions).values(
            token_hash=token_hash, account=account.name, epoch=account.epoch, created_at=at, last_seen_at=at
        )
    )


def seen(connection: Connection, token_hash: str, at: datetime) -> None:
    """The session was used at that moment; an earlier one never replaces a later one."""
    earlier = (sessions.c.token_hash == token_hash) & (sessions.c.last_seen_at < at)
    connection.execute(update(sessions).where(earlier).values(last_seen_at=at))


def end(connection: Connection, token_hash: str, at: datetime, why: str) -> bool:
    """Ends one session. False where it had ended already."""
    return _end(connection, sessions.c.token_hash == token_hash, at, why) == 1


def end_all_of(connection: Connection, name: str, at: datetime, why: str) -> int:
    """Ends every session of an account; how many there were."""
    return _end(connection, sessions.c.account == name, at, why)


def _end(connection: Connection, which: ColumnElement[bool], at: datetime, why: str) -> int:
    running = update(sessions).where(which, sessions.c.ended_at.is_(None))
    return connection.execute(running.values(ended_at=at, why=why)).rowcount


def _held() -> Select[Any]:
    """Each session, with its account as it stands now."""
    of_account = (column.label(f"account_{column.name}") for column in accounts.columns)
    return select(sessions, *of_account).join(accounts, accounts.c.name == sessions.c.account)


def _session(row: RowMapping) -> Session:
    return Session(
        token_hash=row["token_hash"],
        account=account_of({column.name: row[f"account_{column.name}"] for column in accounts.columns}),
        epoch=row["epoch"],
        created_at=row["created_at"],
        last_seen_at=row["last_seen_at"],
        ended_at=row["ended_at"],
    )


_ONE = _held().where(sessions.c.token_hash == bindparam("asked"))  # made once: it is asked at every run
