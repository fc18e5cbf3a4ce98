"""The Matrix from January 2017 to February 2021, quarter by quarter, and the rows it leaves behind."""

from datetime import date

from seed.london.days import ENDS, months, quarters, stream
from seed.london.outcomes import Outcomes
from seed.london.people import Person, Stay
from seed.london.planted import MOVED_AWAY
from seed.london.reappraisal import FIRST as REAPPRAISED_FROM
from seed.london.reappraisal import OF, Reappraisal, removals
from seed.london.register import Register
from seed.london.reviews import FIRST, Reviews
from seed.london.scores import Scores
from seed.london.shapes import DISABILITY_SINCE
from seed.london.tables import Tables

SCORED_BEFORE = date(2016, 12, 1)  # the records begin with everybody scored


def live_through(tables: Tables, people: int, seed: int) -> list[Person]:
    """Lets four years go by, writes down the register, the scores and the reviews, and returns everybody."""
    register = Register(stream(seed, "register"), people)
    scores = Scores(stream(seed, "scores"), tables)
    outcomes = Outcomes(stream(seed, "outcomes"), tables)
    reviews = Reviews(stream(seed, "reviews"), tables, outcomes)
    reappraisal = Reappraisal(stream(seed, "reappraisal"), tables, outcomes)
    scores.month(SCORED_BEFORE, register.live)
    for quarter in quarters():
        in_it = list(months(quarter.first_day, min(quarter.last_day, ENDS)))
        if in_it[0][0] <= REAPPRAISED_FROM <= in_it[-1][1]:
            reappraisal.plan(register, removals(people))
        if quarter.first_day >= FIRST.first_day:
            reviews.plan(quarter, register, len(in_it))
        for first, last in in_it:
            scores.month(first, register.live)
            if first <= MOVED_AWAY <= last:
                register.lose(MOVED_AWAY)
            register.month(first, last)
            if last == OF:
                reappraisal.find(register)
    for part in (outcomes, reviews, reappraisal):
        part.write()
    _write(register.everybody, tables)
    return register.everybody


def _write(everybody: list[Person], tables: Tables) -> None:
    for person in everybody:
        tables.add(
            "nominals",
            nominal_id=person.nominal_id,
            birth_month=f"{person.birth_month:%Y-%m}" if person.age_known else None,
            gender=person.gender,
            ethnicity=person.ethnicity,
            disability=person.disability if _asked_of_disability(person) else None,
        )
        for stay in person.stays:
            _write_stay(person, stay, tables)


def _write_stay(person: Person, stay: Stay, tables: Tables) -> None:
    tables.add(
        "entries",
        entry_id=stay.entry_id,
        nominal_id=person.nominal_id,
        borough=stay.borough,
        added_on=stay.added_on,
        evidence_sources=stay.evidence_sources,
        removed_on=stay.removed_on,
        removal_reason=stay.reason,
    )


def _asked_of_disability(person: Person) -> bool:
    """Recorded since the Review: of those who were on the Matrix after it."""
    left = person.stay.removed_on
    return left is None or left > DISABILITY_SINCE
