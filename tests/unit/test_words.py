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
