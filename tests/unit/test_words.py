"""Numbers, dates and quarters as they are said."""

from datetime import date

import pytest

from dashboard import words


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (words.number(0), "no"),
        (words.number(12), "twelve"),
        (words.number(13), "13"),
        (words.number(2305), "2,305"),
        (words.number(None), "a number withheld"),
        (words.day(date(2020, 11, 30)), "30 November 2020"),
        (words.day(date(2020, 11, 3)), "3 November 2020"),
        (words.quarter("2020-Q3"), "July–September 2020"),
        (words.short_quarter("2018-Q4"), "Oct–Dec 18"),
        (words.span(0, 3), "under 3 months"),
        (words.span(0, 1), "under 1 month"),
        (words.span(9, 12), "9 to 12 months"),
        (words.span(0, 12), "under 1 year"),
        (words.span(12, 24), "1 to 2 years"),
        (words.span(12, 18), "12 to 18 months"),
        (words.span(48, None), "4 years or more"),
        (words.span(18, None), "18 months or more"),
        (words.span(None, None), "none on record"),
        (words.of(10, 12), "10 of 12"),
        (words.of(7, None), "7"),
        (words.of_with_share(12, 32), "12 of 32 (38 %)"),
        (words.of_with_share(0, 0), "0 of 0"),
        (words.of_with_share(132, 274), "132 of 274 (48.2 %)"),
        (words.capital("twelve of 32"), "Twelve of 32"),
        (words.all_of(["Camden"]), "Camden"),
        (words.all_of(["Brent", "Camden", "Enfield"]), "Brent, Camden and Enfield"),
    ],
)
def test_it_is_said_as_a_reader_expects(said, expected):
    assert said == expected


@pytest.mark.parametrize(
    ("days", "as_said"),
    [
        (1, "1 day"),
        (45, "45 days"),
        (61, "2 months"),
        (365, "1 year"),
        (400, "1 year 1 month"),
        (1461, "4 years"),
    ],
)
def test_so_many_days_are_said_in_years_and_months(days, as_said):
    assert words.lasting(days) == as_said
