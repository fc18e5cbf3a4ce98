"""Ways in without a browser: each attack beside the twin who is entitled and succeeds."""

import pytest
from websockets.exceptions import ConnectionClosed

from dashboard.sign_in.cookies import token_hash
from tests.browser.server import Server
from tests.browser.stream import cookie_of, run, session_id, status_of, stream, words

HEADLINE = 'class=\\"headline\\"'
CLOSED = 403


@pytest.fixture(scope="module")
def entitled(server: Server) -> str:
    """The cookie of a superintendent's session."""
    return cookie_of(server, "superintendent")


def test_who_is_signed_in_receives_their_page(server: Server, entitled: str) -> None:
    with stream(server, entitled) as own:
        assert HEADLINE in words(run(own))


@pytest.mark.parametrize(
    "cookie", [None, "oversight=", "oversight=made-up", "oversight=" + "A" * 43, "__Host-oversight=made-up"]
)
def test_a_made_up_cookie_opens_no_stream(server: Server, entitled: str, cookie: str | None) -> None:
    assert status_of(server, entitled) == 101
    assert status_of(server, cookie) == CLOSED


@pytest.mark.parametrize(
    "origin",
    [None, "null", "http://evil.example", "http://localhost:1", "http://127.0.0.1", "https://localhost"],
)
def test_a_foreign_origin_opens_no_stream_even_with_the_cookie(
    server: Server, entitled: str, origin: str | None
) -> None:
    assert status_of(server, entitled) == 101
    assert status_of(server, entitled, origin=origin) == CLOSED


def test_another_persons_streamlit_session_is_not_handed_over(server: Server, entitled: str) -> None:
    thief = cookie_of(server, "another-superintendent")
    with stream(server, entitled) as own:
        victims = session_id(run(own))
        with stream(server, thief, existing=victims) as taking:
            received = run(taking)
        assert session_id(received) != victims
        assert "another-superintendent" in words(received)
        assert "<strong>Central North</strong>" not in words(received)
        assert HEADLINE in words(run(own))
    with stream(server, entitled, existing=victims) as again:
        assert session_id(run(again)) == victims


def test_another_persons_streamlit_session_is_not_handed_over_to_nobody(
    server: Server, entitled: str
) -> None:
    with stream(server, entitled) as own:
        victims = session_id(run(own))
        with pytest.raises(Exception, match="403"), stream(server, None, existing=victims):
            pass


def test_a_header_that_says_whose_session_it_is_changes_nothing(server: Server, entitled: str) -> None:
    others = cookie_of(server, "oversight").removeprefix("oversight=")
    forged = token_hash(others)
    assert status_of(server, None, X_Oversight_Session=forged) == CLOSED
    with stream(server, entitled, X_Oversight_Session=forged) as own:
        assert "<strong>Central North</strong>" in words(run(own))


def test_a_stream_that_is_open_receives_nothing_once_its_session_is_over(server: Server) -> None:
    cookie = cookie_of(server, "another-superintendent")
    twin = cookie_of(server, "superintendent")
    with stream(server, cookie) as own, stream(server, twin) as twins:
        assert HEADLINE in words(run(own))
        server.command("users", "end-sessions", "another-superintendent")
        after = words(run(own))
        assert HEADLINE not in after
        assert "your session has ended" in after
        assert HEADLINE in words(run(twins))
    assert status_of(server, cookie) == CLOSED


def test_a_page_of_another_role_is_not_run(server: Server, entitled: str) -> None:
    auditor = cookie_of(server, "auditor")
    with stream(server, auditor) as refused:
        received = words(run(refused, "reviews"))
    assert "is not among the pages of the role Auditor" in received
    assert HEADLINE not in received
    with stream(server, entitled) as own:
        assert HEADLINE in words(run(own, "reviews"))


def test_a_form_without_its_token_signs_nobody_in(server: Server) -> None:
    body = f"name=oversight&password={server.passwords['oversight']}&next=%2F&token=made-up"
    kind = "application/x-www-form-urlencoded"
    refused = server.request("/sign-in", method="POST", body=body, origin=server.base, content_type=kind)
    assert refused.status == CLOSED
    assert "open for too long" in refused.text
    assert list(refused.cookies) == ["oversight-form"]
    assert cookie_of(server, "oversight")


def test_a_form_sent_from_another_site_is_refused(server: Server) -> None:
    for origin in ({}, {"origin": "null"}, {"origin": "http://evil.example"}):
        assert server.request("/sign-in", method="POST", body="a=b", **origin).status == CLOSED


def test_another_site_signs_nobody_out(server: Server) -> None:
    cookie = cookie_of(server, "oversight")
    kind = "application/x-www-form-urlencoded"
    for body in ("", "token=made-up"):
        refused = server.request(
            "/sign-out", method="POST", body=body, cookie=cookie, origin=server.base, content_type=kind
        )
        assert refused.status == CLOSED
    assert server.request("/reviews", cookie=cookie).status == 200


def test_files_are_not_handed_to_strangers(server: Server, entitled: str) -> None:
    assert server.request("/media/abc.csv").status == CLOSED
    assert server.request("/media/abc.csv", cookie=entitled).status == 404


@pytest.mark.parametrize(
    "path", ["/_stcore/metrics", "/_stcore/agent/openapi.json", "/_stcore/script-health-check", "/agent",
             "/static/..%2f_stcore/metrics", "/%2e%2e/_stcore/metrics"],
)  # fmt: skip
def test_what_the_dashboard_does_not_need_is_not_there(server: Server, entitled: str, path: str) -> None:
    answer = server.request(path, cookie=entitled)
    assert answer.status in {400, 404}


def test_a_garbled_frame_closes_its_own_stream_only(server: Server, entitled: str) -> None:
    with stream(server, entitled) as own:
        with stream(server, entitled) as other:
            other.send(b"\xff" * 1000)
            with pytest.raises(ConnectionClosed):
                other.recv(timeout=10)
        assert HEADLINE in words(run(own))


def test_the_log_holds_no_password_and_no_cookie(server: Server, entitled: str) -> None:
    assert status_of(server, entitled) == 101
    log = (server.home / "log").read_text()
    assert server.base in log
    assert not any(secret in log for secret in (*server.passwords.values(), entitled.partition("=")[2]))
