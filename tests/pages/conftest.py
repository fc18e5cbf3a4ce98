"""Pages as their readers run them, without a browser."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import pytest
from sqlalchemy import Engine
from streamlit.components.v2 import manifest_scanner
from streamlit.logger import get_logger
from streamlit.testing.v1 import AppTest

from dashboard.app_store import app_reader
from dashboard.contents import PAGES, View
from dashboard.key import make_key
from dashboard.permissions import Role, Viewer
from dashboard.sign_in.viewer import standing_in
from queries.app_store.trail import in_order
from queries.engines import reading_engine, writing_engine
from queries.migrate import upgrade
from queries.stores import APP
from tests.making import Records

SECONDS = 20
OF_DATA = [entry.slug for entry in PAGES if Role.OVERSIGHT in entry.roles]


@dataclass(frozen=True)
class Shared:
    """A data store of a module's tests, and the two ways into it."""

    url: str
    written_by: Engine
    read_by: Engine


OF_DATA = [entry.slug for entry in PAGES if entry.roles.get(Role.OVERSIGHT) is View.ALL]


@pytest.fixture(autouse=True)
def faults_are_logged(monkeypatch):
    """Streamlit logs what a page raised; dashboard/quiet.py, which a page imports, would keep it from the test."""
    import_module("dashboard.sign_in.passwords")  # makes it quiet now, and not in the midst of the first test
    monkeypatch.setattr(get_logger("streamlit.error_util"), "filters", [])


@pytest.fixture(scope="session", autouse=True)
def packages_are_scanned_once() -> Iterator[None]:
    """AppTest looks through every installed package for components, for every page: half of what a test costs."""
    found = manifest_scanner.scan_component_manifests()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", lambda: found)
        yield


@pytest.fixture(scope="session")
def migrated_app_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated, empty app store on SQLite, to be copied."""
    file = tmp_path_factory.mktemp("template") / "app.db"
    engine = writing_engine(f"sqlite:///{file}")
    upgrade(engine, APP)
    engine.dispose()
    return file


@pytest.fixture
def reads(tmp_path, migrated_app_file, monkeypatch):
    """Has pages read a data store, beside an empty app store of the test's own: `reads("sqlite:///…")`."""

    def from_url(url: str) -> None:
        app = tmp_path / "app.db"
        app.write_bytes(migrated_app_file.read_bytes())
        monkeypatch.setenv("OVERSIGHT_DATABASE_URL", url)
        monkeypatch.setenv("OVERSIGHT_APP_DATABASE_URL", f"sqlite:///{app}")
        make_key()

    return from_url


@pytest.fixture
def stores(tmp_path, migrated_file, reads):
    """An empty data store and an app store beside it, as a page finds them: on SQLite, the embedded default."""
    data = tmp_path / "data.db"
    data.write_bytes(migrated_file.read_bytes())
    reads(f"sqlite:///{data}")
    return writing_engine(f"sqlite:///{data}")


@pytest.fixture(scope="module")
def shared_store(tmp_path_factory, migrated_file) -> Iterator[Shared]:
    """An empty data store for the tests of a module: one of its fixtures fills it, and no test writes to it."""
    file = tmp_path_factory.mktemp("shared") / "data.db"
    file.write_bytes(migrated_file.read_bytes())
    url = f"sqlite:///{file}"
    shared = Shared(url, writing_engine(url), reading_engine(url))
    yield shared
    shared.written_by.dispose()
    shared.read_by.dispose()


@pytest.fixture
def reads_shared(reads, shared_store, monkeypatch):
    """Pages read the module's store by one engine, which keeps what it once compiled."""
    reads(shared_store.url)
    monkeypatch.setattr("dashboard.engine.reading_engine", lambda _: shared_store.read_by)


@pytest.fixture
def records(stores):
    """The records of a small London behind the pages."""
    return Records(stores)


@pytest.fixture
def records_without_map(stores):
    """The same, without its BCUs and boroughs: the test names them itself."""
    return Records(stores, empty_map=True)


@pytest.fixture
def trail(stores):
    """The rows of the trail, in order."""

    def rows():
        with app_reader().begin() as connection:
            return list(in_order(connection))

    return rows


@pytest.fixture
def opened():
    """Opens a page as a reader: `opened("reviews", OVERSIGHT, as_at="2020-12-31")`."""

    def open_as(slug: str, reader: Viewer, **query: str) -> AppTest:
        (entry,) = (entry for entry in PAGES if entry.slug == slug)
        page = AppTest.from_file(str(entry.file), default_timeout=SECONDS)
        for name, value in query.items():
            page.query_params[name] = value
        with standing_in(reader):
            return page.run()

    return open_as


OVERSIGHT = Viewer("the group", Role.OVERSIGHT)
READERS = {
    Role.OVERSIGHT: OVERSIGHT,
    Role.SUPERINTENDENT: Viewer("a superintendent", Role.SUPERINTENDENT, "NA"),
    Role.AUDITOR: Viewer("an auditor", Role.AUDITOR),
    Role.DEPUTY_MAYOR: Viewer("the office", Role.DEPUTY_MAYOR),
    Role.ADMINISTRATOR: Viewer("an administrator", Role.ADMINISTRATOR),
}
