"""Share ratios, relative rates and standardised ratios: equal to the published ones, and never each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.statistical.calculated import NotCalculated
from dashboard.statistical.ratios import (
    RelativeRate,
    ShareRatio,
    expected_of,
    relative_rate,
    share_ratio,
    standardised_ratio,
)
from tests.calculated import calculated

RESIDENTS = 8_600_000
BLACK_RESIDENTS = 1_161_000  # 13.5 %, Census 2021
COUNT = st.integers(10, 1000)
MORE = st.integers(0, 10_000)


def test_a_rate_ratio_equals_rothmans(vectors):
    """Breast cancer after fluoroscopy, 41 in 28,010 against 15 in 19,017 person-years (Rothman)."""
    a, of_a, b, of_b = vectors["rate_ratio"]["data"]
    score = calculated(relative_rate(a, of_a, "not exposed", b, of_b))
    exact = calculated(relative_rate(a, of_a, "not exposed", b, of_b, exact=True))

    assert score.ratio.estimate == pytest.approx(vectors["rate_ratio"]["rr"], abs=1e-6)
    assert (score.ratio.low, score.ratio.high) == pytest.approx(vectors["rate_ratio"]["score"], abs=1e-6)
    assert (exact.ratio.low, exact.ratio.high) == pytest.approx(vectors["rate_ratio"]["exact_cond"], abs=1e-5)
    assert score.difference == pytest.approx(41 / 28010 - 15 / 19017)


def test_a_ratio_of_small_counts_is_estimated_as_elsewhere():
    """The documentation of statpsych's ci.ratio.poisson2(.05, 19, 5, 30, 40.5): 5.13 (its interval is another)."""
    found = calculated(relative_rate(19, 30, "the others", 5, 40.5, fewest=0))

    assert found.ratio.estimate == pytest.approx(5.13)


def test_the_same_people_are_a_share_ratio_of_six_and_a_relative_rate_of_twenty_six():
    """80 % of the Matrix, 13.5 % of residents (STATISTICS 1a): 5.9 and 25.6, and each says which it is."""
    shares = calculated(share_ratio(2400, 3000, "residents", BLACK_RESIDENTS, RESIDENTS))
    rates = calculated(
        relative_rate(2400, BLACK_RESIDENTS, "all other residents", 600, RESIDENTS - BLACK_RESIDENTS)
    )

    assert isinstance(shares, ShareRatio)
    assert isinstance(rates, RelativeRate)
    assert shares.ratio.estimate == pytest.approx(5.926, abs=1e-3)
    assert rates.ratio.estimate == pytest.approx(25.63, abs=1e-2)
    assert (shares.share, shares.comparator_share, shares.comparator) == (0.8, 0.135, "residents")
    assert shares.ratio.estimate < shares.cannot_exceed == pytest.approx(7.407, abs=1e-3)


def test_a_share_ratio_against_suspects_is_another_number():
    """78 % of the Matrix ÷ 27 % of those suspected of serious youth violence (Amnesty 2018): 2.9."""
    assert calculated(share_ratio(780, 1000, "suspects", 270, 1000)).ratio.estimate == pytest.approx(
        2.889, abs=1e-3
    )


def test_a_standardised_ratio_equals_the_published_ones(vectors):
    """PHEindicatormethods' testdata_DSR_ISR.xlsx; the one of 9 is exact, and we do not show it."""
    for observed, expected, ratio, low, high in vectors["sr100"]:
        found = calculated(standardised_ratio(observed, expected, fewest=0)).times(100)
        assert (found.estimate, found.low, found.high) == pytest.approx((ratio, low, high), abs=1e-5)
    assert standardised_ratio(9, 835.883561) is NotCalculated.FEWER_THAN_TEN


def test_a_standardised_ratio_at_the_wider_level():
    found = calculated(standardised_ratio(895, 835.883561, level=0.998)).times(100)

    assert (found.low, found.high) == pytest.approx((96.351556, 118.600704), abs=1e-5)


def test_what_is_expected_is_the_references_rates_over_the_population():
    """Two ages: 1,000 at 2 in 100 and 500 at 10 in 200."""
    assert expected_of([1000, 500], [2, 10], [100, 200]) == pytest.approx(20 + 25)


def test_no_ratio_of_fewer_than_ten_or_of_nothing():
    assert share_ratio(9, 100, "residents", 500, 1000) is NotCalculated.FEWER_THAN_TEN
    assert share_ratio(50, 100, "suspects", 9, 1000) is NotCalculated.FEWER_THAN_TEN
    assert share_ratio(50, 100, "residents", 0, 1000) is NotCalculated.NOTHING_TO_DIVIDE_BY
    assert share_ratio(50, 100, "the group itself", 500, 500) is NotCalculated.NOBODY_ELSE
    assert share_ratio(0, 0, "residents", 500, 1000) is NotCalculated.NOTHING_TO_DIVIDE_BY
    assert relative_rate(50, 0, "others", 50, 1000) is NotCalculated.NOTHING_TO_DIVIDE_BY
    assert relative_rate(50, 100, "others", 9, 1000) is NotCalculated.FEWER_THAN_TEN
    assert standardised_ratio(50, 0) is NotCalculated.NOTHING_TO_DIVIDE_BY


@given(a=COUNT, more_a=MORE, b=COUNT, more_b=MORE, level=st.sampled_from([0.8, 0.95]))
def test_the_interval_of_a_ratio_contains_it_and_widens_with_the_level(a, more_a, b, more_b, level):
    counts = (a, a + more_a + 1, "others", b, b + more_b + 1)
    for narrow, wide in (
        [calculated(share_ratio(*counts, level=each)).ratio for each in (level, 0.998)],
        [calculated(relative_rate(*counts, level=each)).ratio for each in (level, 0.998)],
    ):
        assert narrow.low <= narrow.estimate * (1 + 1e-6)
        assert narrow.estimate <= narrow.high * (1 + 1e-6)
        assert wide.low <= narrow.low * (1 + 1e-6)
        assert narrow.high <= wide.high * (1 + 1e-6)


@given(a=COUNT, more_a=MORE, b=COUNT, more_b=MORE)
def test_a_share_ratio_never_passes_one_over_the_comparators_share(a, more_a, b, more_b):
    found = calculated(share_ratio(a, a + more_a, "others", b, b + more_b + 1))

    assert found.ratio.estimate <= found.cannot_exceed * (1 + 1e-12)
