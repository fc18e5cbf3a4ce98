"""Which rows were made up: a synthetic London and real records never share a database."""

from collections.abc import Collection

from sqlalchemy import Connection, exists, literal, select

from queries.tables import pack_tables
from queries.tables.loads import loads


def table_with_real_rows(connection: Connection, *, aside: Collection[str]) -> str | None:
    """The first table, those `aside` left out, that holds a row which no synthetic load brought."""
    for name, table in pack_tables().items():
        brought = exists().where(loads.c.load_id == table.c.load_id, loads.c.synthetic == 1)
        if name not in aside and connection.scalar(
            select(literal(1)).select_from(table).where(~brought).limit(1)
        ):
            return name
    return None


def made_up_packs(connection: Connection) -> set[str]:
    """The names of the synthetic packs that this database took in."""
    taken_in = loads.c.outcome.in_(("loaded", "unchanged"))
    return set(connection.scalars(select(loads.c.pack).where(loads.c.synthetic == 1, taken_in)))
