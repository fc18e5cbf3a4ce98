"""Who is on the Matrix: people are added, move between boroughs, and leave."""

from datetime import date
from random import Random

from queries.dates import months_before
from seed.london import shapes
from seed.london.chance import Trickle, drawn, some
from seed.london.days import BEGINS, after, any_day, office_day
from seed.london.harm import Harm
from seed.london.people import Person, Stay, drawn_person
from seed.london.places import bcu_of, drawn_weights

OLDER = 28
LEAVING = {Harm.ZERO: 2.0, Harm.LOW: 1.5, Harm.AMBER: 1.0, Harm.RED: 0.6}


class Register:
    """Everybody who has been on the Matrix since the records began, and who is on it now."""

    def __init__(self, random: Random, people: int) -> None:
        self._random = random
        self._people = people
        self._size = people / shapes.AT_THE_END
        self._weights = drawn_weights(random)
        self._adding, self._moving = Trickle(), Trickle()
        self.everybody: list[Person] = []
        self.live: list[Person] = []
        for _ in range(shapes.people_at(after(BEGINS, -1), people)):
            self._begin_with(self._new(BEGINS, standing=True))

    def month(self, first: date, last: date) -> None:
        """A month goes by: those leaving leave, some move, some are added, others are let go."""
        settled = [person for person in self.live if person.leaving_on is None]
        for person in [person for person in self.live if person.leaving_on and person.leaving_on <= last]:
            self.remove(person, person.leaving_on or last, person.leaving_for)
        movers = self._movers(settled)
        for person in movers:
            self._move(person, any_day(self._random, after(first, 1), last))
        for _ in range(self._adding.take(shapes.additions_in(first) * self._size)):
            self._add(office_day(self._random, after(first, 1), last))
        gone = set(movers)
        self._let_go([person for person in settled if person not in gone], first, last)

    def remove(self, person: Person, day: date, reason: str | None) -> None:
        person.stay.removed_on, person.stay.reason = day, reason
        person.leaving_on = person.leaving_for = None
        self.live.remove(person)

    def lose(self, day: date) -> None:
        """Somebody moves and arrives nowhere: their new borough did not add them."""
        settled = [person for person in self.live if person.leaving_on is None]
        self.remove(self._random.choice(settled), day, "moved")

    def expected_removals(self, first: date, last: date, months: int) -> float:
        """How many more than are leaving already must leave for the published numbers to come out."""
        added = shapes.additions_in(first) * self._size * months
        leaving = sum(person.leaving_on is not None and person.leaving_on <= last for person in self.live)
        return len(self.live) + added - leaving - shapes.people_at(last, self._people)

    def _let_go(self, settled: list[Person], first: date, last: date) -> None:
        """Removals that no review decided: as many as the published number of people asks for."""
        count = max(0, len(self.live) - shapes.people_at(last, self._people))
        for person in some(self._random, settled, count, leaving_weight):
            reason = drawn(self._random, shapes.REASONS)
            self.remove(person, office_day(self._random, after(first, 1), last), reason)

    def _movers(self, settled: list[Person]) -> list[Person]:
        count = self._moving.take(shapes.MOVES_A_MONTH * len(self.live))
        return some(self._random, settled, count, lambda _: 1.0)

    def _move(self, person: Person, day: date) -> None:
        """Off one borough's Matrix and onto another's on one day."""
        sources, left = person.stay.evidence_sources, person.stay.borough
        elsewhere = {name: weight for name, weight in self._weights.items() if name != left}
        self.remove(person, day, "moved")
        self._enter(person, drawn(self._random, elsewhere), day, sources)

    def _add(self, day: date) -> None:
        before = months_before(day, 12), months_before(day, 1)
        back = self._returning(before) if self._random.random() < shapes.RETURNS else None
        person = back or self._new(day, standing=False)
        sources = shapes.SOURCES_SINCE if day >= shapes.FEWER_SINCE else shapes.SOURCES_BEFORE
        self._enter(person, self._borough(), day, drawn(self._random, sources))

    def _returning(self, before: tuple[date, date]) -> Person | None:
        """Somebody removed in the year before, but not in its last month, who may be added again."""
        away = [person for person in self.everybody if _may_return(person.stay, *before)]
        return self._random.choice(away) if away else None

    def _begin_with(self, person: Person) -> None:
        since = any_day(self._random, date(2012, 1, 9), date(2016, 12, 20))
        old_enough = months_before(person.birth_month, -12 * 12)
        day = max(since, old_enough) if old_enough < BEGINS else after(BEGINS, -10)
        self._enter(person, self._borough(), day, drawn(self._random, shapes.SOURCES_BEFORE))

    def _new(self, day: date, *, standing: bool) -> Person:
        person = drawn_person(self._random, f"N{len(self.everybody) + 1:05d}", day, standing=standing)
        self.everybody.append(person)
        return person

    def _enter(self, person: Person, borough: str, day: date, sources: int | None) -> None:
        entry_id = f"{person.nominal_id}-{len(person.stays) + 1}"
        person.stays.append(Stay(entry_id, borough, day, sources))
        self.live.append(person)

    def _borough(self) -> str:
        return drawn(self._random, self._weights)


def _may_return(stay: Stay, first: date, last: date) -> bool:
    if stay.removed_on is None or not first < stay.removed_on <= last or stay.reason in {"died", "moved"}:
        return False
    begun, ended = shapes.GONE_FOR_GOOD
    return stay.reason == "reappraisal" or not begun <= stay.removed_on <= ended


def leaving_weight(person: Person) -> float:
    """The less recorded harm, and the older a person, the likelier they are to be taken off."""
    older = person.birth_month < months_before(BEGINS, 12 * (OLDER - 4))
    return LEAVING[person.harm] * (1.3 if older else 1.0)


def live_in(people: list[Person], bcu: str) -> list[Person]:
    return [person for person in people if bcu_of(person.stay.borough) == bcu]
