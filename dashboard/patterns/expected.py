"""What each user was expected to open: from their own months, from their peers', and from what all did alike."""

from dataclasses import dataclass

import numpy as np

from dashboard.patterns.months import Months, Numbers, Peers, peers_of
from dashboard.patterns.settings import FEWEST_MONTHS, FEWEST_PEERS, WILDEST_KEPT
from dashboard.statistical.predictive import Expected, Gamma, dispersion, expected, prior


@dataclass(frozen=True)
class Foreseen:
    """What the months from `first` up to `at` let expect of each user in a month like `at`."""

    first: int
    at: int
    expected: Expected
    peers: Peers  # of those known
    known: Numbers  # users with enough months of their own


def foresee(of: Months, first: int, at: int, *, until: int | None = None) -> Foreseen | None:
    """
    From the months `first` up to, and not including, `at`; where all of a user's peers opened more in `at` (up to
    `until`) than they used to, so much more is expected. A wild month before is cut down to what was to be expected
    at most, so that it does not make the next one look usual. None where the log is too short, or the users too few.
    """
    before, there = of.openings[:, first:at], of.whole[:, first:at]
    months = there.sum(axis=1)
    known = months >= FEWEST_MONTHS
    if known.sum() < FEWEST_PEERS:
        return None
    peers = peers_of(of.users, known)
    as_it_was = _alone(before, there, known, peers)
    usual = np.minimum(before, as_it_was.quantile(WILDEST_KEPT)[:, None])
    alone = _alone(usual, there, known, peers)
    now = slice(at, at + 1 if until is None else until)
    return Foreseen(first, at, alone.times(_rise_of_peers(of, peers, alone, now)), peers, known)


def _alone(before: Numbers, there: Numbers, known: Numbers, peers: Peers) -> Expected:
    """What each user's months before let expect, with their peers' and with what the months of all vary by."""
    months, totals = there.sum(axis=1), (before * there).sum(axis=1)
    means = totals / np.maximum(months, 1)
    variances = (np.square(before - means[:, None]) * there).sum(axis=1) / np.maximum(months - 1, 1)
    alpha = dispersion(means[known], variances[known], months[known])
    return expected(_priors(peers, means, months), totals, months, alpha)


def _priors(peers: Peers, means: Numbers, months: Numbers) -> Gamma:
    """For each user their peers' rates."""
    found = [prior(means[group], float(months[group].mean())) for group in peers.groups]
    shapes, rates = (np.array([getattr(each, name) for each in found], float) for name in ("shape", "rate"))
    return Gamma(shapes[peers.group_of], rates[peers.group_of])


def _rise_of_peers(of: Months, peers: Peers, alone: Expected, now: slice) -> Numbers:
    """How many times as much as expected the median peer opened; never less than once: doubt favours the person."""
    there = of.there[:, now]
    seen = (of.openings[:, now] * there).sum(axis=1) / np.maximum(there.sum(axis=1), 1)
    times = (seen + 1 / 2) / (alone.mean + 1 / 2)
    groups = peers.among(np.asarray(there.any(axis=1))).groups
    rises = [np.median(times[group]) if group.any() else 1.0 for group in groups]
    return np.asarray(np.maximum(rises, 1.0)[peers.group_of])
