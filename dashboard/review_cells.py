"""Which return of the grid a reader looks at: the one in the URL, else the one that most needs looking at."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from dashboard.kinds import Answer
from queries.dates import last_quarter

Cell = Mapping[str, Any]  # a row of `review_grid`: one BCU's return of one quarter

MISSED = frozenset({"not_done", "no_return"})
WORST_FIRST = ("no_return", "not_done", "late", "not_due", "on_time")
CHOSEN = "cell"  # its name in the URL


def name_of(cell: Cell) -> str:
    """A cell as the URL names it: NA-2020-Q3."""
    return f"{cell['area']}-{cell['exercise']}"


def chosen_cell(grid: Answer) -> Cell | None:
    """The cell named in the URL; the first to look at where there is none, or none such among the reader's own."""
    asked = st.query_params.get(CHOSEN)
    named = (cell for cell in grid.records if name_of(cell) == asked)
    return next(named, None) or first_to_look_at(grid)


def is_elsewhere(grid: Answer) -> bool:
    """Whether the URL names a cell that is not among those shown to this reader."""
    asked = st.query_params.get(CHOSEN)
    return asked is not None and asked not in map(name_of, grid.records)


def first_to_look_at(grid: Answer) -> Cell | None:
    """Of the last quarter's returns the worst: by how it stands, how often running, how few people it reached."""
    cells = of_last_quarter(grid)
    return min(cells, key=lambda cell: _how_bad(grid, cell), default=None)


def of_last_quarter(grid: Answer) -> list[Cell]:
    """The cells of the latest quarter that has ended by the as-at date, in order of name."""
    label = last_quarter(grid.asked.dates[-1]).label
    return [cell for cell in grid.records if cell["exercise"] == label]


def times_running(grid: Answer, cell: Cell, states: frozenset[str] = MISSED) -> int:
    """
    For how many quarters running, the cell's own the last, its BCU's review was in one of the states. Quarters
    before the first of which any return is known are not held against anybody.
    """
    known = [each["exercise"] for each in grid.records if each["state"] not in {"no_return", "not_due"}]
    first = min([*known, cell["exercise"]])
    earlier = [
        each["state"]
        for each in grid.records
        if each["area"] == cell["area"] and first <= each["exercise"] <= cell["exercise"]
    ]
    return next((at for at, state in enumerate(reversed(earlier)) if state not in states), len(earlier))


def _how_bad(grid: Answer, cell: Cell) -> tuple[int, int, float, str]:
    reached = cell["numerator"] / cell["denominator"] if cell["denominator"] else 1.0
    return (
        WORST_FIRST.index(cell["state"]),
        -times_running(grid, cell),
        reached,
        cell["name"] or cell["area"],
    )
