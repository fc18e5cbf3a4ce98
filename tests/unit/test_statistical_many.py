"""What is asked of many at once: p-values adjusted as published, in any order; Fisher's test; robust scores."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import false_discovery_control, fisher_exact

from dashboard.statistical.many_tests import adjusted, exceeds
from dashboard.statistical.robust import CUT, robust_z

P_VALUES = st.lists(st.floats(0, 1), min_size=1, max_size=50)


def test_adjusted_p_values_equal_the_published_ones(vectors):
    """Benjamini and Hochberg 1995: four of fifteen stand at 5 %; by Bonferroni three would."""
    found = adjusted(vectors["bh"]["p"])

    assert found == pytest.approx(vectors["bh"]["adj"], abs=1e-6)
    assert sum(found <= 0.05) == 4
    assert sum(np.array(vectors["bh"]["p"]) <= 0.05 / 15) == 3


def test_under_dependence_fewer_would_stand(vectors):
    """Benjamini and Yekutieli's first four, by scipy: the reason why it is not used is that it finds so little."""
    by = false_discovery_control(vectors["bh"]["p"], method="by")

    assert by[:4] == pytest.approx([0.004977, 0.009955, 0.031523, 0.118212], abs=1e-6)


def test_nothing_is_adjusted_among_none():
    assert adjusted([]).tolist() == []


@given(p_values=P_VALUES, seed=st.integers(0, 100))
def test_the_order_of_those_asked_does_not_matter(p_values, seed):
    order = np.random.default_rng(seed).permutation(len(p_values))

    assert adjusted(np.array(p_values)[order]) == pytest.approx(adjusted(p_values)[order])


@given(p_values=P_VALUES)
def test_adjusting_keeps_who_is_rarer_and_makes_nobody_rarer(p_values):
    order = np.argsort(p_values)
    found = adjusted(p_values)

    assert (np.diff(found[order]) >= -1e-12).all()
    assert (found >= np.array(p_values) - 1e-12).all()
    assert (found <= 1).all()


def test_a_share_above_the_others_is_as_rare_as_fishers_test_says():
    """STATISTICS 1d: 9 of 20 against 30 of 400, odds ratio 10.09."""
    odds_ratio, two_sided = fisher_exact([[9, 11], [30, 370]])
    (found,) = exceeds(*(np.array([count]) for count in (9, 20, 30, 400)))

    assert odds_ratio == pytest.approx(10.09, abs=5e-3)
    assert two_sided == pytest.approx(1.63e-05, abs=5e-8)
    assert found == pytest.approx(fisher_exact([[9, 11], [30, 370]], alternative="greater").pvalue)


def test_where_there_is_nothing_to_compare_nothing_is_rare():
    nothing = exceeds(*(np.array(counts) for counts in ([0, 3, 0], [0, 3, 0], [4, 0, 0], [40, 0, 0])))

    assert nothing.tolist() == [1, 1, 1]


@given(
    count=st.integers(0, 30),
    more=st.integers(0, 30),
    others=st.integers(0, 300),
    others_more=st.integers(0, 300),
)
def test_one_more_of_the_same_is_never_less_rare(count, more, others, others_more):
    def rarity(high):
        (found,) = exceeds(
            *(np.array([each]) for each in (high, count + more + 1, others, others + others_more))
        )
        return found

    assert rarity(count + 1) <= rarity(count) + 1e-12


def test_a_robust_score_equals_the_published_one():
    """STATISTICS 1d: median 2.5, deviation 0.5 taken as 0.5: the last is 22.26, far beyond 3.5."""
    values = np.array([2, 3, 1, 4, 2, 3, 2, 19])

    assert robust_z(values, smallest=0)[-1] == pytest.approx(22.2585, abs=1e-4)
    assert robust_z(values)[-1] == pytest.approx(0.6745 * 16.5)
    assert (robust_z(values) > CUT).tolist() == [False] * 7 + [True]


def test_counts_that_mostly_agree_do_not_make_each_other_wild():
    assert robust_z(np.array([5, 5, 5, 5, 6])).max() == pytest.approx(0.6745)
