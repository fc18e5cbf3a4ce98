"""The dashboard's way to the data: one engine for the process, which can only read."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from sqlalchemy import Connection, Engine

from dashboard.settings import settings
from queries.engines import reading_engine
from queries.errors import Tellable
from queries.row_security import reading
from queries.scope import LONDON, Scope
from queries.stores import DATA, is_at_this_version


@cache
def data_engine() -> Engine:
    return reading_engine(settings().data_url)


@contextmanager
def data(scope: Scope = LONDON) -> Iterator[Connection]:
    """One transaction that reads one state of the data, under the row-level security of the scope."""
    with reading(data_engine(), scope) as connection:
        yield connection


def make_ready_to_read() -> None:
    """
    Sees to it that there are data at this version; an embedded database is brought to it, but not made.

    :raises Tellable: where there are none, or a database of your own is not at this version.
    """
    file = settings().data_file
    if file is not None and not file.exists():
        raise Tellable(
            f"There are no data: {file} is not there. `oversight load PACK` makes it and brings a pack in, "
            "`oversight serve` a synthetic London; OVERSIGHT_HOME or OVERSIGHT_DATABASE_URL names another."
        )
    with data() as connection:
        ready = is_at_this_version(connection, DATA)
    if not ready:
        from dashboard.stores import make_data_ready  # noqa: PLC0415 # Alembic takes a fifth of a second to import

        make_data_ready()
