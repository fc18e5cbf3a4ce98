"""
How a group is represented, in two numbers that must not be taken for each other.

A **share ratio** is a share divided by a share (80 % of the Matrix ÷ 13.5 % of residents = 5.9): it cannot pass
1 ÷ the comparator's share. A **relative rate** is a rate divided by everyone else's (the same data: 25.6): it
has no such bound. Each type bears its own name, its comparator's and both parts, so that none is shown bare.
Neither is evidence of bias by itself: age, area and history are not held equal, and what police recorded is
itself made by policing.
"""

from dataclasses import dataclass

from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint
from statsmodels.stats.rates import confint_poisson_2indep

from dashboard.statistical.calculated import FEWEST, LEVEL, NotCalculated, check_count
from dashboard.statistical.intervals import Interval, rate_interval


@dataclass(frozen=True)
class ShareRatio:
    """A group's share here ÷ its share of the comparator; never above `cannot_exceed`."""

    share: float
    comparator: str
    comparator_share: float
    ratio: Interval

    @property
    def cannot_exceed(self) -> float:
        return 1 / self.comparator_share


@dataclass(frozen=True)
class RelativeRate:
    """The rate of a group ÷ the rate of those it is compared with (everyone else, or one group named)."""

    rate: float
    comparator: str
    comparator_rate: float
    ratio: Interval

    @property
    def difference(self) -> float:
        return self.rate - self.comparator_rate


def share_ratio(
    group: int,
    of_all: int,
    comparator: str,
    comparator_group: int,
    comparator_of_all: int,
    *,
    level: float = LEVEL,
    fewest: int = FEWEST,
) -> ShareRatio | NotCalculated:
    """
    `group` of `of_all` here, against `comparator_group` of `comparator_of_all` there; the interval by the score
    method for the ratio of two proportions (Koopman 1984, Biometrics 40), by statsmodels.
    """
    check_count(group, of_all)
    check_count(comparator_group, comparator_of_all)
    if not (of_all and comparator_of_all and comparator_group):
        return NotCalculated.NOTHING_TO_DIVIDE_BY
    if min(group, comparator_group) < fewest:
        return NotCalculated.FEWER_THAN_TEN
    if comparator_group == comparator_of_all:  # where statsmodels 0.15 gives a wrong interval
        return NotCalculated.NOBODY_ELSE
    low, high = confint_proportions_2indep(
        group, of_all, comparator_group, comparator_of_all, compare="ratio", method="score", alpha=1 - level
    )
    share, theirs = group / of_all, comparator_group / comparator_of_all
    return ShareRatio(share, comparator, theirs, Interval(share / theirs, float(low), float(high), level))


def relative_rate(
    group: int,
    population: float,
    comparator: str,
    comparator_group: int,
    comparator_population: float,
    *,
    exact: bool = False,
    level: float = LEVEL,
    fewest: int = FEWEST,
) -> RelativeRate | NotCalculated:
    """
    `group` for a population (or a time at risk) against `comparator_group` for theirs. The interval is the
    score interval for the ratio of two Poisson rates, by statsmodels; or, `exact`, the conditional one.
    """
    check_count(group)
    check_count(comparator_group)
    if not (population and comparator_population and comparator_group):
        return NotCalculated.NOTHING_TO_DIVIDE_BY
    if min(group, comparator_group) < fewest:
        return NotCalculated.FEWER_THAN_TEN
    bounds = _exact_bounds if exact else _score_bounds
    low, high = bounds(group, population, comparator_group, comparator_population, 1 - level)
    rate, theirs = group / population, comparator_group / comparator_population
    return RelativeRate(rate, comparator, theirs, Interval(rate / theirs, low, high, level))


def standardised_ratio(
    observed: int, expected: float, *, level: float = LEVEL, fewest: int = FEWEST
) -> Interval | NotCalculated:
    """
    Observed ÷ expected, where `expected` is what the reference's rates by age and sex would give. The interval
    is the observed count's ÷ expected. Two of them with different mixes can each be compared with the reference,
    not with each other.

    Source: the method of the published health figures (Byar's from 10 events on, exact below).
    """
    check_count(observed)
    if not expected:
        return NotCalculated.NOTHING_TO_DIVIDE_BY
    if observed < fewest:
        return NotCalculated.FEWER_THAN_TEN
    return rate_interval(observed, level=level).times(1 / expected)


def expected_of(population: list[float], reference_count: list[float], reference: list[float]) -> float:
    """What a population would have, stratum by stratum, at the rates of a reference."""
    strata = zip(population, reference_count, reference, strict=True)
    return sum(people * count / whole for people, count, whole in strata)


def _score_bounds(a: int, of_a: float, b: int, of_b: float, alpha: float) -> tuple[float, float]:
    # Of statsmodels' methods "sqrtcc" and "score-log" give wrong answers in 0.15, and "sqrt" none.
    low, high = confint_poisson_2indep(a, of_a, b, of_b, compare="ratio", method="score", alpha=alpha)
    return float(low), float(high)


def _exact_bounds(a: int, of_a: float, b: int, of_b: float, alpha: float) -> tuple[float, float]:
    """Given a + b events, how many are a's is binomial: Clopper and Pearson's interval of that, as odds."""
    low, high = proportion_confint(a, a + b, alpha=alpha, method="beta")
    return low / (1 - low) * of_b / of_a, high / (1 - high) * of_b / of_a
