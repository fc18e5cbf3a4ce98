"""The rows of the question as arrays, a row for each user and a column for each of the 24 months."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from dashboard.patterns.settings import FEWEST_PEERS

Numbers = np.ndarray


@dataclass(frozen=True)
class User:
    """A user as last loaded. Their place: their BCU, that of their borough, or their unit."""

    id: str
    organisation: str
    unit: str
    place: str
    role: str


@dataclass(frozen=True)
class Months:
    """
    What each user opened in each month. `there`: they held access, or opened something, in a month in which the
    log speaks. A month in which nobody opened anything is a gap in the log, never one of no openings.
    """

    users: tuple[User, ...]
    months: tuple[str, ...]  # the earliest first
    openings: Numbers
    days: Numbers  # on which they opened anything
    at_night: Numbers  # openings out of hours
    nights: Numbers  # days with such an opening
    alone: Numbers  # Matrices first opened, by them and by all of their place and role
    matrix: Numbers  # the first of those by name
    there: Numbers

    @property
    def whole(self) -> Numbers:
        """There all month, as far as can be told: not in the month in which they came."""
        been = np.logical_or.accumulate(self.there, axis=1)
        been[:, 1:] = been[:, :-1].copy()
        return np.asarray(self.there & been)

    @property
    def last(self) -> int:
        return len(self.months) - 1


def months_of(rows: Iterable[Any]) -> Months:
    """The rows of `user_months` of one date and area; every month between the first and the last is there."""
    rows = list(rows)
    users = {row.user: User(row.user, row.organisation, row.unit, row.place, row.role) for row in rows}
    names = _all_months(sorted({row.month for row in rows}))
    at = {user: place for place, user in enumerate(users)}, {name: place for place, name in enumerate(names)}
    shape = len(users), len(names)
    openings, days, at_night, nights, alone = (np.zeros(shape, np.int64) for _ in range(5))
    matrix, there = np.full(shape, None, object), np.zeros(shape, bool)
    for row in rows:
        cell = at[0][row.user], at[1][row.month]
        openings[cell], alone[cell] = row.openings, row.alone
        days[cell], at_night[cell], nights[cell] = row.days, row.out_of_hours, row.days_out_of_hours
        matrix[cell], there[cell] = row.matrix, True
    heard = openings.sum(axis=0) > 0
    return Months(
        tuple(users.values()), names, openings, days, at_night, nights, alone, matrix, there & heard
    )


@dataclass(frozen=True)
class Peers:
    """Groups of users (a row of true and false each), and which is whose."""

    groups: Numbers
    group_of: Numbers

    def among(self, users: Numbers) -> "Peers":
        """The same groups, of these users alone."""
        return Peers(self.groups & users, self.group_of)

    def summed(self, counts: Numbers) -> Numbers:
        """For each user what all their peers counted together, without them."""
        own = self.groups[self.group_of, np.arange(len(counts))] * counts
        return np.asarray((self.groups @ counts)[self.group_of] - own)

    def others_of(self, user: int) -> Numbers:
        """A user's peers, without them."""
        others = self.groups[self.group_of[user]].copy()
        others[user] = False
        return np.flatnonzero(others)


def peers_of(users: Sequence[User], counted: Numbers) -> Peers:
    """
    Each user's peers among those `counted`: all of the same place and role; where those are too few, all of that
    role in London; where those are too few, all.
    """
    places, roles = (
        _numbered(f"{user.place} {user.role}" for user in users),
        _numbered(user.role for user in users),
    )
    group = np.zeros(len(users), np.int64)  # all, unless there are enough nearer by
    levels = [group, roles, places]
    for level, named in enumerate(levels):
        enough = np.bincount(named[counted], minlength=len(users)) >= FEWEST_PEERS
        group = np.where(enough[named], named + level * len(users), group)
    labels, group_of = np.unique(group, return_inverse=True)
    members = [levels[label // len(users)] == label % len(users) for label in labels]
    return Peers(np.array(members) & counted, group_of)


def _numbered(names: Iterable[str]) -> Numbers:
    """Each name's number: alike names have one."""
    return np.asarray(np.unique(list(names), return_inverse=True)[1])


def _all_months(present: Sequence[str]) -> tuple[str, ...]:
    if not present:
        return ()
    first, last = (12 * int(month[:4]) + int(month[5:]) - 1 for month in (present[0], present[-1]))
    return tuple(f"{count // 12}-{count % 12 + 1:02d}" for count in range(first, last + 1))
