"""Passwords: made here, never chosen; checked by streamlit-authenticator, exactly as typed."""

import secrets
from functools import cache

from dashboard.key import sign
from dashboard.quiet import quieten
from queries.app_store.accounts import Account

quieten()

from streamlit_authenticator.models.authentication_model import AuthenticationModel  # noqa: E402 # it talks at once
from streamlit_authenticator.utilities.hasher import Hasher  # noqa: E402 # the same

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that are read as another
GROUPS, IN_A_GROUP = 5, 5  # 31 ** 25: more than 120 bits
LONGEST_BYTES = 72  # bcrypt looks no further


def new_password() -> str:
    """A password such as `h7k2m-…`, to be typed from paper once."""
    groups = ("".join(secrets.choice(LETTERS) for _ in range(IN_A_GROUP)) for _ in range(GROUPS))
    return "-".join(groups)


def hash_of(password: str) -> str:
    return str(Hasher.hash(password))


def is_hash(text: str) -> bool:
    """Whether the text is a bcrypt hash; anything else would be a password in plain text."""
    return bool(Hasher.is_hash(text))


def is_right(account: Account | None, password: str) -> bool:
    """
    Whether this is the account's password.

    For no account, or a password that cannot be one, a hash is worked out all the same: it takes as long.
    """
    fits = "\0" not in password and len(password.encode()) <= LONGEST_BYTES
    held = account.password_hash if account is not None else _nobodys_hash()
    matches = _model(held).check_credentials("reader", password if fits else "")
    return matches is True and fits and account is not None


def _model(password_hash: str) -> AuthenticationModel:
    """The library's check and nothing else of it: no file, no remote service, no counting of attempts."""
    credentials = {"usernames": {"reader": {"password": password_hash}}}
    return AuthenticationModel(credentials, auto_hash=False, secret_key=sign("authenticator"))


@cache
def _nobodys_hash() -> str:
    return hash_of(new_password())
