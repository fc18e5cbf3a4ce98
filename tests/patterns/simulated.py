"""
A made log in which it is known what was planted: STATISTICS 1d's simulator, over the rows the page's code reads.

300 users, 25 in each of 12 BCUs, 18 months of history, then 12 in which things are planted. A user's rate is drawn
from a gamma distribution, a month's openings are negative binomial round it (k = 4). A spike adds 3 to 8 times the
user's rate to one month. Where the note says no more (how rates are drawn, how a spike is made), it is filled in so that
the note's own six rules score here what they score there: rates of shape 2 and mean 5; a spike on top of the month,
of a rate of three at least. `noisy_spikes` plants them the harder way, as a rate so many times as high with noise to match.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np

from dashboard.patterns.kinds import Kind

USERS, BCUS = 300, 12
HISTORY, YEAR = 18, 12
MONTHS = HISTORY + YEAR
WINDOW = 24  # months that the question gives
RATE_SHAPE = 2.0
SPIKE = (3.0, 8.0)
SMALLEST_SPIKED = 3.0
DAYS = 30
ROSTERS = (0.02, 0.12)  # shares of days at night, by BCU
ALIKE = 20.0  # how alike users of one BCU are in that
NIGHTS_PLANTED = (0.4, 0.8)
SLOW_MONTHS = 6


@dataclass(frozen=True)
class Plants:
    """How many of each kind a year holds."""

    spikes: int = 24
    nights: int = 0
    first_uses: int = 0
    slow: int = 0
    slow_times: float = 1.5
    noisy_spikes: bool = False
    rate: float = 5.0  # openings of a user in a month, in the mean
    strays: float = 0.0  # the share of months with a first use for a good reason


@dataclass(frozen=True)
class Planted:
    """One thing planted: what, of which user, in which month (a slow rise begins in it)."""

    kind: Kind
    user: int
    month: int


class Row(NamedTuple):
    """A row as the question gives it."""

    user: str
    organisation: str
    unit: str
    place: str
    role: str
    month: str
    openings: int
    out_of_hours: int
    days: int
    days_out_of_hours: int
    alone: int
    matrix: str | None


@dataclass
class World:
    """A made log, and what was planted in it."""

    openings: Any
    days: Any
    at_night: Any
    nights: Any
    alone: Any
    planted: list[Planted] = field(default_factory=list)

    def rows(self, last: int) -> Iterator[Any]:
        """The rows of `user_months` as at the end of month `last` (0 is the first)."""
        months = range(max(0, last + 1 - WINDOW), last + 1)
        names = [name_of(month) for month in months]
        counted = (self.openings, self.at_night, self.days, self.nights, self.alone)
        for user in range(USERS):
            who = (f"U{user:03d}", "mps", f"B{user % BCUS:02d}", f"B{user % BCUS:02d}", "viewer")
            counts = zip(*(each[user, months.start : months.stop].tolist() for each in counted), strict=True)
            for name, row in zip(names, counts, strict=True):
                yield Row._make((*who, name, *row, "Enfield" if row[-1] else None))


def name_of(month: int) -> str:
    return f"{2018 + month // 12}-{month % 12 + 1:02d}"


def made(seed: int, plants: Plants, *, k: float = 4.0) -> World:
    """The log of a seed: the same again whenever it is made again."""
    random = np.random.default_rng(seed)
    rates = random.gamma(RATE_SHAPE, plants.rate / RATE_SHAPE, USERS)
    planted: list[Planted] = []
    means = np.repeat(rates[:, None], MONTHS, axis=1)
    slow = _slow(random, plants)
    for plant in slow:
        means[plant.user, plant.month : plant.month + SLOW_MONTHS] *= plants.slow_times
    spikes = list(_cells(random, Kind.VOLUME, plants.spikes))
    times = random.uniform(*SPIKE, len(spikes))
    if plants.noisy_spikes:
        for plant, factor in zip(spikes, times, strict=True):
            means[plant.user, plant.month] *= factor
    openings = random.poisson(means * random.gamma(k, 1 / k, means.shape))
    if not plants.noisy_spikes:
        for plant, factor in zip(spikes, times, strict=True):
            openings[plant.user, plant.month] += random.poisson(
                factor * max(rates[plant.user], SMALLEST_SPIKED)
            )
    planted += [*slow, *spikes]
    days, at_night, nights, found = _nights(random, openings, plants)
    alone = random.random(openings.shape) < plants.strays
    first_uses = list(_cells(random, Kind.FIRST_USE, plants.first_uses))
    for plant in first_uses:
        alone[plant.user, plant.month] = True
        openings[plant.user, plant.month] = max(openings[plant.user, plant.month], 1)
    return World(openings, days, at_night, nights, alone & (openings > 0), [*planted, *found, *first_uses])


def _cells(random: Any, kind: Kind, count: int) -> Iterator[Planted]:
    """Users and months of the year, no two alike."""
    cells = random.choice(USERS * YEAR, count, replace=False)
    yield from (Planted(kind, int(cell) // YEAR, HISTORY + int(cell) % YEAR) for cell in cells)


def _slow(random: Any, plants: Plants) -> list[Planted]:
    """Users whose rate is higher for six months, all of them within the year."""
    users = random.choice(USERS, plants.slow, replace=False)
    begun = random.integers(HISTORY, MONTHS - SLOW_MONTHS + 1, plants.slow)
    return [Planted(Kind.SLOW_RISE, int(user), int(month)) for user, month in zip(users, begun, strict=True)]


def _nights(random: Any, openings: Any, plants: Plants) -> tuple[Any, Any, Any, list[Planted]]:
    """Openings spread over days, some of which are nights: by BCU, by user, and in the months planted far more."""
    rosters = random.uniform(*ROSTERS, BCUS)[np.arange(USERS) % BCUS]
    own = random.beta(rosters * ALIKE, (1 - rosters) * ALIKE)
    shares = np.repeat(own[:, None], MONTHS, axis=1)
    planted = list(_cells(random, Kind.OUT_OF_HOURS, plants.nights))
    for plant in planted:
        shares[plant.user, plant.month] = random.uniform(*NIGHTS_PLANTED)
    days = random.binomial(DAYS, 1 - (1 - 1 / DAYS) ** openings)
    days = np.minimum(np.where(openings > 0, np.maximum(days, 1), 0), openings)
    nights = random.binomial(days, shares)
    at_night = np.where(days > 0, np.round(openings * nights / np.maximum(days, 1)), 0).astype(int)
    return days, at_night, nights, planted
