"""
PostgreSQL's own guard behind the questions: row-level security, forced, by the scope of each transaction.

A question keeps to its scope by its WHERE; this is for the day one forgets. Without a scope no row is seen.
It stops a forgotten condition, not somebody who can run SQL of their own: they could name another scope.
A superuser passes by it: serve with a plain role that may only read.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import ColumnElement, Connection, Engine, Table, func, or_, select, true
from sqlalchemy.dialects import postgresql

from queries.scope import LONDON_AREA, Scope
from queries.tables import data_metadata
from queries.tables.access import users
from queries.tables.reference import boroughs
from queries.tables.register import entries

SETTING = "oversight.scope"
LOADER = "loader"
# The map, without which no BCU knows its boroughs, and the version that every answer is kept under.
FOR_EVERY_SCOPE = ("bcus", "boroughs", "data_version")


@contextmanager
def reading(engine: Engine, scope: Scope) -> Iterator[Connection]:
    """One transaction that sees one state of the data, and on PostgreSQL the rows of the scope alone."""
    with engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(select(func.set_config(SETTING, scope.bcu or LONDON_AREA, true())))
        yield connection


def secure(connection: Connection) -> None:
    """Lays the policies anew over every table: those there are, and those a later version brings."""
    for table in data_metadata.tables.values():
        for statement in _statements(table):
            connection.exec_driver_sql(statement.replace("%", "%%"))


def _statements(table: Table) -> Iterator[str]:
    name = f'"{table.name}"'
    yield f"ALTER TABLE {name} ENABLE ROW LEVEL SECURITY"
    yield f"ALTER TABLE {name} FORCE ROW LEVEL SECURITY"
    for policy in ("load", "read"):
        yield f"DROP POLICY IF EXISTS {policy} ON {name}"
    loading = f"{_text(_scope() == LOADER)}"
    yield f"CREATE POLICY load ON {name} USING ({loading}) WITH CHECK ({loading})"
    yield f"CREATE POLICY read ON {name} FOR SELECT USING ({_text(_may_read(table))})"


def _may_read(table: Table) -> ColumnElement[bool]:
    if table.name in FOR_EVERY_SCOPE:
        return _scope() != ""
    own = _own(table)
    return or_(_scope() == LONDON_AREA, *own)


def _own(table: Table) -> list[ColumnElement[bool]]:  # noqa: PLR0911 # one line for each kind of table
    """What makes a row a BCU's own; of a table without any of these a BCU has no row."""
    own_boroughs = select(boroughs.c.borough).where(boroughs.c.bcu == _scope())
    own_people = select(entries.c.nominal_id).where(entries.c.borough.in_(own_boroughs))
    own_users = select(users.c.user_id).where(or_(users.c.unit == _scope(), users.c.unit.in_(own_boroughs)))
    column = table.c
    match table.name:
        case "entries" | "spells" | "transfers":
            return [column.borough.in_(own_boroughs)]
        case "nominals" | "harm_scores" | "interventions":
            return [column.nominal_id.in_(own_people)]
        case "reviews" | "inspections" | "spocs":
            return [column.bcu == _scope()]
        case "review_outcomes":
            # Also of those who came from elsewhere: what they are kept for was found there.
            return [column.bcu == _scope(), column.nominal_id.in_(own_people)]
        case "users":
            return [column.unit == _scope(), column.unit.in_(own_boroughs)]
        case "training" | "user_audits" | "access_forms" | "access_queries":
            return [column.user_id.in_(own_users)]
        case "grants" | "access_events" | "access_days" | "access_by_day" | "findings" | "explanations":
            return [column.matrix.in_(own_boroughs), column.user_id.in_(own_users)]
        case "agreements":
            return [column.partner.in_(own_boroughs)]
        case _:
            return []


def _scope() -> ColumnElement[str]:
    return func.coalesce(func.current_setting(SETTING, true()), "")


def _text(condition: ColumnElement[bool]) -> str:
    """A condition as a policy writes it: with every table named in full, and no parameter."""
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call] # SQLAlchemy leaves it untyped
    return str(condition.compile(dialect=dialect, compile_kwargs={"literal_binds": True}))
