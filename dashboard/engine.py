"""The dashboard's way to the data: one engine for the process, which can only read."""

from functools import cache

from sqlalchemy import Engine

from dashboard.settings import settings
from queries.engines import reading_engine


@cache
def data_engine() -> Engine:
    return reading_engine(settings().data_url)
