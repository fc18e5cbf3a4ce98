"""The few pages that are plain HTML, without a script: signing in and out, and what stands at a closed door."""

import secrets
from functools import cache
from pathlib import Path
from typing import Any

import streamlit
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import HTTPConnection
from starlette.responses import HTMLResponse

from dashboard.faults import new_fault
from dashboard.sign_in.headers import form_policy

_TEMPLATES = Environment(
    loader=PackageLoader("dashboard", "templates"), autoescape=True, undefined=StrictUndefined
)


def document(template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """A page of that template."""
    nonce = secrets.token_urlsafe(16)
    body = _TEMPLATES.get_template(template).render(nonce=nonce, typeface=_typeface(), **values)
    return HTMLResponse(body, status, {"Content-Security-Policy": form_policy(nonce)})


def closed_door(title: str, sentence: str, status: int, reference: str = "") -> HTMLResponse:
    """A page that says in one sentence why there is nothing behind this address, and leads back."""
    return document("closed_door.html", status, title=title, sentence=sentence, reference=reference)


def out_of_order(_: HTTPConnection, error: Exception) -> HTMLResponse:
    """What a reader sees while the store of accounts and sessions cannot be reached; the log has the cause."""
    return closed_door(
        "Out of order",
        "The dashboard cannot look up who is signed in just now. Try again in a minute; if it stays so, tell an "
        "administrator this reference, under which the log of the server has the fault.",
        503,
        new_fault(error),
    )


@cache
def _typeface() -> str:
    """Where Streamlit serves its typeface, so that signing in looks like what comes after it."""
    static = Path(streamlit.__file__).parent / "static"
    (file,) = static.glob("static/media/SourceSansVF-Upright*.woff2")
    return f"/{file.relative_to(static).as_posix()}"
