"""What the tests of questions may ask for beside the database."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from sqlalchemy import Engine, create_engine, make_url, text
from sqlalchemy.pool import NullPool

from queries.engines import reading_engine, writing_engine
from queries.migrate import upgrade
from tests.making import Records
from tests.postgresql import Cluster

READ, LOAD = "a_reader", "a_loader"


@pytest.fixture
def records(database: Engine) -> Records:
    """The records of a small London: three BCUs, five boroughs, and what the test adds."""
    return Records(database)


@pytest.fixture
def plain(cluster: Cluster) -> Iterator[dict[str, Engine]]:
    """A database made by a plain owner, and read by a role that may only select."""
    name = f"secured_{uuid4().hex}"
    url = make_url(cluster.create(name))
    with create_engine(url, isolation_level="AUTOCOMMIT", poolclass=NullPool).connect() as root:
        for role in (READ, LOAD):
            if not root.scalar(text("SELECT 1 FROM pg_roles WHERE rolname = :role"), {"role": role}):
                root.execute(text(f"CREATE ROLE {role} LOGIN"))
        root.execute(text(f"ALTER SCHEMA public OWNER TO {LOAD}"))
    loader = writing_engine(url.set(username=LOAD).render_as_string())
    upgrade(loader)
    with loader.begin() as connection:
        connection.execute(text(f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {READ}"))
    engines = {"loader": loader, "reader": reading_engine(url.set(username=READ).render_as_string())}
    yield engines
    for engine in engines.values():
        engine.dispose()
    cluster.drop(name)
