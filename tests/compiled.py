"""Statements compiled once for a whole run: to compile one takes longer than to run it on a few rows."""

from functools import cache
from typing import Any

from sqlalchemy import Dialect, Engine, event

from queries.engines import writing_engine


def writing_engine_of_tests(url: str) -> Engine:
    """
    The loader's way in, as ever, but it knows what was compiled for the databases of the tests before. SQLAlchemy
    keeps that by dialect, so that all these engines have the first one's, which is settled once it has connected.
    """
    engine = writing_engine(url)
    kept = _kept(engine.dialect.name)
    if kept.dialect is None:
        event.listen(engine, "engine_connect", lambda _: kept.settle(engine.dialect), once=True)
    else:
        engine.dialect = kept.dialect
    engine.update_execution_options(compiled_cache=kept.compiled)
    return engine


class _Kept:
    def __init__(self) -> None:
        self.dialect: Dialect | None = None
        self.compiled: dict[Any, Any] = {}

    def settle(self, dialect: Dialect) -> None:
        self.dialect = self.dialect or dialect


@cache
def _kept(dialect: str) -> _Kept:  # one for each
    return _Kept()
