"""The tables of the page Quarterly reviews: the grid, one return beside it, and how far a review has got."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard import links
from dashboard.kept import kept
from dashboard.kinds import Answer
from dashboard.marks import REVIEW_MARKS
from dashboard.review_cells import CHOSEN, Cell, chosen_cell, is_elsewhere, name_of
from dashboard.tables import render
from dashboard.words import day, number, of, of_with_share, quarter, short_quarter
from queries.dates import quarter_named

ELSEWHERE = "The return asked for is not among those shown here; this is the one to look at first."
MISSING = "missing"  # how what is not there is set apart
PARTS = (
    ("Green reached", "green_reached", "green"),
    ("Zero harm reached", "zero_harm_reached", "zero_harm"),
    ("All tests filled in", "kept_tested", "kept"),
)
COUNTS = (
    ("Left before review", "left_before"),
    ("Removed, returned", "removed_returned"),
    ("Removed, recorded", "removed_counted"),
)


@dataclass(frozen=True)
class Line:
    """One line of a return: what it says, and whether that is something missing."""

    title: str
    said: str
    kind: str = ""


@kept
def review_grid(grid: Answer) -> str:
    """
    A row for each BCU, a column for each quarter: a mark, a word, the people reached, and the way to the return.
    One BCU alone has a row for each thing counted as well.
    """
    chosen = chosen_cell(grid)
    quarters = sorted({cell["exercise"] for cell in grid.records})
    rows: dict[str, list[dict[str, str]]] = {}
    for cell in grid.records:
        rows.setdefault(cell["name"] or cell["area"], []).append(_cell(cell, cell is chosen))
    more = _counted(grid.records) if len(rows) == 1 else {}
    return render(
        "review_grid.html", quarters=[short_quarter(label) for label in quarters], rows=rows, more=more
    )


@kept
def review_panel(grid: Answer) -> str:
    """The return that is looked at, line by line."""
    cell = chosen_cell(grid)
    if cell is None or grid.says_nothing:
        return '<p class="missing">No data: there is no return to look at.</p>'
    title = f"{quarter(cell['exercise'])}, {cell['name'] or cell['area']}"
    note = ELSEWHERE if is_elsewhere(grid) else ""
    return render("review_panel.html", title=title, note=note, lines=list(_lines(cell)), apart=_apart(cell))


def _cell(cell: Cell, chosen: bool) -> dict[str, str]:  # noqa: FBT001 # what it is, not how to do it
    """A cell as it is shown (its mark, and the people reached), as it is read aloud, and where it leads."""
    state, (mark, word) = cell["state"], REVIEW_MARKS[cell["state"]]
    counted = _has_people(cell)
    reached = f"{cell['numerator']}/{cell['denominator']}" if counted else ""
    shown = {
        "on_time": f"{mark} {reached}",
        "late": f"{mark} late {reached}",
        "not_done": f"{mark} {reached}",
        "no_return": f"{mark} no return",
        "not_due": reached,
    }[state]
    people = f", {of(cell['numerator'], cell['denominator'])} people reached" if counted else ""
    return {
        "state": state,
        "shown": shown.strip(),
        "said": f"{quarter(cell['exercise'])}: {word}{people}",
        "leads": links.to("reviews", **{CHOSEN: name_of(cell)}),
        "chosen": "true" if chosen else "false",
    }


def _counted(cells: Sequence[Cell]) -> dict[str, list[str]]:
    """Of one BCU, by quarter: what its reviews came to. A quarter with nobody to reach has a dash."""
    shown: dict[str, list[str]] = {}
    for cell in cells:
        for title, part, whole in PARTS:
            shown.setdefault(title, []).append(f"{cell[part]}/{cell[whole]}" if cell[whole] else "–")
        for title, name in COUNTS:
            shown.setdefault(title, []).append(_count(cell, name))
    return shown


def _count(cell: Cell, name: str) -> str:
    """A number that a return owes and does not give is not a dash."""
    if cell[name] is not None:
        return f"{cell[name]}"
    return "–" if cell["state"] == "not_due" else "no number"


def _lines(cell: Cell) -> Iterator[Line]:
    yield _asked_for(cell)
    yield Line("Due", day(_due_on(cell)))
    yield _completed(cell)
    if _has_people(cell):
        yield from _of_people(cell)


def _has_people(cell: Cell) -> bool:
    """Whether the people reached are told: of a BCU no release tells them."""
    return cell["denominator"] is not None


def _of_people(cell: Cell) -> Iterator[Line]:
    yield Line("People at its start", of(cell["denominator"], None))
    yield _reached("People reached", cell, "numerator", "denominator")
    yield _reached("Green reached", cell, "green_reached", "green")
    yield _reached("Zero harm reached", cell, "zero_harm_reached", "zero_harm")
    yield Line("Left before review", of(cell["left_before"], None))
    kept = of(cell["kept_tested"], cell["kept"]) if cell["kept"] else "nobody kept"
    yield Line("Kept, all three tests filled in", kept)
    yield _returned(cell)
    yield Line("Removed, as recorded", of(cell["removed_counted"], None))


def _asked_for(cell: Cell) -> Line:
    asked = cell["requested_on"]
    if asked is None:
        return Line("Asked for", "no request recorded", MISSING)
    return Line("Asked for", f"{day(asked)}, after it was due" if asked > _due_on(cell) else day(asked))


def _completed(cell: Cell) -> Line:
    completed, state = cell["completed_on"], cell["state"]
    if completed is None:
        word = {"not_due": "not yet", "not_done": "not completed", "no_return": "no return"}[state]
        return Line("Completed", word, "" if state == "not_due" else MISSING)
    late = (completed - _due_on(cell)).days
    said = (
        f"{day(completed)}, {number(late)} {'day' if late == 1 else 'days'} late"
        if late > 0
        else day(completed)
    )
    return Line("Completed", said)


def _reached(title: str, cell: Cell, part: str, whole: str) -> Line:
    if not cell[whole]:
        return Line(title, "nobody to reach")
    return Line(title, of_with_share(cell[part], cell[whole]))


def _returned(cell: Cell) -> Line:
    if cell["removed_returned"] is not None:
        return Line("Removed, as returned", of(cell["removed_returned"], None))
    due = cell["state"] != "not_due"
    return Line("Removed, as returned", "no number returned" if due else "not yet", MISSING if due else "")


def _apart(cell: Cell) -> str:
    """What is said where the return and the outcomes do not give one number of removals."""
    returned, recorded = cell["removed_returned"], cell["removed_counted"]
    if returned is None or recorded is None or returned == recorded:
        return ""
    return (
        f"The return gives {number(returned)} removed, the outcomes recorded give {number(recorded)}. "
        "Either may be short: ask the BCU."
    )


def _due_on(cell: Cell) -> date:
    """Where no day is given, the quarter's last."""
    due_on: date | None = cell["due_on"]
    return due_on or quarter_named(cell["exercise"]).last_day
