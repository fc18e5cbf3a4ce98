"""The quarterly reviews of the 12 BCUs, each with a character of its own."""

from dataclasses import dataclass
from datetime import date
from random import Random

from queries.dates import Quarter
from seed.london.chance import some
from seed.london.days import ENDS, after, any_day, office_day, progress, so_far
from seed.london.harm import Harm
from seed.london.outcomes import Decision, Outcomes
from seed.london.people import Person
from seed.london.places import bcus
from seed.london.register import Register, leaving_weight, live_in
from seed.london.tables import Tables

FIRST = Quarter(2017, 3)
BY_REVIEW = 0.5  # of the removals
PANDEMIC = Quarter(2020, 2)


@dataclass(frozen=True)
class Character:
    """
    How a BCU goes about its reviews.

    `reaches` is the share of its people looked at, in 2017 and in 2021; the others are the chances that it is
    on time, that it had been asked in time, and that it returns how many it removed.
    """

    reaches: tuple[float, float]
    punctual: float
    asked: float = 0.95
    returns: float = 0.95
    miscounts: bool = False


CHARACTERS = {
    "CE": Character((0.70, 0.97), punctual=0.92),
    "CN": Character((0.85, 1.0), punctual=1.0, asked=1.0, returns=1.0),  # one of the two pilot BCUs
    "AS": Character((0.80, 0.98), punctual=0.97, asked=1.0, returns=1.0),  # the other
    "AW": Character((0.94, 0.72), punctual=0.90),  # it began well
    "EA": Character((0.75, 0.93), punctual=0.90, returns=0.25),  # reviews, and says little of it
    "NA": Character((0.66, 0.78), punctual=0.35, asked=0.70, returns=0.70),  # late, or silent
    "NE": Character((0.88, 0.99), punctual=0.20),  # thorough and late
    "NW": Character((0.68, 0.84), punctual=0.85),
    "SN": Character((0.62, 0.96), punctual=0.93),  # it has learned
    "SE": Character((0.80, 0.92), punctual=0.94, miscounts=True),
    "SW": Character((0.90, 1.0), punctual=0.96),  # few people, each known
    "WA": Character((0.65, 0.70), punctual=0.99),  # always in time, never everybody
}

NO_RETURN = {("NA", "2020-Q2"), ("NA", "2020-Q3"), ("EA", "2018-Q1")}
NOT_DONE = {("NW", "2020-Q4"), ("WA", "2018-Q2"), ("NA", "2018-Q4")}


@dataclass(frozen=True)
class Return:
    """One BCU's review of one quarter."""

    bcu: str
    quarter: Quarter
    requested_on: date
    completed_on: date

    @property
    def key(self) -> tuple[str, str]:
        return self.bcu, self.quarter.label


class Reviews:
    """Plans each quarter's reviews, and writes down in the end what came of them."""

    def __init__(self, random: Random, tables: Tables, outcomes: Outcomes) -> None:
        self._random = random
        self._tables = tables
        self._outcomes = outcomes
        self._returns: list[Return] = []

    def plan(self, quarter: Quarter, register: Register, months: int) -> None:
        """Decides at the beginning of a quarter whom each BCU will look at, when, and who will be taken off."""
        decisions: list[Decision] = []
        for bcu in bcus():
            planned = self._return(bcu, quarter)
            if planned.key not in NO_RETURN:
                self._returns.append(planned)
                if planned.key not in NOT_DONE:
                    decisions += self._decisions(planned, live_in(register.live, bcu))
        last = min(quarter.last_day, ENDS)
        leaving = register.expected_removals(quarter.first_day, last, months)
        self._take_off(decisions, round(BY_REVIEW * leaving))
        self._outcomes.decisions += decisions

    def write(self) -> None:
        """The returns: how many were removed is what the outcomes say, but where a BCU says something else."""
        for planned in self._returns:
            done = None if planned.key in NOT_DONE else so_far(planned.completed_on)
            self._tables.add(
                "reviews",
                bcu=planned.bcu,
                exercise=planned.quarter.label,
                requested_on=so_far(planned.requested_on),
                due_on=planned.quarter.last_day,
                completed_on=done,
                removed_reported=self._reported(planned) if done else None,
            )

    def _return(self, bcu: str, quarter: Quarter) -> Return:
        character, due_on = CHARACTERS[bcu], quarter.last_day
        asked = self._random.random() < character.asked
        requested_on = office_day(self._random, quarter.first_day, after(quarter.first_day, 20))
        late = any_day(self._random, after(due_on, 3), after(due_on, 40))
        punctual = self._random.random() < character.punctual * (0.85 if quarter == PANDEMIC else 1)
        in_time = office_day(self._random, after(due_on, -45), due_on)
        return Return(
            bcu, quarter, requested_on if asked else after(due_on, 2), in_time if punctual else late
        )

    def _decisions(self, planned: Return, people: list[Person]) -> list[Decision]:
        begun, ended = CHARACTERS[planned.bcu].reaches
        share = begun + (ended - begun) * progress(planned.quarter.first_day)
        share *= 0.88 if planned.quarter == PANDEMIC else self._random.uniform(0.94, 1.04)
        count = round(min(1.0, share) * len(people))
        first = max(after(planned.requested_on, 5), after(planned.completed_on, -60))
        first = min(first, after(planned.completed_on, -10))
        return [
            Decision(
                person,
                planned.quarter.label,
                office_day(self._random, first, planned.completed_on),
                planned.bcu,
            )
            for person in some(self._random, people, count, _attention)
        ]

    def _take_off(self, decisions: list[Decision], count: int) -> None:
        open_still = [decision for decision in decisions if decision.person.leaving_on is None]
        weight = _weight_of_decision
        for decision in some(self._random, open_still, max(0, count), weight):
            decision.take_off("quarterly_review", self._random.randrange(4))

    def _reported(self, planned: Return) -> int | None:
        character = CHARACTERS[planned.bcu]
        if self._random.random() >= character.returns:
            return None
        counted = self._outcomes.removed(planned.bcu, planned.quarter.label)
        return counted + (self._random.choice((0, 1, 2)) if character.miscounts else 0)


def _attention(person: Person) -> float:
    """Reviews are to look at the Green band and at zero scores first."""
    return 1.6 if person.harm <= Harm.LOW else 1.0


def _weight_of_decision(decision: Decision) -> float:
    return leaving_weight(decision.person)
