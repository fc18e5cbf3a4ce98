"""
How long people stay: Kaplan and Meier's estimate with delayed entry.

A count of those on the Matrix today over-samples long stayers. So every spell that overlaps the time observed
counts from when it was first seen (delayed entry) to when it ended or was last seen. A transfer to another
Matrix is no end. The curve stops where fewer than ten are in view, also where more come into view after it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp, log
from statistics import NormalDist

import numpy as np
from statsmodels.duration.survfunc import SurvfuncRight, survdiff

from dashboard.statistical.calculated import FEWEST, LEVEL, NotCalculated

HALF_A_DAY = 0.5  # a spell that ends on the day it began lasted some part of it
DAYS_OF_YEAR = 365.25
YEARS = (1, 2, 4)


@dataclass(frozen=True)
class Stay:
    """A spell in days since it began: first seen (0, or later), last seen, and whether it ended then."""

    first_seen: float
    last_seen: float
    ended: bool


@dataclass(frozen=True)
class Step:
    """From this day on, the share still there, its interval, and how many were in view just before."""

    day: float
    share: float
    low: float
    high: float
    standard_error: float
    in_view: int


@dataclass(frozen=True)
class Staying:
    """The curve; how many stays and ends it rests on, and until which day it is drawn."""

    steps: tuple[Step, ...]
    stays: int
    ends: int
    of_no_days: int  # stays that ended on the day they began, counted as half a day
    until: float

    @property
    def median(self) -> float | None:
        """The day by which half have left; none where the curve does not come down so far."""
        return next((step.day for step in self.steps if step.share < 1 / 2), None)

    def still_there(self, day: float) -> Step | None:
        """The share still there at the end of a day; none beyond the curve."""
        if day > self.until:
            return None
        begun = Step(0, 1, 1, 1, 0, self.stays)
        return next((step for step in reversed(self.steps) if step.day <= day), begun)

    def after_years(self, years: float) -> Step | None:
        return self.still_there(years * DAYS_OF_YEAR)


def staying(stays: Sequence[Stay], *, level: float = LEVEL, fewest: int = FEWEST) -> Staying | NotCalculated:
    """
    Kaplan and Meier's estimate (1958, J. Amer. Statist. Assoc. 53) with Greenwood's standard error, by
    statsmodels; its interval on the scale of log(−log), so that it stays within 0 and 1.

    :raises ValueError: where a stay ends before it began: a fault in the data, never dropped in silence.
    """
    if any(stay.last_seen < stay.first_seen for stay in stays):
        raise ValueError("A stay ends before it was first seen.")
    if len(stays) < max(fewest, 1):
        return NotCalculated.FEWER_THAN_TEN
    # Nobody is in view who was first and last seen on one day, unless the stay began and ended on it.
    seen = [stay for stay in stays if stay.last_seen > stay.first_seen or _of_no_days(stay)]
    entry, time, ended = _arrays(seen)
    curve = SurvfuncRight(time, ended, entry=entry)
    z = NormalDist().inv_cdf((1 + level) / 2)
    # Once nobody is left of those in view, statsmodels takes a share up again that is not quite nought.
    shares, errors = np.minimum.accumulate(curve.surv_prob), np.nan_to_num(curve.surv_prob_se)
    found = (map(float, each) for each in zip(curve.surv_times, shares, errors, curve.n_risk, strict=True))
    steps = [
        Step(day, share, *_within(share, error, z), error, int(seen)) for day, share, error, seen in found
    ]
    until = _last_day_in_view(entry, time, fewest)
    drawn = tuple(step for step in steps if step.day <= until)
    return Staying(drawn, len(stays), int(ended.sum()), sum(map(_of_no_days, stays)), until)


def differ(one: Sequence[Stay], other: Sequence[Stay]) -> tuple[float, float]:
    """The log-rank test of whether two groups stay equally long: χ² (one degree of freedom) and its p-value."""
    entry, time, ended = _arrays([*one, *other])
    group = np.repeat([0, 1], [len(one), len(other)])
    chi_squared, p_value = survdiff(time, ended, group, entry=entry)
    return float(chi_squared), float(p_value)


def _arrays(stays: Iterable[Stay]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    rows = [
        (stay.first_seen, HALF_A_DAY if _of_no_days(stay) else stay.last_seen, int(stay.ended))
        for stay in stays
    ]
    entry, time, ended = np.array(rows).T
    return entry, time, ended.astype(int)


def _of_no_days(stay: Stay) -> bool:
    return stay.ended and stay.first_seen == stay.last_seen == 0


def _within(share: float, standard_error: float, z: float) -> tuple[float, float]:
    if not 0 < share < 1:
        return share, share
    spread = z * standard_error / (share * log(share))
    bounds = share ** exp(spread), share ** exp(-spread)
    return min(bounds), max(bounds)


def _last_day_in_view(entry: np.ndarray, time: np.ndarray, fewest: int) -> float:
    """
    The last day up to which so many were in view all along, whether or not anybody left. Where those are few who
    are seen from their first day on, it is the first: what is not watched from its beginning has no curve.
    """
    days = np.unique(np.concatenate([[0.0], entry, time]))
    began, over = (np.searchsorted(np.sort(of), days, side="right") for of in (entry, time))
    return float(days[np.argmax(began - over < max(fewest, 1))])
