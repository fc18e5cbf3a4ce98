"""Security headers, on every answer."""

import base64
import hashlib
import re
from functools import cache
from pathlib import Path

import streamlit
from starlette.datastructures import MutableHeaders
from starlette.types import Message

from dashboard.sign_in.address import address

STATIC = "/static/"
YEAR = 365 * 24 * 60 * 60


def add_headers(message: Message, path: str) -> None:
    """Adds them to an answer that begins. A policy that the answer brings itself, being stricter, stays."""
    headers = MutableHeaders(scope=message)
    headers.setdefault("Content-Security-Policy", page_policy())
    headers["X-Content-Type-Options"] = "nosniff"
    headers["X-Frame-Options"] = "DENY"
    # With no-referrer a browser would send our own forms with the origin "null", which is refused.
    headers["Referrer-Policy"] = "same-origin"
    headers["Cross-Origin-Opener-Policy"] = "same-origin"
    headers["Cross-Origin-Resource-Policy"] = "same-origin"
    headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
    if not path.startswith(STATIC):
        headers["Cache-Control"] = "no-store"
    if address().is_secure:
        headers["Strict-Transport-Security"] = f"max-age={YEAR}"


@cache
def page_policy() -> str:
    """What a Streamlit page may load: from here only; no script but its own files and the one in its shell."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'self' {_scripts_of_the_shell()}",
            "style-src 'self' 'unsafe-inline'",  # Streamlit writes its styles as it goes
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            f"connect-src 'self' {address().stream}",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        )
    )


def form_policy(nonce: str) -> str:
    """What our own forms may load: the one style with that nonce, and the typeface."""
    return (
        f"default-src 'none'; style-src 'nonce-{nonce}'; font-src 'self'; img-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    )


def _scripts_of_the_shell() -> str:
    shell = (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    inline = re.findall(r"<script>(.*?)</script>", shell, re.DOTALL)
    return " ".join(f"'sha256-{_digest(script)}'" for script in inline)


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
