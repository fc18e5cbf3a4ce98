"""The dashboard's two ways into its own store: one that only reads, for every run, and one that writes."""

from functools import cache

from sqlalchemy import Engine

from dashboard.settings import settings
from queries.engines import reading_engine, writing_engine


def app_reader() -> Engine:
    """For looking up sessions and accounts; on SQLite it never waits for a writer."""
    return _reader(settings().app_url)


def app_writer() -> Engine:
    """For sessions, accounts, attempts and the trail."""
    return _writer(settings().app_url)


_reader = cache(reading_engine)
_writer = cache(writing_engine)
