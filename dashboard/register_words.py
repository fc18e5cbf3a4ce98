"""How the codes of the register are said: how an entry came about, why it ended, what is not recorded."""

from datetime import date

from dashboard.words import month as month_of

CAME = {"opening": "here when the quarter began", "added": "added", "transferred_in": "transferred in"}
REASONS = {
    "no_current_evidence": "no current information",
    "quarterly_review": "quarterly review",
    "reappraisal": "green reappraisal",
    "moved": "moved to another Matrix",
    "imprisoned": "imprisoned",
    "died": "died",
    "other": "another reason",
}
BANDS = {"red": "Red", "amber": "Amber", "green": "Green", "unscored": "Never scored"}


def band(code: str) -> str:
    return BANDS[code]


def came(code: str) -> str:
    return CAME[code]


def reason(code: str | None) -> str:
    return REASONS[code] if code else ""


def yes_no(word: str | None) -> str:
    """Yes or no as recorded; else that it is not."""
    return word or "not recorded"


def month(label: str) -> str:
    """November 2020, of 2020-11"""
    return month_of(date.fromisoformat(f"{label}-01"))
