"""The reappraisal of everybody in the Green band in the summer of 2019: 488 people were removed."""

from datetime import date
from random import Random

from seed.london.chance import some
from seed.london.days import office_day
from seed.london.harm import Harm
from seed.london.outcomes import Decision, Outcomes
from seed.london.people import Person
from seed.london.places import bcus
from seed.london.register import Register
from seed.london.shapes import AT_THE_END, REAPPRAISAL_REMOVED
from seed.london.tables import Tables

EXERCISE = "green-reappraisal"
OF = date(2018, 12, 31)  # everybody in the Green band that day is to be reappraised
FIRST, LAST = date(2019, 6, 10), date(2019, 8, 29)
LATE = (date(2020, 1, 13), date(2020, 2, 14))  # the last few, after the deadline
LATE_SHARE = 0.006
YOUNG = 18


def removals(people: int) -> int:
    """How many it removes, when `people` are on the Matrix at the end of the records."""
    return round(REAPPRAISAL_REMOVED * people / AT_THE_END)


class Reappraisal:
    """Everybody found Green at the end of 2018, and what is decided about them."""

    def __init__(self, random: Random, tables: Tables, outcomes: Outcomes) -> None:
        self._random = random
        self._tables = tables
        self._outcomes = outcomes
        self._found: set[Person] = set()

    def find(self, register: Register) -> None:
        """Called on the last day of 2018."""
        self._found = {person for person in register.live if person.harm <= Harm.LOW}

    def plan(self, register: Register, count: int) -> None:
        """Decides who is looked at when, and which `count` of them are taken off."""
        decisions = [
            Decision(person, EXERCISE, office_day(self._random, FIRST, LAST))
            for person in register.live
            if person.harm <= Harm.LOW or person in self._found
        ]
        settled = [decision for decision in decisions if decision.person.leaving_on is None]
        for decision in some(self._random, settled, count, _weight):
            decision.take_off("reappraisal", self._random.randrange(3))
        self._leave_some_late([decision for decision in decisions if not decision.removes])
        self._outcomes.decisions += decisions

    def write(self) -> None:
        for bcu in bcus():
            mine = self._outcomes.written.get((bcu, EXERCISE), ())
            self._tables.add(
                "reviews",
                bcu=bcu,
                exercise=EXERCISE,
                requested_on=date(2019, 5, 20),
                due_on=date(2019, 12, 31),
                completed_on=max((decision.reviewed_on for decision in mine), default=None),
                removed_reported=self._outcomes.removed(bcu, EXERCISE),
            )

    def _leave_some_late(self, kept: list[Decision]) -> None:
        for decision in kept:
            if self._random.random() < LATE_SHARE:
                decision.reviewed_on = office_day(self._random, *LATE)


def _weight(decision: Decision) -> float:
    """The Review asked to look first at zero scores, at those never scored, and at those under 18."""
    person = decision.person
    young = person.age(FIRST) < YOUNG
    return (3.0 if person.quiet else 2.0 if person.harm is Harm.ZERO else 1.0) * (2.0 if young else 1.0)
