"""
The commitments at every date that a page looks at, asked as one history: now, then, at quarter ends, at meetings.

Better and worse go by the orders in dashboard/promises.py, in which the worst comes first.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from dashboard.commitments import HELD, Commitment, Result
from dashboard.kinds import Answer
from dashboard.periods import quarter_ends_by
from dashboard.promises import ASSESSMENTS, CLAIMS, PASSED, rank, shown_as

QUARTER_ENDS, MEETINGS = 8, 3

Rank = Callable[[Commitment], int]
NOT_ASSESSED = (None, "unable_to_assess")
Shortfall = Callable[[Commitment], float]  # how far a commitment's control is from its target: all of it is 1
STANDINGS: Mapping[str, Rank] = {
    "tests": rank,
    "claims": lambda each: CLAIMS.index(each.claim),
    "assessments": lambda each: ASSESSMENTS.index(each.assessment),
}
UNKNOWN: Mapping[str, Callable[[Commitment], bool]] = {
    "tests": lambda each: shown_as(each) == Result.CANNOT_BE_TESTED,
    "claims": lambda each: each.claim is None,
    "assessments": lambda each: each.assessment in NOT_ASSESSED,
}


@dataclass(frozen=True)
class LookedAt:
    """The dates of the history: the page's two, the last eight quarter ends, the last three meetings before."""

    as_at: date
    compared_with: date
    quarter_ends: tuple[date, ...]
    meetings: tuple[date, ...]

    @property
    def dates(self) -> tuple[date, ...]:
        return tuple(sorted({self.as_at, self.compared_with, *self.quarter_ends, *self.meetings}))


@dataclass(frozen=True)
class Changed:
    """Which commitments stand better and worse than then, in one of the STANDINGS."""

    better: tuple[str, ...]
    worse: tuple[str, ...]


def looked_at(as_at: date, compared_with: date, meetings: Sequence[date]) -> LookedAt:
    held = tuple(met for met in meetings if met < as_at)[-MEETINGS:]
    return LookedAt(as_at, compared_with, quarter_ends_by(as_at, QUARTER_ENDS), held)


@dataclass(frozen=True)
class PromiseHistory:
    """Each commitment as it stood at each date looked at, by its name and in the order of the names."""

    looked: LookedAt
    found: Answer  # of `commitment_states`, asked for all of those dates

    @cached_property
    def at(self) -> Mapping[date, Mapping[str, Commitment]]:
        by_date: dict[date, dict[str, Commitment]] = {day: {} for day in self.looked.dates}
        for record in self.found.records:
            by_date[record["as_at"]][record["commitment"]] = Commitment(**record)
        return by_date

    @property
    def now(self) -> Mapping[str, Commitment]:
        return self.at[self.looked.as_at]

    @property
    def then(self) -> Mapping[str, Commitment]:
        return self.at[self.looked.compared_with]

    def of(self, recommendation: int) -> list[Commitment]:
        return [each for each in self.now.values() if each.recommendation == recommendation]

    def at_quarter_ends(self, name: str) -> list[Result]:
        """A commitment's test at each of the last quarter ends, the earliest first."""
        return [self.at[end][name].test for end in self.looked.quarter_ends if name in self.at[end]]

    def held(self, name: str) -> int:
        """At how many of the last quarter ends it held, in time or late."""
        return sum(result in HELD for result in self.at_quarter_ends(name))

    def failing_since(self, name: str) -> date | None:
        """The first of the quarter ends at all of which since then, and now, it failed; none where it does not."""
        if self.now[name].test is not Result.FAILS:
            return None
        failing = None
        for end in reversed(self.looked.quarter_ends):
            if name not in self.at[end] or self.at[end][name].test is not Result.FAILS:
                break
            failing = end
        return failing

    def worst(self, among: Iterable[Commitment], short: Shortfall) -> Commitment | None:
        """The worst of those tested: by state, then by how often it held, then by how far it falls short."""
        tested = [each for each in among if each.control]
        return min(
            tested, key=lambda each: (rank(each), self.held(each.commitment), -short(each)), default=None
        )

    def changed(self, among: Iterable[Commitment], column: str) -> Changed:
        """What stands otherwise than at the compared date; one that was not there then has not changed."""
        pairs = [(self.then[each.commitment], each) for each in among if each.commitment in self.then]
        steps = [(step(column, then, now), now.commitment) for then, now in pairs]
        return Changed(
            tuple(name for by, name in steps if by > 0), tuple(name for by, name in steps if by < 0)
        )

    def unchanged_for(self, among: Iterable[Commitment]) -> int:
        """For how many meetings running, back from now, nothing of these has changed."""
        now, count = [(each.commitment, _standing(each)) for each in among], 0
        for met in reversed(self.looked.meetings):
            states = self.at[met]
            if any(name not in states or _standing(states[name]) != standing for name, standing in now):
                break
            count += 1
        return count


def step(column: str, then: Commitment, now: Commitment) -> int:
    """Above nought for the better, below for the worse; what can no longer be told is never for the better."""
    by = STANDINGS[column](now) - STANDINGS[column](then)
    return -1 if by > 0 and UNKNOWN[column](now) else by


def contradicts(each: Commitment) -> bool:
    return bool(each.contradicts)


def passes(each: Commitment) -> bool:
    return each.test in PASSED


def _standing(each: Commitment) -> tuple[Any, ...]:
    return each.claim, each.assessment, shown_as(each)
