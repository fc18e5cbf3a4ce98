"""From the rows of `user_months` to the patterns of each date and area, the rarest first."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple

from dashboard.patterns.kinds import INNOCENT, Kind
from dashboard.patterns.months import Months, months_of
from dashboard.patterns.signals import Signal, signals
from dashboard.patterns.wording import expected_range, one_in, sentence, usual_of_peers


class Pattern(NamedTuple):
    """A pattern that needs a look: who, when, what stands out, in numbers and in a sentence."""

    as_at: date
    area: str
    kind: str
    user: str
    organisation: str
    unit: str
    role: str
    month: str
    matrix: str | None  # of a first use
    openings: int
    expected_low: int
    expected_high: int
    peers: int
    usual_of_peers: float | None
    one_in: int
    history: tuple[int | None, ...]  # openings in each month up to that one; None: no access, or no log
    sentence: str
    innocent: str


def patterns(rows: Sequence[Any], _: Any = None) -> list[Pattern]:
    """All patterns, from the question's rows; by date and area, the rarest first."""
    by_area = groupby(rows, key=lambda row: (row.as_at, row.area))
    return [pattern for (as_at, area), of in by_area for pattern in _patterns(as_at, area, months_of(of))]


def _patterns(as_at: date, area: str, of: Months) -> Iterator[Pattern]:
    for signal in signals(of):
        yield _pattern(as_at, area, of, signal)


def _pattern(as_at: date, area: str, of: Months, signal: Signal) -> Pattern:
    user, at = of.users[signal.user], signal.month
    upto = zip(of.openings[signal.user, : at + 1], of.there[signal.user, : at + 1], strict=True)
    return Pattern(
        as_at,
        area,
        str(signal.kind),
        user.id,
        user.organisation,
        user.unit,
        user.role,
        of.months[at],
        of.matrix[signal.user, at] if signal.kind is Kind.FIRST_USE else None,
        int(of.openings[signal.user, at]),
        *expected_range(signal),
        len(signal.foreseen.peers.others_of(signal.user)),
        usual_of_peers(of, signal),
        one_in(signal.rarity),
        tuple(int(count) if there else None for count, there in upto),
        sentence(of, signal),
        INNOCENT[signal.kind],
    )
