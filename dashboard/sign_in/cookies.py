"""The cookies: which there are, what they are called at this address, and how they are set."""

import hashlib
import secrets

from starlette.requests import HTTPConnection
from starlette.responses import Response

from dashboard.key import is_signed, sign
from dashboard.sign_in.address import address

SESSION = "oversight"
FORM = "oversight-form"
DEVICE = "oversight-device"
DEVICE_DAYS = 365


def read(connection: HTTPConnection, name: str) -> str:
    """The value of a cookie, or ''."""
    return connection.cookies.get(_called(name), "")


def write(response: Response, name: str, value: str, *, days: int | None = None) -> None:
    """Sets a cookie that no script and no other site can use."""
    response.set_cookie(
        _called(name),
        value,
        max_age=None if days is None else days * 24 * 60 * 60,
        path="/",
        secure=address().is_secure,
        httponly=True,
        samesite="strict",
    )


def remove(response: Response, name: str) -> None:
    response.delete_cookie(
        _called(name), path="/", secure=address().is_secure, httponly=True, samesite="strict"
    )


def token_hash(token: str) -> str:
    """What the store knows a session by."""
    return hashlib.sha256(token.encode()).hexdigest()


def session_of(connection: HTTPConnection) -> str:
    """The hash of the session cookie's token; '' without a cookie."""
    token = read(connection, SESSION)
    return token_hash(token) if token else ""


def new_device(name: str) -> str:
    """A mark for a browser that has signed in under a name: others' wrong guesses then never lock it out."""
    nonce = secrets.token_urlsafe(16)
    return f"{nonce}.{sign('device', name, nonce)}"


def device_of(connection: HTTPConnection, name: str) -> str:
    """The mark of this browser for that name; '' where it has none of ours."""
    nonce, _, signature = read(connection, DEVICE).partition(".")
    return nonce if nonce and is_signed(signature, "device", name, nonce) else ""


def _called(name: str) -> str:
    """A browser takes a `__Host-` name only with Secure, and not every one takes Secure on http://localhost."""
    return f"__Host-{name}" if address().is_secure else name
