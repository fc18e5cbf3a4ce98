"""How the codes of governance are called: boards, chairs, documents, topics, checks, answers."""

from collections.abc import Mapping

from dashboard.words import all_of, spelled

BOARDS = {
    "oversight_group": "Oversight Group",
    "oversight_board": "Oversight Board",
    "audit_board": "Audit Board",
    "ethics_panel": "Ethics Panel",
    "disproportionality_board": "Disproportionality Board",
    "london_crime_reduction_board": "London Crime Reduction Board",
    "information_assurance": "Information assurance",
}
CHAIRS = {
    "met_intelligence": "Met Intelligence",
    "mopac": "MOPAC",
    "deputy_mayor_policing": "Deputy Mayor for Policing",
    "deputy_mayor_communities": "Deputy Mayor for Communities",
    "mayor": "the Mayor",
}
DOCUMENTS = {
    "sop": "Standard Operating Procedure",
    "dpia": "Data Protection Impact Assessment",
    "eia": "Equality Impact Assessment",
    "pilot_review": "Review of the pilot",
    "annual_review": "Annual review of who is on the Matrix",
}
TOPICS = {
    "faq": "Frequently asked questions",
    "effect_on_individual": "Effect on the individual",
    "multi_agency_process": "Multi-agency process",
    "serious_organised_crime": "Serious organised crime",
}
CHECKS = {
    "dpia": "Data Protection Impact Assessment",
    "sharing_agreement": "Sharing agreements",
    "access_logs": "Access logs",
}
ANSWERS: Mapping[str | None, str] = {"yes": "✔ yes", "no": "✕ no", None: "? not recorded"}


def board(code: str) -> str:
    return BOARDS.get(code, spelled(code))


def document(code: str) -> str:
    return DOCUMENTS.get(code, spelled(code))


def topic(code: str) -> str:
    return TOPICS.get(code, spelled(code))


def check(code: str) -> str:
    return CHECKS.get(code, spelled(code))


def chairs(codes: str | None) -> str:
    """Everybody in the chair, by their office."""
    each = [code for code in (codes or "").split(";") if code]
    return all_of([CHAIRS.get(code, spelled(code)) for code in each]) if each else "nobody recorded"
