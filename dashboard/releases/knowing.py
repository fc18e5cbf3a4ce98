"""What a reader of releases knows of the counts in them: by what is shown, by what is not, and by how they hang together."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from dashboard.kinds import FigureRow
from dashboard.releases import linked_dates
from dashboard.releases.linked import BESIDE, all_counts, counts_of, is_linked, names_of, relations
from dashboard.releases.narrowing import AT_MOST, Bounds, Known, Linear, Name, linear, rounded_from
from dashboard.withhold import SMALLEST_SHOWN


@dataclass(frozen=True)
class Projected:
    """A release beside the exact rows it is made from: what is true, and what is shown."""

    label: str
    as_at: date
    exact: tuple[FigureRow, ...]
    shown: tuple[FigureRow, ...]

    @cached_property
    def true(self) -> Mapping[str, float]:
        return all_counts(self.exact)

    @cached_property
    def seen(self) -> Mapping[str, float]:
        return all_counts(self.shown)

    @cached_property
    def hidden(self) -> tuple[str, ...]:
        """The counts that are not shown, and are not nought."""
        return tuple(name for name, count in self.true.items() if name not in self.seen and count)

    def name(self, count: str) -> Name:
        return self.label, count


def known(*releases: Projected) -> Known:
    """What is known from one release, or from two: the earlier one first."""
    bounds: dict[Name, Bounds] = {}
    linked: list[Linear] = []
    for each in releases:
        bounds |= {each.name(count): of for count, of in _bounds(each).items()}
        linked += [*_within(each), *_tests(each)]
    if len(releases) > 1:
        linked += _between(*releases)
    return Known(bounds, linked)


def differences(of: Projected) -> dict[str, dict[Name, int]]:
    """The differences below 8 between the parts of a row: how many of the people are not among those counted."""
    found = {}
    for row in filter(is_linked, of.exact):
        small, large = names_of(row.figure)
        if large and row.figure not in BESIDE and 0 < _rest(row) < SMALLEST_SHOWN:
            found[row.figure] = {of.name(large): 1, of.name(small): -1}
    return found


def _rest(row: FigureRow) -> float:
    return 0 if row.numerator is None or row.denominator is None else row.denominator - row.numerator


def _bounds(of: Projected) -> dict[str, Bounds]:
    exact = {name for row in of.shown if row.figure in BESIDE and is_linked(row) for name in counts_of(row)}
    counted = {names_of(row.figure) for row in of.exact if is_linked(row)}
    among = dict(counted)
    return {name: _bound(of, name, among, exact) for name in of.true}


def _bound(of: Projected, name: str, among: Mapping[str, str | None], exact: set[str]) -> Bounds:
    if name in of.seen:
        shown = round(of.seen[name])
        return Bounds(shown, shown) if name in exact else rounded_from(shown)
    if (
        name not in among
    ):  # only ever what others are counted among: where it is nought, so are they, and shown
        return Bounds(1, AT_MOST)
    is_small = of.true[name] < SMALLEST_SHOWN
    if (
        among[name] is not None and among[name] not in of.seen
    ):  # which of the two was to be withheld is not told
        return Bounds(0, SMALLEST_SHOWN - 1 if is_small else AT_MOST)
    return Bounds(1, SMALLEST_SHOWN - 1) if is_small else Bounds(SMALLEST_SHOWN, AT_MOST)


def _within(of: Projected) -> Iterable[Linear]:
    for each in relations():
        if each.holds(of.true):
            left, right = map(of.name, each.left), map(of.name, each.right)
            yield linear(left, right, low=0 if each.equal else -AT_MOST)


def _tests(of: Projected) -> Iterable[Linear]:
    """Whether a target is met is told of the commitments that it tests, exactly."""
    for row in filter(is_linked, of.exact):
        small, large = names_of(row.figure)
        if row.met is not None and row.target == 0:
            yield linear([of.name(small)], [], low=0 if row.met else 1, high=0 if row.met else AT_MOST)
        elif row.met is not None and large:
            yield linear(
                [of.name(small)], [of.name(large)], low=0 if row.met else -AT_MOST, high=0 if row.met else -1
            )


def _between(first: Projected, second: Projected) -> list[Linear]:
    dates = first.as_at, second.as_at
    same: Sequence[linked_dates.Pair] = list(linked_dates.same_counts(*dates))
    if first.as_at == second.as_at:
        same = [(name, name) for name in first.true]
    grown = [] if first.as_at == second.as_at else linked_dates.growing_counts(*dates)
    equal = [
        linear([first.name(a)], [second.name(b)], low=0)
        for a, b in same
        if a in first.true and first.true[a] == second.true.get(b)
    ]
    return equal + [
        linear([first.name(a)], [second.name(b)])
        for a, b in grown
        if a in first.true and first.true[a] <= second.true.get(b, -1)
    ]
