"""What a review decided about each person, and what it wrote down of its reasons."""

from dataclasses import dataclass, field
from datetime import date
from random import Random

from seed.london.days import ENDS, after
from seed.london.people import Person
from seed.london.places import bcu_of
from seed.london.tables import Tables

TESTS = ("risk_justified", "purpose_consistent", "article8_compatible")
TESTED_SINCE = date(2019, 6, 1)  # the three tests are the Review's
UNTESTED = {"CE": 0.30, "WA": 0.12, "NA": 0.15}  # how often a BCU leaves one empty
ELSEWHERE_UNTESTED = 0.02
FAILED_AND_KEPT = 0.012
EVIDENCE_NOT_SAID = 0.02
EVIDENCE_OLD = {"NA": 0.25, "AW": 0.18}
ELSEWHERE_OLD = 0.05


@dataclass(eq=False)
class Decision:
    """That a review looks at a person on a day, wherever they then are, and whether it takes them off."""

    person: Person
    exercise: str
    reviewed_on: date
    bcu: str | None = None  # none: whichever the person is in by then
    removes: bool = False

    def take_off(self, reason: str, days_later: int) -> None:
        self.removes = True
        self.person.leaving_on = min(after(self.reviewed_on, days_later), max(ENDS, self.reviewed_on))
        self.person.leaving_for = reason

    def made_in(self) -> str | None:
        """The BCU in which it was made; none where the person was not there any more."""
        # One taken off on the very day of the review had been there for it.
        before = after(self.reviewed_on, -1) if self.removes else self.reviewed_on
        stay = self.person.stay_on(self.reviewed_on) or self.person.stay_on(before)
        where = bcu_of(stay.borough) if stay else None
        return where if self.bcu in {None, where} else None


@dataclass
class Outcomes:
    """Every decision; written down for those who were still in the BCU when it was made."""

    random: Random
    tables: Tables
    decisions: list[Decision] = field(default_factory=list)
    written: dict[tuple[str, str], list[Decision]] = field(default_factory=dict)  # by BCU and exercise

    def write(self) -> None:
        for decision in self.decisions:
            bcu = decision.made_in() if decision.reviewed_on <= ENDS else None
            if bcu:
                self._write(decision, bcu)
                self.written.setdefault((bcu, decision.exercise), []).append(decision)

    def removed(self, bcu: str, exercise: str) -> int:
        """How many the outcomes written down say were removed."""
        return sum(decision.removes for decision in self.written.get((bcu, exercise), ()))

    def _write(self, decision: Decision, bcu: str) -> None:
        self.tables.add(
            "review_outcomes",
            bcu=bcu,
            exercise=decision.exercise,
            nominal_id=decision.person.nominal_id,
            reviewed_on=decision.reviewed_on,
            outcome="remove" if decision.removes else "retain",
            evidence_on=self._evidence_on(decision, bcu),
            **dict(zip(TESTS, self._tests(decision, bcu), strict=True)),
        )

    def _evidence_on(self, decision: Decision, bcu: str) -> date | None:
        early = decision.reviewed_on < TESTED_SINCE
        if self.random.random() < (0.35 if early else EVIDENCE_NOT_SAID):
            return None
        old = EVIDENCE_OLD.get(bcu, ELSEWHERE_OLD) + (0.3 if early or decision.removes else 0)
        within = (365, 900) if self.random.random() < old else (2, 170)
        return after(decision.reviewed_on, -self.random.randint(*within))

    def _tests(self, decision: Decision, bcu: str) -> list[str | None]:
        if decision.reviewed_on < TESTED_SINCE:
            return [None, None, None]
        answers: list[str | None] = ["yes", "yes", "yes"]
        if decision.removes or self.random.random() < FAILED_AND_KEPT:
            answers[self.random.randrange(3)] = "no"
        elif self.random.random() < UNTESTED.get(bcu, ELSEWHERE_UNTESTED):
            answers[self.random.randrange(3)] = None
        return answers
