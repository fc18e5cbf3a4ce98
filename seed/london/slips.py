"""
What goes wrong in the log by itself, beside the planted cases: less of it every year.

Each is an opening that breaks the rule it names, and may break others. Access before training and before the
conditions of use were signed is not drawn here: it comes of who is on the roster (roster.py).
"""

from collections.abc import Callable
from datetime import date
from random import Random

from seed.london.chance import drawn
from seed.london.days import BEGINS, ENDS, after, any_day
from seed.london.places import boroughs_of, places
from seed.london.planted import SILENT, UNANSWERED, Opening
from seed.london.shapes import AT_THE_END, AUDITED_SINCE
from seed.london.users import User

# How many a year there are of each rule when 2,300 people are on the Matrix, and how that fell.
A_YEAR = {"no_grant": 26, "outside_own_bcu": 18, "archived_version": 12, "partner_download": 14}
A_YEAR_OTHER_BOROUGH = 4
BY_YEAR = {2017: 1.0, 2018: 1.0, 2019: 0.7, 2020: 0.45, 2021: 0.3}
STILL_ABLE = 0.10  # of those whose access ended: it still opened for some days
VERDICTS: dict[str | None, float] = {
    None: 52,
    "justified": 26,
    "unverified": 10,
    "unjustified": 9,
    UNANSWERED: 3,
}

Slip = tuple[str, str, str]  # Matrix, action, version


def drawn_slips(random: Random, users: list[User], people: int) -> list[Opening]:
    """Every slip of the four years, by any of the users."""
    size = people / AT_THE_END
    slips: list[Opening] = []
    for rule, a_year in (A_YEAR | {"partner_other_borough": A_YEAR_OTHER_BOROUGH}).items():
        for _ in range(round(a_year * size * (ENDS - BEGINS).days / 365)):
            day = any_day(random, BEGINS, ENDS)
            if random.random() < BY_YEAR[day.year]:
                slips += _slip(random, rule, day, users)
    slips += _after_leaving(random, users)
    return [slip for slip in slips if (slip.matrix, f"{slip.day:%Y-%m}") not in SILENT]


def _slip(random: Random, rule: str, day: date, users: list[User]) -> list[Opening]:
    partner = rule.startswith("partner")
    able = [
        user for user in users if user.holds(day) and user.is_partner == partner and _may_slip(user, rule)
    ]
    if not able:
        return []
    user = random.choice(able)
    slip = SLIPS[rule](random, user)
    return [_opening(random, rule, user, day, slip) for _ in range(random.randrange(1, 4))]


def _opening(random: Random, rule: str, user: User, day: date, slip: Slip) -> Opening:
    verdict = drawn(random, VERDICTS) if day >= AUDITED_SINCE else None
    return Opening(rule, user.user_id, day, *slip, verdict=verdict)


def _may_slip(user: User, rule: str) -> bool:
    if rule in {"no_grant", "outside_own_bcu"}:
        return user.is_of_a_bcu and user.role in {"viewer", "editor"} and len(user.matrices) == 1
    if rule == "partner_other_borough":
        return user.unit == user.matrices[0]
    return user.role not in {"custodian", "spoc"}


def _next_door(_: Random, user: User) -> Slip:
    others = [borough for borough in boroughs_of(user.unit) if borough != user.matrices[0]]
    return others[0], "view", "current"


def _elsewhere(random: Random, user: User) -> Slip:
    return random.choice([each.borough for each in places() if each.bcu != user.unit]), "view", "current"


def _another_borough(random: Random, user: User) -> Slip:
    return random.choice([each.borough for each in places() if each.borough != user.unit]), "view", "current"


def _past(_: Random, user: User) -> Slip:
    return user.matrices[0], "view", "archive"


def _download(_: Random, user: User) -> Slip:
    return user.matrices[0], "download", "current"


SLIPS: dict[str, Callable[[Random, User], Slip]] = {
    "no_grant": _next_door,
    "outside_own_bcu": _elsewhere,
    "archived_version": _past,
    "partner_download": _download,
    "partner_other_borough": _another_borough,
}


def _after_leaving(random: Random, users: list[User]) -> list[Opening]:
    """Users whose access had ended and who could open the Matrix for some days all the same."""
    slips = []
    for user in users:
        if user.until and user.why_revoked != "inactive" and random.random() < STILL_ABLE:
            days = [after(user.until, random.randrange(1, 25)) for _ in range(random.randrange(1, 5))]
            slips += [
                _opening(random, "after_revocation", user, day, (user.matrices[0], "view", "current"))
                for day in sorted(days)
                if BEGINS <= day <= ENDS
            ]
    return slips
