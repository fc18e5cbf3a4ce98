"""The NHS HES rule: 0 shown, 1 to 7 withheld, others rounded to 5, shares from the rounded parts.

Source: NHS Digital, Hospital Episode Statistics disclosure control, 2018.
"""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.bars import bars
from dashboard.figures import FIGURES
from dashboard.kinds import Figure, Unit
from dashboard.measures import row_of
from dashboard.permissions import Protection
from dashboard.withhold import rounded, withhold

AS_AT = date(2020, 6, 30)
PEOPLE = Figure(
    question=FIGURES["people_reviewed"].question, unit=Unit.SHARE, draw=bars, target=1, counts_people=True
)
BCUS = Figure(question=FIGURES["reviews_complete"].question, unit=Unit.SHARE, draw=bars, target=1)


@pytest.mark.parametrize(
    ("count", "shown"),
    [(0, 0), (1, None), (7, None), (8, 10), (12, 10), (13, 15), (97, 95), (98, 100), (2305, 2305)],
)
def test_a_count_of_people_is_shown_withheld_or_rounded(count, shown):
    assert rounded(count) == shown


@given(st.integers(0, 10_000))
def test_a_rounded_count_is_never_more_than_two_away_and_never_tells_one_to_seven(count):
    shown = rounded(count)

    assert (shown is None) == (1 <= count <= 7)
    assert shown is None or (shown % 5 == 0 and abs(shown - count) <= 2)


def test_a_share_of_people_is_made_from_its_rounded_parts():
    (row,) = released(PEOPLE, "LONDON", 98, 203)

    assert (row.numerator, row.denominator, row.value) == (100, 205, 100 / 205)


def test_met_is_worked_out_from_what_is_shown():
    """99 of 101 is not met; 100 of 100, as shown, is: a reader of the release sees no more than it says."""
    (row,) = released(PEOPLE, "LONDON", 99, 101)

    assert row.met is True


@pytest.mark.parametrize(("numerator", "denominator"), [(3, 200), (3, 5), (0, 5)])
def test_nothing_of_a_row_travels_where_a_part_of_it_is_withheld(numerator, denominator):
    (row,) = released(PEOPLE, "LONDON", numerator, denominator)

    assert row.withheld
    assert (row.numerator, row.denominator, row.value, row.met) == (None, None, None, None)


def test_counts_of_people_are_released_for_london_only():
    assert released(PEOPLE, "NA", 98, 203) == ()


def test_organisations_are_exact_and_so_is_everything_where_nothing_is_protected():
    assert released(BCUS, "NA", 1, 1)[0].numerator == 1
    row = row_of(PEOPLE, "NA", AS_AT, 3, 5, silent=False)
    assert withhold(PEOPLE, (row,), Protection.EXACT) == (row,)


def released(figure, area, numerator, denominator):
    row = row_of(figure, area, AS_AT, numerator, denominator, silent=False)
    return withhold(figure, (row,), Protection.RELEASE)
