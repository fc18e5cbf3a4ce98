"""What stands until the next load, and is asked once for each: how far the data reach, who met when, what is where."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from dashboard.engine import data, data_engine
from dashboard.this_run import once
from queries.freshness import (
    Freshness,
    audits_completed,
    freshness,
    last_loads,
    load_state,
    meetings_held,
)
from queries.reading import Area, known_areas

KEPT = 8


@dataclass(frozen=True)
class AsLoaded:
    """How fresh the data are, when the Group met, what was audited and when, every area, each table's last load."""

    fresh: Freshness
    meetings: tuple[date, ...]
    audits: tuple[tuple[str, date], ...]  # a month, and the day its audit was completed
    areas: Mapping[str, Area]
    last_loads: Mapping[str, datetime]


def as_loaded() -> AsLoaded:
    """The same as long as no load came."""
    return once("as loaded", lambda: _as_loaded(str(data_engine().url), _state()))


def _state() -> tuple[int, int]:
    with data() as connection:
        return load_state(connection)


@lru_cache(maxsize=KEPT)
def _as_loaded(database: str, state: tuple[int, int]) -> AsLoaded:  # noqa: ARG001 # kept under both
    with data() as connection:
        return AsLoaded(
            fresh=freshness(connection),
            meetings=meetings_held(connection),
            audits=audits_completed(connection),
            areas=known_areas(connection),
            last_loads=last_loads(connection),
        )
