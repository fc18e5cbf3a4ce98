"""How the codes of the access audit are said: organisations, units, roles, courses."""

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


def organisation(code: str) -> str:
    return ORGANISATIONS.get(code, code)


def unit(name: str) -> str:
    """A BCU's or a borough's name as it is; the others' in words."""
    return UNITS.get(name, name)


def role(code: str) -> str:
    return ROLES.get(code, code)


def courses(codes: str | None) -> str:
    """Courses listed as the contract lists them, in words; nothing where there are none."""
    return ", ".join(COURSES[code] for code in codes.split(";")) if codes else ""
