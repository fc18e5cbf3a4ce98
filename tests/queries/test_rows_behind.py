"""The rows behind a figure add up to it: at every date, for London and for each BCU, with ids and counted."""

from datetime import date
from functools import cache

import pytest
from sqlalchemy import Engine

from dashboard import answers, engine
from dashboard.answers import answer
from dashboard.figures import FIGURES, LISTINGS
from dashboard.kinds import Answer, Figure
from dashboard.permissions import Role, Viewer
from dashboard.rows_behind import rows_behind

DATES = (date(2018, 12, 31), date(2019, 12, 31), date(2020, 8, 31), date(2021, 2, 28))
READERS = [
    Viewer("the group", Role.OVERSIGHT),
    Viewer("a superintendent", Role.SUPERINTENDENT, "NA"),
    Viewer("another", Role.SUPERINTENDENT, "CN"),
]
BY_LISTING: dict[str, list[Figure]] = {}  # a listing is asked once for all the figures whose rows it holds
for _figure in FIGURES.values():
    if _figure.behind:
        BY_LISTING.setdefault(_figure.behind.listing.id, []).append(_figure)


@pytest.fixture
def sample(sample_database: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sample as what the dashboard reads."""
    reads = cache(lambda: sample_database)
    monkeypatch.setattr(answers, "data_engine", reads)
    monkeypatch.setattr(engine, "data_engine", reads)


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.bcu or "London")
@pytest.mark.parametrize("listing", BY_LISTING)
def test_the_rows_behind_each_figure_add_up_to_it(sample: None, listing: str, reader: Viewer):
    figures = [(figure, answer(figure, reader, DATES)) for figure in BY_LISTING[listing]]
    for as_at in DATES:
        listed = answer(LISTINGS[listing], reader, [as_at])
        for figure, found in figures:
            check_adds_up(figure, found, listed, as_at)


def check_adds_up(figure: Figure, found: Answer, listed: Answer, as_at: date) -> None:
    assert figure.behind is not None
    row = found.row(found.subject, as_at) or found.row("LONDON", as_at)
    # London has no row of what each BCU alone is asked
    counted = [row] if row else [each for each in found.rows if each.as_at == as_at]
    assert counted, (figure.id, as_at)
    behind = rows_behind(figure.behind, listed)

    if row and row.area != found.subject and not figure.behind.listing.of_london:
        # a BCU's part of what is counted in London only
        assert behind.numerator <= (row.numerator or 0), (figure.id, as_at)
        return
    assert behind.numerator == sum(row.numerator or 0 for row in counted), (figure.id, as_at)
    if figure.behind.denominator:
        assert behind.denominator == sum(row.denominator or 0 for row in counted), (figure.id, as_at)
