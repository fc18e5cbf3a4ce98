"""The duties of governance at each quarter end: each figure with a target, met or not, and whose it is."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from dashboard.figures import access, governance, recommendations
from dashboard.figures import governance_pictures as pictures
from dashboard.kept import kept
from dashboard.kinds import Answer, Figure, FigureRow
from dashboard.lacking import NOT_HELD
from dashboard.links import to
from dashboard.marks import NO_DATA, TARGET_MARKS
from dashboard.page import Page
from dashboard.periods import quarter_ends_by
from dashboard.sentences.promises import owner
from dashboard.tables import render
from dashboard.words import of, short_day
from queries.scope import LC

QUARTERS = 8
Duties = Mapping[str, Answer]  # by the figure's id, in the order of the table

GROUPS: Mapping[str, Sequence[Figure]] = {
    "Who answers for it": (
        governance.spocs_in_post,
        governance.spocs_trained,
        access.granted_by_spoc,
        access.trained_before_access,
    ),
    "Inspections and the archive": (
        access.bcus_inspected,
        access.bcus_inspected_fully,
        pictures.actions_open,
        access.archive_over_retention,
    ),
    "Documents": (
        governance.sop_reviewed,
        governance.policy_reviewed,
        governance.dpia_current,
        governance.eia_current,
        governance.legal_mandate_published,
        governance.pilot_reviewed,
        governance.population_review_published,
    ),
    "What is public": (governance.topics_by_deadline, governance.topics_published),
    "Boards": (
        governance.oversight_group_met,
        governance.deputy_mayor_chairs,
        governance.disproportionality_board_met,
    ),
    "Reports": (
        governance.ethics_report_published,
        governance.audit_report_published,
        governance.oversight_reported,
    ),
    "Other data sets": (governance.dataset_checks_met,),
}


def ask_duties(page: Page) -> Duties:
    """Every duty at the last quarter ends, the compared and the as-at date."""
    dates = tuple(sorted({*_ends(page.as_at), page.compared_with, page.as_at}))
    return {figure.id: page.ask(figure, dates, LC) for group in GROUPS.values() for figure in group}


def now(found: Answer) -> FigureRow | None:
    """A duty as it stands at the as-at date: the reader's own area, or London where there is no other."""
    return found.row(found.told, found.asked.dates[-1])


def owners(page: Page) -> Mapping[str, tuple[str, str]]:
    """By the figure that tests it: a commitment and whose it is."""
    states = page.ask(recommendations.commitment_states)
    return {
        record[name]: (record["commitment"], owner(record["owner"]))
        for record in states.records
        for name in ("late_control", "control")
        if record[name]
    }


@kept
def duties_table(page: Page, duties: Duties) -> str:
    """Each duty in a row: whose it is, and whether it was met at each quarter end and is now."""
    whose, ends = owners(page), [end for end in _ends(page.as_at) if _is_told(duties, end)]
    columns = [*(end for end in ends if end != page.as_at), page.as_at]
    return render(
        "duties.html",
        headings=[short_day(end) for end in columns],
        groups={
            title: [_row(duties[figure.id], whose.get(figure.id), columns) for figure in group]
            for title, group in GROUPS.items()
        },
    )


def _is_told(duties: Duties, end: date) -> bool:
    """Whether anything is: a reader of releases is told of those alone."""
    return any(found.row(found.told, end) for found in duties.values())


def _ends(as_at: date) -> tuple[date, ...]:
    return quarter_ends_by(as_at, QUARTERS)


def _row(found: Answer, promised: tuple[str, str] | None, columns: Sequence[date]) -> dict[str, Any]:
    commitment, whose = promised or ("", "")
    return {
        "title": found.of.title,
        "of_london": "London" if found.told != found.subject else "",
        "commitment": commitment,
        "leads": to("recommendations", commitment=commitment),
        "whose": whose,
        "cells": list(_cells(found, columns)),
    }


def _cells(found: Answer, columns: Sequence[date]) -> Iterator[dict[str, str]]:
    for end in columns:
        row = found.row(found.told, end)
        if not found.held:
            yield {"kind": "none", "said": "–", "spoken": NOT_HELD}
            continue
        if row is None or row.silent:
            yield {"kind": "no_data", "said": str(NO_DATA), "spoken": NO_DATA.word}
            continue
        mark = TARGET_MARKS[row.met]
        counted = of(row.numerator, row.denominator)
        yield {
            "kind": {True: "met", False: "not_met", None: "none"}[row.met],
            "said": _short(mark.shape, row),
            "spoken": f"{mark.word}: {counted}",
        }


def _short(shape: str, row: FigureRow) -> str:
    """Of one thing the mark says it; of several, how many of how many."""
    if row.denominator == 1 or row.numerator is None:
        return shape
    parts = [f"{row.numerator:,.0f}", *([f"{row.denominator:,.0f}"] if row.denominator is not None else [])]
    return f"{shape} {'/'.join(parts)}"
