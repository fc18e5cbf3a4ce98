"""The BCU's next return as it stands: which of its parts are whole, and which still have to be."""

from collections.abc import Mapping
from typing import Any

from dashboard.figures.reviews import review_grid
from dashboard.kept import kept
from dashboard.marks import Mark
from dashboard.page import Page
from dashboard.tables import numbers
from dashboard.words import day, of, quarter
from queries.dates import quarter_of

WHOLE, SO_FAR, NOTHING = Mark("✔", "whole"), Mark("◐", "so far"), Mark("–", "")
# Each part of a return that is counted in people: those it has reached, of those it is to reach.
PARTS = {
    "Everyone accounted for": ("numerator", "denominator"),
    "Green": ("green_reached", "green"),
    "Zero harm": ("zero_harm_reached", "zero_harm"),
    "Three tests filled in, of those kept": ("kept_tested", "kept"),
}


@kept
def next_return(page: Page) -> str:
    """
    The return of the running quarter, part by part, as a table.

    :param page: a Page about one BCU: the grid has a row of the running quarter for each.
    """
    running = quarter_of(page.as_at)
    row = next(row for row in page.ask(review_grid).records if row["exercise"] == running.label)
    parts = [[part, _reached(row[those], row[all_])] for part, (those, all_) in PARTS.items()]
    removed = ["Number removed", _returned(row, day(row["due_on"] or running.last_day))]
    return numbers(f"The next return, {quarter(running.label)}", ["Part", "Stands at"], [*parts, removed])


def _reached(those: int, all_: int) -> str:
    if not all_:
        return f"{NOTHING.shape} nobody"
    return f"{(WHOLE if those == all_ else SO_FAR).shape} {of(those, all_)}"


def _returned(row: Mapping[str, Any], due_on: str) -> str:
    """What the return gives; where it is completed without, that it gives none."""
    if row["removed_returned"] is not None:
        return f"{WHOLE.shape} {row['removed_returned']}"
    return f"{NOTHING.shape} {'not given' if row['completed_on'] else f'due {due_on}'}"
