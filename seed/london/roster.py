"""Every user: the posts there are, and who held each from when to when."""

from dataclasses import dataclass, replace
from datetime import date
from random import Random

from seed.london import planted
from seed.london.days import ENDS, after, any_day, office_day
from seed.london.places import boroughs_of
from seed.london.posts import Post, all_posts
from seed.london.shapes import AT_THE_END
from seed.london.sharing import HMPPS as HMPPS_PARTNER
from seed.london.sharing import Agreement
from seed.london.terms import Term, access_from, drawn_terms
from seed.london.users import BOROUGH, HMPPS, MPS, PAN, User

PROBATION = 22  # users of HMPPS
STAY_IN_POST = 10.5  # years, in the mean
LATE_TO_TRAINING = 0.12  # of those in post before the Review
CAMPAIGN = (date(2018, 9, 3), date(2019, 3, 22))  # then everybody was trained
HASTY = (
    0.015  # of those given access since: let in some days before the course, or before signing the conditions
)
FORGOTTEN = 8  # users who have not opened anything for months and still may
REVOKED = {"left": 0.42, "moved": 0.36, "inactive": 0.18, "misuse": 0.02, "other": 0.02}
GIVEN_LONG_AGO = date(2019, 1, 1)
UNUSED = 195  # days that somebody inactive has not opened it when their access is revoked


@dataclass(frozen=True)
class Roster:
    """All users, the planted ones apart, and the terms of the single points of contact among them."""

    planted: list[User]
    usual: list[User]
    terms: list[Term]

    @property
    def users(self) -> list[User]:
        return self.planted + self.usual


def drawn_roster(random: Random, people: int, agreements: list[Agreement]) -> Roster:
    """The users of a London of `people`; the planted ones first, then the single points of contact."""
    size = people / AT_THE_END
    first = planted.users(partners_of_the_planted(agreements))
    terms = drawn_terms(random, len(first) + 1)
    usual = [_contact(random, term, terms) for term in terms]
    posted = [holder for post in all_posts(random, size) for holder in _holders(random, post)]
    _forget_some(random, posted, round(FORGOTTEN * size))
    number = len(first) + len(usual) + 1
    for holder in [*posted, *_partners(random, agreements, size)]:
        usual.append(replace(holder, user_id=f"U{number:04d}"))
        number += 1
    return Roster(first, usual, terms)


def _forget_some(random: Random, users: list[User], count: int) -> None:
    """Some viewers open nothing any more from the summer of 2020 on, and keep their access."""
    able = [
        place
        for place, user in enumerate(users)
        if user.role == "viewer" and user.until is None and user.from_on < GIVEN_LONG_AGO
    ]
    for place in random.sample(able, min(count, len(able))):
        last = any_day(random, date(2020, 5, 1), date(2020, 8, 20))
        users[place] = replace(users[place], opens_until=last)


def partners_of_the_planted(agreements: list[Agreement]) -> planted.Partners:
    signed = [each.partner for each in agreements if each.signed_on and each.partner != HMPPS_PARTNER]
    return planted.Partners(signed[0], signed[1], signed[2], signed[4], signed[6])


def _holders(random: Random, post: Post) -> list[User]:
    """Who held a post, one after the other; custodians stay."""
    holders, from_on = [], any_day(random, date(2014, 6, 2), date(2016, 12, 16))
    while from_on <= ENDS:
        days = round(random.expovariate(1 / (STAY_IN_POST * 365))) + 120
        until = after(from_on, days) if post.role != "custodian" else None
        if until is None or until > date(2016, 12, 31):
            holders.append(_holder(random, post, from_on, until if until and until <= ENDS else None))
        from_on = after(until or ENDS, random.randrange(4, 40))
    return holders


def _holder(random: Random, post: Post, from_on: date, until: date | None) -> User:
    why = random.choices(list(REVOKED), list(REVOKED.values()))[0] if until else None
    trained_on = _trained_on(random, post, from_on)
    return User(
        "",
        post.organisation,
        post.unit,
        post.role,
        post.matrices,
        from_on,
        until,
        why,
        trained_on=None if until and trained_on >= until else trained_on,
        pace=post.pace,
        opens_until=after(until, -UNUSED) if until and why == "inactive" else None,
    )


def _trained_on(random: Random, post: Post, from_on: date) -> date:
    if post.role != "custodian" and from_on < CAMPAIGN[0] and random.random() < LATE_TO_TRAINING:
        return office_day(random, *CAMPAIGN)
    hasty = from_on > CAMPAIGN[1] and random.random() < HASTY
    return after(from_on, random.randrange(4, 16) if hasty else -random.randrange(2, 60))


def _contact(random: Random, term: Term, terms: list[Term]) -> User:
    granted = access_from(term, terms)
    trained_on = after(granted, -random.randrange(3, 30))
    return User(
        term.user_id,
        MPS,
        term.bcu,
        "spoc",
        boroughs_of(term.bcu),
        granted,
        term.to_on,
        "moved" if term.to_on else None,
        trained_on=trained_on,
        pace=0.5,
    )


def _partners(random: Random, agreements: list[Agreement], size: float) -> list[User]:
    """Those of the partners with whom sharing has started, and no others."""
    partners = []
    for agreement in agreements:
        if agreement.started_on:
            probation = agreement.partner == HMPPS_PARTNER
            count = max(2, round(PROBATION * size)) if probation else random.randrange(1, 5)
            partners += [_partner(random, agreement) for _ in range(count)]
    return partners


def _partner(random: Random, agreement: Agreement) -> User:
    probation = agreement.partner == HMPPS_PARTNER
    started = agreement.started_on or ENDS
    from_on = office_day(random, started, min(ENDS, after(started, 60)))
    return User(
        "",
        HMPPS if probation else BOROUGH,
        agreement.partner,
        "partner",
        (PAN,) if probation else (agreement.partner,),
        from_on,
        agreement.ended_on,
        "agreement_ended" if agreement.ended_on else None,
        trained_on=after(from_on, -random.randrange(2, 30)),
        form_on=after(from_on, 6 if random.random() < HASTY * 3 else -random.randrange(1, 20)),
        pace=0.5,
    )
