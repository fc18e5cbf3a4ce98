"""What the dashboard reads beside the questions: the version of the data, silence, and the areas of a scope."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from queries.scope import LONDON_AREA, Level, Scope
from queries.silence import Source, silence
from queries.tables.access import PAN
from queries.tables.loads import data_version as version_table
from queries.tables.reference import bcus, boroughs


def data_version(connection: Connection) -> int:
    """How often the data has changed; 0 before the first load."""
    return connection.scalar(select(version_table.c.version)) or 0


def silent_dates(connection: Connection, source: Source, dates: Sequence[date]) -> dict[date, bool]:
    """For each date, whether the source says nothing by then."""
    return {row.as_at: bool(row.silent) for row in connection.execute(silence(source, dates))}


@dataclass(frozen=True)
class Area:
    """An area of an answer: its code, what it is called (its code, where it has no name), its level, its BCU."""

    code: str
    name: str
    level: Level
    bcu: str | None = None


def known_areas(connection: Connection) -> dict[str, Area]:
    """Every area there is, by its code."""
    areas = [Area(LONDON_AREA, "London", Level.LONDON), Area(PAN, "Pan-London Matrix", Level.LONDON)]
    for code, name in connection.execute(select(bcus.c.bcu, bcus.c.name)):
        areas.append(Area(code, name or code, Level.BCU, code))
    for code, name, bcu in connection.execute(select(boroughs.c.borough, boroughs.c.name, boroughs.c.bcu)):
        areas.append(Area(code, name or code, Level.BOROUGH, bcu))
    return {area.code: area for area in areas}


def areas_in_scope(known: Mapping[str, Area], scope: Scope) -> frozenset[str]:
    """Every area an answer for this scope may name: all of London's, or a BCU and its boroughs."""
    return frozenset(code for code, area in known.items() if scope.is_london or area.bcu == scope.bcu)
