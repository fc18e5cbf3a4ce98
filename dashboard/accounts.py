"""Accounts, as whoever runs the dashboard changes them. Each change is in the trail; each password is made here."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from dashboard import trail
from dashboard.app_store import app_reader, app_writer
from dashboard.permissions import Role
from dashboard.sign_in.attempt import MOST_FAILURES, WINDOW, name_hash
from dashboard.sign_in.passwords import hash_of, new_password
from dashboard.sign_in.viewer import is_bcu
from queries.app_store import accounts, attempts, sessions
from queries.app_store.accounts import Account
from queries.errors import Tellable

NAME = re.compile(r"[a-z][a-z0-9.-]{1,63}")


@dataclass(frozen=True)
class Standing:
    """An account, and whether wrong guesses keep new sign-ins out for now."""

    account: Account
    locked_out: bool


def add(name: str, role: Role, bcu: str | None = None, *, may_publish: bool = False) -> str:
    """
    A new account; returns its password, which is kept nowhere.

    :raises Tellable: where the name is taken or no name, or role, BCU and publishing do not go together.
    """
    _check(name, role, bcu, may_publish=may_publish)
    password = new_password()
    account = Account(name, hash_of(password), role.value, bcu, may_publish)
    try:
        with app_writer().begin() as connection:
            accounts.add(connection, account, datetime.now(UTC))
            _note(connection, "account added", account)
    except IntegrityError:
        raise Tellable(
            f"There is an account {name} already: choose another name, or renew its password."
        ) from None
    return password


def renew(name: str) -> str:
    """A new password in place of the old; every session of the account ends. Returns the password."""
    password = new_password()
    with app_writer().begin() as connection:
        account = _find(connection, name)
        accounts.renew(connection, name, hash_of(password), datetime.now(UTC))
        sessions.end_all_of(connection, name, datetime.now(UTC), "password renewed")
        attempts.forget(connection, name_hash(name))
        _note(connection, "password renewed", account)
    return password


def lock(name: str) -> int:
    """Nobody signs in to the account until it is unlocked; how many sessions that ended."""
    with app_writer().begin() as connection:
        account = _find(connection, name)
        accounts.set_enabled(connection, name, datetime.now(UTC), enabled=False)
        ended = sessions.end_all_of(connection, name, datetime.now(UTC), "account locked")
        _note(connection, "account locked", account, ended=ended)
    return ended


def unlock(name: str) -> None:
    """Lifts a lock, and a lock-out after wrong guesses; running sessions go on."""
    with app_writer().begin() as connection:
        account = _find(connection, name)
        if not account.enabled:
            accounts.set_enabled(connection, name, datetime.now(UTC), enabled=True)
        attempts.forget(connection, name_hash(name))
        _note(connection, "account unlocked", account)


def end_sessions(name: str) -> int:
    """Ends every session of the account; how many there were."""
    with app_writer().begin() as connection:
        account = _find(connection, name)
        ended = sessions.end_all_of(connection, name, datetime.now(UTC), "ended by an administrator")
        _note(connection, "sessions ended", account, ended=ended)
    return ended


def standings(at: datetime) -> tuple[Standing, ...]:
    """Every account, by name."""
    with app_reader().connect() as connection:
        return tuple(
            Standing(account, _failures(connection, account, at) >= MOST_FAILURES)
            for account in accounts.every(connection)
        )


def _failures(connection: Connection, account: Account, at: datetime) -> int:
    return attempts.failed_since(connection, name_hash(account.name), "", at - WINDOW)


def _check(name: str, role: Role, bcu: str | None, *, may_publish: bool) -> None:
    if not NAME.fullmatch(name):
        raise Tellable(
            f"“{name}” cannot be a name: use 2 to 64 lower-case letters, digits, points and hyphens, a letter first."
        )
    if role is Role.SUPERINTENDENT and not is_bcu(bcu):
        raise Tellable(
            f"A superintendent’s account needs a BCU that the register knows, and {bcu or 'none'} is not one: "
            "give it with --bcu."
        )
    if role is not Role.SUPERINTENDENT and bcu:
        raise Tellable(f"Only a superintendent’s account has a BCU: leave out --bcu for the role {role}.")
    if may_publish and role is not Role.OVERSIGHT:
        raise Tellable(f"Only an oversight account may publish: leave out --may-publish for the role {role}.")


def _find(connection: Connection, name: str) -> Account:
    account = accounts.find(connection, name)
    if account is None:
        raise Tellable(f"There is no account {name}: `oversight users list` lists them.")
    return account


def _note(connection: Connection, what: str, account: Account, **also: int) -> None:
    detail = {"account": account.name, "role": account.role, "bcu": account.bcu, **also}
    trail.write(connection, what, who=trail.ON_THIS_MACHINE, detail=detail)
