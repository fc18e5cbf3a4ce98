"""
How high a count would be a surprise, given what was counted before and what others like it count.

Each user's monthly rate is taken as drawn from a gamma distribution that their peers show; their own months then
narrow it down, so that somebody new borrows their peers' rate. What the next month then holds is negative binomial
(Gelman and others, Bayesian Data Analysis, 2.6). Real months vary more than that: `dispersion`, pooled over all,
widens it (a variance of mean + α · mean², the model NB2). All of it works on arrays, a place for each user.
"""

from dataclasses import dataclass

import numpy as np
from scipy.stats import nbinom

Numbers = np.ndarray

SMALLEST_BETWEEN = 1e-6  # of the mean: peers who differ by no more than chance share one rate
LARGEST_SIZE = 1e9  # of a negative binomial: beyond it is as good as Poisson, and floating point gives out
HALF_A_COUNT = 0.5  # peers who together counted nothing are taken as just short of one


@dataclass(frozen=True)
class Gamma:
    """Where rates lie before anything is counted: mean shape ÷ rate."""

    shape: Numbers
    rate: Numbers


@dataclass(frozen=True)
class Expected:
    """What a count is expected to be: mean, the part of the variance that is our not knowing the rate, and α."""

    mean: Numbers
    of_the_rate: Numbers
    dispersion: float

    def over(self, months: int) -> "Expected":
        """The sum of so many months: their own variation averages out, not knowing the rate does not."""
        return Expected(self.mean * months, self.of_the_rate * months**2, self.dispersion / months)

    def times(self, factor: Numbers) -> "Expected":
        """The same where everybody alike counts so many times as much."""
        return Expected(self.mean * factor, self.of_the_rate * factor**2, self.dispersion)

    @property
    def variance(self) -> Numbers:
        return np.asarray(self.mean + self._beyond_chance)

    def tail(self, counts: Numbers) -> Numbers:
        """The probability of so high a count or a higher one: negative binomial with this mean and variance."""
        size, share = self._shape
        return np.asarray(nbinom.sf(counts - 1, size, share))

    def middle(self, counts: Numbers) -> Numbers:
        """The same with half of the count's own probability: its place between 0 (high) and 1 (low)."""
        size, share = self._shape
        return np.asarray((nbinom.sf(counts - 1, size, share) + nbinom.sf(counts, size, share)) / 2)

    def quantile(self, probability: float) -> Numbers:
        """The smallest count that holds so much of the probability."""
        size, share = self._shape
        return np.asarray(nbinom.ppf(probability, size, share))

    @property
    def _beyond_chance(self) -> Numbers:
        """What the variance has beyond that of a Poisson distribution with this mean."""
        return np.asarray(self.dispersion * (self.mean**2 + self.of_the_rate) + self.of_the_rate)

    @property
    def _shape(self) -> tuple[Numbers, Numbers]:
        size = np.minimum(self.mean**2 / self._beyond_chance, LARGEST_SIZE)
        return size, size / (size + self.mean)


def gamma_poisson_tail(
    shape: Numbers, rate: Numbers, total: Numbers, months: Numbers, count: Numbers
) -> Numbers:
    """
    The probability of `count` or more next month, after `total` in so many months, from a prior of shape and rate.

    Without over-dispersion it calls far too much surprising: in trials seven of ten it named were nothing.
    """
    seen = rate + months
    return np.asarray(nbinom.sf(count - 1, shape + total, seen / (seen + 1)))


def prior(means: Numbers, months: float) -> Gamma:
    """
    Peers' rates by their moments: `means` of so many months each. The variance between them is what they show
    less what chance adds to each.
    """
    middle = max(float(means.mean()), HALF_A_COUNT / (len(means) * months))
    between = float(means.var(ddof=1)) - middle / months if len(means) > 1 else 0.0
    between = max(between, SMALLEST_BETWEEN * middle)
    return Gamma(np.asarray(middle**2 / between), np.asarray(middle / between))


def dispersion(means: Numbers, variances: Numbers, months: Numbers) -> float:
    """
    α of NB2, pooled: how much the months of a user vary beyond chance. Each squared mean is lessened by what it
    errs by, else α comes out too small.
    """
    squares = np.maximum(means**2 - variances / months, 0).sum()
    return max(0.0, float((variances - means).sum() / squares)) if squares else 0.0


def expected(before: Gamma, total: Numbers, months: Numbers, alpha: float) -> Expected:
    """
    What the next month is expected to hold.

    A month that varies beyond chance says less of the rate than one that does not: with α each counts as
    1 ÷ (1 + α · rate) of one. With α = 0 this is the gamma–Poisson of `gamma_poisson_tail`.
    """
    first = (before.shape + total) / (before.rate + months)
    weight = 1 / (1 + alpha * first)
    seen = before.rate + months * weight
    mean = (before.shape + total * weight) / seen
    return Expected(mean, mean / seen, alpha)
