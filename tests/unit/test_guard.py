"""The guard: what passes, what does not, and whose session a request is said to have."""

import asyncio
from dataclasses import dataclass, field
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError

from dashboard.key import make_key
from dashboard.settings import settings
from dashboard.sign_in import guard
from dashboard.sign_in.cookies import token_hash
from dashboard.sign_in.guard import Guard

OURS = "https://oversight.example"
LIVE = "the token of a session that runs"
COOKIE = f"__Host-oversight={LIVE}"


@dataclass
class Knock:
    """What became of one request: its answer, and what the application behind the guard was given."""

    sent: list[dict[str, Any]] = field(default_factory=list)
    passed: list[dict[str, Any]] = field(default_factory=list)

    @property
    def status(self) -> int | None:
        """200 where it passed; None for a websocket closed before it was accepted, which a server answers with 403."""
        return self.sent[0].get("status") if self.sent else None

    @property
    def headers(self) -> dict[str, str]:
        return {name.decode(): value.decode() for name, value in self.sent[0]["headers"]}

    @property
    def vouched_for(self) -> list[str]:
        (scope,) = self.passed
        return [value.decode() for name, value in scope["headers"] if name.lower() == b"x-oversight-session"]


@pytest.fixture(autouse=True)
def at_our_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OVERSIGHT_PUBLIC_URL", OURS)
    settings.cache_clear()
    monkeypatch.setattr(guard, "live", lambda known, _: known == token_hash(LIVE))


def knock(path: str, *, method: str = "GET", query: str = "", kind: str = "http", **headers: str) -> Knock:
    seen = Knock()

    async def behind(scope: Any, _: Any, send: Any) -> None:
        seen.passed.append(scope)
        if kind == "http":
            await send({"type": "http.response.start", "status": 200, "headers": []})

    async def send(message: Any) -> None:
        seen.sent.append(message)

    async def receive() -> Any:
        return {"type": "http.request", "body": b"", "more_body": False}

    given = {"host": "oversight.example"} | {name.replace("_", "-"): value for name, value in headers.items()}
    raw = [(name.encode(), value.encode("latin-1")) for name, value in given.items()]
    scope = {
        "type": kind, "method": method, "path": path, "query_string": query.encode(), "headers": raw,
        "scheme": "https", "server": ("oversight.example", 443),
    }  # fmt: skip
    if kind == "websocket":
        scope.pop("method")
    asyncio.run(Guard(behind)(scope, receive, send))
    return seen


@pytest.mark.parametrize("path", ["/", "/reviews", "/reviews/", "/sharing"])
def test_a_page_opens_for_who_is_signed_in_and_leads_anybody_else_to_the_form(path: str) -> None:
    assert knock(path, cookie=COOKIE).passed
    stranger = knock(path, query="as_at=2020-10-31&level=B")
    assert not stranger.passed
    assert stranger.status == 303
    assert stranger.headers["location"].startswith("/sign-in?next=%2F")
    assert stranger.headers["location"].endswith("%3Fas_at%3D2020-10-31%26level%3DB")


def test_a_click_on_another_sites_link_is_asked_once_more_before_the_form() -> None:
    bounced = knock("/reviews", query="a=1&b=%22", sec_fetch_site="cross-site")
    assert bounced.status == 200
    assert b'content="0;url=/reviews?a=1&amp;b=%22"' in bounced.sent[1]["body"]
    assert knock("/reviews", sec_fetch_site="same-origin").status == 303


@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/metrics",
        "/_stcore/script-health-check",
        "/_stcore/agent/openapi.json",
        "/_stcore/agent/interact",
        "/_stcore/bidi-components/x",
        "/_stcore/streams",
        "/component/x/index.html",
        "/oauth2callback",
        "/app/static/x",
        "/agent",
        "/media",
        "/reviews/_stcore/metrics",
        "/reviews/../_stcore/metrics",
        "//evil.example",
        "/manifest.json",
        "/keys.js.map",
        "/style.css/x",
    ],
)
def test_nothing_else_is_there_even_for_who_is_signed_in(path: str) -> None:
    assert knock(path, cookie=COOKIE).status == 404
    assert knock(path).status == 404


