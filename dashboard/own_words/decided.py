"""What the Group decided and asked for, as a table: whose it is, by when, and whether that day is past."""

from collections.abc import Mapping
from typing import Any

from dashboard.kinds import Answer
from dashboard.marks import OVERDUE_MARK
from dashboard.tables import table
from dashboard.words import capital, day

HEADINGS = ["Decided", "Which", "What", "Whose it is", "Due", "Commitment"]
NONE = '<p class="caption">None is on record by this date.</p>'


def decided(found: Answer, commitment: str | None = None) -> str:
    """As HTML: all of them, or those about one commitment."""
    rows = [record for record in found.records if commitment in (None, record["commitment"])]
    return (
        table("Decisions and actions of the Oversight Group", HEADINGS, [_row(row) for row in rows])
        if rows
        else NONE
    )


def _row(row: Mapping[str, Any]) -> list[Any]:
    return [
        row["decided_on"],
        capital(row["kind"]),
        row["title"],
        row["owner"],
        _due(row),
        row["commitment"],
    ]


def _due(row: Mapping[str, Any]) -> str:
    """Nobody records here that an action was done: a day that is past is said to be, and no more."""
    if row["due_on"] is None:
        return "no date given" if row["kind"] == "action" else ""
    past = f" {OVERDUE_MARK.shape} past" if row["due_on"] < row["as_at"] else ""
    return f"{day(row['due_on'])}{past}"
