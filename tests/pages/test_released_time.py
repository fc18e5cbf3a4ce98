"""The Deputy Mayor's page Time on the Matrix: no curve, but what a release holds that bears on it."""

from datetime import date

import pytest

from tests.making import CAMDEN, ENFIELD
from tests.pages.reading import said
from tests.pages.test_green import headline, rows_of, words
from tests.pages.test_released_pages import DEPUTY
from tests.pages.test_released_population import BEFORE, release

LONG_AGO, SINCE = date(2016, 1, 1), date(2020, 8, 1)
SEPTEMBER = date(2020, 9, 30)
GREEN, RED = [(LONG_AGO, 0, "green")], [(LONG_AGO, 9, "red"), (date(2018, 1, 1), 0, "green")]


@pytest.fixture
def london(records):
    """41 who were always Green, 19 who were not; of the latter twelve have gone since July, and three have come."""
    for place in range(60):
        borough, scores = (CAMDEN if place % 2 else ENFIELD), (GREEN if place < 41 else RED)
        records.person(borough, LONG_AGO, SINCE if place >= 48 else None, scores=scores)
    for _ in range(3):
        records.person(ENFIELD, SINCE, scores=[(SINCE, 9, "red")])
    return records.derive()


def test_it_opens_with_who_was_removed_and_who_has_been_green_all_along(london, opened):
    release(of_=(SEPTEMBER,))
    page = opened("time_on_matrix", DEPUTY)

    # 12 are shown as 10, 3 are withheld, 41 of 51 are shown as 40 of 50
    assert headline(page) == (
        "In the quarter up to 30 September 2020, 10 people were removed from the Matrix and a number of people that is "
        "withheld were added to it; 40 of 50 (80 %) on the Matrix have been Green at every score."
    )
    assert "A release does not hold within which time half have left" in words(said(page))


def test_withheld_and_nought_are_told_apart_and_there_is_no_empty_picture(london, opened):
    release(of_=(SEPTEMBER,))
    page = opened("time_on_matrix", DEPUTY)
    rows = rows_of(page, "numbers")

    assert rows["People added this quarter"][0] == "withheld"
    assert rows["People removed who were added again within a year"][0] == "0 of 0"
    assert "A release does not hold this.<" not in said(page)
    assert "staying" not in said(page)


def test_before_anything_was_recorded_nothing_is_said_to_be_well(london, opened):
    release(of_=(BEFORE,))

    assert headline(opened("time_on_matrix", DEPUTY)) == (
        "Nobody is recorded on the Matrix on 31 January 2015: there are no data on how long people stay."
    )
