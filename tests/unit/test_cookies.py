"""The cookies: out of reach of scripts and other sites, and a device's mark good for one name only."""

import pytest
from starlette.requests import HTTPConnection
from starlette.responses import Response

from dashboard.key import make_key
from dashboard.settings import settings
from dashboard.sign_in import cookies


@pytest.fixture(autouse=True)
def with_a_key() -> None:
    make_key()


def at(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("OVERSIGHT_PUBLIC_URL", url)
    settings.cache_clear()


def sending(cookie: str) -> HTTPConnection:
    return HTTPConnection({"type": "http", "headers": [(b"cookie", cookie.encode())]})


@pytest.mark.parametrize(
    ("url", "written"),
    [
        ("https://oversight.example", "__Host-oversight=t; HttpOnly; Path=/; SameSite=strict; Secure"),
        ("http://localhost:8501", "oversight=t; HttpOnly; Path=/; SameSite=strict"),
    ],
)
def test_the_session_cookie_is_written_as_strictly_as_its_address_allows(
    monkeypatch: pytest.MonkeyPatch, url: str, written: str
) -> None:
    at(monkeypatch, url)
    response = Response()
    cookies.write(response, cookies.SESSION, "t")
    assert response.headers["set-cookie"] == written


def test_over_https_a_cookie_that_another_host_could_have_planted_is_not_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    at(monkeypatch, "https://oversight.example")
    assert cookies.session_of(sending("oversight=t")) == ""
    assert cookies.session_of(sending("__Host-oversight=t")) == cookies.token_hash("t")


def test_a_device_is_known_under_the_name_it_signed_in_with_and_no_other() -> None:
    mark = cookies.new_device("chair")
    assert cookies.device_of(sending(f"oversight-device={mark}"), "chair") == mark.partition(".")[0]
    assert cookies.device_of(sending(f"oversight-device={mark}"), "clerk") == ""


@pytest.mark.parametrize("mark", ["", ".", "made-up", "made-up.signature", ".signature"])
def test_a_made_up_device_is_not_known(mark: str) -> None:
    assert cookies.device_of(sending(f"oversight-device={mark}"), "chair") == ""
