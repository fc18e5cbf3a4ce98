"""A reader without a browser: Streamlit's stream, spoken directly, as an attacker would."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import quote

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import InvalidStatus
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from tests.browser.server import Server

WAIT = 20


def cookie_of(server: Server, name: str) -> str:
    """Signs an account in and returns its session cookie, as it is sent."""
    form = server.request("/sign-in")
    token = form.text.partition('name="token" value="')[2].partition('"')[0]
    body = f"token={token}&next=%2F&name={name}&password={quote(server.passwords[name])}"
    answer = server.request(
        "/sign-in",
        method="POST",
        body=body,
        cookie=form.cookies["oversight-form"],
        origin=server.base,
        content_type="application/x-www-form-urlencoded",
    )
    assert answer.status == 303, answer.status
    return answer.cookies["oversight"]


@contextmanager
def stream(
    server: Server,
    cookie: str | None,
    *,
    origin: str | None = "",
    existing: str | None = None,
    **headers: str,
) -> Iterator[ClientConnection]:
    """An open stream. `existing` is a Streamlit session id to be taken over; `origin` is ours by default."""
    protocols = ["streamlit", "none", existing] if existing else ["streamlit"]
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    if cookie is not None:
        given["Cookie"] = cookie
    with connect(
        f"ws://{server.host}/_stcore/stream",
        origin=Origin(server.base) if origin == "" else None if origin is None else Origin(origin),
        subprotocols=[Subprotocol(protocol) for protocol in protocols],
        additional_headers=given,
        open_timeout=WAIT,
        max_size=None,
    ) as opened:
        yield opened


def status_of(server: Server, cookie: str | None, *, origin: str | None = "", **headers: str) -> int:
    """101 where a stream opens, else the status it is refused with."""
    try:
        with stream(server, cookie, origin=origin, **headers):
            return 101
    except InvalidStatus as refusal:
        return refusal.response.status_code


def run(opened: ClientConnection, page: str = "reviews", query: str = "") -> list[ForwardMsg]:
    """Asks for one run and returns everything that came back."""
    ask = BackMsg()
    ask.rerun_script.page_name = page
    ask.rerun_script.query_string = query
    opened.send(ask.SerializeToString())
    came = []
    while True:
        message = ForwardMsg()
        message.ParseFromString(opened.recv(timeout=WAIT, decode=False))
        came.append(message)
        if message.WhichOneof("type") == "script_finished" and message.script_finished == 0:
            return came


def words(messages: list[ForwardMsg]) -> str:
    """All that was sent, as text."""
    return "\n".join(str(message) for message in messages)


def session_id(messages: list[ForwardMsg]) -> str:
    """Streamlit's own id of the session: what an attacker would have to know."""
    return next(
        message.new_session.initialize.session_id
        for message in messages
        if message.WhichOneof("type") == "new_session"
    )
