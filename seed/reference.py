"""The reference facts that ship with the project: the BCUs, the boroughs, what was promised."""

from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine

from queries import loading
from queries.engines import looking
from seed.pack.load import Manner, load
from seed.pack.report import LoadReport
from seed.pack.source import pack_at

FOLDER = Path(__file__).parent / "reference"
TABLES = ("bcus", "boroughs", "populations", "recommendations", "commitments")
PACK = "reference facts of the project"


def ensure_reference(engine: Engine, *, now: datetime | None = None) -> LoadReport | None:
    """Loads the reference facts the first time, and never again: a pack may have replaced them since."""
    with looking(engine) as connection:
        if loading.was_loaded(connection, PACK):
            return None
    files = tuple(f"{table}.csv" for table in TABLES)
    return load(engine, pack_at(FOLDER, name=PACK, only=files), Manner(by="oversight"), now=now)
