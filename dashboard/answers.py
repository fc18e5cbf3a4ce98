"""
The only place that runs a question: scope in the WHERE, measured, counted, checked, then kept. A reader of releases is
answered with rows that were kept, and no question is run.

An answer is kept under everything it depends on, the version of the data first: a load makes new answers,
and nobody is handed an answer made for another scope.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache, partial
from typing import Any

from sqlalchemy import Connection

from dashboard.as_loaded import data_moved, state
from dashboard.engine import data, data_engine
from dashboard.figures import FIGURES, LISTINGS
from dashboard.kinds import Answer, Asked, Draw, Drawing, Figure, Listing
from dashboard.measures import measure
from dashboard.permissions import Protection, Viewer, check_may_ask, may_see, scope_within
from dashboard.releases.reading import answered_from_releases, of_releases
from dashboard.withhold import counted
from queries.reading import Area, areas_in_scope, data_version, known_areas, silent_dates
from queries.scope import ALL_LEVELS, LONDON, LONDON_AREA, L, Level, Levels, Scope
from queries.silence import Source
from queries.tables.access import PAN

KEPT = 1024


class OutOfScope(Exception):
    """A question answered with rows its reader may not see. A fault of ours: nothing of it is shown."""


class DataMoved(Exception):
    """A load came between asking for the version of the data and asking the question."""


def answer(
    of: Figure | Listing,
    viewer: Viewer,
    dates: Sequence[date],
    levels: Levels | None = None,
    within: Scope | None = None,
    **chosen: str,
) -> Answer:
    """
    The answer for this reader: the rows of their scope (or of one `within` it), and for a BCU also London's;
    of a question about one thing, the one `chosen`.

    :raises Tellable: where the reader is not shown it, or the scope lies beyond theirs.
    :raises OutOfScope: where the question breaks its promise.
    """
    protection, scope = check_may_ask(viewer, of.question.reads), scope_within(viewer, within)
    with_ids = not isinstance(of, Listing) or may_see(viewer, of.ids)
    wanted = levels or (of.levels_for(scope) if isinstance(of, Listing) else ALL_LEVELS)
    while True:
        now = state()
        try:
            asked = Asked(
                now.database,
                now.version,
                of.id,
                scope,
                tuple(dates),
                wanted,
                protection,
                with_ids,
                tuple(sorted(chosen.items())),
            )
            return _answered(of_releases(asked, of) if protection is Protection.RELEASE else asked)
        except DataMoved:
            data_moved()


def drawing(of: Answer, draw: Draw | None = None) -> Drawing | None:
    """The chart of an answer, as its figure is drawn or as asked for, made once; none where a listing has none."""
    return _drawn(of.asked, draw or of.of.draw)


def sql(of: Answer) -> str:
    """The SQL that was run for the reader's own scope, as an auditor may read and run it."""
    statement = of.of.question(of.asked.scope, of.asked.dates, of.asked.levels, **dict(of.asked.chosen))
    return str(statement.compile(data_engine(), compile_kwargs={"literal_binds": True}))


@lru_cache(maxsize=KEPT)
def _answered(asked: Asked) -> Answer:
    records: tuple[Mapping[str, Any], ...]
    of = FIGURES.get(asked.id) or LISTINGS[asked.id]
    known = _known(asked.database, asked.version)
    if asked.protection is Protection.RELEASE:
        return answered_from_releases(asked, of, known)
    silent = _silent(asked, of.source)
    if isinstance(of, Figure):
        rows = measure(of, [*_londons(of, asked), *_own(of, asked)], silent)
        records = tuple(dict(vars(row)) for row in rows)
    else:
        listed = _listed(of, asked)
        rows, records = (), tuple(listed) if asked.with_ids else counted(of, listed)
    return Answer(
        asked,
        of,
        rows,
        records,
        areas={area: known[area] for area in sorted({record["area"] for record in records})},
        silent=frozenset(day for day, is_silent in silent.items() if is_silent),
    )


@lru_cache(maxsize=KEPT)
def _drawn(asked: Asked, draw: Draw | None) -> Drawing | None:
    return draw(_answered(asked)) if draw else None


def _listed(of: Listing, asked: Asked) -> list[Mapping[str, Any]]:
    if of.among_all and not asked.scope.is_london:
        return _own_among_all(of, asked)
    found = [*_londons(of, asked), *_own(of, asked)] if of.of_london else _own(of, asked)
    return [row._asdict() for row in found]


