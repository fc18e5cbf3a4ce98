"""What every test may ask for, and what none may touch unasked."""

import csv
import json
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import Engine

from dashboard.app_store import app_reader, app_writer
from dashboard.key import make_key
from dashboard.settings import settings
from queries.engines import reading_engine, writing_engine
from queries.migrate import upgrade
from queries.stores import APP
from seed.pack import load_pack
from seed.reference import ensure_reference
from tests.compiled import writing_engine_of_tests
from tests.postgresql import Cluster, running_cluster

ROOT = Path(__file__).parents[1]
PACKS = ROOT.parent / "shared" / "packs"
KEPT = {"OVERSIGHT_PROVE"}
ENGINES = ("sqlite", "postgresql")

pytest_plugins = ["tests.proving"]


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests go last: Playwright leaves an event loop running, and a test after it could start none."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


@pytest.fixture(autouse=True)
def nothing_of_ours_is_touched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every test has a home of its own, so none can reach a database, a key or a backup it did not ask for."""
    for name in [name for name in os.environ if name.startswith("OVERSIGHT_") and name not in KEPT]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("OVERSIGHT_HOME", str(tmp_path / "home"))
    _forget_what_is_cached()
    yield
    _forget_what_is_cached()


@pytest.fixture
def database(request: pytest.FixtureRequest, database_url: str) -> Iterator[Engine]:
    """The loader's way into a fresh, empty, migrated data store, once on SQLite and once on PostgreSQL."""
    engine = writing_engine_of_tests(database_url)
    yield engine
    engine.dispose()


@pytest.fixture(params=ENGINES)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a fresh, empty, migrated data store, once on SQLite and once on PostgreSQL."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("migrated_file"), tmp_path / "data.db")
        yield f"sqlite:///{tmp_path / 'data.db'}"
        return
    cluster: Cluster = request.getfixturevalue("cluster")
    name = f"test_{uuid4().hex}"
    yield cluster.create(name, template=request.getfixturevalue("migrated_database"))
    cluster.drop(name)


@pytest.fixture(params=ENGINES)
def bare_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a database without a single table, once on SQLite and once on PostgreSQL."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'bare.db'}"
        return
    cluster: Cluster = request.getfixturevalue("cluster")
    name = f"bare_{uuid4().hex}"
    yield cluster.create(name)
    cluster.drop(name)


@pytest.fixture
def app_store(bare_database_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    """The way into an empty store of the app's own, with a key, once on SQLite and once on PostgreSQL."""
    monkeypatch.setenv("OVERSIGHT_APP_DATABASE_URL", bare_database_url)
    _forget_what_is_cached()
    make_key()
    upgrade(app_writer(), APP)
    yield app_writer()
    app_reader().dispose()
    app_writer().dispose()


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """The PostgreSQL of this run (one for each worker of pytest-xdist)."""
    with running_cluster() as running:
        yield running


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated, empty SQLite file, to be copied: migrating anew takes longer than most tests."""
    file = tmp_path_factory.mktemp("template") / "data.db"
    _migrate(f"sqlite:///{file}")
    return file


@pytest.fixture(scope="session")
def migrated_database(cluster: Cluster) -> str:
    """The name of a migrated, empty PostgreSQL database, to be copied."""
    _migrate(cluster.create("migrated"))
    return "migrated"


@pytest.fixture(scope="session", params=ENGINES)
def empty_database(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Engine]:
    """The dashboard's way into a data store that holds nothing: shared by all tests, and read only."""
    yield from _read_by_all(_copy_for_all("empty", request, tmp_path_factory))


@pytest.fixture(scope="session", params=ENGINES)
def sample_database(
    request: pytest.FixtureRequest, sample_pack: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Engine]:
    """The dashboard's way into a data store that holds the sample: shared by all tests, and read only."""
    url = _copy_for_all("sample", request, tmp_path_factory)
    _load(url, sample_pack)
    yield from _read_by_all(url)


@pytest.fixture(scope="session")
def sample_pack() -> Path:
    """The folder of the customer's sample pack."""
    return _given(PACKS / "sample")


@pytest.fixture(scope="session")
def expected_figures() -> list[dict[str, str]]:
    """The rows of the figures that the customer worked out for the sample pack, as text."""
    with _given(PACKS / "sample.expected.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="session")
def vectors() -> dict[str, Any]:
    """The customer's test vectors of statistical methods."""
    text = _given(PACKS.parent / "reference" / "statistics_test_vectors.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def _given(path: Path) -> Path:
    if not path.exists():
        pytest.fail(
            f"{path} is missing: put the customer's folder `shared` beside the repository.", pytrace=False
        )
    return path


def _migrate(url: str) -> None:
    engine = writing_engine(url)
    upgrade(engine)
    engine.dispose()


def _copy_for_all(name: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    if request.param == "sqlite":
        file = tmp_path_factory.mktemp(name) / "data.db"
        shutil.copy(request.getfixturevalue("migrated_file"), file)
        return f"sqlite:///{file}"
    cluster: Cluster = request.getfixturevalue("cluster")
    return cluster.create(name, template=request.getfixturevalue("migrated_database"))


def _read_by_all(url: str) -> Iterator[Engine]:
    engine = reading_engine(url)
    yield engine
    engine.dispose()


def _load(url: str, pack: Path) -> None:
    engine = writing_engine(url)
    ensure_reference(engine)
    report = load_pack(engine, pack, by="tests")
    engine.dispose()
    assert report.outcome == "loaded", report


def _forget_what_is_cached() -> None:
    settings.cache_clear()
    if "streamlit" in sys.modules:  # importing it would cost a unit test a second
        streamlit = sys.modules["streamlit"]
        streamlit.cache_data.clear()
        streamlit.cache_resource.clear()
    if "dashboard.engine" in sys.modules:
        sys.modules["dashboard.engine"].data_engine.cache_clear()
