"""
Intervals round a share and round a count.

For what could have come out otherwise (a rate at which reviews are on time, how over-represented a group is).
A full count of what there is, such as boroughs with an agreement, needs none.
"""

from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

from statsmodels.stats.proportion import proportion_confint
from statsmodels.stats.rates import confint_poisson

from dashboard.statistical.calculated import FEWEST, LEVEL, NotCalculated, check_count


@dataclass(frozen=True)
class Interval:
    """An estimate, and the interval round it at a level of confidence."""

    estimate: float
    low: float
    high: float
    level: float = LEVEL

    def times(self, factor: float) -> "Interval":
        """The same in another unit."""
        return Interval(self.estimate * factor, self.low * factor, self.high * factor, self.level)


def wilson(
    count: float, of: float, *, level: float = LEVEL, fewest: int = FEWEST
) -> Interval | NotCalculated:
    """
    A share with its Wilson score interval, which stays within 0 and 1 and is not empty at either.

    Source: Wilson (1927), J. Amer. Statist. Assoc. 22; by statsmodels. A count need not be whole.
    """
    check_count(count, of)
    if not of:
        return NotCalculated.NOTHING_TO_DIVIDE_BY
    if of < fewest:
        return NotCalculated.FEWER_THAN_TEN
    low, high = proportion_confint(count, of, alpha=1 - level, method="wilson")
    return Interval(count / of, float(low), float(high), level)


def poisson_exact(count: float, *, level: float = LEVEL) -> Interval:
    """
    What mean number of events would leave a count like this one: the exact interval, by statsmodels.

    Source: Garwood (1936), Biometrika 28. For a count of none it begins at 0.
    """
    check_count(count)
    low, high = confint_poisson(count, 1, method="exact-c", alpha=1 - level)
    return Interval(float(count), float(low), float(high), level)


def byar(count: float, *, level: float = LEVEL) -> Interval:
    """
    The same by Byar's approximation, for the comparison with published health figures, which use it from 10 on.

    Source: Breslow and Day (1987), Statistical Methods in Cancer Research II, 69. Four lines of our own: no
    well-kept library has it. Everything else here uses `poisson_exact`.
    """
    check_count(count)
    z, above = NormalDist().inv_cdf((1 + level) / 2), count + 1
    low = count * (1 - 1 / (9 * count) - z / (3 * sqrt(count))) ** 3 if count else 0.0
    high = above * (1 - 1 / (9 * above) + z / (3 * sqrt(above))) ** 3
    return Interval(float(count), max(low, 0.0), high, level)


def rate_interval(count: float, *, level: float = LEVEL) -> Interval:
    """Byar's from 10 events on, exact below: the rule of the published health figures."""
    return (byar if count >= FEWEST else poisson_exact)(count, level=level)
