"""What a form sent is read as it was typed, or not at all."""

import asyncio
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.requests import Request

from dashboard.sign_in.posted import MOST_BYTES, NotAForm, posted

FORM = "application/x-www-form-urlencoded"


def read(*chunks: bytes, kind: str = FORM) -> dict[str, str]:
    waiting = [{"type": "http.request", "body": chunk, "more_body": True} for chunk in chunks]
    waiting.append({"type": "http.request", "body": b"", "more_body": False})

    async def receive() -> dict[str, Any]:
        return waiting.pop(0)

    scope = {"type": "http", "method": "POST", "path": "/", "headers": [(b"content-type", kind.encode())]}
    return asyncio.run(posted(Request(scope, receive)))


def test_fields_come_as_they_were_typed() -> None:
    body = b"name=chair&password=+a%26b%20%C3%A9%00+"
    assert read(body) == {"name": "chair", "password": " a&b é\0 "}


def test_a_form_in_pieces_is_one_form() -> None:
    assert read(b"name=ch", b"air") == {"name": "chair"}


@pytest.mark.parametrize(
    "chunks",
    [
        [b"password=" + b"a" * MOST_BYTES],
        [b"a=", *[b"b" * 1024] * 17],
        [b"password=a&password=b"],
        [b"password=%FF"],
        [b"password=\xff"],
        [b"&".join(b"a%d=1" % number for number in range(11))],
        [b"nothing"],
    ],
)
def test_what_is_no_form_of_ours_is_refused(chunks: Sequence[bytes]) -> None:
    with pytest.raises(NotAForm):
        read(*chunks)


@pytest.mark.parametrize("kind", ["", "text/plain", "multipart/form-data; boundary=x", "application/json"])
def test_another_kind_of_body_is_refused(kind: str) -> None:
    with pytest.raises(NotAForm):
        read(b"name=chair", kind=kind)


@given(st.binary(max_size=200))
def test_any_bytes_are_fields_or_refused(body: bytes) -> None:
    try:
        fields = read(body)
    except NotAForm:
        return
    assert all(isinstance(value, str) for value in fields.values())
