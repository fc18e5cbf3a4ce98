"""What the page Time on the Matrix says of hand-made rows."""

from datetime import date, timedelta

import pytest

from dashboard.permissions import Role
from tests.making import CAMDEN, ENFIELD
from tests.pages.conftest import OVERSIGHT, READERS
from tests.pages.reading import said, sent
from tests.pages.test_green import findings, headline, rows_of, words

AS_AT = {"as_at": "2020-12-31", "compared_with": "2020-11-30"}
BEGUN = date(2019, 1, 1)
OF_NORTH_AREA = READERS[Role.SUPERINTENDENT]


@pytest.fixture
def london(records):
    """Of thirty added on one day twenty have been removed after 400 days, in North Area; two more moved in there."""
    for number in range(30):
        left = BEGUN + timedelta(400) if number < 20 else None
        records.person(ENFIELD, BEGUN, left, scores=[(BEGUN, 0, "green")], reason="other" if left else None)
    for _ in range(2):
        moved = records.person(CAMDEN, BEGUN, date(2020, 6, 1), reason="moved")
        records.entry(moved, ENFIELD, date(2020, 6, 1))
    return records.derive()


def test_it_opens_with_when_half_have_left_and_how_many_are_still_on(london, opened):
    # 12 of 32 are left after 400 days; nobody has been watched for four years, or for two.
    assert headline(opened("time_on_matrix", OVERSIGHT, **AS_AT)) == (
        "At the pace of the last two years, half of those added to the Matrix leave within 1 year 1 month; "
        "100 % are still on after a year."
    )


def test_a_bcu_is_told_of_its_own_and_how_many_stays_are_left_out(london, opened):
    page = opened("time_on_matrix", OF_NORTH_AREA, **AS_AT)

    assert headline(page).startswith("In North Area, at the pace of the last two years, half of those added")
    assert "30 stays were watched in the two years to 31 December 2020, of which 20 ended" in words(
        said(page)
    )
    assert "Two stays that a move brought in are left out" in words(said(page))
    assert "Central North" not in sent(page)


def test_each_band_has_a_line_and_what_is_not_reached_is_said(london, opened):
    rows = rows_of(opened("time_on_matrix", OVERSIGHT, **AS_AT), "staying")

    assert rows["All"] == ["32", "20", "1 year 1 month", "100 %", "not reached", "not reached", "2 years"]
    assert rows["Green"] == ["30", "20", "1 year 1 month", "100 %", "not reached", "not reached", "2 years"]
    assert rows["Never scored"] == ["2", "0", "not calculated: fewer than 10", "–", "–", "–", "–"]


def test_the_curve_of_one_band_can_be_shown(london, opened):
    assert "Half have left by 1 year 1 month" in findings(opened("time_on_matrix", OVERSIGHT, **AS_AT))
    assert "Red: no curve, as fewer than ten are watched from their first day on" in findings(
        opened("time_on_matrix", OVERSIGHT, band="Red", **AS_AT)
    )


def test_with_fewer_than_ten_stays_it_says_so_and_draws_nothing(records, opened):
    records.person(ENFIELD, BEGUN)
    records.derive()
    page = opened("time_on_matrix", OVERSIGHT, **AS_AT)

    assert headline(page).startswith("No data: fewer than ten stays were watched from their first day on")


def test_a_long_stay_is_not_praised(london, opened):
    assert "Removal is the default: a long stay needs grounds" in said(
        opened("time_on_matrix", OVERSIGHT, **AS_AT)
    )
