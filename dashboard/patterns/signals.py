"""The four kinds of pattern: which users and months stand out, and how rare that is."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy.stats import norm

from dashboard.patterns.expected import Foreseen, foresee
from dashboard.patterns.kinds import Kind
from dashboard.patterns.months import Months, Numbers
from dashboard.patterns.settings import (
    FALSE_SHARE,
    FEWEST_BEFORE,
    HISTORY,
    LOOKED_AT,
    MOST_OF_A_MONTH,
    SLOW,
)
from dashboard.statistical.many_tests import adjusted, exceeds


@dataclass(frozen=True)
class Signal:
    """A user (by their place in the months) and a month that stand out; how rare that is, and by what measure."""

    kind: Kind
    user: int
    month: int
    rarity: float  # the probability of it by chance; of a first use how often there is one
    foreseen: Foreseen


def signals(of: Months) -> list[Signal]:
    """All that stands out in the latest months, the rarest first."""
    looked_at = range(max(1, len(of.months) - LOOKED_AT), len(of.months))
    foreseen = [foresee(of, max(0, month - HISTORY), month) for month in looked_at]
    known = [each for each in foreseen if each]
    found = [signal for each in known for signal in _of_month(of, each)]
    found += [*_first_uses(of, known), *slow_rises(of)]
    return sorted(found, key=lambda signal: (signal.rarity, of.users[signal.user].id, -signal.month))


def _of_month(of: Months, foreseen: Foreseen) -> Iterator[Signal]:
    """Volume and nights: the month against what was expected of it."""
    there, volume = of.there[:, foreseen.at], foreseen.expected.tail(of.openings[:, foreseen.at])
    yield from _named(Kind.VOLUME, volume, there, foreseen)
    yield from _named(Kind.OUT_OF_HOURS, _out_of_hours(of, foreseen.at, foreseen), there, foreseen)


def _out_of_hours(of: Months, month: int, foreseen: Foreseen) -> Numbers:
    """
    The share out of hours, by days and by openings: the smaller p-value of the two, doubled as there are two.

    Openings come in sittings, so each counts only as one part of a sitting: taken one by one they would call a
    single long evening impossible.
    """
    sitting = _openings_of_a_night(of, slice(foreseen.first, month))
    by_days = _more_than_peers_and_before(of.nights, of.days, month, foreseen)
    by_openings = _more_than_peers_and_before(of.at_night, of.openings, month, foreseen, sitting)
    return np.asarray(np.minimum(2 * np.minimum(by_days, by_openings), 1))


def _more_than_peers_and_before(
    count: Numbers, of_all: Numbers, month: int, foreseen: Foreseen, each: float = 1
) -> Numbers:
    """
    Fisher's exact test of a month's share against the peers' in that month, and against the user's own before, where
    `each` make one. The larger p-value counts, since rosters differ, and who always works nights does nothing new.
    """
    now, all_now = count[:, month] // each, of_all[:, month] // each
    peers = (np.ceil(foreseen.peers.summed(counts[:, month]) / each) for counts in (count, of_all))
    own = slice(foreseen.first, month)
    before, all_before = (np.ceil(counts[:, own].sum(axis=1) / each) for counts in (count, of_all))
    by_own = np.where(all_before >= FEWEST_BEFORE, exceeds(now, all_now, before, all_before), 0)
    return np.asarray(np.maximum(exceeds(now, all_now, *peers), by_own))


def _openings_of_a_night(of: Months, before: slice) -> float:
    """How many openings a night holds that an opening at night belongs to, in the mean; one at least."""
    at_night, nights = of.at_night[:, before], np.maximum(of.nights[:, before], 1)
    return max(float((at_night**2 / nights).sum() / max(at_night.sum(), 1)), 1.0)


def _first_uses(of: Months, looked_at: list[Foreseen]) -> Iterator[Signal]:
    """
    A Matrix that neither the user, with a history of their own, nor anybody of their place and role had opened in
    the months before. As rare as such a month is among all the users' months looked at.
    """
    able = [each.known & of.there[:, each.at] for each in looked_at]
    alone = [users & (of.alone[:, each.at] > 0) for each, users in zip(looked_at, able, strict=True)]
    rarity = int(np.sum(alone)) / max(int(np.sum(able)), 1)
    for each, users in zip(looked_at, alone, strict=True):
        yield from (
            Signal(Kind.FIRST_USE, int(user), each.at, rarity, each) for user in np.flatnonzero(users)
        )


def slow_rises(of: Months) -> Iterator[Signal]:
    """
    The latest months together. Each month's place in what was expected is a standard score, of which one month can
    add only so much; their sum is set against what it varies by, our not knowing the rate included.
    """
    first, begins = of.last + 1 - SLOW - HISTORY, of.last + 1 - SLOW
    foreseen = foresee(of, first, begins, until=of.last + 1) if first >= 0 else None
    if foreseen is None:
        return
    expected = foreseen.expected
    scores = [
        np.clip(norm.isf(expected.middle(of.openings[:, month])), -MOST_OF_A_MONTH, MOST_OF_A_MONTH)
        for month in range(begins, of.last + 1)
    ]
    shared = expected.of_the_rate / expected.variance
    spread = np.sqrt(SLOW + SLOW * (SLOW - 1) * shared)
    there = of.there[:, begins:].all(axis=1) & foreseen.known
    yield from _named(Kind.SLOW_RISE, norm.sf(np.sum(scores, axis=0) / spread), there, foreseen, of.last)


def _named(
    kind: Kind, p_values: Numbers, there: Numbers, foreseen: Foreseen, month: int | None = None
) -> Iterator[Signal]:
    """Those that still stand among all who could have been named in the month."""
    users = np.flatnonzero(there)
    still = users[adjusted(p_values[users]) <= FALSE_SHARE]
    at = foreseen.at if month is None else month
    yield from (Signal(kind, int(user), at, float(p_values[user]), foreseen) for user in still)
