"""What was offered to people on the Matrix, and how often they were stopped and arrested."""

from datetime import date
from random import Random

from seed.london.days import ENDS, after, months, office_day, so_far
from seed.london.people import Person
from seed.london.places import bcu_of, places
from seed.london.tables import Tables

PILOT_BCUS, PILOT_SINCE = {"CN", "AS"}, date(2020, 9, 7)
IN_THE_PILOT, ELSEWHERE = 0.62, 0.07  # of the people: something was offered, and recorded
KINDS = (
    "education",
    "employment",
    "employment",
    "health",
    "housing",
    "mentoring",
    "mentoring",
    "family",
    "legal",
    "other",
)
REFERRED = 0.8  # of the offers: somebody was told of the person
TAKEN_UP = {"yes": 52, "no": 28, None: 20}
ENDED = {"completed": 30, "ongoing": 45, "disengaged": 25}

COUNTED_SINCE = date(2019, 6, 1)
NOT_COUNTED = {"2020-04"}
STOPS, ARRESTS = 0.11, 0.035  # a person a month


def write_interventions(random: Random, everybody: list[Person], tables: Tables) -> None:
    """Recorded for most people in the two pilot BCUs since September 2020, and for few elsewhere."""
    for person in everybody:
        stay = person.stay
        pilot = bcu_of(stay.borough) in PILOT_BCUS
        first = max(stay.added_on, PILOT_SINCE if pilot else date(2018, 1, 8))
        last = min(stay.removed_on or ENDS, ENDS)
        if first < last and random.random() < (IN_THE_PILOT if pilot else ELSEWHERE):
            for _ in range(random.choice((1, 1, 2))):
                _offer(random, person, office_day(random, first, last), tables)


def _offer(random: Random, person: Person, day: date, tables: Tables) -> None:
    referred_on = so_far(after(day, random.randrange(0, 21))) if random.random() < REFERRED else None
    taken_up = random.choices(list(TAKEN_UP), list(TAKEN_UP.values()))[0] if referred_on else None
    tables.add(
        "interventions",
        intervention_id=f"I{len(tables.rows('interventions')) + 1:05d}",
        nominal_id=person.nominal_id,
        offered_on=day,
        kind=random.choice(KINDS),
        referred_on=referred_on,
        taken_up=taken_up,
        outcome=random.choices(list(ENDED), list(ENDED.values()))[0] if taken_up == "yes" else None,
    )


def write_police_activity(random: Random, everybody: list[Person], tables: Tables) -> None:
    """Stops and arrests of people on the Matrix by month, borough and ethnicity."""
    for first, last in months(COUNTED_SINCE):
        month = f"{first:%Y-%m}"
        if month not in NOT_COUNTED:
            present = _present(everybody, last)
            for place in places():
                for kind, rate in (("stop", STOPS), ("arrest", ARRESTS)):
                    for ethnicity in ("asian", "black", "mixed", "white", "other"):
                        people = present.get((place.borough, ethnicity), 0)
                        tables.add(
                            "police_activity",
                            month=month,
                            borough=place.borough,
                            kind=kind,
                            ethnicity=ethnicity,
                            count=sum(random.random() < rate for _ in range(people)),
                        )


def _present(everybody: list[Person], day: date) -> dict[tuple[str, str | None], int]:
    counts: dict[tuple[str, str | None], int] = {}
    for person in everybody:
        stay = person.stay_on(day)
        if stay:
            key = (stay.borough, person.ethnicity)
            counts[key] = counts.get(key, 0) + 1
    return counts
