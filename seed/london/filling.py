"""The synthetic London goes into a database by the door that every pack takes."""

from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Engine

from queries.engines import looking
from queries.errors import Tellable
from queries.synthetic import made_up_packs, table_with_real_rows
from seed.london.london import EVENTS, PEOPLE, SEED, write
from seed.pack.intake import Progress
from seed.pack.load import Manner, load
from seed.pack.report import LoadReport
from seed.pack.source import pack_at
from seed.reference import TABLES, ensure_reference


def fill(
    engine: Engine,
    *,
    people: int = PEOPLE,
    events: int = EVENTS,
    seed: int = SEED,
    by: str = "synthetic",
    now: datetime | None = None,
    progress: Progress | None = None,
) -> LoadReport:
    """
    Fills a migrated database with the reference facts and a synthetic London; the same one again changes nothing.

    Raises Tellable where the database holds anything else: rows made up must never stand beside real ones, nor
    two Londons in one.
    """
    name = f"synthetic London of {people} people and {events} openings a year, seed {seed}"
    _refuse_a_mixture(engine, name)
    with TemporaryDirectory() as folder:
        write(Path(folder), people=people, events=events, seed=seed)
        ensure_reference(engine, now=now)
        manner = Manner(by=by, synthetic=True)
        return load(engine, pack_at(Path(folder), name=name), manner, now=now, progress=progress)


def _refuse_a_mixture(engine: Engine, name: str) -> None:
    with looking(engine) as connection:
        real, others = table_with_real_rows(connection, aside=TABLES), made_up_packs(connection) - {name}
    if real:
        raise Tellable(
            f"The table {real} holds rows that are not synthetic: made-up rows never go beside them. "
            "Set OVERSIGHT_HOME or OVERSIGHT_DATABASE_URL to an empty database."
        )
    if others:
        raise Tellable(
            f"This database holds another London already ({', '.join(sorted(others))}): two would make "
            "neither. Set OVERSIGHT_HOME or OVERSIGHT_DATABASE_URL to an empty database."
        )
