"""With nothing loaded no duty is met and none is failed: the records are silent."""

from datetime import date

import pytest

from dashboard.answers import answer
from dashboard.cli.figures import AT_THE_DESK
from dashboard.engine import data_engine
from dashboard.figures import FIGURES
from queries.engines import writing_engine
from queries.scope import Level
from seed.reference import ensure_reference

DATES = (date(2018, 6, 30), date(2020, 2, 29), date(2021, 8, 31))


@pytest.fixture(params=["not even the reference facts", "the reference facts alone"])
def empty(request, database_url, monkeypatch):
    """A migrated database without rows, or with the facts that ship and no other."""
    monkeypatch.setenv("OVERSIGHT_DATABASE_URL", database_url)
    if request.param == "the reference facts alone":
        engine = writing_engine(database_url)
        ensure_reference(engine)
        engine.dispose()
    yield request.param
    data_engine().dispose()


def test_no_figure_is_met_at_any_level_on_any_date(empty):
    rows = [row for figure in FIGURES.values() for row in answer(figure, AT_THE_DESK, DATES).rows]

    assert {row.figure for row in rows} >= {id_ for id_, of in FIGURES.items() if Level.LONDON in of.levels}
    assert [row for row in rows if row.met] == []


def test_none_of_the_fifty_commitments_that_have_a_control_can_be_tested(empty):
    tested = [answer(FIGURES["commitments_tested"], AT_THE_DESK, [day]).row("LONDON", day) for day in DATES]

    controls = 0 if empty.startswith("not") else 50
    assert [row and (row.numerator, row.denominator) for row in tested] == [(0, controls)] * len(DATES)
