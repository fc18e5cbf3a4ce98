"""What stands until the next load, and is asked once for each: how far the data reach, who met when, what is where."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple

from dashboard.engine import data
from dashboard.this_run import forget, once
from queries.freshness import (
    Freshness,
    audits_completed,
    controls,
    freshness,
    last_loads,
    load_state,
    meetings_held,
)
from queries.reading import Area, known_areas

KEPT = 8
STATE = "the state of the data"


class State(NamedTuple):
    """Which database is asked, the version of its data, and its latest load, which may have changed nothing."""

    database: str
    version: int
    latest_load: int


@dataclass(frozen=True)
class AsLoaded:
    """How fresh the data are, when the Group met, what was audited and when, every area, each table's last load."""

    fresh: Freshness
    meetings: tuple[date, ...]
    audits: tuple[tuple[str, date], ...]  # a month, and the day its audit was completed
    areas: Mapping[str, Area]
    last_loads: Mapping[str, datetime]
    controls: tuple[tuple[str, str], ...]  # each commitment with each figure that tests it


def as_loaded() -> AsLoaded:
    """The same as long as no load came."""
    return _as_loaded(state())


def state() -> State:
    """The state of the data, asked once for each run."""
    return once(STATE, _state)


def data_moved() -> None:
    """A load came within this run: what follows asks for the state anew."""
    forget(STATE)


def _state() -> State:
    with data() as connection:
        return State(str(connection.engine.url), *load_state(connection))


@lru_cache(maxsize=KEPT)
def _as_loaded(of: State) -> AsLoaded:  # noqa: ARG001 # kept under it
    with data() as connection:
        return AsLoaded(
            fresh=freshness(connection),
            meetings=meetings_held(connection),
            audits=audits_completed(connection),
            areas=known_areas(connection),
            last_loads=last_loads(connection),
            controls=controls(connection),
        )
