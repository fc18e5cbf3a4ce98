"""What a date implies."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.dates import (
    first_day_past,
    last_month_end,
    last_quarter,
    month_end,
    months_before,
    months_to,
    quarter_of,
    year_cut_by_month,
)

DAYS = st.dates(date(1950, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        (date(2020, 8, 31), 6, date(2020, 2, 29)),
        (date(2019, 8, 31), 6, date(2019, 2, 28)),
        (date(2020, 2, 29), 12, date(2019, 2, 28)),
        (date(2020, 2, 29), 48, date(2016, 2, 29)),
        (date(2020, 1, 15), 1, date(2019, 12, 15)),
        (date(2020, 12, 15), -1, date(2021, 1, 15)),
        (date(2020, 1, 31), -1, date(2020, 2, 29)),
    ],
)
def test_months_before_keeps_the_day_or_clips_it_to_the_months_last(day, months, before):
    assert months_before(day, months) == before


@given(DAYS, st.integers(0, 60))
def test_months_before_lands_in_the_right_month_and_never_on_a_later_day(day, months):
    before = months_before(day, months)

    assert 12 * day.year + day.month - (12 * before.year + before.month) == months
    assert before.day == min(day.day, month_end(before).day)


@given(DAYS)
def test_a_day_lies_in_its_quarter_and_its_last_quarter_is_over(day):
    own, last = quarter_of(day), last_quarter(day)

    assert own.first_day <= day <= own.last_day
    assert last.last_day <= day
    assert day < (last.before(-1)).last_day


def test_the_last_quarter_is_the_days_own_on_its_last_day():
    assert last_quarter(date(2020, 6, 30)).label == "2020-Q2"
    assert last_quarter(date(2020, 6, 29)).label == "2020-Q1"
    assert last_quarter(date(2020, 1, 1)).label == "2019-Q4"


@given(DAYS)
def test_the_last_month_end_is_the_latest_by_the_day(day):
    end = last_month_end(day)

    assert end <= day
    assert end == month_end(end)
    assert month_end(end + timedelta(days=1)) > day


def test_months_to_a_day_leave_out_its_own():
    assert months_to(date(2020, 3, 31), 3) == (
        (date(2020, 2, 1), date(2020, 2, 29)),
        (date(2020, 1, 1), date(2020, 1, 31)),
        (date(2019, 12, 1), date(2019, 12, 31)),
    )


@given(DAYS, st.sampled_from([6, 12, 48]))
def test_the_first_day_past_some_months_is_the_first_from_which_they_lie_after_the_day(day, months):
    first = first_day_past(day, months)

    assert months_before(first, months) >= day
    assert months_before(first - timedelta(days=1), months) < day


@given(DAYS)
def test_a_year_cut_by_month_is_every_day_of_the_twelve_months_to_a_day_once(day):
    pieces = year_cut_by_month(day)
    begun, ended = zip(*reversed(pieces), strict=True)

    assert begun[0] == months_before(day, 12) + timedelta(days=1)
    assert ended[-1] == day
    assert [end + timedelta(days=1) for end in ended[:-1]] == list(begun[1:])
    assert all(first.replace(day=1) == last.replace(day=1) for first, last in pieces)


def test_a_year_cut_by_month_may_begin_on_the_leap_day():
    assert year_cut_by_month(date(2021, 2, 28))[-1] == (date(2020, 2, 29), date(2020, 2, 29))
