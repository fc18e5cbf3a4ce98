"""Records and a store of the app's own, for tests of what is kept of a meeting."""

from collections.abc import Iterator
from datetime import date

import pytest

from dashboard.app_store import app_reader, app_writer
from dashboard.engine import data_engine
from dashboard.key import make_key
from dashboard.settings import settings
from queries.migrate import upgrade
from queries.stores import APP
from tests.making import CAMDEN, ENFIELD, Records

JUNE, SEPTEMBER, TODAY = date(2020, 6, 30), date(2020, 9, 30), date(2021, 3, 1)


@pytest.fixture
def london(records: Records, database_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Records]:
    """
    Twelve people in Enfield and nine in Camden since 2019, three of those in Camden scored Green and nought; and
    the app's own store, in the same database: each engine once.
    """
    for name in ("OVERSIGHT_DATABASE_URL", "OVERSIGHT_APP_DATABASE_URL"):
        monkeypatch.setenv(name, database_url)
    settings.cache_clear()
    data_engine.cache_clear()
    make_key()
    upgrade(app_writer(), APP)
    for _ in range(12):
        records.person(ENFIELD, date(2019, 5, 1), ethnicity="black", gender="male")
    for place in range(9):
        scores = [(date(2020, 1, 1), 0, "green")] if place < 3 else []
        records.person(CAMDEN, date(2019, 5, 1), scores=scores, ethnicity="white", gender="male")
    records.add("reviews", bcu="NA", exercise="2020-Q2", completed_on=date(2020, 6, 20))
    records.add("recommendations", recommendation=2, title="Review the Matrix")
    records.add(
        "commitments", commitment="2.1", recommendation=2, title="Reviews", control="reviews_complete"
    )
    yield records.derive()
    for engine in (data_engine(), app_reader(), app_writer()):
        engine.dispose()
