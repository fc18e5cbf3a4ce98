"""The rows behind a figure add up to it: at every date, for London and for each BCU, with ids and counted."""

from datetime import date
from functools import cache

import pytest
from sqlalchemy import Engine

from dashboard import answers, engine
from dashboard.answers import answer
from dashboard.figures import FIGURES
from dashboard.kinds import Figure
from dashboard.permissions import Role, Viewer
from dashboard.rows_behind import rows_behind

DATES = (date(2018, 12, 31), date(2019, 12, 31), date(2020, 8, 31), date(2021, 2, 28))
READERS = [
    Viewer("the group", Role.OVERSIGHT),
    Viewer("a superintendent", Role.SUPERINTENDENT, "NA"),
    Viewer("another", Role.SUPERINTENDENT, "CN"),
]
WITH_ROWS = {id_: figure for id_, figure in FIGURES.items() if figure.behind}


@pytest.fixture
def sample(sample_database: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sample as what the dashboard reads."""
    reads = cache(lambda: sample_database)
    monkeypatch.setattr(answers, "data_engine", reads)
    monkeypatch.setattr(engine, "data_engine", reads)


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.bcu or "London")
@pytest.mark.parametrize("figure", WITH_ROWS.values(), ids=WITH_ROWS)
def test_the_rows_behind_a_figure_add_up_to_it(sample: None, figure: Figure, reader: Viewer):
    assert figure.behind is not None
    for as_at in DATES:
        found = answer(figure, reader, [as_at])
        row = found.row(found.subject, as_at) or found.row("LONDON", as_at)
        counted = [row] if row else found.rows  # London has no row of what each BCU alone is asked
        assert counted
        behind = rows_behind(figure.behind, answer(figure.behind.listing, reader, [as_at]))

        if row and row.area != found.subject and not figure.behind.listing.of_london:
            assert behind.numerator <= (row.numerator or 0)  # a BCU's part of what is counted in London only
            continue
        assert behind.numerator == sum(row.numerator or 0 for row in counted), as_at
        if figure.behind.denominator:
            assert behind.denominator == sum(row.denominator or 0 for row in counted), as_at
