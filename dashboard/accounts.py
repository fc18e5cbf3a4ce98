"""
Accounts, as whoever runs the dashboard changes them. Each change is in the trail; each password is made here.

`by` is the administrator who changes them on the page; nobody's is a command on the machine itself. What gives
somebody more than they had takes two administrators (dashboard/proposals.py), or the machine.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from dashboard import trail
from dashboard.app_store import app_reader, app_writer
from dashboard.permissions import Role, Viewer, may_administer
from dashboard.sign_in.attempt import MOST_FAILURES, WINDOW, name_hash
from dashboard.sign_in.passwords import hash_of, new_password
from dashboard.sign_in.viewer import is_bcu
from queries.app_store import accounts, attempts, sessions
from queries.app_store.accounts import Account
from queries.errors import Tellable

NAME = re.compile(r"[a-z][a-z0-9.-]{1,63}")
PAGE = "administration"


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
    check_new(name, role, bcu, may_publish=may_publish)
    password = new_password()
    account = Account(name, hash_of(password), role.value, bcu, may_publish)
    try:
        with app_writer().begin() as connection:
            add_in(connection, account)
    except IntegrityError:
        raise taken(name) from None
    return password


def change(name: str, role: Role, bcu: str | None = None, *, may_publish: bool = False) -> int:
    """Another role for an account; its sessions end. How many there were."""
    check_role(role, bcu, may_publish=may_publish)
    with app_writer().begin() as connection:
        return change_in(connection, Account(name, "", role.value, bcu, may_publish))


def renew(name: str) -> str:
    """A new password in place of the old; every session of the account ends. Returns the password."""
    password = new_password()
    hashed = hash_of(password)
    with app_writer().begin() as connection:
        renew_in(connection, name, hashed)
    return password


def lock(name: str, by: Viewer | None = None) -> int:
    """Nobody signs in to the account until it is unlocked; how many sessions that ended."""
    check_may(by)
    if by is not None and by.name == name:
        raise Tellable("You would lock yourself out: ask another administrator to lock your account.")
    with app_writer().begin() as connection:
        account = find(connection, name)
        accounts.set_enabled(connection, name, datetime.now(UTC), enabled=False)
        ended = sessions.end_all_of(connection, name, datetime.now(UTC), "account locked")
        note(connection, "account locked", account, by, ended=ended)
    return ended


def unlock(name: str, by: Viewer | None = None) -> None:
    """Lifts a lock, and a lock-out after wrong guesses; running sessions go on."""
    check_may(by)
    with app_writer().begin() as connection:
        account = find(connection, name)
        if not account.enabled:
            accounts.set_enabled(connection, name, datetime.now(UTC), enabled=True)
        attempts.forget(connection, name_hash(name))
        note(connection, "account unlocked", account, by)


def end_sessions(name: str, by: Viewer | None = None) -> int:
    """Ends every session of the account; how many there were."""
    check_may(by)
    with app_writer().begin() as connection:
        account = find(connection, name)
        ended = sessions.end_all_of(connection, name, datetime.now(UTC), "ended by an administrator")
        note(connection, "sessions ended", account, by, ended=ended)
    return ended


def end_session(token_hash: str, by: Viewer) -> None:
    """Ends one session."""
    check_may(by)
    at = datetime.now(UTC)
    with app_writer().begin() as connection:
        session = sessions.find(connection, token_hash)
        if session is not None and sessions.end(connection, token_hash, at, "ended by an administrator"):
            note(connection, "sessions ended", session.account, by, ended=1)


def standings(at: datetime) -> tuple[Standing, ...]:
    """Every account, by name."""
    with app_reader().connect() as connection:
        return tuple(
            Standing(account, _failures(connection, account, at) >= MOST_FAILURES)
            for account in accounts.every(connection)
        )


def add_in(
    connection: Connection, account: Account, by: Viewer | None = None, **also: str | int | None
) -> None:
    """A new account, in a transaction that is under way."""
    accounts.add(connection, account, datetime.now(UTC))
    note(connection, "account added", account, by, **also)


def change_in(
    connection: Connection, wanted: Account, by: Viewer | None = None, **also: str | int | None
) -> int:
    """Another role for the account of that name; how many sessions that ended."""
    find(connection, wanted.name)
    accounts.change(connection, wanted, datetime.now(UTC))
    ended = sessions.end_all_of(connection, wanted.name, datetime.now(UTC), "account changed")
    note(connection, "account changed", wanted, by, ended=ended, **also)
    return ended


def renew_in(
    connection: Connection, name: str, hashed: str, by: Viewer | None = None, **also: str | int | None
) -> None:
    """A new password, by its hash, for the account of that name."""
    account = find(connection, name)
    accounts.renew(connection, name, hashed, datetime.now(UTC))
    sessions.end_all_of(connection, name, datetime.now(UTC), "password renewed")
    attempts.forget(connection, name_hash(name))
    note(connection, "password renewed", account, by, **also)


def find(connection: Connection, name: str) -> Account:
    """:raises Tellable: where there is no account of that name."""
    account = accounts.find(connection, name)
    if account is None:
        raise Tellable(f"There is no account {name}: `oversight users list` lists them.")
    return account


def check_may(by: Viewer | None) -> None:
    """:raises Tellable: for a reader of the dashboard who is no administrator."""
    if by is not None and not may_administer(by):
        raise Tellable("Only an administrator changes accounts.")


def check_new(name: str, role: Role, bcu: str | None, *, may_publish: bool) -> None:
    """:raises Tellable: where this is no name, or role, BCU and publishing do not go together."""
    if not NAME.fullmatch(name):
        raise Tellable(
            f"“{name}” cannot be a name: use 2 to 64 lower-case letters, digits, points and hyphens, a letter first."
        )
    check_role(role, bcu, may_publish=may_publish)


def check_role(role: Role, bcu: str | None, *, may_publish: bool) -> None:
    """:raises Tellable: where role, BCU and publishing do not go together."""
    if role is Role.SUPERINTENDENT and not is_bcu(bcu):
        raise Tellable(
            f"A superintendent’s account needs a BCU that the register knows, and {bcu or 'none'} is not one: "
            "name it by its code, such as CN."
        )
    if role is not Role.SUPERINTENDENT and bcu:
        raise Tellable(f"Only a superintendent’s account has a BCU: leave it out for the role {role}.")
    if may_publish and role is not Role.OVERSIGHT:
        raise Tellable(f"Only an oversight account may publish: leave that out for the role {role}.")


def taken(name: str) -> Tellable:
    return Tellable(f"There is an account {name} already: choose another name, or renew its password.")


def note(
    connection: Connection, what: str, account: Account, by: Viewer | None, **also: str | int | None
) -> None:
    """A row of the trail about an account, in the transaction that changes it."""
    about = {"account": account.name, "role": account.role, "bcu": account.bcu}
    detail = about | {"may_publish": account.may_publish} | also
    if by is None:
        trail.write(connection, what, who=trail.ON_THIS_MACHINE, detail=detail)
    else:
        trail.write(connection, what, who=by.name, role=by.role, page=PAGE, detail=detail)


def _failures(connection: Connection, account: Account, at: datetime) -> int:
    return attempts.failed_since(connection, name_hash(account.name), "", at - WINDOW)
