"""What the dashboard reads beside the questions: the version of the data, silence, and the areas of a scope."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from queries.areas import covers_bcu
from queries.scope import LONDON_AREA, Level, Scope
from queries.silence import Source, silence
from queries.tables.access import PAN
from queries.tables.loads import data_version as version_table
from queries.tables.reference import bcus, boroughs


def data_version(connection: Connection) -> int:
    """How often the data has changed; 0 before the first load."""
    return connection.scalar(select(version_table.c.version)) or 0


def silent_dates(connection: Connection, source: Source | None, dates: Sequence[date]) -> dict[date, bool]:
    """For each date, whether the source says nothing by then; no dates where a figure names no source."""
    if source is None:
        return {}
    return {row.as_at: bool(row.silent) for row in connection.execute(silence(source, dates))}


def areas_in_scope(connection: Connection, scope: Scope) -> frozenset[str]:
    """Every area an answer for this scope may name."""
    own = connection.scalars(
        select(bcus.c.bcu)
        .where(covers_bcu(scope, bcus.c.bcu))
        .union(select(boroughs.c.borough).where(covers_bcu(scope, boroughs.c.bcu)))
    )
    return frozenset(own) | (frozenset({LONDON_AREA, PAN}) if scope.is_london else frozenset())


@dataclass(frozen=True)
class Area:
    """An area of an answer: its code, what it is called (its code, where it has no name), and its level."""

    code: str
    name: str
    level: Level


def known_areas(connection: Connection) -> dict[str, Area]:
    """Every area there is, by its code."""
    areas = [Area(LONDON_AREA, "London", Level.LONDON), Area(PAN, "Pan-London Matrix", Level.LONDON)]
    for level, code, name in (
        (Level.BCU, bcus.c.bcu, bcus.c.name),
        (Level.BOROUGH, boroughs.c.borough, boroughs.c.name),
    ):
        areas += [Area(row[0], row[1] or row[0], level) for row in connection.execute(select(code, name))]
    return {area.code: area for area in areas}
