"""Intervals round shares and counts equal the published ones, contain what they are round, and widen with the level."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.statistical.calculated import NotCalculated
from dashboard.statistical.intervals import Interval, byar, poisson_exact, rate_interval, wilson
from tests.calculated import calculated

# Newcombe 1998, Statistics in Medicine 17, 857-872, Table I; the last four: 12 BCUs say little by themselves.
NEWCOMBE = [
    (81, 263, 0.2553, 0.3662),
    (15, 148, 0.0624, 0.1605),
    (0, 20, 0, 0.1611),
    (1, 29, 0.0061, 0.1718),
    (12, 12, 0.7575, 1),
    (11, 12, 0.6461, 0.9851),
    (7, 12, 0.3195, 0.8067),
    (0, 12, 0, 0.2425),
]
LEVELS = st.sampled_from([0.5, 0.8, 0.9, 0.95, 0.99])
COUNTS = st.integers(0, 5000)


def test_wilsons_interval_equals_the_published_ones(vectors):
    """PHEindicatormethods' testdata_Byars_Wilson.xlsx and testdata_Proportion.xlsx, at 95 % and at 99.8 %."""
    for name, level in (("wilson95", 0.95), ("wilson998", 0.998)):
        assert vectors[name]
        for count, of, low, high in vectors[name]:
            found = calculated(wilson(count, of, level=level))
            assert (found.low, found.high) == pytest.approx((low, high), abs=1e-6)


@pytest.mark.parametrize(("count", "of", "low", "high"), NEWCOMBE)
def test_wilsons_interval_equals_newcombes(count, of, low, high):
    found = calculated(wilson(count, of))

    assert (found.low, found.high) == pytest.approx((low, high), abs=5e-5)


def test_byars_and_the_exact_interval_equal_the_published_ones(vectors):
    """PHEindicatormethods' testdata_Byars_Wilson.xlsx; below 10 it gives the exact interval, as we do."""
    for name, method, level in (
        ("byar95", byar, 0.95),
        ("byar998", byar, 0.998),
        ("poisson_exact95", poisson_exact, 0.95),
    ):
        assert vectors[name]
        for count, low, high in vectors[name]:
            found = method(count, level=level)
            assert (found.low, found.high) == pytest.approx((low, high), abs=1e-6), (name, count)


def test_byar_at_ten_and_the_rule_that_changes_there():
    """STATISTICS 1a: Byar's of 10 at 95 %, and exact below 10."""
    assert (byar(10).low, byar(10).high) == pytest.approx((4.787450, 18.391459), abs=1e-6)
    assert rate_interval(10) == byar(10)
    assert rate_interval(9) == poisson_exact(9)


def test_nothing_is_worked_out_of_nothing_or_of_fewer_than_ten():
    assert wilson(0, 0) is NotCalculated.NOTHING_TO_DIVIDE_BY
    assert wilson(4, 9) is NotCalculated.FEWER_THAN_TEN
    assert isinstance(wilson(4, 10), Interval)


@pytest.mark.parametrize(("count", "of"), [(11, 10), (-1, 10)])
def test_a_count_that_cannot_be_is_a_fault_in_the_data(count, of):
    with pytest.raises(ValueError, match="is no count"):
        wilson(count, of)


@given(part=st.integers(0, 500), rest=st.integers(0, 500), level=LEVELS)
def test_wilsons_interval_contains_the_share_and_stays_within_nought_and_one(part, rest, level):
    found = calculated(wilson(part, part + rest + 1, level=level, fewest=1))

    assert -1e-9 <= found.low <= found.estimate + 1e-9
    assert found.estimate - 1e-9 <= found.high <= 1 + 1e-9


@given(count=COUNTS, method=st.sampled_from([byar, poisson_exact]), level=LEVELS)
def test_an_interval_of_a_count_contains_it_and_widens_with_the_level(count, method, level):
    narrow, wide = method(count, level=level), method(count, level=0.998)

    assert wide.low <= narrow.low <= count <= narrow.high <= wide.high


@given(count=COUNTS)
def test_more_events_move_the_interval_up(count):
    one, more = poisson_exact(count), poisson_exact(count + 1)

    assert one.low <= more.low
    assert one.high < more.high
