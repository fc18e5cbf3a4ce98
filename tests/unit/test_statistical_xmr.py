"""XmR charts give the limits and special points of NHSRplotthedots, and move with the scale they are on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.statistical.calculated import NotCalculated
from dashboard.statistical.xmr import (
    Assurance,
    Limits,
    Rule,
    assurance,
    limits_of,
    shifts,
    special_causes,
    trends,
    two_of_three,
    xmr,
)
from tests.calculated import calculated

# Montgomery, Introduction to Statistical Quality Control: cost of processing loan applications.
LOANS = [310, 288, 297, 298, 307, 303, 294, 297, 308, 306, 294, 299, 297, 299, 314, 295, 293, 306, 301, 304]
SERIES = st.lists(st.integers(-1000, 1000), min_size=13, max_size=40)


def test_the_limits_equal_the_packages(vectors):
    """NHSRplotthedots: vignette deviations.Rmd, and the snapshot ptd_spc_standard.md (its own set.seed(123))."""
    for vector in vectors["xmr"]:
        for screen in (True, False):
            found = limits_of(vector["y"], screen=screen)
            expected = (
                vector["screened" if screen else "unscreened"]
                if "unscreened" in vector
                else vector["screened"]
            )
            assert found.mean == pytest.approx(vector["mean"], abs=1e-6)
            assert (found.low, found.high) == pytest.approx(expected, abs=1e-5)


def test_the_limits_equal_montgomerys():
    found = limits_of(LOANS)

    assert (found.mean, found.low, found.high) == pytest.approx((300.5, 279.78, 321.22), abs=5e-3)
    assert (found.high - found.mean) / 2.66 == pytest.approx(7.789474, abs=1e-6)


def test_the_rules_of_runs_are_the_packages():
    """NHSRplotthedots, tests of its rules (STATISTICS 1b)."""
    assert shifts([1] * 6) == [0] * 6
    assert shifts([*[1] * 8, -1]) == [*[1] * 8, 0]
    assert shifts([1, 1, 1, 0, 1, 1, 1, 1]) == [0] * 8  # a point on the mean ends a run
    assert trends([1, 2, 3, 4, 5, 6, 7]) == [1] * 7
    assert trends([1, 2, 3, 3, 4, 5, 6]) == [0] * 7
    assert trends([2, 1, 2, 3, 4, 5, 6, 7, 3]) == [0, *[1] * 7, 0]
    assert trends([7, 6, 5, 4, 3, 2, 1]) == [-1] * 7


def test_two_of_three_are_the_packages():
    def near(*flags):
        return two_of_three([bool(flag) for flag in flags], [1] * len(flags))

    assert near(0, 0, 1, 0, 1, 0, 0) == [0, 0, 1, 0, 1, 0, 0]
    assert near(1, 0, 0, 1) == [0] * 4
    assert near(1, 0, 0, 1, 1) == [0, 0, 0, 1, 1]


def test_two_near_limits_on_opposite_sides_are_nothing_special():
    """NHSRplotthedots: 1 and -1 in turn sixteen times, then 5.5 and -5.5."""
    values = [*[1, -1] * 8, 5.5, -5.5]

    assert calculated(xmr(values)).special[-2:] == (None, None)


def test_the_first_of_the_rules_that_a_point_breaks_is_named():
    values = [0.0, 1, 2, 3, 4, 5, 6, 7, 100]
    found = special_causes(values, Limits(mean=-1, low=-10, high=10, screened=0))

    assert [special.rule for special in found[:8] if special] == [Rule.TREND] * 8
    assert found[8] is not None
    assert (found[8].rule, found[8].up) == (Rule.OUTSIDE, True)
    assert [each.rule for each in special_causes([1] * 7, Limits(0, -9, 9, 0)) if each] == [Rule.SHIFT] * 7


@pytest.mark.parametrize(
    ("low", "high", "target", "when_more_is_better", "when_less_is"),
    [
        (1, 3, 4, Assurance.NEVER, Assurance.ALWAYS),
        (5, 7, 4, Assurance.ALWAYS, Assurance.NEVER),
        (1, 5, 4, Assurance.SOMETIMES, Assurance.SOMETIMES),
    ],
)
def test_assurance_is_the_packages(low, high, target, when_more_is_better, when_less_is):
    limits = Limits((low + high) / 2, low, high, 0)

    assert assurance(limits, target, more_is_better=True) is when_more_is_better
    assert assurance(limits, target, more_is_better=False) is when_less_is


def test_a_chart_needs_thirteen_points():
    assert xmr(LOANS[:12]) is NotCalculated.FEWER_THAN_THIRTEEN_POINTS
    assert len(calculated(xmr(LOANS[:13])).special) == 13


@given(values=SERIES)
def test_a_chart_shifted_and_scaled_is_the_same_chart(values):
    """By whole numbers and powers of two, which floating point holds exactly."""
    found, moved = calculated(xmr(values)), calculated(xmr([8 * value + 1024 for value in values]))

    assert moved.limits.mean == pytest.approx(8 * found.limits.mean + 1024)
    assert moved.limits.high == pytest.approx(8 * found.limits.high + 1024)
    assert moved.limits.screened == found.limits.screened


@given(values=SERIES)
def test_a_chart_turned_over_points_the_other_way(values):
    found, turned = calculated(xmr(values)), calculated(xmr([-value for value in values]))

    assert [each and (each.rule, each.up) for each in found.special] == [
        each and (each.rule, not each.up) for each in turned.special
    ]


@given(value=st.integers(-1000, 1000), points=st.integers(13, 40))
def test_a_series_that_never_moves_has_nothing_special(value, points):
    assert set(calculated(xmr([value] * points)).special) == {None}
