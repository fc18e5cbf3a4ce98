"""A fresh database for every made pack: a test of hypothesis asks for many."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import Engine

from dashboard.engine import data_engine
from dashboard.settings import settings
from queries.engines import writing_engine
from seed.reference import ensure_reference
from tests.conftest import ENGINES
from tests.postgresql import Cluster

Fresh = Callable[[bool], AbstractContextManager[tuple[Engine, Path]]]


@pytest.fixture(params=ENGINES)
def fresh(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Fresh:
    """
    `with fresh(on_reference) as (engine, folder)`: a data store of its own that the dashboard reads, with the
    facts that ship with the project or without them, and a folder for the packs to load into it.
    """
    template = request.getfixturevalue(f"templates_{request.param}")

    @contextmanager
    def one(on_reference: bool) -> Iterator[tuple[Engine, Path]]:  # noqa: FBT001 - a name would not say more
        folder = tmp_path / uuid4().hex
        folder.mkdir()
        with template(on_reference, folder) as url:
            monkeypatch.setenv("OVERSIGHT_DATABASE_URL", url)
            settings.cache_clear()
            data_engine.cache_clear()
            engine = writing_engine(url)
            yield engine, folder
            engine.dispose()
            data_engine().dispose()
        shutil.rmtree(folder)

    return one


@pytest.fixture(scope="session")
def templates_sqlite(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory):
    with_facts = tmp_path_factory.mktemp("facts") / "data.db"
    shutil.copy(migrated_file, with_facts)
    _fill(f"sqlite:///{with_facts}")

    @contextmanager
    def copied(on_reference, folder):
        shutil.copy(with_facts if on_reference else migrated_file, folder / "data.db")
        yield f"sqlite:///{folder / 'data.db'}"

    return copied


@pytest.fixture(scope="session")
def templates_postgresql(cluster: Cluster, migrated_database: str):
    _fill(cluster.create("facts", template=migrated_database))

    @contextmanager
    def copied(on_reference, folder):
        url = cluster.create(folder.name, template="facts" if on_reference else migrated_database)
        yield url
        cluster.drop(folder.name)

    return copied


def _fill(url: str) -> None:
    engine = writing_engine(url)
    ensure_reference(engine)
    engine.dispose()
