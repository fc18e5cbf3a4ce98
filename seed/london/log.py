"""The access log: one line an opening, written as it is drawn, and the openings that somebody asked about."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random
from typing import TextIO

from seed.london.chance import Trickle
from seed.london.days import BEGINS, ENDS, after
from seed.london.planted import Opening
from seed.london.roster import Roster
from seed.london.shapes import AUDITED_SINCE
from seed.london.visits import MEAN_SIZE, WEEKDAYS, Visits, instant_of

# A log of four years at full rate takes a minute to load and tells no more than this: two years of it are at
# full rate, the years before hold this many openings a year, or the full rate where that is less.
FULL_SINCE = date(2019, 3, 1)
A_YEAR_BEFORE = 24_000
QUIETER = (date(2020, 3, 24), date(2020, 6, 14), 0.75)
CHRISTMAS = {(12, day) for day in (24, 25, 26, 27, 28, 29, 30, 31)} | {(1, 1)}
ASKED = 0.0007  # of the openings that break no rule
WHOLE_WEEK = sum(WEEKDAYS) / 7
HOLIDAYS = 0.35


@dataclass(frozen=True)
class Asked:
    """An opening about which its user was asked, and what came of it; None: as it falls."""

    event_id: str
    user_id: str
    day: date
    verdict: str | None


class Log:
    """Writes the log, and remembers what was asked about."""

    def __init__(self, random: Random, roster: Roster, special: Iterable[Opening]) -> None:
        self._random = random
        self._visits = Visits(random, roster.users)
        self._special: dict[date, list[Opening]] = {}
        for opening in special:
            self._special.setdefault(opening.day, []).append(opening)
        self._count = 0
        self.asked: list[Asked] = []

    def write(self, folder: Path, header: list[str], a_year: int) -> None:
        """Writes every opening of the four years, `a_year` of them in a year at full rate."""
        trickle, day = Trickle(), BEGINS
        with (folder / "access_events.csv").open("w", newline="", encoding="utf-8") as file:
            file.write(",".join(header) + "\n")
            while day <= ENDS:
                rate = a_year if day >= FULL_SINCE else min(a_year, A_YEAR_BEFORE)
                visits = trickle.take(rate / 365 / MEAN_SIZE * _busyness(day))
                self._write_usual(file, day, visits)
                self._write_special(file, day)
                day = after(day, 1)

    def _write_usual(self, file: TextIO, day: date, visits: int) -> None:
        asking = day >= AUDITED_SINCE
        for at, user_id, matrix, version, action in self._visits.of(day, visits):
            self._count += 1
            file.write(f"E{self._count:08d},{at},{user_id},{matrix},{version},{action}\n")
            if asking and self._random.random() < ASKED:
                self.asked.append(Asked(f"E{self._count:08d}", user_id, day, None))

    def _write_special(self, file: TextIO, day: date) -> None:
        for opening in self._special.get(day, ()):
            self._count += 1
            second = self._random.randrange(8 * 3600, 19 * 3600) if opening.second is None else opening.second
            event_id, at = f"E{self._count:08d}", instant_of(day, second)
            line = (event_id, at, opening.user_id, opening.matrix, opening.version, opening.action)
            file.write(",".join(line) + "\n")
            if opening.verdict is not None:
                self.asked.append(Asked(event_id, opening.user_id, day, opening.verdict))


def _busyness(day: date) -> float:
    """How busy a day is beside the mean day of a year."""
    usual = WEEKDAYS[day.weekday()] / WHOLE_WEEK
    begins, ends, quieter = QUIETER
    usual *= quieter if begins <= day <= ends else 1
    return usual * (HOLIDAYS if (day.month, day.day) in CHRISTMAS else 1)
