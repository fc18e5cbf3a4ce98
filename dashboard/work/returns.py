"""
What is due of a BCU's returns, and when.

- **Return**: the review of the running quarter, or of the last one, that is not completed. Due on the day the return
  names, or on the quarter's last day where it names none: as in `reviews_on_time`.
- **Return the number removed**: such a review is completed, and does not say how many were removed. Due on
  the same day: `reviews_returned` counts a return without it as none.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from dashboard.kinds import Met
from dashboard.words import day, quarter
from dashboard.work.due import Due, Duty, Things
from queries.dates import Quarter, last_quarter, quarter_of

OPEN = ("not_due", "not_done", "no_return")


def returns_due(grid: Sequence[Any], _: Met) -> list[Due]:
    """What is due of the reviews of the grid: the running quarter's and the last one's."""
    concerned = [(row, _duty(row)) for row in grid if row.exercise in _asked_for(row.as_at)]
    return [_due(row, duty) for row, duty in concerned if duty]


def _asked_for(as_at: date) -> set[str]:
    return {quarter_of(as_at).label, last_quarter(as_at).label}


def _duty(row: Any) -> str:
    """Nothing where the review is completed and the number given."""
    if row.state in OPEN:
        return "return"
    return "number" if row.removed_returned is None else ""


def _due(row: Any, duty: str) -> Due:
    asked = (
        f"asked for on {day(row.requested_on)}"
        if row.requested_on
        else "no message asking for it is on record"
    )
    due_on = row.due_on or _last_day(row.exercise)
    return Due(row.as_at, row.area, duty, quarter(row.exercise), due_on, asked)


def _last_day(label: str) -> date:
    year, number = label.split("-Q")
    return Quarter(int(year), int(number)).last_day


def _quarters(things: Things) -> str:
    return things.named("quarter", "quarters")


DUTIES = (
    Duty(
        "return",
        "Return",
        lambda things: f"the {_quarters(things)} review",
        lambda _: "with the number removed",
        "reviews_complete",
    ),
    Duty(
        "number",
        "Return",
        lambda things: f"the number removed by the {_quarters(things)} review",
        lambda _: "the return gives none",
        "reviews_returned",
    ),
)
