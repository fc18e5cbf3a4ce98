"""
What is wrong in the synthetic London on purpose: one case of each rule, the same for every seed and size.

Openings (rule, user, day); each breaks that rule and no other, but that somebody who opens another BCU's Matrix
without a grant breaks two rules at once:

    no_grant                   U0001  2020-10-06  another borough of their own BCU, for which they have no grant
    after_revocation           U0002  2020-09-14  six days after their access was revoked
    partner_download           U0003  2020-11-19  a partner downloads what partners may only preview
    partner_without_agreement  U0004  2020-08-12  before the borough's agreement was signed
    partner_other_borough      U0005  2021-01-21  another borough's Matrix, granted by mistake
    partner_without_form       U0006  2020-12-03  a week before signing the conditions of use
    untrained                  U0007  2020-07-22  twelve days before the course
    archived_version           U0008  2021-01-11  a past version, by somebody who is no custodian of it
    outside_own_bcu, no_grant  U0009  2020-11-05  another BCU's Matrix without a grant
    no_grant                   U9999  2021-01-13  a user whom nobody knows: `users` does not hold them

Asked about: U0001's opening was found justified (so it is explained), U0002's unverified, U0003's unjustified,
U0008's was never answered.

States on 28 February 2021:

    dormant_live               U0010              has not opened anything since June 2020, and still may
    not audited_in_time        U0011              no audit since May 2020
    self_grants                U0012              gave themself access to E09000019 in March 2020
    forms_overdue              U0008's            the query about the opening above, due on 22 February 2021
    archive_over_retention     A2016-11           archived in November 2016 and not deleted
    silent_matrices            E09000029 2020-09  a month in which nobody opened that borough's Matrix
    silent_matrices            E09000021 2020-04, E09000021 2020-05

Silence and slips: North Area sends no return for 2020-Q2 and 2020-Q3, North West has not done 2020-Q4, South East
reports other numbers than its outcomes hold (reviews.py). South East has no single point of contact from 3 August
to 21 September 2020, and South West's is not of the rank since 11 January 2021 (terms.py). One person moves away on
14 October 2020 and arrives nowhere (register.py). April 2020 has no figures of police activity and no system audit
(activity.py, audits.py). On the night of 8 November 2020 U0013 opens 60 pages: lawful, and worth a look.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from seed.london.users import BOROUGH, INTELLIGENCE, MPS, PAN, Grant, User

SILENT = {("E09000029", "2020-09"), ("E09000021", "2020-04"), ("E09000021", "2020-05")}
NOT_DELETED = "A2016-11"
MOVED_AWAY = date(2020, 10, 14)
BUSY_USER, BUSY_NIGHT, BUSY_PAGES = "U0013", date(2020, 11, 8), 60

BCU, HOME, NEXT_DOOR, ELSEWHERE = "CN", "E09000007", "E09000019", "E09000022"
TRAINED, GRANTED = date(2020, 1, 6), date(2020, 1, 20)
UNANSWERED = "unanswered"  # asked, and no answer yet


@dataclass(frozen=True)
class Opening:
    """
    One opening that breaks `rule` (none where it is empty), at a second of the day where that matters.

    `verdict` is what the user's answer was found to be; None where nobody asked.
    """

    rule: str
    user_id: str
    day: date
    matrix: str
    action: str = "view"
    version: str = "current"
    verdict: str | None = None
    second: int | None = None


@dataclass(frozen=True)
class Partners:
    """The boroughs that the planted partners belong to, by when their agreements were signed."""

    first: str  # sharing since February 2020
    second: str  # since March 2020
    third: str
    fifth: str  # since July 2020
    seventh: str  # signed on 24 August 2020, sharing since 7 September 2020


def openings(partners: Partners) -> list[Opening]:
    return [
        Opening("no_grant", "U0001", date(2020, 10, 6), NEXT_DOOR, verdict="justified"),
        Opening("after_revocation", "U0002", date(2020, 9, 14), HOME, verdict="unverified"),
        Opening(
            "partner_download", "U0003", date(2020, 11, 19), partners.first, "download", verdict="unjustified"
        ),
        Opening("partner_without_agreement", "U0004", date(2020, 8, 12), partners.seventh),
        Opening("partner_other_borough", "U0005", date(2021, 1, 21), partners.third),
        Opening("partner_without_form", "U0006", date(2020, 12, 3), partners.fifth),
        Opening("untrained", "U0007", date(2020, 7, 22), HOME),
        Opening("archived_version", "U0008", date(2021, 1, 11), HOME, version="archive", verdict=UNANSWERED),
        Opening("outside_own_bcu", "U0009", date(2020, 11, 5), ELSEWHERE),
        Opening("no_grant", "U9999", date(2021, 1, 13), PAN),
    ]


def busy_night() -> list[Opening]:
    """Breaks no rule: many openings, one a minute, from ten at night."""
    return [
        Opening("", BUSY_USER, BUSY_NIGHT, PAN, second=22 * 3600 + 55 * place) for place in range(BUSY_PAGES)
    ]


def grants(partners: Partners) -> list[Grant]:
    return [
        Grant("U0005", partners.third, date(2021, 1, 18), date(2021, 1, 25), "other"),
        Grant("U0012", NEXT_DOOR, date(2020, 3, 9), granted_by="U0012"),
    ]


def users(partners: Partners) -> list[User]:
    """The users of the cases above, in the order of their ids."""
    return [
        _officer("U0001"),
        _officer("U0002", until=date(2020, 9, 8), why_revoked="left"),
        _partner("U0003", partners.first, date(2020, 3, 2)),
        _partner("U0004", partners.seventh, date(2020, 8, 10), opens_from=date(2020, 9, 7)),
        _partner("U0005", partners.second, date(2020, 4, 6)),
        _partner(
            "U0006",
            partners.fifth,
            date(2020, 12, 1),
            form_on=date(2020, 12, 10),
            opens_from=date(2020, 12, 10),
        ),
        _officer(
            "U0007",
            from_on=date(2020, 7, 20),
            trained_on=date(2020, 8, 3),
            opens_from=date(2020, 8, 3),
        ),
        _officer("U0008"),
        _officer("U0009"),
        _officer("U0010", opens_until=date(2020, 7, 1)),
        _officer("U0011", audited_until=date(2020, 5, 31)),
        _officer("U0012", role="editor"),
        _officer("U0013", unit=INTELLIGENCE, role="analyst", matrices=(PAN,)),
    ]


def _officer(user_id: str, **otherwise: Any) -> User:
    usual: dict[str, Any] = {
        "organisation": MPS,
        "unit": BCU,
        "role": "viewer",
        "matrices": (HOME,),
        "from_on": GRANTED,
        "trained_on": TRAINED,
    }
    return User(user_id, **(usual | otherwise))


def _partner(user_id: str, borough: str, from_on: date, **otherwise: Any) -> User:
    usual: dict[str, Any] = {
        "organisation": BOROUGH,
        "unit": borough,
        "role": "partner",
        "matrices": (borough,),
        "from_on": from_on,
        "trained_on": TRAINED,
        "form_on": from_on,
    }
    return User(user_id, **(usual | otherwise))
