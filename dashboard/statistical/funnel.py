"""
Funnel limits: how far a unit of some size could lie from the whole by chance alone.

Sources: Spiegelhalter (2005), Statistics in Medicine 24, 1185–1202; for over-dispersion (2005), Quality and
Safety in Health Care 14, 347–351. For a duty with a target of 100 % only the plain limits are shown: limits that
widen with what BCUs differ by would excuse what they should show. Never a ranking.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import asin, sin, sqrt
from statistics import NormalDist

import numpy as np

from dashboard.statistical.intervals import Interval, poisson_exact, wilson

LEVEL, FAR_LEVEL = 0.95, 0.998
WINSORISED = 0.1  # at each end, so that the units in question do not set the measure


class Standing(StrEnum):
    """Where a unit stands to the whole; the 0.025 and 0.001 of one side."""

    FAR_LOW = "low (0.001)"
    LOW = "low (0.025)"
    WITHIN = "not different"
    HIGH = "high (0.025)"
    FAR_HIGH = "high (0.001)"


@dataclass(frozen=True)
class Dispersion:
    """How much more units differ than chance makes them: φ (1 is chance alone) and the variance between them, τ²."""

    phi: float
    between: float


def share_limits(of_all: float, of: float, *, level: float = LEVEL) -> tuple[float, float]:
    """Between which shares a unit of `of` lies by chance, where the whole has `of_all`; within 0 and 1."""
    spread = _z(level) * sqrt(of_all * (1 - of_all) / of)
    return max(of_all - spread, 0.0), min(of_all + spread, 1.0)


def ratio_limits(expected: float, *, level: float = LEVEL) -> tuple[float, float]:
    """Between which ratios of observed to expected a unit lies by chance: exact Poisson limits."""
    limits = poisson_exact(expected, level=level)
    return limits.low / expected, limits.high / expected


def standing_of_share(count: float, of: float, of_all: float) -> Standing:
    """Where a share stands: by whether its Wilson interval leaves out the whole's."""
    return _standing(lambda level: wilson(count, of, level=level, fewest=1), of_all)


def standing_of_ratio(interval: Callable[[float], Interval]) -> Standing:
    """Where a ratio stands to 1, from its interval at a level."""
    return _standing(interval, 1)


def dispersion_of_shares(counts: Sequence[float], of: Sequence[float]) -> Dispersion:
    """Of shares, on the scale of the arcsine of their root, round the share of all."""
    x, n = np.asarray(counts, float), np.asarray(of, float)
    return _dispersion(np.arcsin(np.sqrt(x / n)), 1 / (2 * np.sqrt(n)), asin(sqrt(x.sum() / n.sum())))


def dispersion_of_ratios(observed: Sequence[float], expected: Sequence[float]) -> Dispersion:
    """Of observed to expected, on the scale of their root, round 1."""
    o, e = np.asarray(observed, float), np.asarray(expected, float)
    return _dispersion(np.sqrt(o / e), 1 / (2 * np.sqrt(e)), 1)


def widened_share_limits(
    of_all: float, of: float, dispersion: Dispersion, *, level: float = LEVEL
) -> tuple[float, float]:
    """The limits of a share with what units differ by added. For description, never for a duty."""
    centre, spread = asin(sqrt(of_all)), _z(level) * sqrt(1 / (4 * of) + dispersion.between)
    low, high = max(centre - spread, 0.0), min(centre + spread, asin(1))
    return sin(low) ** 2, sin(high) ** 2


def _dispersion(values: np.ndarray, errors: np.ndarray, centre: float) -> Dispersion:
    z = (values - centre) / errors
    z = np.clip(z, *np.quantile(z, [WINSORISED, 1 - WINSORISED]))
    units, total, weights = len(z), float((z**2).sum()), 1 / errors**2
    if total < units - 1:
        return Dispersion(total / units, 0.0)
    between = (total - (units - 1)) / (weights.sum() - (weights**2).sum() / weights.sum())
    return Dispersion(total / units, float(between))


def _standing(interval: Callable[[float], object], whole: float) -> Standing:
    for level, low, high in (
        (FAR_LEVEL, Standing.FAR_LOW, Standing.FAR_HIGH),
        (LEVEL, Standing.LOW, Standing.HIGH),
    ):
        found = interval(level)
        if isinstance(found, Interval) and not found.low <= whole <= found.high:
            return low if found.high < whole else high
    return Standing.WITHIN


def _z(level: float) -> float:
    return NormalDist().inv_cdf((1 + level) / 2)