def _own(of: Figure | Listing, asked: Asked) -> list[Any]:
    of_london_alone = asked.scope.is_london and asked.levels == L
    return list(_level_l(asked) if of_london_alone else _ask(of, asked, asked.scope, asked.levels))


def _own_among_all(of: Listing, asked: Asked) -> list[Mapping[str, Any]]:
    """What is worked out among all of London, of those alone whom the rows of the scope itself name."""
    own = {getattr(row, of.among_all): row.area for row in _rows(of, asked, asked.scope, asked.levels)}
    everybodys = _answered(replace(asked, scope=LONDON, levels=L, with_ids=True)).records
    named = [record for record in everybodys if record[of.among_all] in own]
    return [{**record, "area": own[record[of.among_all]]} for record in named]


def _ask(of: Figure | Listing, asked: Asked, scope: Scope, levels: Levels) -> list[Any]:
    """What is worked out from the question's rows within a scope; the rows themselves, where nothing is."""
    rows = _rows(of, asked, scope, levels)
    return rows if of.work_out is None else list(of.work_out(rows, cache(partial(_met_in_london, asked))))


def _rows(of: Figure | Listing, asked: Asked, scope: Scope, levels: Levels) -> list[Any]:
    """The question's rows within a scope; the second net: none lies outside it, whatever the question did."""
    with _unmoved(asked.version, scope) as connection:
        rows = list(connection.execute(of.question(scope, asked.dates, levels, **dict(asked.chosen))))
    foreign = {row.area for row in rows} - areas_in_scope(_known(asked.database, asked.version), scope)
    if foreign:
        raise OutOfScope(
            f"{of.id}, asked for {scope}, answered with rows of {len(foreign)} areas outside it."
        )
    return rows


def _met_in_london(asked: Asked, id_: str) -> dict[date, bool | None]:
    """By date, whether another figure is met in London; nothing of what is no figure, or rests on others itself."""
    judge = FIGURES.get(id_)
    if judge is None or judge.work_out is not None:
        return {}
    judged = _answered(replace(asked, id=id_, scope=LONDON, protection=Protection.EXACT))
    return {row.as_at: row.met for row in judged.rows if row.area == LONDON_AREA}


def _londons(of: Figure | Listing, asked: Asked) -> list[Any]:
    """The one thing a BCU's reader receives from beyond it: the London row of a figure, or of what is nobody's."""
    if asked.scope.is_london or Level.LONDON not in asked.levels:
        return []
    rows = _level_l(asked)
    if {row.area for row in rows} - {LONDON_AREA, PAN}:
        raise OutOfScope(f"{of.id} answered level L with other areas than {LONDON_AREA} and {PAN}.")
    return [row for row in rows if row.area == LONDON_AREA]


def _level_l(asked: Asked) -> tuple[Any, ...]:
    """What a question answers of London alone: asked once for all its readers, and for the tests that rest on it."""
    return _asked_of_london(
        replace(asked, scope=LONDON, levels=L, protection=Protection.EXACT, with_ids=True)
    )


@lru_cache(maxsize=KEPT)
def _asked_of_london(asked: Asked) -> tuple[Any, ...]:
    return tuple(_ask(FIGURES.get(asked.id) or LISTINGS[asked.id], asked, LONDON, L))


@lru_cache(maxsize=KEPT)
def _known(database: str, version: int) -> Mapping[str, Area]:  # noqa: ARG001 # kept under both
    """Every area there is in that version of a database."""
    with _unmoved(version, LONDON) as connection:
        return known_areas(connection)


def _silent(asked: Asked, source: Source | None) -> Mapping[date, bool]:
    """By date, whether a figure's source says nothing; of a figure without one nothing is said."""
    return {} if source is None else _silent_at(asked.database, asked.version, source, asked.dates)


@lru_cache(maxsize=KEPT)
def _silent_at(
    database: str,  # noqa: ARG001 # kept under it
    version: int,
    source: Source,
    dates: tuple[date, ...],
) -> Mapping[date, bool]:
    with _unmoved(version, LONDON) as connection:
        return silent_dates(connection, source, dates)


@contextmanager
def _unmoved(version: int, scope: Scope) -> Iterator[Connection]:
    """The data under a scope, as long as they are the version asked of."""
    with data(scope) as connection:
        if data_version(connection) != version:
            raise DataMoved
        yield connection
