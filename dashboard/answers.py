"""
The only place that runs a question: scope in the WHERE, measured, withheld, checked, then kept.

An answer is kept under everything it depends on, the version of the data first: a load makes new answers,
and nobody is handed an answer made for another scope.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Engine, Select

from dashboard.engine import data_engine
from dashboard.figures import FIGURES, LISTINGS
from dashboard.kinds import Answer, Asked, Drawing, Figure, FigureRow, Listing
from dashboard.measures import measure
from dashboard.permissions import Viewer, check_may_ask
from dashboard.withhold import withhold
from queries.reading import areas_in_scope, data_version, known_areas, silent_dates
from queries.scope import LONDON, LONDON_AREA, Level, Levels, Scope

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
    protection, engine = check_may_ask(viewer), data_engine()
    wanted = of.levels if levels is None else levels & of.levels
    while True:
        with engine.connect() as connection:
            version = data_version(connection)
        asked = Asked(str(engine.url), version, of.id, viewer.scope, tuple(dates), wanted, protection)
        try:
            return _answered(asked)
        except DataMoved:
            continue


def drawing(of: Answer) -> Drawing | None:
    """The chart of an answer, made once; none where a listing has none."""
    return _drawn(of.asked)


@lru_cache(maxsize=KEPT)
def _answered(asked: Asked) -> Answer:
    with data_engine().begin() as connection:
        if data_version(connection) != asked.version:
            raise DataMoved
        of = _found(asked.id)
        return _figures(connection, of, asked) if isinstance(of, Figure) else _records(connection, of, asked)


@lru_cache(maxsize=KEPT)
def _drawn(asked: Asked) -> Drawing | None:
    kept = _answered(asked)
    return kept.of.draw(kept) if kept.of.draw else None


def _figures(connection: Connection, figure: Figure, asked: Asked) -> Answer:
    statement = figure.question(asked.scope, asked.dates, asked.levels)
    counted = list(connection.execute(statement))
    _check(connection, asked.scope, (row.area for row in counted))
    if not asked.scope.is_london and Level.LONDON in asked.levels:
        counted = [*_londons(connection, figure, asked.dates), *counted]
    silent = silent_dates(connection, figure.source, asked.dates)
    rows = withhold(figure, measure(figure, counted, silent), asked.protection)
    return _answer(connection, asked, statement, rows, [asdict(row) for row in rows])


def _londons(connection: Connection, figure: Figure, dates: Sequence[date]) -> Sequence[Any]:
    """The one thing a BCU's reader receives from beyond it: the figure's London row."""
    rows = connection.execute(figure.question(LONDON, dates, frozenset({Level.LONDON}))).all()
    if {row.area for row in rows} - {LONDON_AREA}:
        raise OutOfScope(f"{figure.id} answered level L with other areas than {LONDON_AREA}.")
    return rows


def _records(connection: Connection, listing: Listing, asked: Asked) -> Answer:
    statement = listing.question(asked.scope, asked.dates, asked.levels)
    records = [row._asdict() for row in connection.execute(statement)]
    _check(connection, asked.scope, (record["area"] for record in records))
    return _answer(connection, asked, statement, (), records)


def _answer(
    connection: Connection,
    asked: Asked,
    statement: Select[Any],
    rows: tuple[FigureRow, ...],
    records: Sequence[Mapping[str, Any]],
) -> Answer:
    of, known = _found(asked.id), known_areas(connection)
    silent = silent_dates(connection, of.source, asked.dates)
    return Answer(
        asked,
        of,
        rows,
        tuple(records),
        areas={area: known[area] for area in sorted({record["area"] for record in records})},
        silent=frozenset(day for day, is_silent in silent.items() if is_silent),
        sql=_sql(connection.engine, statement),
    )


def _found(id_: str) -> Figure | Listing:
    return FIGURES.get(id_) or LISTINGS[id_]


def _check(connection: Connection, scope: Scope, areas: Any) -> None:
    """The second net: what came back lies in scope, whatever the question did."""
    foreign = set(areas) - areas_in_scope(connection, scope)
    if foreign:
        raise OutOfScope(f"An answer for {scope} held rows of {len(foreign)} areas outside it.")


def _sql(engine: Engine, statement: Select[Any]) -> str:
    return str(statement.compile(engine, compile_kwargs={"literal_binds": True}))
