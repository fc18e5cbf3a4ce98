"""
XmR charts by the rules of the NHS's Making Data Count: is a monthly series more than its usual variation?

Source: the rules as the package NHSRplotthedots applies them (version 0.2.2). The limits are the mean ± 2.66
mean moving ranges. A moving range beyond its own limit is left out once and their mean taken anew, unless that
is switched off. For a series of months without gaps: no well-kept library has these rules.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from statistics import fmean

from dashboard.statistical.calculated import NotCalculated

PER_MOVING_RANGE = 2.66  # 3 ÷ d₂ for ranges of two
OF_MOVING_RANGE = 3.267  # D₄ for ranges of two
OUTER_THIRD = 2 / 3
RUN = 7  # points of a shift, and of a trend
FEWEST_POINTS = 13


class Rule(StrEnum):
    """Which rule a point breaks; where several do, the first here is named."""

    OUTSIDE = "outside the limits"
    TREND = "a trend"
    TWO_OF_THREE = "two of three near a limit"
    SHIFT = "a shift"


@dataclass(frozen=True)
class Limits:
    mean: float
    low: float
    high: float
    screened: int  # moving ranges left out as beyond their own limit


@dataclass(frozen=True)
class Special:
    """What is special about a point: the rule, and whether it points up."""

    rule: Rule
    up: bool


@dataclass(frozen=True)
class XmR:
    """A series with its limits; for each point what is special about it, or nothing."""

    values: tuple[float, ...]
    limits: Limits
    special: tuple[Special | None, ...]


class Assurance(StrEnum):
    """Whether a target would be met by the process as it is."""

    ALWAYS = "consistently meets the target"
    NEVER = "consistently misses the target"
    SOMETIMES = "meets or misses the target by chance"


def xmr(
    values: Sequence[float], *, screen: bool = True, run: int = RUN, fewest: int = FEWEST_POINTS
) -> XmR | NotCalculated:
    """The chart of a series; of 13 points or more, as with fewer the limits still move with each."""
    if len(values) < max(fewest, 2):
        return NotCalculated.FEWER_THAN_THIRTEEN_POINTS
    limits = limits_of(values, screen=screen)
    return XmR(tuple(values), limits, special_causes(values, limits, run=run))


def limits_of(values: Sequence[float], *, screen: bool = True) -> Limits:
    """The mean and the limits; only the mean of the moving ranges is screened, never the mean of the values."""
    ranges = [abs(later - earlier) for earlier, later in pairwise(values)]
    kept = [each for each in ranges if not screen or each < OF_MOVING_RANGE * fmean(ranges)] or ranges
    mean, spread = fmean(values), PER_MOVING_RANGE * fmean(kept)
    return Limits(mean, mean - spread, mean + spread, len(ranges) - len(kept))


def special_causes(values: Sequence[float], limits: Limits, *, run: int = RUN) -> tuple[Special | None, ...]:
    """For each point the first rule that it breaks."""
    sides = [_sign(value - limits.mean) for value in values]
    outside = [_sign((value > limits.high) - (value < limits.low)) for value in values]
    third = OUTER_THIRD * (limits.high - limits.mean)
    near = [
        abs(value - limits.mean) > third and not beyond for value, beyond in zip(values, outside, strict=True)
    ]
    found = {
        Rule.OUTSIDE: outside,
        Rule.TREND: trends(values, run),
        Rule.TWO_OF_THREE: two_of_three(near, sides),
        Rule.SHIFT: shifts(sides, run),
    }
    return tuple(_first(found, place) for place in range(len(values)))


def shifts(sides: Sequence[int], run: int = RUN) -> list[int]:
    """Each point in a run on one side of the mean (1 above, −1 below): its side; a point on the mean ends a run."""
    return _runs(sides, run, lambda part: _all_alike([_sign(side) for side in part]))


def trends(values: Sequence[float], run: int = RUN) -> list[int]:
    """Each point in a run of so many points that only rise (1) or only fall (−1); two alike end a run."""

    def direction(part: Sequence[float]) -> int:
        return _all_alike([_sign(later - earlier) for earlier, later in pairwise(part)])

    return _runs(values, run, direction)


def two_of_three(near: Sequence[bool], sides: Sequence[int]) -> list[int]:
    """Each point near a limit that with another such is among three in a row on one side of the mean."""
    found = [0] * len(near)
    for start in range(len(near) - 2):
        three = range(start, start + 3)
        side = _all_alike([sides[place] for place in three])
        members = [place for place in three if near[place]]
        if side and len(members) > 1:
            for place in members:
                found[place] = side
    return found


def assurance(limits: Limits, target: float, *, more_is_better: bool) -> Assurance:
    """Whether the limits lie beyond a target, on its good side or its bad."""
    if limits.low <= target <= limits.high:
        return Assurance.SOMETIMES
    return Assurance.ALWAYS if (target < limits.low) is more_is_better else Assurance.NEVER


def _runs(points: Sequence[float], run: int, judge: Callable[[Sequence[float]], int]) -> list[int]:
    """Every point of every stretch of `run` points that the judge finds alike."""
    found = [0] * len(points)
    for start in range(len(points) - run + 1):
        if side := judge(points[start : start + run]):
            found[start : start + run] = [side] * run
    return found


def _all_alike(signs: Sequence[int]) -> int:
    """The sign that all have; 0 where they differ, or are 0."""
    return signs[0] if len(set(signs)) == 1 else 0


def _first(found: dict[Rule, list[int]], place: int) -> Special | None:
    return next((Special(rule, signs[place] > 0) for rule, signs in found.items() if signs[place]), None)


def _sign(value: float) -> int:
    return (value > 0) - (value < 0)
