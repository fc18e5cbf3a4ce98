"""The ASGI entry: Streamlit around one script, our two forms beside it, and the guard around everything."""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

import streamlit as st
from sqlalchemy.exc import SQLAlchemyError
from starlette.middleware import Middleware

from dashboard import safety, shell
from dashboard.app_store import app_reader
from dashboard.sign_in.documents import out_of_order
from dashboard.sign_in.guard import Guard
from dashboard.sign_in.routes import ROUTES
from dashboard.telling import tell

SCRIPT = Path(__file__).with_name("app.py").resolve()
WARM = ("altair", "pandas", "dashboard.menu", "dashboard.page")


@asynccontextmanager
async def _served(_: st.App) -> AsyncIterator[dict[str, Any] | None]:
    """Refuses unsafe settings, whatever server runs this, and warms up before the first reader comes."""
    safety.check(app_reader())
    for module in WARM:
        import_module(module)
    gc.collect()
    gc.freeze()  # Streamlit collects all garbage after every run: it need not walk through the libraries
    yield None


app = st.App(
    SCRIPT,
    lifespan=_served,
    routes=[*ROUTES, *shell.ROUTES],
    middleware=[Middleware(Guard)],
    on_script_error=tell,
    exception_handlers={SQLAlchemyError: out_of_order},
)
