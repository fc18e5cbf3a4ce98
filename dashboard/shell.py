"""
What a browser loads before anything else: Streamlit's own shell, with our style sheet and our one script in it.

There they are loaded once for each time a page is opened, not sent with every run, and nothing is drawn before the
style is there, so nothing jumps. The policy of the pages stays as it is: it allows no script but this host's.
"""

from functools import cache
from pathlib import Path

import streamlit
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from dashboard.sign_in.guard import KEYS, STYLE
from dashboard.sign_in.next_path import page_paths
from dashboard.theme import style

STATIC = Path(streamlit.__file__).parent / "static"
# The parts of Streamlit that every page is made of; it would fetch them one after the other.
PARTS = (
    "Html",
    "PageLink",
    "DateInput",
    "Selectbox",
    "Slider",
    "ButtonGroup",
    "ArrowVegaLiteChart",
    "loadVegaEmbed",
)
WAITING = '<p class="loading" role="status">Loading…</p>'


async def shell(_: Request) -> Response:
    """The same for every page and every reader: it holds nothing of anybody's."""
    return HTMLResponse(_shell())


async def style_sheet(_: Request) -> Response:
    return Response(style(), media_type="text/css")


async def keys(_: Request) -> Response:
    return Response(_keys(), media_type="text/javascript")


@cache
def _shell() -> str:
    page = (STATIC / "index.html").read_text(encoding="utf-8")
    for was, is_now in (
        ('<html lang="en">', '<html lang="en-GB">'),
        ("<title>Streamlit</title>", f"<title>Matrix Oversight</title>{_parts()}"),
        # in the body: what Streamlit writes into the head as it goes comes before it, and gives way to it
        ('<div id="root"></div>', f'<link rel="stylesheet" href="{STYLE}"><div id="root">{WAITING}</div>'),
        ("</body>", f'<script src="{KEYS}" defer></script></body>'),
    ):
        if page.count(was) != 1:
            raise RuntimeError(f"Streamlit’s shell no longer holds {was} once: see dashboard/shell.py.")
        page = page.replace(was, is_now)
    return page


def _parts() -> str:
    files = [file for part in PARTS for file in sorted((STATIC / "static" / "js").glob(f"{part}.*.js"))]
    return "".join(f'<link rel="modulepreload" crossorigin href="./static/js/{file.name}">' for file in files)


@cache
def _keys() -> str:
    return Path(__file__).with_name("keys.js").read_text(encoding="utf-8")


ROUTES = (
    *(Route(path, shell, methods=["GET"]) for path in sorted(page_paths())),
    Route(STYLE, style_sheet, methods=["GET"]),
    Route(KEYS, keys, methods=["GET"]),
)
