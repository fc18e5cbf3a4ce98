"""Accounts: who may sign in, and as what. Every change of one ends its sessions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, func, insert, select, update

from queries.app_store.tables import accounts


@dataclass(frozen=True)
class Account:
    """One row of accounts, without its dates."""

    name: str
    password_hash: str
    role: str
    bcu: str | None = None
    may_publish: bool = False
    enabled: bool = True
    epoch: int = 1


def find(connection: Connection, name: str) -> Account | None:
    """The account of that exact name."""
    row = connection.execute(select(accounts).where(accounts.c.name == name)).mappings().one_or_none()
    return None if row is None else account_of(row)


def every(connection: Connection) -> tuple[Account, ...]:
    """All accounts, by name."""
    return tuple(
        account_of(row) for row in connection.execute(select(accounts).order_by(accounts.c.name)).mappings()
    )


def how_many(connection: Connection) -> int:
    return connection.scalar(select(func.count()).select_from(accounts)) or 0


def add(connection: Connection, account: Account, at: datetime) -> None:
    """A new account; the database refuses a name that is taken."""
    values = vars(account) | {"may_publish": int(account.may_publish), "enabled": int(account.enabled)}
    connection.execute(insert(accounts).values(**values, created_at=at, changed_at=at))


def renew(connection: Connection, name: str, password_hash: str, at: datetime) -> bool:
    """A new password in place of the old one. False where there is no such account."""
    return _change(connection, name, at, password_hash=password_hash)


def change(connection: Connection, account: Account, at: datetime) -> bool:
    """Another role, BCU or leave to publish for the account of that name. False where there is none."""
    values = {"role": account.role, "bcu": account.bcu, "may_publish": int(account.may_publish)}
    return _change(connection, account.name, at, **values)


def set_enabled(connection: Connection, name: str, at: datetime, *, enabled: bool) -> bool:
    """Locks an account until somebody unlocks it, or unlocks it. False where there is no such account."""
    return _change(connection, name, at, enabled=int(enabled))


def account_of(row: Mapping[str, Any] | RowMapping) -> Account:
    """The account in a row that holds its columns."""
    return Account(
        name=row["name"],
        password_hash=row["password_hash"],
        role=row["role"],
        bcu=row["bcu"],
        may_publish=bool(row["may_publish"]),
        enabled=bool(row["enabled"]),
        epoch=row["epoch"],
    )


def _change(connection: Connection, name: str, at: datetime, **values: Any) -> bool:
    changing = (
        update(accounts)
        .where(accounts.c.name == name)
        .values(epoch=accounts.c.epoch + 1, changed_at=at, **values)
    )
    return connection.execute(changing).rowcount == 1
