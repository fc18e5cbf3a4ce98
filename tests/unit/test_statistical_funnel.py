"""Funnel limits, over-dispersion, standing and p-charts equal the published ones."""

import pytest

from dashboard.statistical.calculated import NotCalculated
from dashboard.statistical.funnel import (
    Dispersion,
    Standing,
    dispersion_of_ratios,
    dispersion_of_shares,
    ratio_limits,
    share_limits,
    standing_of_ratio,
    standing_of_share,
    widened_share_limits,
)
from dashboard.statistical.p_chart import p_chart
from dashboard.statistical.ratios import standardised_ratio
from tests.calculated import calculated

# STATISTICS 1b, a made example: reviews on time in 12 BCUs.
ON_TIME = [190, 150, 230, 98, 240, 175, 120, 310, 205, 160, 88, 260]
OF = [200, 180, 240, 140, 250, 200, 160, 320, 210, 200, 120, 300]
# Montgomery, Introduction to Statistical Quality Control: orange juice cans, samples of 50.
CANS = [
    12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22,
    8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6,
]  # fmt: skip


@pytest.mark.parametrize(
    ("of_all", "of", "level", "low", "high"),
    [
        (0.80642448, 1, 0.95, 0.03204264, 1),
        (0.80642448, 6, 0.95, 0.49028442, None),
        (0.80642448, 6, 0.998, 0.30797336, None),
        (0.80642448, 3, 0.998, 0.10150815, None),
        (0.8218033788, 10000, 0.95, 0.81430302, 0.82930373),
        (0.8218033788, 10000, 0.998, 0.80997773, 0.83362903),
    ],
)
def test_limits_of_shares_equal_the_published_ones(of_all, of, level, low, high):
    """PHEindicatormethods' funnels."""
    found = share_limits(of_all, of, level=level)

    assert found[0] == pytest.approx(low, abs=1e-7)
    assert high is None or found[1] == pytest.approx(high, abs=1e-7)


def test_limits_of_ratios_equal_the_packages(vectors):
    """FunnelPlotR, test-poisson_limits.R."""
    funnel = vectors["sr_funnel"]
    for level, low, high in ((0.95, "ll95", "ul95"), (0.998, "ll998", "ul998")):
        found = [ratio_limits(expected, level=level) for expected in funnel["E"]]
        assert [each[0] for each in found] == pytest.approx(funnel[low], abs=1e-6)
        assert [each[1] for each in found] == pytest.approx(funnel[high], abs=1e-6)


def test_over_dispersion_of_ratios_equals_the_packages(vectors):
    """FunnelPlotR, od_adjustment.R, with its quantiles (R's type 7)."""
    for vector in vectors["od_sr_sqrt"]:
        found = dispersion_of_ratios(vector["num"], vector["den"])
        assert found.phi == pytest.approx(vector["phi"], abs=1e-6)
        assert found.between == pytest.approx(vector["tau2"], abs=1e-8)


def test_bcus_that_differ_far_more_than_chance_are_all_within_widened_limits():
    """STATISTICS 1b: nine of twelve beyond the plain limits, none beyond the widened ones. Which to show matters."""
    found, whole = dispersion_of_shares(ON_TIME, OF), sum(ON_TIME) / sum(OF)
    shares = [count / of for count, of in zip(ON_TIME, OF, strict=True)]
    plain = [widened_share_limits(whole, of, Dispersion(1, 0), level=0.998) for of in OF]
    wide = [widened_share_limits(whole, of, found) for of in OF]

    assert whole == pytest.approx(0.883333, abs=1e-6)
    assert found.phi == pytest.approx(15.54, abs=5e-3)
    assert found.between == pytest.approx(0.019122, abs=1e-6)
    assert sum(not low <= share <= high for share, (low, high) in zip(shares, plain, strict=True)) == 9
    assert all(low <= share <= high for share, (low, high) in zip(shares, wide, strict=True))


@pytest.mark.parametrize(
    ("observed", "expected", "standing"),
    [
        (8, 6.239860, Standing.WITHIN),
        (151, 106.442972, Standing.FAR_HIGH),
        (159, 232.932904, Standing.FAR_LOW),
        (150, 119.569550, Standing.HIGH),
        (0, 240.627350, Standing.FAR_LOW),
    ],
)
def test_where_a_ratio_stands_is_as_published(observed, expected, standing):
    """PHEindicatormethods' funnels of ratios, its first rows of each kind."""

    def interval(level):
        return calculated(standardised_ratio(observed, expected, level=level, fewest=0))

    assert standing_of_ratio(interval) is standing


@pytest.mark.parametrize(
    ("count", "standing"),
    [(50, Standing.WITHIN), (61, Standing.HIGH), (39, Standing.LOW), (70, Standing.FAR_HIGH)],
)
def test_where_a_share_stands_follows_wilsons_intervals(count, standing):
    assert standing_of_share(count, 100, 0.5) is standing


def test_a_p_chart_equals_montgomerys():
    found = calculated(p_chart(CANS, [50] * 30))

    assert sum(CANS) == 347
    assert found.mean == pytest.approx(0.231333, abs=1e-6)
    assert found.limits[0] == pytest.approx((0.052428, 0.410239), abs=1e-6)
    assert [place for place, outside in enumerate(found.outside, start=1) if outside] == [15, 23]


def test_a_p_chart_of_an_empty_sample_is_none():
    assert p_chart([1, 0], [10, 0]) is NotCalculated.NOTHING_TO_DIVIDE_BY
    assert p_chart([], []) is NotCalculated.NOTHING_TO_DIVIDE_BY
