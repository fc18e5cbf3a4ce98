"""The single points of contact: a Detective Superintendent in each BCU from the spring of 2019."""

from dataclasses import dataclass
from datetime import date
from random import Random

from seed.london.days import after, office_day
from seed.london.places import bcus
from seed.london.tables import Tables

APPOINTED = (date(2019, 1, 21), date(2019, 4, 12))
SUCCEEDED = (date(2019, 11, 4), date(2020, 12, 11))
SUCCESSIONS = 5  # of the BCUs, beside those below
SUPERINTENDENT = "detective_superintendent"

GAP_IN = "SE"  # nobody for seven weeks
GAP = (date(2020, 8, 3), date(2020, 9, 21))
ACTING_IN = "SW"  # since then somebody of a lower rank
ACTING_SINCE = date(2021, 1, 11)
ACTING_RANK = "detective_chief_inspector"


@dataclass(frozen=True)
class Term:
    """One officer's time as the single point of contact of a BCU."""

    bcu: str
    user_id: str
    from_on: date
    to_on: date | None
    rank: str = SUPERINTENDENT

    def holds(self, day: date) -> bool:
        return self.from_on <= day and (self.to_on is None or self.to_on > day)


def drawn_terms(random: Random, first_number: int) -> list[Term]:
    """The terms of every BCU; their users are numbered from `first_number`."""
    succeeded = random.sample([bcu for bcu in bcus() if bcu not in {GAP_IN, ACTING_IN}], SUCCESSIONS)
    terms: list[Term] = []
    for bcu in bcus():
        appointed, changed = office_day(random, *APPOINTED), office_day(random, *SUCCEEDED)
        for from_on, to_on, rank in _terms_of(bcu, appointed, changed if bcu in succeeded else None):
            terms.append(Term(bcu, f"U{first_number + len(terms):04d}", from_on, to_on, rank))
    return terms


def _terms_of(bcu: str, appointed: date, changed: date | None) -> list[tuple[date, date | None, str]]:
    if bcu == GAP_IN:
        return [(appointed, GAP[0], SUPERINTENDENT), (GAP[1], None, SUPERINTENDENT)]
    if bcu == ACTING_IN:
        return [(appointed, ACTING_SINCE, SUPERINTENDENT), (ACTING_SINCE, None, ACTING_RANK)]
    if changed:
        return [(appointed, changed, SUPERINTENDENT), (changed, None, SUPERINTENDENT)]
    return [(appointed, None, SUPERINTENDENT)]


def contact_of(terms: list[Term], bcu: str, day: date) -> str | None:
    """The single point of contact of a BCU on a day; none in a gap, and before there were any."""
    return next((term.user_id for term in terms if term.bcu == bcu and term.holds(day)), None)


def access_from(term: Term, terms: list[Term]) -> date:
    """When they were given access: some days ahead, where somebody was in post to give it."""
    ahead = after(term.from_on, -6)
    return ahead if contact_of(terms, term.bcu, ahead) else term.from_on


def write(terms: list[Term], tables: Tables) -> None:
    for term in terms:
        tables.add(
            "spocs",
            bcu=term.bcu,
            from_on=term.from_on,
            user_id=term.user_id,
            rank=term.rank,
            to_on=term.to_on,
        )
