"""Kaplan and Meier's curve equals the published one, takes late entries in, and stops where few are left in view."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.statistical.calculated import NotCalculated
from dashboard.statistical.survival import Stay, Step, differ, staying
from tests.calculated import calculated

# Freireich and others 1963, Blood 21: weeks of remission without the drug; all relapsed.
PLACEBO = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23]
STANDARD_ERRORS = [0.07636, 0.08694, 0.09635, 0.10681, 0.11405, 0.12823, 0.13459]

STAYS = st.lists(
    st.builds(
        lambda first, length, ended: Stay(first, first + length, ended),
        st.integers(0, 500), st.integers(1, 1000), st.booleans(),
    ),
    min_size=10, max_size=60,
)  # fmt: skip


@pytest.fixture
def with_the_drug(vectors):
    """Freireich and others: weeks of remission with 6-mercaptopurine, and whether it then ended."""
    weeks, ended = vectors["km"]["t"], vectors["km"]["e"]
    return [Stay(0, time, bool(event)) for time, event in zip(weeks, ended, strict=True)]


def test_the_curve_equals_freireichs(with_the_drug, vectors):
    found = calculated(staying(with_the_drug, fewest=1))

    assert {step.day: step.share for step in found.steps} == pytest.approx(
        {float(week): share for week, share in vectors["km"]["S"].items()}, abs=1e-6
    )
    assert [step.standard_error for step in found.steps] == pytest.approx(STANDARD_ERRORS, abs=6e-6)
    assert found.median == vectors["km"]["median"]
    assert (found.stays, found.ends, found.of_no_days) == (21, 9, 0)


def test_its_interval_equals_that_of_lifelines(with_the_drug):
    """lifelines 0.30.3, KaplanMeierFitter, on the scale of log(−log)."""
    steps = {step.day: step for step in calculated(staying(with_the_drug, fewest=1)).steps}

    assert (steps[6].low, steps[6].high) == pytest.approx((0.6197, 0.9516), abs=5e-5)
    assert (steps[23].low, steps[23].high) == pytest.approx((0.1881, 0.6801), abs=5e-5)


def test_the_log_rank_test_equals_freireichs(with_the_drug):
    chi_squared, p_value = differ(with_the_drug, [Stay(0, week, ended=True) for week in PLACEBO])

    assert chi_squared == pytest.approx(16.792941, abs=1e-6)
    assert p_value == pytest.approx(4.17e-05, abs=1e-7)


def test_somebody_seen_from_a_later_day_on_counts_from_then_on():
    """By hand: on day 100 one of 10 leaves, on day 300 one of 9 and the 10 who came into view on day 200."""
    stays = [Stay(0, 100, ended=True), Stay(0, 300, ended=True), *[Stay(0, 400, ended=False)] * 8]
    stays += [Stay(200, 400, ended=False)] * 10

    found = calculated(staying(stays, fewest=1))

    assert [(step.day, step.in_view) for step in found.steps] == [(100, 10), (300, 19)]
    assert [step.share for step in found.steps] == pytest.approx([0.9, 0.9 * 18 / 19])


def test_without_late_entry_long_stayers_would_be_counted_twice_over():
    """A positive control: taken as seen from their first day, the same ten would raise the first share."""
    early = [Stay(0, 100, ended=True), *[Stay(0, 400, ended=False)] * 9]

    as_seen = calculated(staying([*early, *[Stay(200, 400, ended=False)] * 10], fewest=1))
    as_from_the_first_day = calculated(staying([*early, *[Stay(0, 400, ended=False)] * 10], fewest=1))

    assert as_seen.steps[0].share == pytest.approx(0.9)
    assert as_from_the_first_day.steps[0].share == pytest.approx(0.95)


def test_the_curve_stops_where_fewer_than_ten_are_in_view():
    """Eleven: one leaves on day 100, one on day 200, after which only nine are left; they leave on day 300."""
    stays = [Stay(0, 100, ended=True), Stay(0, 200, ended=True), *[Stay(0, 300, ended=True)] * 9]

    found = calculated(staying(stays))

    assert [step.day for step in found.steps] == [100, 200]
    assert found.until == 200
    assert found.median is None
    assert [step and step.share for step in map(found.still_there, (50, 200))] == pytest.approx([1, 9 / 11])
    assert found.still_there(201) is None


def test_the_curve_stops_also_where_more_come_into_view_later_and_nobody_left_meanwhile():
    """Nine are in view up to day 50, when twenty come into view: of the first 50 days nothing can be told."""
    late = [Stay(50, 300, ended=True)] * 20

    assert calculated(staying([*[Stay(0, 300, ended=False)] * 9, *late])).steps == ()
    assert calculated(staying([*[Stay(0, 300, ended=False)] * 9, *late])).until == 0
    assert calculated(staying([*[Stay(0, 300, ended=False)] * 10, *late])).until == 300


def test_the_share_after_years_is_there_as_long_as_enough_are_in_view():
    stays = [Stay(0, 365, ended=True), *[Stay(0, 800, ended=False)] * 15]

    found = calculated(staying(stays))

    after = [step for step in map(found.after_years, (1, 2)) if step]

    assert [step.share for step in after] == pytest.approx([15 / 16] * 2)
    assert [step.in_view for step in after] == [16, 16]
    assert found.after_years(4) is None


def test_a_stay_that_ended_on_its_first_day_is_counted_as_half_a_day():
    found = calculated(staying([Stay(0, 0, ended=True), *[Stay(0, 10, ended=False)] * 11]))

    assert found.of_no_days == 1
    assert found.steps[0].day == 0.5
    assert found.steps[0].share == pytest.approx(11 / 12)


def test_fewer_than_ten_stays_make_no_curve():
    assert staying([Stay(0, 10, ended=True)] * 9) is NotCalculated.FEWER_THAN_TEN
    assert staying([]) is NotCalculated.FEWER_THAN_TEN


def test_when_nobody_left_the_curve_is_flat():
    found = calculated(staying([Stay(0, 400, ended=False)] * 12))

    assert found.steps == ()
    assert found.still_there(365) == Step(0, 1, 1, 1, 0, 12)
    assert found.after_years(2) is None


def test_a_stay_that_ends_before_it_began_is_a_fault_in_the_data():
    with pytest.raises(ValueError, match="before it was first seen"):
        staying([Stay(10, 9, ended=True)] * 12)


@given(stays=STAYS)
def test_a_curve_only_comes_down_and_lies_within_its_interval(stays):
    found = calculated(staying(stays, fewest=1))
    shares = [1.0, *(step.share for step in found.steps)]

    assert shares == sorted(shares, reverse=True)
    assert all(0 <= step.low <= step.share + 1e-12 for step in found.steps)
    assert all(step.share <= step.high + 1e-12 <= 1 + 1e-9 for step in found.steps)


@given(stays=STAYS)
def test_a_curve_of_ten_and_more_is_the_begin_of_the_whole_one(stays):
    whole, shown = calculated(staying(stays, fewest=1)), calculated(staying(stays))

    assert shown.steps == whole.steps[: len(shown.steps)]
    assert all(step.in_view >= 10 for step in shown.steps)


def test_days_are_days():
    """Entry and end are worked out by the caller: one date less another."""
    began, first_seen, last_seen = date(2018, 1, 1), date(2018, 12, 31), date(2020, 2, 29)

    assert Stay((first_seen - began).days, (last_seen - began).days, ended=False) == Stay(
        364, 789, ended=False
    )
