"""How the codes of the access audit are said: organisations, units, roles, Matrices, instants, verdicts."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from dashboard.access.rules import RULES_SAID
from dashboard.words import capital, day
from queries.tables.access import PAN

IN_LONDON = ZoneInfo("Europe/London")
ORGANISATIONS = {"mps": "MPS", "hmpps": "HMPPS", "borough": "Borough"}
UNITS = {"intelligence": "Intelligence Command", "hmpps": "HMPPS"}  # those that are no BCU and no borough
ROLES = {
    "spoc": "single point of contact",
    "deputy_spoc": "deputy single point of contact",
    "editor": "editor",
    "viewer": "viewer",
    "analyst": "analyst",
    "custodian": "custodian",
    "partner": "partner",
}
COURSES = {
    "data_protection": "data protection",
    "operating_model": "the operating model",
    "spoc": "single points of contact",
}
VERDICTS = {
    "justified": "✔ justified",
    "unverified": "? unverified",
    "unjustified": "✕ unjustified",
}


def course(code: str) -> str:
    return capital(COURSES.get(code, code))


def organisation(code: str | None) -> str:
    """Nothing of a user of another BCU: a BCU's reader is told their id alone."""
    return ORGANISATIONS.get(code, code) if code else ""


def unit(name: str | None) -> str:
    """A BCU's or a borough's name as it is; the others' in words."""
    return UNITS.get(name, name) if name else ""


def role(code: str | None) -> str:
    return ROLES.get(code, code) if code else ""


def matrix(name: str | None) -> str:
    """A borough's name stands for its Matrix."""
    return "Pan-London" if name == PAN else name or ""


def action(code: str) -> str:
    return {"view": "viewed", "download": "downloaded", "edit": "edited"}[code]


def version(code: str) -> str:
    return "past" if code == "archive" else code


def courses(codes: str | None) -> str:
    """Courses listed as the contract lists them, in words; nothing where there are none."""
    return ", ".join(COURSES[code] for code in codes.split(";")) if codes else ""


def rules(codes: str | None) -> str:
    """Rules listed as the contract lists them, in words; nothing where there are none."""
    return ", ".join(RULES_SAID[code].title for code in codes.split(";")) if codes else ""


def verdict(code: str | None) -> str:
    return VERDICTS[code] if code else ""


def verified_by(code: str | None) -> str:
    return code.replace("_", " ") if code else ""


def local_day(instant: datetime) -> date:
    """The day of an instant in London."""
    return instant.astimezone(IN_LONDON).date()


def in_london(instant: datetime | None) -> str:
    """4 May 2020, 14:42: every instant is told in London's time."""
    if instant is None:
        return ""
    local = instant.astimezone(IN_LONDON)
    return f"{day(local.date())}, {local:%H:%M}"


def time_in_london(instant: datetime) -> str:
    """14:42"""
    return f"{instant.astimezone(IN_LONDON):%H:%M}"
