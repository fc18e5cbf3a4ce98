"""
A commitment's test: what the records say of it, beside what is claimed and what was assessed.

With a control it holds, holds late, fails, or cannot be tested; without one it is documented or not. A paper
is not a test: the two have different words, and are never counted alike.
"""

from collections.abc import Callable, Sequence
from datetime import date
from enum import StrEnum
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

from dashboard.kinds import Met, WorkOut


class Result(StrEnum):
    """What the test of a commitment says."""

    HOLDS = "holds"
    HOLDS_LATE = "holds_late"
    FAILS = "fails"
    CANNOT_BE_TESTED = "cannot_be_tested"
    DOCUMENTED = "documented"
    NOT_DOCUMENTED = "not_documented"


CLAIMED = frozenset({"complete", "complete_by_other_route"})
ASSESSED = frozenset({"met", "sustained"})
HELD = frozenset({Result.HOLDS, Result.HOLDS_LATE})


# The last fields of a commitment. Those from `one` on are noughts and ones, for counting.
COUNTED = (
    "one",
    "claimed",
    "assessed_met",
    "has_control",
    "held",
    "on_paper_only",
    "documented",
    "contradicts",
    "untestable",
)
WORKED_OUT = ("test", "late", "overdue", "not_yet_due", *COUNTED)


class Commitment(NamedTuple):
    """A commitment at a date: what it is, what is claimed of it, what was assessed, what its test says."""

    as_at: date
    area: str
    recommendation: int
    recommendation_title: str
    recommendation_owner: str | None
    recommendation_due_on: date | None
    commitment: str
    title: str
    owner: str | None
    due_on: date | None
    basis: str | None
    source: str | None
    control: str | None
    late_control: str | None
    evidence_kind: str | None
    claim: str | None
    claimed_on: date | None
    assessment: str | None
    assessed_on: date | None
    papers: int
    latest_paper_on: date | None
    test: Result
    late: bool
    overdue: bool
    not_yet_due: bool
    one: int
    claimed: int
    assessed_met: int
    has_control: int
    held: int
    on_paper_only: int
    documented: int
    contradicts: int
    untestable: int


_as_asked = attrgetter(*(name for name in Commitment._fields if name not in WORKED_OUT))


class Counted(NamedTuple):
    """What a question would have counted, had SQL been able to."""

    as_at: date
    area: str
    numerator: int
    denominator: int


Of = Callable[[Any], bool]  # what may be true of a commitment, tested or as a question gives it


def is_claimed(commitment: Any) -> bool:
    return commitment.claim in CLAIMED


def is_assessed(commitment: Any) -> bool:
    return commitment.assessment in ASSESSED


def has_control(commitment: Any) -> bool:
    return bool(commitment.control)


def judged(rows: Sequence[Any], met: Met) -> list[Commitment]:
    """Each commitment with its test, from the rows of a question about commitments."""
    return [_judged(row, met) for row in _made(rows)]


def count_commitments(counted: Of, of: Of = lambda _: True, *, of_test: bool = False) -> WorkOut:
    """
    A figure's way to count: commitments for which `counted` is true, of those for which `of` is. Only
    with `of_test` are they tested first: then every control is asked.
    """

    def count(made: Sequence[Any], _: Sequence[Any]) -> tuple[int, int]:
        chosen = [commitment for commitment in made if of(commitment)]
        return sum(map(counted, chosen)), len(chosen)

    return _at_each_date(count, of_test=of_test)


def count_recommendations(counted: Of, *, of_test: bool = False) -> WorkOut:
    """A figure's way to count: recommendations all of whose commitments are so, of all; none of nothing."""

    def count(made: Sequence[Any], rows: Sequence[Any]) -> tuple[int, int]:
        every = {row.recommendation for row in rows if row.recommendation is not None}
        begun = {commitment.recommendation for commitment in made}
        short = {commitment.recommendation for commitment in made if not counted(commitment)}
        return len(begun - short), len(every)

    return _at_each_date(count, of_test=of_test)


def _at_each_date(
    count: Callable[[Sequence[Any], Sequence[Any]], tuple[int, int]], *, of_test: bool
) -> WorkOut:
    def work_out(rows: Sequence[Any], met: Met) -> list[Counted]:
        dates = groupby(rows, key=lambda row: (row.as_at, row.area))
        each = [(as_at, area, list(held)) for (as_at, area), held in dates]
        return [
            Counted(as_at, area, *count(judged(held, met) if of_test else _made(held), held))
            for as_at, area, held in each
        ]

    return work_out


def _made(rows: Sequence[Any]) -> list[Any]:
    """The commitments among a question's rows: a recommendation without any has a row all the same."""
    return [row for row in rows if row.commitment is not None]


def _judged(row: Any, met: Met) -> Commitment:
    test = _test(row, met)
    passed = row.due_on is not None and row.as_at > row.due_on
    ahead = row.due_on is not None and row.as_at <= row.due_on
    overdue, not_yet_due = passed and not is_assessed(row), ahead and not is_claimed(row)
    told = (test, test is Result.HOLDS_LATE, overdue, not_yet_due)
    return Commitment._make((*_as_asked(row), *told, *map(int, _counted(row, test))))


def _counted(row: Any, test: Result) -> tuple[bool, ...]:
    """What a commitment adds to each figure about commitments, in the order of COUNTED."""
    claimed, control = is_claimed(row), has_control(row)
    return (
        True,
        claimed,
        is_assessed(row),
        control,
        test in HELD,
        not control,
        test is Result.DOCUMENTED,
        claimed and test in {Result.FAILS, Result.NOT_DOCUMENTED},
        claimed and test is Result.CANNOT_BE_TESTED,
    )


def _test(row: Any, met: Met) -> Result:
    """With a control: what it says, then what its later control says. Without one: whether there is a paper."""
    if not row.control:
        return Result.DOCUMENTED if row.papers else Result.NOT_DOCUMENTED
    holds = met(row.control).get(row.as_at)
    if holds:
        return Result.HOLDS
    if row.late_control and met(row.late_control).get(row.as_at):
        return Result.HOLDS_LATE
    return Result.CANNOT_BE_TESTED if holds is None else Result.FAILS
