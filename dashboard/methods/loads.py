"""Every load there was, as far as a reader is told of it."""

from functools import lru_cache

from dashboard.as_loaded import State, state
from dashboard.engine import data
from dashboard.kept import kept
from dashboard.marks import LOAD_MARKS, TONES
from dashboard.page import in_london
from dashboard.permissions import Viewer, is_told_of_table, is_told_who_loaded
from dashboard.tables import Cell, standing
from queries.load_history import COUNTS, LoadSeen, load_history

LATEST, KEPT = 20, 32


def loads_seen(reader: Viewer) -> tuple[LoadSeen, ...]:
    """The loads, the latest first, their rows counted of the tables that the reader is told of."""
    return _seen(state(), reader)


@kept
def loads_table(reader: Viewer) -> str:
    """The latest loads: when and how each ended; by whom, of which pack, of how many rows, for who is told."""
    tells_all = is_told_who_loaded(reader)
    more = ["By, of which pack", *(count.capitalize() for count in COUNTS)] if tells_all else []
    rows = [
        [Cell(in_london(load.begun_at)), _outcome(load), *(_told(load) if tells_all else [])]
        for load in loads_seen(reader)[:LATEST]
    ]
    return standing("The latest loads", ["Begun", "How it ended", *more], rows)


@lru_cache(maxsize=KEPT)
def _seen(
    of: State,  # noqa: ARG001 # kept under it
    reader: Viewer,
) -> tuple[LoadSeen, ...]:
    with data() as connection:
        return tuple(load_history(connection, lambda table: is_told_of_table(reader, table)))


def _outcome(load: LoadSeen) -> Cell:
    mark = LOAD_MARKS[load.outcome]
    return Cell(str(mark), TONES[mark.shape], "synthetic" if load.synthetic else "")


def _told(load: LoadSeen) -> list[Cell]:
    counts = [
        Cell(f"{load.rows[name]:,}", "bad" if name == "refused" and load.rows[name] else "")
        for name in COUNTS
    ]
    tables = f"{load.tables} {'table' if load.tables == 1 else 'tables'}"
    return [Cell(load.loaded_by, more=f"{load.pack}: {tables}"), *counts]
