"""
What needs a decision of the Oversight Group: five things at most, of five kinds.

The kinds, in this order: new contradictions since the compared date; tests that held then and fail now; duties failed
in two consecutive periods; assessments older than 12 months; sources that fell silent. The first of each kind has its
place before any kind has a second, so that a long list of one does not hide another; they are shown in that order.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from itertools import zip_longest
from typing import Any

from dashboard.commitments import HELD, Commitment, Result
from dashboard.kinds import FIGURES, Answer
from dashboard.promise_history import PromiseHistory, contradicts
from queries.dates import Quarter, last_quarter, month_end, months_before
from queries.heard import HEARD_WITHIN
from queries.policy import TWELVE_MONTHS

MOST = 5
TWO_PERIODS = 2
REVIEWS = "reviews_complete"  # the control that is said BCU by BCU
MISSED = frozenset({"not_done", "no_return"})


class Kind(IntEnum):
    """The kinds, in the order in which they are shown."""

    NEW_CONTRADICTION = 1
    FAILS_NOW = 2
    FAILED_TWICE = 3
    ASSESSMENT_OLD = 4
    FELL_SILENT = 5


@dataclass(frozen=True)
class Decision:
    """One of them: the commitments it is about, since when, and what besides it is about (BCUs, a source)."""

    kind: Kind
    commitments: tuple[Commitment, ...]
    since: date | None
    about: tuple[str, ...] = ()


def decisions(history: PromiseHistory, grid: Answer, heard: Answer) -> tuple[list[Decision], int]:
    """
    Those that are shown, and how many there are in all.

    :param grid: an Answer of `review_grid` at the as-at date.
    :param heard: an Answer of `sources_heard` at the as-at date.
    """
    kinds = [
        [*_new_contradictions(history)],
        [*_fail_now(history)],
        _duties(history, grid),
        [*_old_assessments(history)],
        [*_fell_silent(history, heard)],
    ]
    in_turn = [each for turn in zip_longest(*kinds) for each in turn if each is not None]
    return sorted(in_turn[:MOST], key=lambda each: each.kind), len(in_turn)


def _new_contradictions(history: PromiseHistory) -> Iterable[Decision]:
    for name, each in history.now.items():
        before = history.then.get(name)
        if contradicts(each) and before is not None and not contradicts(before):
            since = each.claimed_on if before.claim != each.claim else history.looked.compared_with
            yield Decision(Kind.NEW_CONTRADICTION, (each,), since)


def _fail_now(history: PromiseHistory) -> Iterable[Decision]:
    for name, each in history.now.items():
        before = history.then.get(name)
        if before and before.test in HELD and each.test is Result.FAILS and not contradicts(each):
            yield Decision(Kind.FAILS_NOW, (each,), history.looked.compared_with)


def _duties(history: PromiseHistory, grid: Answer) -> list[Decision]:
    """The BCUs that missed their review twice, and the other tests that failed twice: not the reviews' own as well."""
    missed = [*_missed_reviews(history, grid)]
    return [*missed, *_failed_twice(history, said=REVIEWS if missed else None)]


def _missed_reviews(history: PromiseHistory, grid: Answer) -> Iterable[Decision]:
    """The BCUs that missed the last two quarters' reviews, as one."""
    last = last_quarter(history.looked.as_at)
    wanted = {last.label, last.before().label}
    states: dict[str, set[str]] = {}
    for record in grid.records:
        if record["exercise"] in wanted:
            states.setdefault(record["name"] or record["area"], set()).add(record["state"])
    missed = tuple(name for name, theirs in states.items() if theirs <= MISSED)
    rests = _resting_on(history, lambda each: each.control == REVIEWS)
    if missed:
        yield Decision(Kind.FAILED_TWICE, rests, last.before().last_day, missed)


def _failed_twice(history: PromiseHistory, said: str | None) -> Iterable[Decision]:
    """Tests that fail now and failed at the last two quarter ends: those that began to fail last come first."""
    since = {
        name: day
        for name, each in history.now.items()
        if (day := history.failing_since(name)) and day <= history.looked.quarter_ends[-TWO_PERIODS]
        if each.control != said
    }
    for name in sorted(since, key=since.__getitem__, reverse=True):
        yield Decision(Kind.FAILED_TWICE, (history.now[name],), since[name])


def _old_assessments(history: PromiseHistory) -> Iterable[Decision]:
    """Those assessed more than 12 months ago, as one, the oldest first."""
    limit = months_before(history.looked.as_at, TWELVE_MONTHS)
    dated = [(each.assessed_on, each) for each in history.now.values() if each.assessed_on is not None]
    old = sorted((pair for pair in dated if pair[0] <= limit), key=lambda pair: pair[0])
    if old:
        yield Decision(Kind.ASSESSMENT_OLD, tuple(each for _, each in old), old[0][0])


def _fell_silent(history: PromiseHistory, heard: Answer) -> Iterable[Decision]:
    """Sources that spoke once, and not within the months allowed them; the longest silent first."""
    allowed = {source.table: months for source, months in HEARD_WITHIN.items()}
    last = {record["source"]: last_heard(record) for record in heard.records}
    silent = [
        (day, table)
        for table, day in last.items()
        if day is not None and day <= months_before(history.looked.as_at, allowed[table])
    ]
    for day, table in sorted(silent):
        yield Decision(Kind.FELL_SILENT, _resting_on(history, _on_source(table)), day, (table,))


def _on_source(table: str) -> Callable[[Commitment], bool]:
    def rests(each: Commitment) -> bool:
        control = FIGURES.get(each.control or "")
        return control is not None and control.source is not None and control.source.table == table

    return rests


def _resting_on(history: PromiseHistory, rests: Callable[[Commitment], bool]) -> tuple[Commitment, ...]:
    return tuple(each for each in history.now.values() if rests(each))


def last_heard(record: Mapping[str, Any]) -> date | None:
    """The last day of what was last heard of."""
    if record["last_on"]:
        heard_on: date = record["last_on"]
        return heard_on
    period = record["last_period"]
    if not period:
        return None
    year, _, part = period.partition("-")
    if part.startswith("Q"):
        return Quarter(int(year), int(part[1:])).last_day
    return month_end(date(int(year), int(part), 1))
