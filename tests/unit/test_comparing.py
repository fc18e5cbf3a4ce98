"""What a date may be compared with."""

from datetime import date

import pytest

from dashboard.comparing import compared_by_default, comparisons

MET = (date(2020, 6, 30), date(2020, 9, 8), date(2020, 12, 8))


def test_the_meetings_before_a_date_come_latest_first_and_then_the_quarters_end():
    assert list(comparisons(date(2020, 12, 31), MET).items()) == [
        (date(2020, 12, 8), "Oversight Group, 8 December 2020"),
        (date(2020, 9, 8), "Oversight Group, 8 September 2020"),
        (date(2020, 6, 30), "Oversight Group, 30 June 2020"),
        (date(2020, 9, 30), "Quarter end, 30 September 2020"),
    ]


def test_a_meeting_on_the_quarters_end_is_offered_once_as_both():
    assert comparisons(date(2020, 9, 1), MET) == {
        date(2020, 6, 30): "Oversight Group and quarter end, 30 June 2020"
    }


@pytest.mark.parametrize(
    ("as_at", "before"),
    [
        (date(2020, 12, 31), date(2020, 12, 8)),
        (date(2020, 12, 8), date(2020, 9, 8)),  # the meeting of the day itself is not before it
        (date(2020, 6, 30), date(2020, 3, 31)),  # none before: the end of the quarter before
    ],
)
def test_what_is_compared_with_is_the_last_meeting_before(as_at, before):
    assert compared_by_default(as_at, MET) == before
