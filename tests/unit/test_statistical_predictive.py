"""How surprising a count is: as worked out elsewhere, more so the higher it is, less so the more months vary."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import poisson

from dashboard.statistical.predictive import (
    Expected,
    Gamma,
    dispersion,
    expected,
    gamma_poisson_tail,
    prior,
)

MEANS = st.floats(0.1, 100)
COUNT = st.integers(0, 300)


def test_the_gamma_poissons_tail_equals_the_vectors(vectors):
    """STATISTICS 1d: of shape, rate, total and months, a count or more; the second is 7/64."""
    assert vectors["gamma_poisson_tail"]
    for shape, rate, total, months, count, tail in vectors["gamma_poisson_tail"]:
        found = gamma_poisson_tail(*(np.array(each) for each in (shape, rate, total, months, count)))
        assert found == pytest.approx(tail, abs=1e-9)


def test_taking_the_rate_as_known_would_call_more_surprising():
    """The first vector again: a plain Poisson of mean 2 gives a third of that probability."""
    assert poisson.sf(7, 2) == pytest.approx(0.001096719, abs=1e-9)


@given(shape=st.floats(0.2, 20), rate=st.floats(0.1, 10), total=COUNT, months=st.integers(1, 24), count=COUNT)
def test_without_over_dispersion_what_is_expected_is_the_gamma_poisson(shape, rate, total, months, count):
    found = expected(Gamma(np.array(shape), np.array(rate)), np.array(total), np.array(months), 0.0)

    assert found.tail(np.array(count)) == pytest.approx(
        gamma_poisson_tail(*(np.array(each) for each in (shape, rate, total, months, count))),
        rel=1e-6,
        abs=1e-12,
    )


@given(mean=MEANS, unsure=st.floats(0.01, 10), alpha=st.floats(0, 2), count=COUNT)
def test_a_higher_count_is_never_less_surprising(mean, unsure, alpha, count):
    found = Expected(np.array(mean), np.array(unsure), alpha)

    assert found.tail(np.array(count + 1)) <= found.tail(np.array(count))
    assert found.tail(np.array(0)) == pytest.approx(1)


@given(mean=st.floats(1, 50), unsure=st.floats(0.01, 5), alpha=st.floats(0, 1))
def test_the_more_months_vary_the_less_a_wild_month_surprises(mean, unsure, alpha):
    wild = np.array(round(6 * mean) + 6)
    calm, varied = (Expected(np.array(mean), np.array(unsure), each) for each in (alpha, alpha + 0.5))

    assert calm.tail(wild) <= varied.tail(wild) + 1e-12


def test_what_several_months_hold_is_their_sum():
    """By hand: mean 4, α 0.25, the rate's own variance 0.5; the variance of one month is 4 + 0.25 · 16.5 + 0.5."""
    one = Expected(np.array(4.0), np.array(0.5), 0.25)
    six = one.over(6)

    assert float(one.variance) == pytest.approx(8.625)
    assert float(six.mean) == 24
    assert float(six.variance) == pytest.approx(6 * (4 + 0.25 * 16.5) + 36 * 0.5)


def test_the_rate_of_somebody_new_is_their_peers():
    peers = prior(np.array([2.0, 4.0, 6.0, 8.0]), 12)
    new = expected(peers, np.array(0), np.array(0), 0.2)

    assert float(new.mean) == pytest.approx(5)
    assert float(peers.shape / peers.rate**2) == pytest.approx(
        20 / 3 - 5 / 12
    )  # what they differ by beyond chance


def test_peers_who_differ_by_no_more_than_chance_share_one_rate():
    alike = prior(np.array([5.0, 5.0, 5.0]), 12)
    user = expected(alike, np.array(200), np.array(12), 0.0)

    assert float(user.mean) == pytest.approx(5, abs=1e-2)


def test_peers_who_opened_nothing_at_all_still_let_something_be_expected():
    none = prior(np.zeros(10), 12)

    assert 0 < float(none.shape / none.rate) < 0.01


def test_dispersion_is_what_months_vary_beyond_chance():
    """By hand: means 10 and 10, variances 35 and 35 over 10 months: (25 + 25) ÷ (2 · (100 − 3.5))."""
    means, variances, months = np.array([10.0, 10.0]), np.array([35.0, 35.0]), np.array([10, 10])

    assert dispersion(means, variances, months) == pytest.approx(50 / 193)
    assert dispersion(means, means, months) == 0
    assert dispersion(np.zeros(2), np.zeros(2), months) == 0


def test_dispersion_is_found_again_in_made_months():
    """Negative binomial months with k = 4 have α = 0.25."""
    random = np.random.default_rng(1001)
    months = random.poisson(random.gamma(2, 5, (4000, 1)) * random.gamma(4, 1 / 4, (4000, 18)))

    found = dispersion(months.mean(axis=1), months.var(axis=1, ddof=1), np.full(4000, 18))

    assert found == pytest.approx(0.25, abs=0.02)