@pytest.mark.parametrize("path", ["/media/abc.csv", "/_stcore/upload_file/a/b", "/style.css", "/keys.js"])
def test_files_are_for_who_is_signed_in(path: str) -> None:
    assert knock(path, cookie=COOKIE).passed
    refused = knock(path)
    assert (refused.status, refused.passed) == (403, [])


def test_the_shell_and_the_form_are_open() -> None:
    for path in ("/static/js/index.js", "/favicon.png", "/sign-in", "/_stcore/health"):
        assert knock(path).passed


@pytest.mark.parametrize("cookie", ["", "__Host-oversight=made-up", f"oversight={LIVE}", f"other={LIVE}"])
def test_a_stream_without_a_session_is_closed_before_it_is_accepted(cookie: str) -> None:
    assert knock("/_stcore/stream", kind="websocket", origin=OURS, cookie=COOKIE).passed
    refused = knock("/_stcore/stream", kind="websocket", origin=OURS, cookie=cookie)
    assert not refused.passed
    assert refused.sent == [{"type": "websocket.close", "code": 1008}]


@pytest.mark.parametrize(
    "origin",
    ["https://evil.example", "null", "", "http://oversight.example", "https://oversight.example:444",
     "https://oversight.example.evil.example", "http://localhost:8501", "https://oversight.example/"],
)  # fmt: skip
def test_a_foreign_origin_is_refused_a_stream_a_post_and_a_page(origin: str) -> None:
    assert not knock("/_stcore/stream", kind="websocket", origin=origin, cookie=COOKIE).passed
    assert knock("/sign-in", method="POST", origin=origin).status == 403
    assert knock("/reviews", origin=origin, cookie=COOKIE).status == 403


def test_who_changes_something_must_say_where_they_come_from() -> None:
    assert knock("/sign-in", method="POST", origin=OURS).passed
    assert knock("/sign-in", method="POST").status == 403
    assert not knock("/_stcore/stream", kind="websocket", cookie=COOKIE).passed


@pytest.mark.parametrize(
    "host", ["", "evil.example", "localhost:8501", "oversight.example:8501", "oversight.example."]
)
def test_another_host_is_told_the_address(host: str) -> None:
    refused = knock("/sign-in", host=host)
    assert (refused.status, refused.passed) == (421, [])
    assert not knock("/_stcore/stream", kind="websocket", origin=OURS, cookie=COOKIE, host=host).passed


def test_the_session_is_said_by_the_guard_and_never_by_the_client() -> None:
    forged = {"X_Oversight_Session": token_hash("another's")}
    assert knock("/reviews", cookie=COOKIE, **forged).vouched_for == [token_hash(LIVE)]
    assert knock("/sign-in", **forged).vouched_for == []
    streamed = knock("/_stcore/stream", kind="websocket", origin=OURS, cookie=COOKIE, **forged)
    assert streamed.vouched_for == [token_hash(LIVE)]


@pytest.mark.parametrize("path", ["/reviews", "/sign-in", "/nothing"])
def test_every_answer_carries_the_security_headers(path: str) -> None:
    headers = knock(path, cookie=COOKIE).headers
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "unsafe-eval" not in headers["content-security-policy"]
    assert "script-src 'self' 'unsafe-inline'" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"
    assert headers["strict-transport-security"].startswith("max-age=")


def test_the_shells_own_files_may_be_kept() -> None:
    assert "cache-control" not in knock("/static/js/index.js").headers


def test_a_page_is_only_read() -> None:
    assert knock("/reviews", method="PUT", origin=OURS, cookie=COOKIE).status == 404
    assert knock("/keys.js", method="POST", origin=OURS, cookie=COOKIE).status == 404


def test_while_the_store_is_gone_the_reader_gets_a_sentence_and_a_number(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def gone(*_: Any) -> bool:
        raise OperationalError("SELECT", {}, OSError("the database's password is hunter2"))

    make_key()
    monkeypatch.setattr(guard, "live", gone)
    refused = knock("/reviews", cookie=COOKIE)
    assert (refused.status, refused.passed) == (503, [])
    body = refused.sent[1]["body"].decode()
    assert caplog.records[-1].getMessage().removeprefix("Fault ") in body
    assert "hunter2" not in body
    assert (
        knock("/_stcore/stream", kind="websocket", origin=OURS, cookie=COOKIE).sent[0]["type"]
        == "websocket.close"
    )
