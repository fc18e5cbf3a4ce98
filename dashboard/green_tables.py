"""The tables of the page Green and zero harm: on what grounds people are kept, and who is under 18."""

from collections.abc import Mapping
from typing import Any

from dashboard.kept import kept
from dashboard.kinds import Answer, FigureRow
from dashboard.page import Page
from dashboard.tables import render
from dashboard.words import day, of, share
from queries.scope import LONDON_AREA, Level


@kept
def grounds_table(page: Page, answers: Mapping[str, Answer]) -> str:
    """On what grounds people are kept: the reader's own area, London, then the areas below, fewest grounds first."""
    evidenced, *tests = answers.values()
    below = Level.BOROUGH if page.scope.bcu else Level.BCU
    rows = [row for row in evidenced.rows if row.as_at == page.as_at]
    first = [row for row in rows if row.area in {evidenced.subject, LONDON_AREA}]
    first.sort(key=lambda row: row.area == LONDON_AREA)
    rest = [row for row in rows if evidenced.areas[row.area].level is below]
    rest.sort(key=lambda row: (-_without(row), evidenced.areas[row.area].name))
    lines = [
        {"name": evidenced.areas[row.area].name, "whole": row in first}
        | _evidenced(row)
        | {"tests": [_said(answer.row(row.area, page.as_at)) for answer in tests]}
        for row in (*first, *rest)
    ]
    return render("grounds.html", lines=lines, place="Borough" if page.scope.bcu else "BCU")


def _evidenced(row: FigureRow) -> dict[str, Any]:
    """Nothing is drawn of what is not known, and no share is told of nobody."""
    known = bool(row.denominator) and not row.silent and not row.withheld
    return {
        "evidenced": _said(row),
        "share": share(row.numerator, row.denominator) if known else "",
        "filled": round(100 * (row.numerator or 0) / (row.denominator or 1), 1) if known else None,
        "without": of(_without(row), None) if known else "–",
    }


def _without(row: FigureRow) -> int:
    return int((row.denominator or 0) - (row.numerator or 0))


def _said(row: FigureRow | None) -> str:
    if row is None:
        return "–"
    if row.withheld or row.silent:
        return "withheld" if row.withheld else "no data"
    return of(row.numerator, row.denominator) if row.denominator else "nobody"


@kept
def under_18_table(found: Answer) -> str:
    """
    The account of the people under 18 between two dates.

    :param found: an Answer of `under_18_account` at the compared date and the as-at date.
    """
    before, as_at = found.asked.dates[0], found.asked.dates[-1]
    account = next(record for record in found.records if record["area"] == found.subject)
    steps = {
        f"Under 18 on {day(before)}": "before",
        "− turned 18 since": "aged_out",
        "− left since": "left",
        "+ came since": "came",
        f"= under 18 on {day(as_at)}": "numerator",
        "Apart: age not recorded": "unknown",
    }
    name = found.areas[found.subject].name
    rows = [[name, *(of(account[step], None) for step in steps.values())]]
    return render(
        "table.html", caption=found.of.title, headings=["", *steps], rows=rows, kind="numbers under_18"
    )
