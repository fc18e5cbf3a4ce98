"""The people who might be on the Matrix: nobody real, each drawn from the published shapes."""

from dataclasses import dataclass, field
from datetime import date
from random import Random

from queries.dates import months_before
from seed.london import shapes
from seed.london.chance import drawn
from seed.london.days import BEGINS
from seed.london.harm import Harm, drawn_harm

QUIET, QUIET_ADDED = 0.16, 0.05  # of those there when the records begin, and of those added since


@dataclass(slots=True, eq=False)
class Stay:
    """One spell on one borough's Matrix."""

    entry_id: str
    borough: str
    added_on: date
    evidence_sources: int | None
    removed_on: date | None = None
    reason: str | None = None

    def holds(self, day: date) -> bool:
        return self.added_on <= day and (self.removed_on is None or self.removed_on > day)


@dataclass(slots=True, eq=False)
class Person:
    """A person, their harm as it stands, and their stays; `leaving_on` is a removal already decided."""

    nominal_id: str
    birth_month: date
    gender: str | None
    ethnicity: str | None
    disability: str | None
    age_known: bool
    quiet: bool  # never any recorded harm
    harm: Harm
    score: int
    scored_on: date | None = None
    leaving_on: date | None = None
    leaving_for: str | None = None
    stays: list[Stay] = field(default_factory=list)

    @property
    def stay(self) -> Stay:
        """The latest stay."""
        return self.stays[-1]

    def age(self, day: date) -> int:
        return (12 * (day.year - self.birth_month.year) + day.month - self.birth_month.month - 1) // 12

    def stay_on(self, day: date) -> Stay | None:
        return next((stay for stay in self.stays if stay.holds(day)), None)


def drawn_person(random: Random, nominal_id: str, day: date, *, standing: bool) -> Person:
    """Somebody who is added on a day, or (`standing`) who has been on the Matrix since before the records."""
    since = day >= shapes.FEWER_SINCE
    quiet = random.random() < (QUIET if standing else QUIET_ADDED)
    harm = drawn_harm(random, quiet=quiet, added=not standing)
    known = random.random() >= shapes.ETHNICITY_UNKNOWN
    ethnicity = drawn(random, shapes.ETHNICITY_SINCE if since else shapes.ETHNICITY)
    return Person(
        nominal_id,
        birth_month=_birth_month(random, day, standing=standing, since=since),
        gender=drawn(random, shapes.GENDER),
        ethnicity=ethnicity if known else None,
        disability=drawn(random, shapes.DISABILITY),
        age_known=random.random() >= shapes.AGE_UNKNOWN,
        quiet=quiet,
        harm=harm,
        score=harm.drawn_score(random),
    )


def _birth_month(random: Random, day: date, *, standing: bool, since: bool) -> date:
    added = shapes.AGES_ADDED_SINCE if since else shapes.AGES_ADDED
    age = drawn(random, shapes.AGES if standing else added)
    return months_before((BEGINS if standing else day).replace(day=1), 12 * age + 1 + random.randrange(12))
