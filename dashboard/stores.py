"""The two databases, brought to this version before anything uses them."""

from sqlalchemy import Engine

from dashboard.app_store import app_writer
from dashboard.settings import settings
from queries.engines import writing_engine
from queries.migrate import check, upgrade
from queries.stores import APP, DATA, Store


def make_ready() -> None:
    """
    Makes or migrates the embedded databases, after a copy of what they hold; checks any other.

    :raises Tellable: where a database of your own is not at this version.
    """
    settings().home.mkdir(parents=True, exist_ok=True, mode=0o700)
    make_data_ready()
    _bring(app_writer(), APP, is_ours=not settings().app_database_url)


def make_data_ready() -> None:
    """As `make_ready`, of the data alone."""
    engine = writing_engine(settings().data_url)
    try:
        _bring(engine, DATA, is_ours=not settings().database_url)
    finally:
        engine.dispose()


def _bring(engine: Engine, store: Store, *, is_ours: bool) -> None:
    if is_ours:
        upgrade(engine, store, backups=settings().home / "backups")
    else:
        check(engine, store)
