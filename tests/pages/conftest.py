"""Pages as their readers run them, without a browser."""

from importlib import import_module

import pytest
from streamlit.logger import get_logger
from streamlit.testing.v1 import AppTest

from dashboard.app_store import app_reader
from dashboard.contents import PAGES, View
from dashboard.key import make_key
from dashboard.permissions import Role, Viewer
from dashboard.sign_in.viewer import standing_in
from queries.app_store.trail import in_order
from queries.engines import writing_engine
from queries.migrate import upgrade
from queries.stores import APP
from tests.making import Records

SECONDS = 20
OF_DATA = [entry.slug for entry in PAGES if entry.roles.get(Role.OVERSIGHT) is View.ALL]


@pytest.fixture(autouse=True)
def faults_are_logged(monkeypatch):
    """Streamlit logs what a page raised; dashboard/quiet.py, which a page imports, would keep it from the test."""
    import_module("dashboard.sign_in.passwords")  # makes it quiet now, and not in the midst of the first test
    monkeypatch.setattr(get_logger("streamlit.error_util"), "filters", [])


@pytest.fixture
def stores(tmp_path, migrated_file, monkeypatch):
    """An empty data store and an app store beside it, as a page finds them: on SQLite, the embedded default."""
    data, app = tmp_path / "data.db", tmp_path / "app.db"
    data.write_bytes(migrated_file.read_bytes())
    monkeypatch.setenv("OVERSIGHT_DATABASE_URL", f"sqlite:///{data}")
    monkeypatch.setenv("OVERSIGHT_APP_DATABASE_URL", f"sqlite:///{app}")
    upgrade(writing_engine(f"sqlite:///{app}"), APP)
    make_key()
    return writing_engine(f"sqlite:///{data}")


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
