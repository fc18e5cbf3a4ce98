"""Signing in and out: two forms without a script, and the sessions they begin and end."""

import secrets
from datetime import UTC, datetime

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from dashboard import trail
from dashboard.app_store import app_writer
from dashboard.key import is_signed, sign
from dashboard.sign_in import cookies
from dashboard.sign_in.attempt import Refused, attempt, name_as_kept
from dashboard.sign_in.documents import closed_door, document
from dashboard.sign_in.next_path import next_path
from dashboard.sign_in.posted import NotAForm, posted
from dashboard.sign_in.session import live
from queries.app_store import sessions

AT_ONCE = 2  # passwords checked side by side: each takes a quarter of a second of a core
TOO_OLD = "This form had been open for too long. Please sign in again."
SIGNED_OUT = "You have signed out."
SEE_OTHER = 303

_checking = CapacityLimiter(AT_ONCE)


async def show_sign_in(request: Request) -> Response:
    """The form; who is signed in already goes straight on."""
    wanted = next_path(request.query_params.get("next", ""))
    if await to_thread.run_sync(live, cookies.session_of(request), datetime.now(UTC)):
        return RedirectResponse(wanted, SEE_OTHER)
    said = SIGNED_OUT if "signed-out" in request.query_params else ""
    return _form(request, wanted, said=said)


async def sign_in(request: Request) -> Response:
    """Checks what was typed: a session and on to the page asked for, or the form again with the reason."""
    try:
        fields = await posted(request)
    except NotAForm:
        return closed_door("Not understood", "What was sent is not our sign-in form.", 400)
    wanted, typed = next_path(fields.get("next", "")), fields.get("name", "")
    if not is_signed(fields.get("token", ""), "form", cookies.read(request, cookies.FORM)):
        return _form(request, wanted, problem=TOO_OLD, status=403)
    name = name_as_kept(typed)
    outcome = await to_thread.run_sync(
        attempt, name, fields.get("password", ""), cookies.device_of(request, name), datetime.now(UTC),
        limiter=_checking,
    )  # fmt: skip
    if isinstance(outcome, Refused):
        return _form(
            request, wanted, problem=outcome.sentence, status=429 if outcome.too_many else 403, name=typed
        )
    response = RedirectResponse(wanted, SEE_OTHER)
    cookies.write(response, cookies.SESSION, outcome.token)
    cookies.write(response, cookies.DEVICE, cookies.new_device(name), days=cookies.DEVICE_DAYS)
    cookies.remove(response, cookies.FORM)
    return response


async def show_sign_out(request: Request) -> Response:
    """A button to sign out with, for whoever comes without one."""
    return document("sign_out.html", token=sign_out_token(cookies.session_of(request)))


async def sign_out(request: Request) -> Response:
    """Ends the session for good: its cookie is worth nothing afterwards, wherever there is a copy."""
    session_hash = cookies.session_of(request)
    try:
        fields = await posted(request)
    except NotAForm:
        fields = {}
    if not is_signed(fields.get("token", ""), "sign-out", session_hash):
        return document("sign_out.html", 403, token=sign_out_token(session_hash))
    await to_thread.run_sync(_end, session_hash)
    response = RedirectResponse("/sign-in?signed-out", SEE_OTHER)
    cookies.remove(response, cookies.SESSION)
    response.headers["Clear-Site-Data"] = '"cache"'
    return response


def sign_out_token(session_hash: str) -> str:
    """What a form for signing out must carry: only a page of this very session knows it."""
    return sign("sign-out", session_hash)


async def health(_: Request) -> Response:
    """That the server answers; nothing about what it holds."""
    return PlainTextResponse("ok")


def _form(
    request: Request, wanted: str, *, problem: str = "", said: str = "", name: str = "", status: int = 200
) -> Response:
    mark = cookies.read(request, cookies.FORM) or secrets.token_urlsafe(32)
    response = document(
        "sign_in.html", status, token=sign("form", mark), next=wanted, problem=problem, said=said, name=name
    )
    cookies.write(response, cookies.FORM, mark)
    return response


def _end(session_hash: str) -> None:
    at = datetime.now(UTC)
    with app_writer().begin() as connection:
        session = sessions.find(connection, session_hash)
        if session is not None and sessions.end(connection, session_hash, at, "signed out"):
            trail.write(
                connection,
                "signed out",
                who=session.account.name,
                role=session.account.role,
                scope=session.account.bcu or "London",
            )


ROUTES = (
    Route("/sign-in", show_sign_in, methods=["GET"]),
    Route("/sign-in", sign_in, methods=["POST"]),
    Route("/sign-out", show_sign_out, methods=["GET"]),
    Route("/sign-out", sign_out, methods=["POST"]),
    Route("/health", health, methods=["GET"]),
)
