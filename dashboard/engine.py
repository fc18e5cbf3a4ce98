"""The dashboard's way to the data: one engine for the process, which can only read."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from sqlalchemy import Connection, Engine

from dashboard.settings import settings
from queries.engines import reading_engine
from queries.row_security import reading
from queries.scope import LONDON, Scope


@cache
def data_engine() -> Engine:
    return reading_engine(settings().data_url)


@contextmanager
def data(scope: Scope = LONDON) -> Iterator[Connection]:
    """One transaction that reads one state of the data, under the row-level security of the scope."""
    with reading(data_engine(), scope) as connection:
        yield connection
