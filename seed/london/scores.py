"""How the harm scored for a person rises and falls from month to month."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from random import Random

from seed.london.days import after, progress
from seed.london.harm import TENDING, Harm
from seed.london.people import Person
from seed.london.tables import Tables

FALLS = 0.07  # a month
DRIFTS = 0.15  # a month, within the band
SCORED_AT_LEAST = 180  # days


class Scores:
    """The monthly scoring: a row where the score has changed, or is half a year old."""

    def __init__(self, random: Random, tables: Tables) -> None:
        self._random = random
        self._tables = tables

    def month(self, first: date, people: list[Person]) -> None:
        """Scores everybody on the Matrix as a month begins."""
        rises = list(_rises(progress(first)))
        for person in people:
            changed = not person.quiet and self._moved(person, rises)
            if changed or person.scored_on is None or (first - person.scored_on).days > SCORED_AT_LEAST:
                self._score(person, after(first, self._random.randrange(4)))

    def _moved(self, person: Person, rises: list[float]) -> bool:
        chance, harm = self._random.random(), person.harm
        if harm > Harm.ZERO and chance < FALLS:
            person.harm = Harm(harm - 1)
        elif harm < Harm.RED and chance > 1 - rises[harm]:
            person.harm = Harm(harm + 1)
        elif not (harm and FALLS < chance < FALLS + DRIFTS):
            return False
        person.score = person.harm.drawn_score(self._random)
        return True

    def _score(self, person: Person, day: date) -> None:
        person.scored_on = day
        self._tables.add(
            "harm_scores",
            nominal_id=person.nominal_id,
            scored_on=day,
            harm_score=person.score,
            band=person.harm.band,
        )


def _rises(passed: float) -> Iterator[float]:
    """The monthly chance of rising from each band, such that the shares tend to where they should."""
    shares = [begin + (end - begin) * passed for begin, end in zip(*TENDING, strict=True)]
    for lower, upper in pairwise(shares):
        yield FALLS * upper / lower
