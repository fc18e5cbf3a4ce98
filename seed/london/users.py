"""Who may open a Matrix: one frozen record a user, from which the tables of the access audit are written."""

from dataclasses import dataclass
from datetime import date

from seed.london.places import bcus
from seed.london.tables import Tables

MPS, HMPPS, BOROUGH = "mps", "hmpps", "borough"
INTELLIGENCE = "intelligence"
PAN = "PAN"


@dataclass(frozen=True)
class User:
    """
    A user: what they were given from when to when, and how they use it.

    They open a Matrix from `opens_from` (their first day) until before `opens_until` (their last) at a `pace`
    beside their colleagues'. `audited_until` is where their audits stop, `trained_on` when they were trained
    for their role (None: never), `form_on` when a partner signed the conditions of use.
    """

    user_id: str
    organisation: str
    unit: str
    role: str
    matrices: tuple[str, ...]
    from_on: date
    until: date | None = None
    why_revoked: str | None = None
    trained_on: date | None = None
    form_on: date | None = None
    pace: float = 1.0
    opens_from: date | None = None
    opens_until: date | None = None
    audited_until: date | None = None

    @property
    def is_partner(self) -> bool:
        return self.organisation != MPS

    @property
    def is_of_a_bcu(self) -> bool:
        return self.unit in bcus()

    def holds(self, day: date) -> bool:
        return self.from_on <= day and (self.until is None or self.until > day)


@dataclass(frozen=True)
class Grant:
    """One Matrix given to one user; where `granted_by` is empty, by whoever was to give it that day."""

    user_id: str
    matrix: str
    granted_on: date
    revoked_on: date | None = None
    why_revoked: str | None = None
    granted_by: str | None = None


def write(users: list[User], tables: Tables) -> None:
    """The users, their courses and the partners' forms."""
    for user in users:
        tables.add(
            "users", user_id=user.user_id, organisation=user.organisation, unit=user.unit, role=user.role
        )
        if user.trained_on is not None:
            for course in courses(user):
                tables.add("training", user_id=user.user_id, course=course, completed_on=user.trained_on)
        if user.form_on is not None:
            tables.add("access_forms", user_id=user.user_id, signed_on=user.form_on)


def courses(user: User) -> tuple[str, ...]:
    """The courses that a user's role asks for."""
    needed = ("data_protection",) if user.is_partner else ("data_protection", "operating_model")
    return (*needed, "spoc") if user.role == "spoc" else needed
