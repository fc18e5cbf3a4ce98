"""One attempt to sign in, from the words typed to a session or a refusal in words."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from dashboard import trail
from dashboard.app_store import app_reader, app_writer
from dashboard.key import sign
from dashboard.sign_in import session
from dashboard.sign_in.passwords import is_right
from queries.app_store import accounts, attempts

WINDOW = timedelta(minutes=15)
MOST_FAILURES = 10

WRONG = "The name or the password is not right. Check both and try again."
TOO_MANY = (
    "There have been too many attempts under this name. Wait 15 minutes and try again, or ask an administrator "
    "to lift the lock."
)


@dataclass(frozen=True)
class SignedIn:
    """A session was begun: the token for its cookie."""

    token: str


@dataclass(frozen=True)
class Refused:
    """No session was begun, and why, in words for the reader."""

    sentence: str
    too_many: bool = False


def attempt(name: str, password: str, device: str, at: datetime) -> SignedIn | Refused:
    """
    Checks a name and a password. Words and time are the same whether there is such an account or not.

    `device` is the mark of a browser that has signed in under this name before ('' for any other): it has ten
    guesses of its own, so that nobody elsewhere can keep its owner out.
    """
    counted = _count(name, device, at)
    if counted is None:
        return Refused(TOO_MANY, too_many=True)
    with app_reader().connect() as connection:
        account = accounts.find(connection, name)
    right = is_right(account, password)
    with app_writer().begin() as connection:
        if account is None or not right or not account.enabled:
            who = account.name if account else trail.NOBODY  # what was typed may be a password
            trail.write(connection, "sign-in refused", who=who, role=account.role if account else "")
            return Refused(WRONG)
        attempts.succeeded(connection, counted)
        token = session.begin(connection, account, at)
        trail.write(
            connection, "signed in", who=account.name, role=account.role, scope=account.bcu or "London"
        )
    return SignedIn(token)


def name_as_kept(typed: str) -> str:
    """Names are in lower case; a telephone's keyboard begins with a capital and ends with a space."""
    return typed.strip().lower()


def name_hash(name: str) -> str:
    """What attempts under a name are counted by."""
    return sign("name", name)


def _count(name: str, device: str, at: datetime) -> int | None:
    with app_writer().begin() as connection:
        attempts.forget_before(connection, at - 2 * WINDOW)
        return attempts.reserve(
            connection, name_hash(name), device, at, since=at - WINDOW, at_most=MOST_FAILURES
        )
