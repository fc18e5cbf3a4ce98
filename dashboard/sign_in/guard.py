"""
The guard at every door. It says whose session a request has, and nobody else can.

What is not named here as open, or as open to whoever is signed in, is not there.
"""

from datetime import UTC, datetime
from urllib.parse import quote

from anyio import to_thread
from sqlalchemy.exc import SQLAlchemyError
from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.sign_in.address import address
from dashboard.sign_in.cookies import session_of
from dashboard.sign_in.documents import closed_door, document, out_of_order
from dashboard.sign_in.headers import STATIC, add_headers
from dashboard.sign_in.next_path import is_page
from dashboard.sign_in.session import live

HEADER = b"x-oversight-session"
READING = {"GET", "HEAD"}
OPEN = {"/sign-in", "/sign-out", "/health", "/favicon.png", "/_stcore/health", "/_stcore/host-config"}
STREAM = "/_stcore/stream"
FOR_THE_SIGNED_IN = ("/media/", "/_stcore/upload_file/")
STYLE, KEYS = "/style.css", "/keys.js"  # which hold nothing of anybody’s
HEALTH = "/health"

NOT_THERE = "There is no such page."
ELSEWHERE = "This dashboard has one address, and this is not it: open {}"
FOREIGN = "This was asked by another site, and is refused."
SIGNED_OUT = "You are signed out."


class Guard:
    """The outermost layer: nothing reaches Streamlit or a route without it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        connection = HTTPConnection(scope)

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                add_headers(message, scope["path"])
            await send(message)

        try:
            refusal = await _refusal(connection)
        except SQLAlchemyError as error:
            refusal = out_of_order(connection, error)
        if refusal is None:
            await self.app(_vouched_for(scope, connection), receive, with_headers)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})  # before it is accepted: answered with 403
        else:
            await refusal(scope, receive, with_headers)


def _vouched_for(scope: Scope, connection: HTTPConnection) -> Scope:
    """The request with the one header that says whose it is: ours, never the client's."""
    headers = [(name, value) for name, value in scope["headers"] if name.lower() != HEADER]
    session_hash = session_of(connection)
    if session_hash:
        headers.append((HEADER, session_hash.encode()))
    return {**scope, "headers": headers}


async def _refusal(connection: HTTPConnection) -> Response | None:
    """Why a request goes no further; None where it does."""
    path = connection.scope["path"]
    if path == HEALTH:
        return None
    if connection.headers.get("host", "").lower() != address().host:
        return PlainTextResponse(ELSEWHERE.format(address().origin), 421)
    if _is_foreign(connection):
        return closed_door("Refused", FOREIGN, 403)
    if path in OPEN or path.startswith(STATIC):
        return None
    return await _refusal_of_the_rest(connection, path)


async def _refusal_of_the_rest(connection: HTTPConnection, path: str) -> Response | None:
    is_stream = (connection.scope["type"], path) == ("websocket", STREAM)
    is_file = connection.scope["type"] == "http" and path.startswith(FOR_THE_SIGNED_IN)
    reads = connection.scope.get("method") in READING
    opens_page = reads and is_page(path)
    if not (is_stream or is_file or opens_page or (reads and path in {STYLE, KEYS})):
        return closed_door("Page not found", NOT_THERE, 404)
    if await to_thread.run_sync(live, session_of(connection), datetime.now(UTC)):
        return None
    return _to_the_form(connection) if opens_page else PlainTextResponse(SIGNED_OUT, 403)


def _is_foreign(connection: HTTPConnection) -> bool:
    """
    Whether another site asks. Whoever changes something, or opens a stream, must say where they come from;
    a browser that merely opens a page says nothing.
    """
    origin = connection.headers.get("origin")
    reads = connection.scope["type"] == "http" and connection.scope["method"] in READING
    return origin != address().origin and not (reads and origin is None)


def _to_the_form(connection: HTTPConnection) -> Response:
    here = _as_asked(connection)
    if _came_by_a_foreign_link(connection.headers):
        return document("one_moment.html", here=here)
    return RedirectResponse(f"/sign-in?next={quote(here, safe='')}", 303)


def _came_by_a_foreign_link(headers: Headers) -> bool:
    """
    A browser withholds our cookie from a click on another site's link, an e-mail's for one. A page of ours
    that opens the same address at once gets it sent.
    """
    return headers.get("sec-fetch-site") in {"cross-site", "same-site"}


def _as_asked(connection: HTTPConnection) -> str:
    path, query = str(connection.scope["path"]), connection.scope["query_string"].decode("latin-1")
    return f"{path}?{query}" if query else path
