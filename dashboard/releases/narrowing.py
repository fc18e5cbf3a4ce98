"""
How far somebody who knows a release, and every rule it was made by, can narrow a count that it does not show.

They know of a count that is shown how it was rounded; of one that is not, that it is 1 to 7, or where it is withheld
only for the sake of another, that it is 8 or more; and how the counts hang together. We tell them even which are
which. What they then cannot exclude is worked out as whole numbers (scipy, HiGHS).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import inf
from typing import Any

from dashboard.withhold import BASE, SMALLEST_SHOWN

AT_MOST = 1_000_000  # more than any register of London holds
OFF_BY = BASE // 2

Name = tuple[str, str]  # of which release, and which count
Weights = Mapping[Name, int]


@dataclass(frozen=True)
class Bounds:
    """The whole numbers that a count may be."""

    low: int
    high: int

    @property
    def values(self) -> int:
        return max(self.high - self.low + 1, 0)


@dataclass(frozen=True)
class Linear:
    """A weighted sum of counts that lies between the two."""

    weights: Weights = field(hash=False)
    low: float
    high: float


def rounded_from(shown: float) -> Bounds:
    """What a count may be that is shown so: one that is no multiple of the base was not rounded."""
    count = round(shown)
    if count == 0 or count % BASE:
        return Bounds(count, count)
    return Bounds(max(SMALLEST_SHOWN, count - OFF_BY), count + OFF_BY)


@dataclass(frozen=True)
class Known:
    """What is known of each count by itself, and of how they hang together."""

    bounds: Mapping[Name, Bounds]
    linked: Sequence[Linear]

    def narrowed(self, weights: Weights) -> Bounds:
        """The least and the most that a weighted sum of counts can be."""
        return Bounds(self._least(weights), -self._least({name: -by for name, by in weights.items()}))

    def _least(self, weights: Weights) -> int:
        """
        The least that a weighted sum can be.

        :raises ValueError: where nothing fits what is known: the rules contradict each other.
        """
        from scipy.optimize import milp  # noqa: PLC0415 # no page needs it, and it takes long to import

        found = milp(self._row(weights), integrality=1, bounds=self._between, constraints=self._together)
        if found.x is None:
            raise ValueError(f"Nothing fits what is known of {sorted(weights)}: {found.message}")
        least: float = found.fun
        return round(least)

    @cached_property
    def _place(self) -> Mapping[Name, int]:
        return {name: place for place, name in enumerate(self.bounds)}

    @cached_property
    def _between(self) -> Any:
        from scipy.optimize import Bounds as Between  # noqa: PLC0415

        each = self.bounds.values()
        return Between([of.low for of in each], [of.high for of in each])

    @cached_property
    def _together(self) -> Any:
        from scipy.optimize import LinearConstraint  # noqa: PLC0415
        from scipy.sparse import csr_array  # noqa: PLC0415

        if not self.linked:
            return None
        rows = csr_array([self._row(each.weights) for each in self.linked])
        return LinearConstraint(rows, [each.low for each in self.linked], [each.high for each in self.linked])

    def _row(self, weights: Weights) -> list[int]:
        row = [0] * len(self._place)
        for name, by in weights.items():
            row[self._place[name]] = by
        return row


def linear(left: Iterable[Name], right: Iterable[Name], *, low: float = -inf, high: float = 0) -> Linear:
    """The counts on the left less those on the right: without limits named, they are no more than those."""
    weights: dict[Name, int] = {}
    for side, by in ((left, 1), (right, -1)):
        for name in side:
            weights[name] = weights.get(name, 0) + by
    return Linear(weights, low, high)
