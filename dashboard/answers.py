"""
The only place that runs a question: scope in the WHERE, measured, withheld, checked, then kept.

An answer is kept under everything it depends on, the version of the data first: a load makes new answers,
and nobody is handed an answer made for another scope.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Select

from dashboard.engine import data, data_engine
from dashboard.figures import FIGURES, LISTINGS
from dashboard.kinds import Answer, Asked, Drawing, Figure, Listing
from dashboard.measures import measure
from dashboard.permissions import Viewer, check_may_ask
from dashboard.withhold import withhold
from queries.reading import areas_in_scope, data_version, known_areas, silent_dates
from queries.scope import LONDON, LONDON_AREA, L, Level, Levels, Scope

KEPT = 1024


class OutOfScope(Exception):
    """A question answered with rows its reader may not see. A fault of ours: nothing of it is shown."""


class DataMoved(Exception):
    """A load came between asking for the version of the data and asking the question."""


def answer(
    of: Figure | Listing, viewer: Viewer, dates: Sequence[date], levels: Levels | None = None
) -> Answer:
    """
    The answer for this reader: the rows of their scope, and for a BCU also London's.

    :raises Tellable: where the reader is shown no figures.
    :raises OutOfScope: where the question breaks its promise.
    """
    protection = check_may_ask(viewer)
    wanted = of.levels if levels is None else levels & of.levels
    while True:
        with data(viewer.scope) as connection:
            version = data_version(connection)
        database = str(data_engine().url)
        try:
            return _answered(Asked(database, version, of.id, viewer.scope, tuple(dates), wanted, protection))
        except DataMoved:
            continue


def drawing(of: Answer) -> Drawing | None:
    """The chart of an answer, made once; none where a listing has none."""
    return _drawn(of.asked)


@lru_cache(maxsize=KEPT)
def _answered(asked: Asked) -> Answer:
    of = FIGURES.get(asked.id) or LISTINGS[asked.id]
    found = _ask(of, asked, asked.scope, asked.levels)
    if isinstance(of, Figure):
        found = [*_londons(of, asked), *found]
    with _unmoved(asked, LONDON) as connection:
        known, silent = known_areas(connection), silent_dates(connection, of.source, asked.dates)
    if isinstance(of, Figure):
        rows = withhold(of, measure(of, found, silent), asked.protection)
        records = tuple(asdict(row) for row in rows)
    else:
        rows, records = (), tuple(row._asdict() for row in found)
    return Answer(
        asked,
        of,
        rows,
        records,
        areas={area: known[area] for area in sorted({record["area"] for record in records})},
        silent=frozenset(day for day, is_silent in silent.items() if is_silent),
        sql=_sql(of.question(asked.scope, asked.dates, asked.levels)),
    )


@lru_cache(maxsize=KEPT)
def _drawn(asked: Asked) -> Drawing | None:
    kept = _answered(asked)
    return kept.of.draw(kept) if kept.of.draw else None


def _ask(of: Figure | Listing, asked: Asked, scope: Scope, levels: Levels) -> list[Any]:
    """The question's rows within a scope; the second net: none lies outside it, whatever the question did."""
    with _unmoved(asked, scope) as connection:
        rows = list(connection.execute(of.question(scope, asked.dates, levels)))
        foreign = {row.area for row in rows} - areas_in_scope(connection, scope)
    if foreign:
        raise OutOfScope(
            f"{of.id}, asked for {scope}, answered with rows of {len(foreign)} areas outside it."
        )
    return rows


def _londons(figure: Figure, asked: Asked) -> list[Any]:
    """The one thing a BCU's reader receives from beyond it: the figure's London row."""
    if asked.scope.is_london or Level.LONDON not in asked.levels:
        return []
    rows = _ask(figure, asked, LONDON, L)
    if {row.area for row in rows} - {LONDON_AREA}:
        raise OutOfScope(f"{figure.id} answered level L with other areas than {LONDON_AREA}.")
    return rows


@contextmanager
def _unmoved(asked: Asked, scope: Scope) -> Iterator[Connection]:
    """The data under a scope, as long as they are the version asked of."""
    with data(scope) as connection:
        if data_version(connection) != asked.version:
            raise DataMoved
        yield connection


def _sql(statement: Select[Any]) -> str:
    return str(statement.compile(data_engine(), compile_kwargs={"literal_binds": True}))
