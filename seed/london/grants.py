"""Who was given which Matrix by whom, and when it was taken back."""

from collections.abc import Iterator
from datetime import date
from random import Random

from seed.london.days import any_day
from seed.london.places import bcu_of
from seed.london.roster import Roster
from seed.london.tables import Tables
from seed.london.terms import contact_of
from seed.london.users import PAN, Grant, User

# When the Matrix moved to Box, every access was given anew: by the single points of contact, who were by then
# in post everywhere.
MOVED_TO_BOX = (date(2019, 5, 13), date(2019, 6, 7))


class Grants:
    """Writes the grants; knows who could have given them."""

    def __init__(self, random: Random, roster: Roster, tables: Tables) -> None:
        self._random = random
        self._terms = roster.terms
        self._users = roster.users
        self._custodians = [user.user_id for user in roster.users if user.role == "custodian"]
        self._tables = tables

    def write(self, extra: list[Grant]) -> None:
        """The grants that the users' posts bring, and some beside them."""
        usual = [grant for user in self._users for grant in self._of(user)]
        for number, grant in enumerate([*usual, *extra], start=1):
            self._tables.add(
                "grants",
                grant_id=f"G{number:05d}",
                user_id=grant.user_id,
                matrix=grant.matrix,
                granted_on=grant.granted_on,
                granted_by=grant.granted_by or self._giver(grant.user_id, grant.matrix, grant.granted_on),
                revoked_on=grant.revoked_on,
                revocation_reason=grant.why_revoked,
            )

    def _of(self, user: User) -> Iterator[Grant]:
        moved = any_day(self._random, *MOVED_TO_BOX)
        whole = user.role == "spoc" or user.from_on >= moved or bool(user.until and user.until <= moved)
        for matrix in user.matrices:
            if whole:
                yield Grant(user.user_id, matrix, user.from_on, user.until, user.why_revoked)
            else:
                yield Grant(user.user_id, matrix, user.from_on, moved, "other")
                yield Grant(user.user_id, matrix, moved, user.until, user.why_revoked)

    def _giver(self, user_id: str, matrix: str, day: date) -> str:
        """The BCU's single point of contact; without one a deputy; before there were any, the custodians."""
        custodian = next(each for each in self._custodians if each != user_id)
        if matrix == PAN:
            return custodian
        contact = contact_of(self._terms, bcu_of(matrix), day)
        if contact and contact != user_id:
            return contact
        return self._deputy(user_id, bcu_of(matrix), day) if day >= MOVED_TO_BOX[0] else custodian

    def _deputy(self, user_id: str, bcu: str, day: date) -> str:
        deputies = [
            user.user_id
            for user in self._users
            if (user.unit, user.role) == (bcu, "deputy_spoc") and user.holds(day) and user.user_id != user_id
        ]
        return deputies[0] if deputies else self._custodians[0]
