"""What is said of a BCU's single points of contact: who is in post since when, and each gap."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from dashboard.words import day, number, short_day, spelled

Row = Mapping[str, Any]
GAPS = ("vacant", "not_recorded")


def standing_of(spells: Sequence[Row], as_at: date) -> tuple[str, bool]:
    """How a BCU's post stands at the date, with its gaps, and whether anything is missing."""
    now = [spell for spell in spells if spell["to_on"] is None]
    stands = _stands(next((spell for spell in now if spell["state"] == "in_post"), now[-1] if now else None))
    gaps = [spell for spell in spells if spell["state"] == "vacant" and spell["to_on"]]
    said = "".join(f"; nobody for {_days(gap, as_at)} in {gap['from_on'].year}" for gap in gaps)
    return f"{stands}{said}", bool(gaps) or not any(spell["state"] == "in_post" for spell in now)


def spell_said(spell: Row) -> str:
    """One spell, as it is told to who points at it."""
    ends = f" to {day(spell['to_on'])}" if spell["to_on"] else ", and still"
    if spell["state"] in GAPS:
        who = "Nobody in post" if spell["state"] == "vacant" else "Nobody recorded"
        begins = f"from {day(spell['from_on'])}" if spell["from_on"] else "before that"
        return f"{who} {begins}{ends}"
    course = f"course completed {day(spell['trained_on'])}" if spell["trained_on"] else "course not completed"
    return f"{spelled(spell['rank'])} from {day(spell['from_on'])}{ends}; {course}"


def _stands(spell: Row | None) -> str:
    if spell is None or spell["from_on"] is None:
        return "nobody has been recorded"
    since = short_day(spell["from_on"])
    if spell["state"] == "vacant":
        return f"nobody in post since {since}"
    rank = "" if spell["state"] == "in_post" else f", {spelled(spell['rank']).lower()}"
    untrained = "" if spell["trained_on"] else ", without the course"
    return f"since {since}{rank}{untrained}"


def _days(gap: Row, as_at: date) -> str:
    count = ((gap["to_on"] or as_at) - gap["from_on"]).days
    return f"{number(count)} {'day' if count == 1 else 'days'}"
