"""A p-chart: shares of samples over time, with limits that widen as samples get smaller."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from dashboard.statistical.calculated import NotCalculated

SIGMAS = 3


@dataclass(frozen=True)
class PChart:
    """The share of all, and for each sample its share, its limits and whether it lies outside them."""

    mean: float
    shares: tuple[float, ...]
    limits: tuple[tuple[float, float], ...]

    @property
    def outside(self) -> tuple[bool, ...]:
        each = zip(self.shares, self.limits, strict=True)
        return tuple(not low <= share <= high for share, (low, high) in each)


def p_chart(counts: Sequence[int], of: Sequence[int]) -> PChart | NotCalculated:
    """
    The share of all ± 3 standard errors, within 0 and 1 (Montgomery, Introduction to Statistical Quality Control).
    Where samples are large or the share is near 1 it calls too much special: chart the number overdue instead.
    """
    if not of or not all(of):
        return NotCalculated.NOTHING_TO_DIVIDE_BY
    mean = sum(counts) / sum(of)
    spreads = [SIGMAS * sqrt(mean * (1 - mean) / size) for size in of]
    limits = tuple((max(mean - spread, 0.0), min(mean + spread, 1.0)) for spread in spreads)
    return PChart(mean, tuple(count / size for count, size in zip(counts, of, strict=True)), limits)
